//! From what was typed about somebody to what they are looked for by. The page and the API come here with the same words.

use crate::look_up::IdentificatieFilter;
use foundation::{Bsn, BsnError};
use inwoner::Naam;
use web::{Errors, Taal, read_date, t};

/// What was typed, as typed.
#[derive(Default)]
pub(crate) struct Typed<'a> {
    pub(crate) bsn: &'a str,
    pub(crate) naam: &'a str,
    pub(crate) geboortedatum: &'a str,
    pub(crate) postcode: &'a str,
}

/// The longest name and postcode.
const NAAM_MAX: usize = 200;
const POSTCODE_MAX: usize = 10;

/// Checks all of it at once. The flag says whether the BSN failed the 11-proef (EL-361).
pub(crate) fn check(typed: &Typed<'_>, taal: Taal, errors: &mut Errors) -> (Option<IdentificatieFilter>, bool) {
    let mut filter = IdentificatieFilter::default();
    let mut elfproef = false;
    if !typed.bsn.trim().is_empty() {
        filter.bsn = errors.take("bsn", Bsn::parse(typed.bsn), |why| match why {
            BsnError::Digits => t!(taal, "error-bsn-digits"),
            BsnError::Elfproef => {
                elfproef = true;
                t!(taal, "error-bsn-elfproef")
            }
        });
    }
    let by_name = typed.bsn.trim().is_empty();
    let naam = rules::tekst::plain_line(typed.naam);
    if naam.is_empty() && !by_name {
        // A BSN is enough.
    } else if !naam.chars().any(char::is_alphabetic) || naam.chars().count() > NAAM_MAX {
        errors.add("naam", t!(taal, "error-who-naam"));
    } else if rules::tekst::may_hold_bsn(&naam) {
        errors.add("naam", t!(taal, "error-bsn-in-text"));
    } else {
        let (voornaam, achternaam) = naam.split_once(' ').unwrap_or(("", &naam));
        filter.naam = Some(Naam { voornaam: voornaam.to_owned(), achternaam: achternaam.to_owned() });
    }
    if !typed.geboortedatum.trim().is_empty() || by_name {
        filter.geboortedatum = read_date(typed.geboortedatum);
        if filter.geboortedatum.is_none() {
            errors.add("geboortedatum", t!(taal, "error-who-geboortedatum"));
        }
    }
    filter.postcode = rules::tekst::plain_line(typed.postcode).to_uppercase().split_whitespace().collect();
    if filter.postcode.len() > POSTCODE_MAX || !filter.postcode.chars().all(char::is_alphanumeric) {
        errors.add("postcode", t!(taal, "error-who-postcode"));
    }
    (errors.is_empty().then_some(filter), elfproef)
}
