//! `/privacy`: what is kept about somebody, why, how long, who sees it, and what they can do. For everybody, about nobody.
//!
//! `docs/privacy/inwoners.md` is the same text on paper; a test holds the two together. How long stands in
//! `rules/data/bewaartermijnen.csv` and nowhere else.

use askama::Template;
use rules::bewaartermijn::{Bewaartermijn, Duur};
use web::axum::response::Response;
use web::{Shell, Taal, render, t};

/// The page.
pub async fn show(shell: Shell) -> Response {
    let taal = shell.taal;
    let view = View { taal, before: before(taal), terms: terms(taal), after: after(taal) };
    render(&shell, &t!(taal, "privacy-title"), &view)
}

/// A heading with what stands under it.
struct Part {
    title: String,
    lines: Vec<String>,
}

/// What stands before the terms.
fn before(taal: Taal) -> Vec<Part> {
    vec![
        Part {
            title: t!(taal, "privacy-what"),
            lines: vec![
                t!(taal, "privacy-what-who"),
                t!(taal, "privacy-what-question"),
                t!(taal, "privacy-what-log"),
                t!(taal, "privacy-what-not"),
            ],
        },
        Part { title: t!(taal, "privacy-why"), lines: vec![t!(taal, "privacy-why-help"), t!(taal, "privacy-why-law")] },
        Part {
            title: t!(taal, "privacy-who"),
            lines: vec![
                t!(taal, "privacy-who-desk"),
                t!(taal, "privacy-who-sender"),
                t!(taal, "privacy-who-bsn"),
                t!(taal, "privacy-who-check"),
            ],
        },
    ]
}

/// What stands after them.
fn after(taal: Taal) -> Vec<Part> {
    vec![
        Part {
            title: t!(taal, "privacy-rights"),
            lines: vec![
                t!(taal, "privacy-rights-see"),
                t!(taal, "privacy-rights-ask"),
                t!(taal, "privacy-rights-change"),
                t!(taal, "privacy-rights-complain"),
            ],
        },
        Part { title: t!(taal, "privacy-paper"), lines: vec![t!(taal, "privacy-paper-how"), t!(taal, "privacy-paper-call")] },
    ]
}

/// What is kept, and how long.
fn terms(taal: Taal) -> Vec<(String, String)> {
    vec![
        (t!(taal, "privacy-term-hulpvraag"), how_long(Bewaartermijn::Hulpvraag, taal)),
        (t!(taal, "privacy-term-advies"), how_long(Bewaartermijn::HulpvraagAdvies, taal)),
        (t!(taal, "privacy-term-afspraak"), how_long(Bewaartermijn::Afspraak, taal)),
        (t!(taal, "privacy-term-concept"), how_long(Bewaartermijn::Concept, taal)),
        (t!(taal, "privacy-term-log"), how_long(Bewaartermijn::Verwerking, taal)),
        (t!(taal, "privacy-term-login"), how_long(Bewaartermijn::Inloggegevens, taal)),
        (t!(taal, "privacy-term-backup"), how_long(Bewaartermijn::Reservekopie, taal)),
    ]
}

fn how_long(kind: Bewaartermijn, taal: Taal) -> String {
    match &kind.term().duur {
        Duur::Niet => t!(taal, "duration-not"),
        Duur::EindeDag => t!(taal, "duration-day"),
        Duur::Periode(span) => match (span.get_years(), span.get_months(), span.get_days(), span.get_hours()) {
            (0, 0, 0, hours) => t!(taal, "duration-hours", n = hours),
            (0, 0, days, _) => t!(taal, "duration-days", n = days),
            (0, months, _, _) => t!(taal, "duration-months", n = months),
            (years, ..) => t!(taal, "duration-years", n = years),
        },
    }
}

#[derive(Template)]
#[template(path = "privacy.html")]
struct View {
    taal: Taal,
    before: Vec<Part>,
    terms: Vec<(String, String)>,
    after: Vec<Part>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAPER: &str = include_str!("../../../../docs/privacy/inwoners.md");

    #[test]
    fn the_paper_says_what_the_page_says() {
        let paper: String = PAPER.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts = before(Taal::Nl).into_iter().chain(after(Taal::Nl));
        let texts = parts.flat_map(|part| part.lines.into_iter().chain([part.title]));
        let terms = terms(Taal::Nl).into_iter().map(|(what, how_long)| format!("| {what} | {how_long} |"));
        for text in texts.chain(terms) {
            assert!(paper.contains(&text), "docs/privacy/inwoners.md does not say: {text}");
        }
    }

    #[test]
    fn every_term_has_words_in_every_language() {
        for taal in Taal::ALL {
            for (what, how_long) in terms(taal) {
                assert!(!what.is_empty() && how_long.chars().any(|c| c.is_ascii_digit()), "{what}: {how_long}");
            }
        }
    }
}
