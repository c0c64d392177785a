//! Texts: every key that is used exists, in every language with the same variables; none is unused or
//! empty; the Dutch ones are plain; and no template has words of its own.

mod fluent;
mod tone;

use crate::allow::Allowed;
use crate::code::Code;
use crate::template::{HOLE, Template};
use crate::{Finding, Repo};
use fluent::Message;
use std::collections::{BTreeMap, BTreeSet};

/// The language in which texts are written first.
const FIRST: &str = "nl";
/// Attributes whose value is read out or shown.
const SHOWN: [&str; 5] = ["title", "alt", "aria-label", "aria-description", "placeholder"];

/// One use of a key.
struct Use {
    path: String,
    line: usize,
    key: String,
    variables: BTreeSet<String>,
}

/// Reads all texts, and all Rust and templates that use them.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let languages = languages(repo);
    let mut findings = Vec::new();
    let (uses, said, unread) = uses(repo);
    findings.extend(unread);
    let domains: BTreeSet<&str> =
        languages.values().flat_map(|domains| domains.keys().copied()).chain(uses.keys().map(String::as_str)).collect();
    for domain in domains {
        let file = |language: &str| format!("taal/{language}/{domain}.ftl");
        let first = languages.get(FIRST).and_then(|domains| domains.get(domain));
        for (language, domains) in &languages {
            let Some(messages) = domains.get(domain) else {
                findings.push(Finding::new(
                    &file(language),
                    0,
                    "is missing",
                    "a reader of this language gets Dutch here",
                    format!("translate taal/{FIRST}/{domain}.ftl"),
                ));
                continue;
            };
            findings.extend(look_at(&file(language), messages));
            if *language == FIRST {
                findings.extend(tone::check(&file(language), messages));
            } else if let Some(first) = first {
                findings.extend(compare(&file(language), first, messages));
            }
        }
        let empty = Vec::new();
        let first = first.unwrap_or(&empty);
        for used in uses.get(domain).into_iter().flatten() {
            findings.extend(judge(&file(FIRST), used, first));
        }
        let within: BTreeSet<&str> = first.iter().flat_map(|message| message.references.iter().map(String::as_str)).collect();
        for message in first {
            let is_said = said.get(domain).is_some_and(|said| said.contains(&message.key));
            if !is_said && !within.contains(message.key.as_str()) {
                findings.push(Finding::new(
                    &file(FIRST),
                    message.line,
                    format!("{} is used nowhere", message.key),
                    "translators spend their time on it for nobody",
                    "remove it in every language",
                ));
            }
        }
    }
    findings.extend(own_words(repo));
    findings
}

/// By language and crate, the messages.
fn languages(repo: &Repo) -> BTreeMap<&str, BTreeMap<&str, Vec<Message>>> {
    let mut languages: BTreeMap<&str, BTreeMap<&str, Vec<Message>>> = BTreeMap::new();
    for (path, text) in repo.with("ftl") {
        let parts: Vec<&str> = path.split('/').collect();
        if let ["taal", language, file] = parts.as_slice() {
            languages.entry(language).or_default().insert(file.trim_end_matches(".ftl"), fluent::read(text));
        }
    }
    languages
}

type Uses = BTreeMap<String, Vec<Use>>;
type Said = BTreeMap<String, BTreeSet<String>>;

/// By crate: each `t!`, and every string that could be a key (a table of keys counts as use).
fn uses(repo: &Repo) -> (Uses, Said, Vec<Finding>) {
    let (mut uses, mut said, mut unread) = (Uses::new(), Said::new(), Vec::new());
    let mut take = |path: &str, code: &Code| {
        let Some(member) = repo.member_of(path) else {
            return;
        };
        said.entry(member.name.clone()).or_default().extend(code.strings().map(|(_, text)| text.to_owned()));
        for (at, inside) in code.macros("t").chain(code.macros("fl")) {
            let parts = code.parts(inside);
            let Some(key) = parts.get(1).and_then(|part| code.string(part.start)) else {
                continue;
            };
            let variables = parts[2..].iter().filter_map(|part| code.ident(part.start)).map(ToOwned::to_owned).collect();
            uses.entry(member.name.clone()).or_default().push(Use {
                path: path.to_owned(),
                line: code.line(at),
                key: key.to_owned(),
                variables,
            });
        }
    };
    for (path, text) in repo.product() {
        if let Ok(code) = Code::product(text) {
            take(path, &code);
        }
    }
    for (path, text) in repo.with("html") {
        for hole in Template::read(text).holes {
            match Code::read(&hole.code, hole.line) {
                Ok(code) => take(path, &code),
                Err(_) => unread.push(Finding::new(
                    path,
                    hole.line,
                    format!("`{}` cannot be read as an expression", hole.code),
                    "a text in it would go unseen",
                    "write it so that it reads as Rust, or work it out in the page's struct",
                )),
            }
        }
    }
    (uses, said, unread)
}

fn judge(file: &str, used: &Use, first: &[Message]) -> Option<Finding> {
    let Some(message) = first.iter().find(|message| message.key == used.key) else {
        let near = crate::words::nearest(&used.key, first.iter().map(|message| message.key.as_str()));
        let near = near.map_or(String::new(), |near| format!(", or did you mean {near}?"));
        return Some(Finding::new(
            &used.path,
            used.line,
            format!("the text {} is not in {file}", used.key),
            "the page would not compile, or show its key",
            format!("add it there and in every other language{near}"),
        ));
    };
    if message.variables == used.variables {
        return None;
    }
    Some(Finding::new(
        &used.path,
        used.line,
        format!(
            "{} gets {}, and its text in {file}:{} wants {}",
            used.key,
            shown(&used.variables),
            message.line,
            shown(&message.variables)
        ),
        "a variable without a value shows its name to the reader",
        "give it the same names on both sides",
    ))
}

fn look_at(file: &str, messages: &[Message]) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for message in messages {
        if message.value.trim().is_empty() {
            findings.push(Finding::new(
                file,
                message.line,
                format!("{} is empty", message.key),
                "the reader sees nothing where something was meant",
                "write the text, or remove the key",
            ));
        }
        if !seen.insert(&message.key) {
            findings.push(Finding::new(
                file,
                message.line,
                format!("{} stands here twice", message.key),
                "only one of them is shown",
                "remove one, or give it another key",
            ));
        }
    }
    findings
}

fn compare(file: &str, first: &[Message], messages: &[Message]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut missing = Vec::new();
    for message in first {
        match messages.iter().find(|other| other.key == message.key) {
            None => missing.push(message.key.as_str()),
            Some(other) if other.variables != message.variables => findings.push(Finding::new(
                file,
                other.line,
                format!("{} has {}, and the Dutch text has {}", message.key, shown(&other.variables), shown(&message.variables)),
                "one of the two leaves something out or shows a bare name",
                "use the same variables",
            )),
            Some(_) => {}
        }
    }
    if !missing.is_empty() {
        findings.push(Finding::new(
            file,
            0,
            format!("{} missing: {}", missing.len(), missing.join(", ")),
            "a reader of this language gets Dutch here",
            "translate them from the Dutch file",
        ));
    }
    for message in messages {
        if !first.iter().any(|other| other.key == message.key) {
            findings.push(Finding::new(
                file,
                message.line,
                format!("{} is not in the Dutch file", message.key),
                "Dutch comes first; nothing can use this text",
                "add the Dutch text, or remove it here",
            ));
        }
    }
    findings
}

fn shown(variables: &BTreeSet<String>) -> String {
    match variables.len() {
        0 => "no variable".to_owned(),
        _ => variables.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(" "),
    }
}

/// Words that stand in a template itself.
fn own_words(repo: &Repo) -> Vec<Finding> {
    let allowed = Allowed::of(repo, "wording");
    let mut findings = Vec::new();
    for (path, text) in repo.with("html") {
        let template = Template::read(text);
        let attributes =
            template.tags.iter().flat_map(|tag| SHOWN.iter().filter_map(|name| Some((tag.line, tag.get(name)?.to_owned()))));
        for (line, text) in template.texts.iter().cloned().chain(attributes) {
            let all = text.replace(HOLE, " ");
            let all = all.split_whitespace().collect::<Vec<_>>().join(" ");
            let word = words(&text).find(|word| !allowed.has(&[("text", word)]));
            let Some(word) = word.filter(|_| !allowed.has(&[("text", &all)])) else {
                continue;
            };
            findings.push(Finding::new(
                path,
                line + text[..text.find(word).unwrap_or(0)].matches('\n').count(),
                format!("\"{all}\" stands in the template itself"),
                "it stays the same in every language, and no text editor will find it",
                "make it a text in taal/ and write {{ t!(self.taal, \"key\") }}; a name goes in [[wording]] of tidy/allow.toml",
            ));
        }
    }
    findings.extend(allowed.stale());
    findings
}

/// The words of two letters or more, without `&nbsp;` and its like.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split('&').enumerate().flat_map(|(nth, part)| {
        let rest = match part.split_once(';') {
            Some((name, rest)) if nth > 0 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') => rest,
            _ => part,
        };
        rest.split(|sign: char| !sign.is_alphabetic()).filter(|word| word.chars().count() >= 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::whats;

    const CRATE: (&str, &str) = ("c/Cargo.toml", "[package]\nname = \"c\"");

    fn found(nl: &str, en: &str, rust: &str, html: &str) -> Vec<Finding> {
        check(&Repo::of(&[CRATE, ("taal/nl/c.ftl", nl), ("taal/en/c.ftl", en), ("c/src/lib.rs", rust), ("c/src/a.html", html)]))
    }

    #[test]
    fn texts_that_agree_are_good() {
        let nl = "# Kop\ntitle = Titel\nhello = Dag { $naam }, u bent { $n ->\n    [one] de eerste\n   *[other] nummer { $n }\n } hier.\nstate-open = Open\n";
        let en = "title = Title\nhello = Hello { $naam } { $n }\nstate-open = Open\n";
        let rust = "fn f() { t!(taal, \"hello\", naam = x.y(1, 2), n = 3); let k = \"state-open\"; }";
        assert_eq!(found(nl, en, rust, "<h1>{{ t!(self.taal, \"title\") }}</h1>"), []);
    }

    #[test]
    fn each_disagreement_is_seen() {
        let rust = "fn f() { t!(taal, \"title\"); }";
        for (nl, en, rust, what) in [
            (
                "title = T",
                "title = T",
                "fn f() { t!(taal, \"title\"); t!(taal, \"titel\"); }",
                "the text titel is not in taal/nl/c.ftl",
            ),
            ("title = T\nrest = R", "title = T\nrest = R", rust, "rest is used nowhere"),
            ("title = T", "", rust, "1 missing: title"),
            ("title = T", "title = T\nrest = R", rust, "rest is not in the Dutch file"),
            ("title = T", "title = T { $n }", rust, "title has $n, and the Dutch text has no variable"),
            ("title = T { $n }", "title = T { $n }", rust, "title gets no variable, and its text in taal/nl/c.ftl:1 wants $n"),
            ("title =", "title = T", rust, "title is empty"),
            ("title = T\ntitle = U", "title = T", rust, "title stands here twice"),
            ("title = Voor de doelgroep", "title = T", rust, "title says \"doelgroep\""),
        ] {
            assert_eq!(whats(&found(nl, en, rust, "")), [what]);
        }
    }

    #[test]
    fn a_missing_file_is_seen() {
        let files = [CRATE, ("taal/nl/c.ftl", ""), ("taal/en/d.ftl", "")];
        assert_eq!(whats(&check(&Repo::of(&files))), ["is missing", "is missing"]);
    }

    #[test]
    fn a_template_has_no_words_of_its_own() {
        for (html, what) in [
            ("<p>\nDag</p>", "\"Dag\" stands in the template itself"),
            ("<p>{{ n }} minuten</p>", "\"minuten\" stands in the template itself"),
            ("<a aria-label=\"Sluit\">", "\"Sluit\" stands in the template itself"),
        ] {
            assert_eq!(whats(&found("", "", "", html)), [what]);
        }
        assert_eq!(found("", "", "", "<p class=\"x\">{{ n }}&nbsp;: 14 053 - a</p><!-- no -->"), []);
        let allow = ("tidy/allow.toml", "[[wording]]\ntext = \"Eenloket\"\nreason = \"our name\"");
        let name = [allow, ("a.html", "<b>Eenloket</b>")];
        assert_eq!(check(&Repo::of(&name)), []);
        let more = [allow, ("a.html", "<b>Eenloket helpt</b>")];
        assert_eq!(whats(&check(&Repo::of(&more))), ["\"Eenloket helpt\" stands in the template itself"]);
    }
}
