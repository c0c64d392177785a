//! Names are made of the words of the house: Dutch nouns from `woordenlijst.toml`, no twins, no translations.

mod list;
mod names;

use crate::repo::line_of;
use crate::{Finding, Repo};
pub(crate) use list::{List, nearest};

const WHY: &str = "one thing has one name, the one that the counter clerk uses (besluit 3)";

/// Reads the word list itself, and the names in `capabilities/` and `rules/`.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let list = List::of(repo);
    let mut findings = list::check(repo);
    for name in names::all(repo) {
        // What no other crate sees may be called anything technical, if it is no translation and not half English.
        if name.is_private && list.is_foreign(&name.text) {
            continue;
        }
        let troubles = match name.kind {
            "JSON property" => list.judge_json(&name.text),
            _ => list.judge(&name.text, name.is_type),
        };
        for trouble in troubles {
            findings.push(Finding::new(
                &name.path,
                name.line,
                format!("{} in the {} {}", trouble.what, name.kind, name.text),
                WHY,
                trouble.mend,
            ));
        }
    }
    findings
}

fn in_list(repo: &Repo, word: &str, what: String, mend: &str) -> Finding {
    let text = repo.text(list::FILE).unwrap_or_default();
    Finding::new(
        list::FILE,
        line_of(text, &format!("\"{word}\"")),
        what,
        "the list is what pages, rustdoc and this rule rely on",
        mend,
    )
}

#[cfg(test)]
mod tests;
