//! What is typed about an organisatie.

use crate::describe::{OrganisatieInput, Rechten};
use crate::model::Soort;
use crate::pages::checks::{address, phone, plain};
use crate::pages::fields::Field;
use crate::pages::{Choice, organisatie::soort_text};
use crate::tables::organisatie::Model;
use crate::vrije_tekst::VrijeTekst;
use serde::Deserialize;
use web::{Errors, Taal, read_date, t, write_date};

/// The form, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) naam: String,
    pub(crate) telefoon: String,
    pub(crate) klachten_telefoon: String,
    pub(crate) klachtenregeling: String,
    pub(crate) retour_adres: String,
    pub(crate) soort: String,
    pub(crate) overheidsorgaan: Vec<String>,
    /// On which grondslag it may; empty where it may not.
    pub(crate) vrije_tekst: String,
    pub(crate) vrije_tekst_van: String,
    pub(crate) vrije_tekst_tot: String,
    pub(crate) beheerder: String,
    pub(crate) versie: i32,
}

impl Typed {
    pub(crate) fn of(row: &Model, vrije_tekst: Option<&VrijeTekst>) -> Self {
        let tick = |yes: bool| if yes { vec!["ja".to_owned()] } else { Vec::new() };
        Self {
            naam: row.naam.clone(),
            telefoon: row.telefoon.clone(),
            klachten_telefoon: row.klachten_telefoon.clone(),
            klachtenregeling: row.klachtenregeling.clone(),
            retour_adres: row.retour_adres.clone(),
            soort: row.soort.clone(),
            overheidsorgaan: tick(row.overheidsorgaan),
            vrije_tekst: vrije_tekst.map(|one| one.grondslag.clone()).unwrap_or_default(),
            vrije_tekst_van: vrije_tekst.map(|one| write_date(one.geldig_van)).unwrap_or_default(),
            vrije_tekst_tot: vrije_tekst.and_then(|one| one.geldig_tot).map(write_date).unwrap_or_default(),
            beheerder: String::new(),
            versie: row.versie,
        }
    }

    pub(crate) fn fields(&self, taal: Taal) -> Vec<Field> {
        vec![
            Field::line("naam", t!(taal, "field-naam"), &self.naam),
            Field::line("telefoon", t!(taal, "field-telefoon"), &self.telefoon),
            Field::line("klachten_telefoon", t!(taal, "field-klachten-telefoon"), &self.klachten_telefoon)
                .hint(t!(taal, "hint-klachten-telefoon")),
            Field::line("klachtenregeling", t!(taal, "field-klachtenregeling"), &self.klachtenregeling)
                .hint(t!(taal, "hint-klachtenregeling")),
            Field::line("retour_adres", t!(taal, "field-retour-adres"), &self.retour_adres).hint(t!(taal, "hint-retour-adres")),
        ]
    }

    /// What the organisatie itself does not say.
    pub(crate) fn rechten_fields(&self, taal: Taal) -> Vec<Field> {
        let soort = |soort: &Soort| Choice {
            value: soort.as_str().to_owned(),
            text: soort_text(*soort, taal),
            chosen: self.soort == soort.as_str(),
        };
        vec![
            Field::one("soort", t!(taal, "field-soort"), Soort::ALL.iter().map(soort).collect()),
            Field::tick("overheidsorgaan", t!(taal, "field-bsn"), t!(taal, "bsn-yes"), !self.overheidsorgaan.is_empty())
                .hint(t!(taal, "hint-bsn")),
            Field::line("vrije_tekst", t!(taal, "field-vrije-tekst"), &self.vrije_tekst).hint(t!(taal, "hint-vrije-tekst")),
            Field::line("vrije_tekst_van", t!(taal, "field-vrije-tekst-van"), &self.vrije_tekst_van),
            Field::line("vrije_tekst_tot", t!(taal, "field-vrije-tekst-tot"), &self.vrije_tekst_tot),
        ]
    }

    pub(crate) fn check(&self, with_rechten: bool, taal: Taal, errors: &mut Errors) -> Option<OrganisatieInput> {
        let naam = plain("naam", &self.naam, taal, errors);
        if naam.is_empty() || naam.chars().count() > 80 {
            errors.add("naam", t!(taal, "error-naam-organisatie"));
        }
        let telefoon = phone("telefoon", &self.telefoon, taal, errors);
        if telefoon.is_empty() && errors.at("telefoon").is_none() {
            errors.add("telefoon", t!(taal, "error-telefoon-leeg"));
        }
        let klachten_telefoon = phone("klachten_telefoon", &self.klachten_telefoon, taal, errors);
        let klachtenregeling = address("klachtenregeling", &self.klachtenregeling, taal, errors);
        let retour_adres = rules::tekst::plain_line(&self.retour_adres);
        // A Postbus and a postcode beside each other are nine digits as well: without its postcode it may hold no nine.
        let number = rules::tekst::may_hold_bsn(&without_postcode(&retour_adres));
        if retour_adres.chars().count() > 120 || number {
            errors.add("retour_adres", t!(taal, "error-retour-adres"));
        }
        let soort = Soort::parse(&self.soort);
        if with_rechten && soort.is_none() {
            errors.add("soort", t!(taal, "error-soort"));
        }
        let vrije_tekst = if with_rechten { self.read_vrije_tekst(taal, errors) } else { None };
        errors.is_empty().then_some(())?;
        let overheidsorgaan = !self.overheidsorgaan.is_empty();
        let rechten = soort.filter(|_| with_rechten).map(|soort| Rechten { soort, overheidsorgaan, vrije_tekst });
        Some(OrganisatieInput { naam, telefoon, klachten_telefoon, klachtenregeling, retour_adres, rechten })
    }
}

impl Typed {
    /// Whether it may write text of its own: on which grondslag, and from when to when.
    fn read_vrije_tekst(&self, taal: Taal, errors: &mut Errors) -> Option<VrijeTekst> {
        let grondslag = plain("vrije_tekst", &self.vrije_tekst, taal, errors);
        let (van, tot) = (self.vrije_tekst_van.trim(), self.vrije_tekst_tot.trim());
        if grondslag.is_empty() && van.is_empty() && tot.is_empty() {
            return None;
        }
        if grondslag.is_empty() || grondslag.chars().count() > 120 {
            errors.add("vrije_tekst", t!(taal, "error-vrije-tekst"));
        }
        let (geldig_van, geldig_tot) = (read_date(van), read_date(tot));
        if geldig_van.is_none() {
            errors.add("vrije_tekst_van", t!(taal, "error-datum"));
        }
        if geldig_tot.is_none() && !tot.is_empty() {
            errors.add("vrije_tekst_tot", t!(taal, "error-datum"));
        }
        if geldig_van.zip(geldig_tot).is_some_and(|(first, last)| last < first) {
            errors.add("vrije_tekst_tot", t!(taal, "error-tot-voor-van"));
        }
        Some(VrijeTekst { grondslag, geldig_van: geldig_van?, geldig_tot })
    }
}

/// An address without what reads as a postcode: four digits and two letters, in one word or in two.
fn without_postcode(adres: &str) -> String {
    let words: Vec<&str> = adres.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let digits = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let letters = |word: &str| word.len() == 2 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let is_part = |at: usize| {
        let (word, next) = (words[at], words.get(at + 1).copied().unwrap_or_default());
        let whole = word.len() == 6 && word.is_char_boundary(4) && digits(&word[..4]) && letters(&word[4..]);
        whole || (digits(word) && letters(next))
    };
    // A word instead of it: what stands on both sides is not beside each other.
    (0..words.len()).map(|at| if is_part(at) { "postcode" } else { words[at] }).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::without_postcode;

    #[test]
    fn a_return_address_holds_no_bsn_and_a_postbus_beside_a_postcode_is_none() {
        let is_number = |adres: &str| rules::tekst::may_hold_bsn(&without_postcode(adres));
        for good in
            ["Postbus 10001, 7500 AA Enschede", "Postbus 20002, 7500AB Enschede", "Voorbeeldstraat 9001, 7511 AA Enschede"]
        {
            assert!(!is_number(good), "{good}");
        }
        for bad in ["Postbus 999 990 019", "Postbus 999-990-019, 7500 AA Enschede", "9999.90.019", "999990019 7500 AA Enschede"] {
            assert!(is_number(bad), "{bad}");
        }
    }
}
