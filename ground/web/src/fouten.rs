//! `/fouten`: what each number of a fault means, for who reads it in a problem of the API or hears it on the telephone.

use crate::page::render;
use crate::problem::Words;
use crate::{Id, Oops, Shell, Taal, t};
use askama::Template;
use axum::response::Response;
use foundation::Code;

#[derive(Template)]
#[template(path = "fouten.html")]
struct All {
    taal: Taal,
    lines: Vec<(Code, String)>,
}

#[derive(Template)]
#[template(path = "fout.html")]
struct One {
    taal: Taal,
    code: Code,
    words: Words,
    /// What a program reads.
    detail: String,
}

pub(crate) async fn all(shell: Shell) -> Response {
    let taal = shell.taal;
    let lines = Code::ALL.iter().map(|code| (*code, Words::of(*code, taal, &shell.telefoon).title)).collect();
    render(&shell, &t!(taal, "fouten-title"), &All { taal, lines })
}

pub(crate) async fn one(shell: Shell, Id(name): Id<String>) -> Result<Response, Oops> {
    let code = Code::ALL.iter().find(|code| code.to_string() == name).copied().ok_or(Oops::not_found())?;
    let words = Words::of(code, shell.taal, &shell.telefoon);
    let title = words.title.clone();
    let (_, detail) = Words::for_api(code, shell.taal);
    Ok(render(&shell, &title, &One { taal: shell.taal, code, words, detail }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Numbers that stand for the same to whoever reads them, with the one whose words they have.
    const ALIKE: [(Code, Code); 2] = [(Code::NO_IDENTITY, Code::NOT_FOUND), (Code::NO_LOG, Code::OUTAGE)];

    #[test]
    fn every_number_has_words_of_its_own_in_every_language() {
        for taal in Taal::ALL {
            let mut seen = BTreeSet::new();
            for code in Code::ALL.iter().filter(|code| ALIKE.iter().all(|(alike, _)| alike != *code)) {
                let words = Words::of(*code, taal, "000-543 0000");
                assert!(!words.what.is_empty() && !words.mend.is_empty(), "{code}");
                assert!(seen.insert(words.what), "{code} has the words of another");
            }
            for (code, other) in ALIKE {
                assert_eq!(Words::of(code, taal, "").title, Words::of(other, taal, "").title);
            }
        }
    }

    #[test]
    fn the_paper_lists_every_number_with_its_status_and_no_other() {
        let paper = include_str!("../../../docs/fouten.md");
        let rows: Vec<Vec<&str>> =
            paper.lines().filter(|line| line.starts_with("| EL-")).map(|line| line.split('|').map(str::trim).collect()).collect();
        let named: Vec<String> = rows.iter().map(|row| row[1].to_owned()).collect();
        assert_eq!(
            named,
            Code::ALL.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "docs/fouten.md, in the order of Code::ALL"
        );
        for (row, code) in rows.iter().zip(Code::ALL) {
            assert!(row[3].split(", ").any(|status| status == code.status().to_string()), "{code} is {}", code.status());
        }
    }
}
