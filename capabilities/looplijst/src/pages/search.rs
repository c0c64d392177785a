//! `/looplijsten/{id}/zoeken`: one's own addresses of a Looplijst, by street, postcode or name, in a district.
//!
//! What is looked for is a name as often as a street, and somebody may type a BSN: it goes in the body and stands in no address. So does
//! turning a page of what was found. No brake is on it: all that can be found stands on the pages of the list already, and nothing can be
//! guessed. For the same reason the lines are those of the list, which is read as a whole.

use crate::acts;
use crate::pages::one::permitted;
use crate::pages::one_view::build;
use crate::store::shown;
use foundation::Code;
use inwoner::search_words;
use rules::tekst;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Who, render, t};

/// What is looked for, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sought {
    pub(crate) zoek: String,
    pub(crate) wijk: String,
    pub(crate) pagina: String,
}

impl Sought {
    /// Whether anything is looked for.
    pub(crate) fn is_any(&self) -> bool {
        !self.zoek.trim().is_empty() || !self.wijk.is_empty()
    }

    /// What tells of an address whether it fits, by its district, its words and its postcode: each word that is looked for is the
    /// beginning of one of its words. A postcode is found with its space and without.
    pub(crate) fn fits(&self) -> impl Fn(&str, &str, &str) -> bool {
        let sought = search_words(&self.zoek);
        move |wijk, about, postcode| {
            let mut there = search_words(about);
            there.extend(search_words(postcode));
            let word = |one: &String| there.iter().any(|word| word.starts_with(one.as_str()));
            (self.wijk.is_empty() || self.wijk == wijk) && sought.iter().all(word)
        }
    }
}

/// The addresses that fit. Without a word and a district that is all of them.
pub async fn submit(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Sought>,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::SHOW, id).await?;
    let (taal, shell, mut errors) = (shell.taal, shell.at(&shown(id)), Errors::default());
    let title = t!(taal, "looplijst-title");
    let zoek = &form.value.zoek;
    if tekst::may_hold_bsn(zoek) {
        errors.add("zoek", t!(taal, "error-bsn-in-text"));
    } else if !zoek.trim().is_empty() && search_words(zoek).is_empty() {
        errors.add("zoek", t!(taal, "error-zoek"));
    }
    if !errors.is_empty() {
        let mut view = build(&house, &shell, &who, &row, &purpose, errors).await?;
        view.ask_again(&form.value);
        return Ok(shell.refuse(&title, &view, Code::FIELD));
    }
    let mut view = build(&house, &shell, &who, &row, &purpose, errors).await?;
    view.seek(&form.value);
    Ok(render(&shell, &title, &view))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_by_what_somebody_knows_of_it() {
        let finds = |zoek: &str, wijk: &str| {
            let sought = Sought { zoek: zoek.to_owned(), wijk: wijk.to_owned(), ..Sought::default() };
            sought.fits()("6211", "Ayşe Voorbeeld Grote Straat 9002 6211 AB", "6211AB")
        };
        for zoek in ["", "grote straat", "voorb", "ayse", "6211AB", "6211 ab", "6211", "Straat 9002", "VOORBEELD, Ayşe"] {
            assert!(finds(zoek, "") && finds(zoek, "6211") && !finds(zoek, "6212"), "{zoek}");
        }
        for zoek in ["straat 11", "6212AB", "oorbeeld", "ayse anders"] {
            assert!(!finds(zoek, ""), "{zoek}");
        }
    }
}
