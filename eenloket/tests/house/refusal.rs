//! What a page has to say when it refuses a form (R2).

use crate::client::Page;

/// What a page lacks that says what is wrong.
pub fn says_all(what: &str, page: &Page) -> Vec<String> {
    if !(400..500).contains(&page.status) {
        return vec![format!("{what}: {} {}", page.status, page.location().unwrap_or_default())];
    }
    let text = page.text();
    let mut wrong = Vec::new();
    let code =
        text.split_whitespace().any(|word| word.trim_matches(|sign: char| !sign.is_ascii_alphanumeric()).starts_with("EL-"));
    if !code {
        wrong.push("no code");
    }
    // The help line at the foot of every page, with a number to call.
    if !text.contains("Hulp nodig")
        || !text.rsplit("Hulp nodig").next().is_some_and(|foot| foot.contains(|sign: char| sign.is_ascii_digit()))
    {
        wrong.push("no number to call");
    }
    match page.html.split_once("class=\"foutoverzicht\"") {
        Some((_, rest)) => {
            let list = rest.split("</div>").next().unwrap_or_default();
            let sentences: Vec<&str> =
                list.split("</a>").filter_map(|part| part.rsplit('>').next()).filter(|text| !text.is_empty()).collect();
            if sentences.is_empty() || sentences.iter().any(|text| !text.trim_end().ends_with(['.', '?'])) {
                wrong.push("the summary has no sentences");
            }
            let targets = list.split("href=\"#").skip(1).filter_map(|part| part.split('"').next());
            if targets.clone().any(|id| !page.html.contains(&format!("id=\"{id}\""))) {
                wrong.push("the summary leads to a field that is not there");
            }
        }
        None if page.html.contains("<h1>") => {}
        None => wrong.push("no summary"),
    }
    wrong.into_iter().map(|one| format!("{what}: {one} ({})", page.status)).collect()
}
