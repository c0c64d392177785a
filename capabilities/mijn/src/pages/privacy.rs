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
    let view = View { taal, before: before(taal), terms: terms(taal), after: after(taal, &shell.telefoon) };
    render(&shell, &t!(taal, "privacy-title"), &view)
}

/// A heading with what stands under it.
struct Part {
    title: String,
    lines: Vec<String>,
}

/// What stands before the terms.
fn before(taal: Taal) -> Vec<Part> {
    let part = |title, lines: &[String]| Part { title, lines: lines.to_vec() };
    vec![
        part(
            t!(taal, "privacy-controller"),
            &[t!(taal, "privacy-controller-who"), t!(taal, "privacy-controller-more"), t!(taal, "privacy-controller-fg")],
        ),
        part(
            t!(taal, "privacy-what"),
            &[
                t!(taal, "privacy-what-who"),
                t!(taal, "privacy-what-question"),
                t!(taal, "privacy-what-visit"),
                t!(taal, "privacy-what-letter"),
                t!(taal, "privacy-what-document"),
                t!(taal, "privacy-what-log"),
                t!(taal, "privacy-what-login"),
                t!(taal, "privacy-what-not"),
            ],
        ),
        part(
            t!(taal, "privacy-source"),
            &[t!(taal, "privacy-source-you"), t!(taal, "privacy-source-sender"), t!(taal, "privacy-source-choice")],
        ),
        part(t!(taal, "privacy-why"), &[t!(taal, "privacy-why-help"), t!(taal, "privacy-why-law"), t!(taal, "privacy-why-yes")]),
        part(
            t!(taal, "privacy-who"),
            &[
                t!(taal, "privacy-who-desk"),
                t!(taal, "privacy-who-sender"),
                t!(taal, "privacy-who-sender-end"),
                t!(taal, "privacy-who-bsn"),
                t!(taal, "privacy-who-check"),
                t!(taal, "privacy-who-company"),
                t!(taal, "privacy-who-sell"),
            ],
        ),
        part(t!(taal, "privacy-computer"), &[t!(taal, "privacy-computer-no")]),
    ]
}

/// What stands after them.
fn after(taal: Taal, telefoon: &str) -> Vec<Part> {
    let part = |title, lines: &[String]| Part { title, lines: lines.to_vec() };
    vec![
        part(
            t!(taal, "privacy-rights"),
            &[
                t!(taal, "privacy-rights-see"),
                t!(taal, "privacy-rights-ask"),
                t!(taal, "privacy-rights-change"),
                t!(taal, "privacy-rights-object"),
                t!(taal, "privacy-rights-free"),
                t!(taal, "privacy-rights-complain"),
                t!(taal, "privacy-rights-where"),
            ],
        ),
        part(t!(taal, "privacy-paper"), &[t!(taal, "privacy-paper-how"), t!(taal, "privacy-paper-call", telefoon = telefoon)]),
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
        let parts = before(Taal::Nl).into_iter().chain(after(Taal::Nl, "het nummer op uw brief"));
        let texts = parts.flat_map(|part| part.lines.into_iter().chain([part.title]));
        let terms = terms(Taal::Nl).into_iter().map(|(what, how_long)| format!("| {what} | {how_long} |"));
        for text in texts.chain(terms).chain([t!(Taal::Nl, "privacy-terms-then")]) {
            assert!(paper.contains(&text), "docs/privacy/inwoners.md does not say: {text}");
        }
    }

    #[test]
    fn every_language_says_as_much() {
        let parts = |taal| before(taal).into_iter().chain(after(taal, "000-543 0000")).collect::<Vec<_>>();
        let laws = |text: &str| text.matches("2:1").count();
        for (nl, other) in [Taal::En, Taal::Pap].iter().flat_map(|taal| parts(Taal::Nl).into_iter().zip(parts(*taal))) {
            assert_eq!(nl.lines.len(), other.lines.len(), "{}", other.title);
            for (said, also) in nl.lines.iter().zip(&other.lines) {
                assert!(said != also && laws(said) == laws(also), "{also}");
                assert!(also.chars().count() * 2 > said.chars().count(), "it says less: {also}");
                // Addresses are the same in every language.
                for address in ["autoriteitpersoonsgegevens.nl", "Postbus 93374, 2509 AJ Den Haag"] {
                    assert_eq!(said.contains(address), also.contains(address), "{also}");
                }
            }
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
