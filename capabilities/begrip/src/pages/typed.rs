//! What is typed for a new version of a begrip, on the page and through the API.

use crate::renew::BegripInput;
use crate::{Woordenboek, ggm};
use regelingen::begrip::{Begrip, Bereik, Heffing, Periode};
use regelingen::{Geverifieerd, Herkomst, wet};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use web::{Errors, Taal, t};

/// The longest line, in characters.
const LINE_MAX: usize = 200;
/// The longest description, in characters.
const TEXT_MAX: usize = 600;

/// The times that can be chosen.
pub(crate) const PERIODEN: [Periode; 7] = [
    Periode::Kalenderjaar,
    Periode::Kalendermaand,
    Periode::Maanden(12),
    Periode::Maanden(36),
    Periode::Kwartaalbegin,
    Periode::EersteJanuari,
    Periode::Dag,
];
/// Before and after tax.
pub(crate) const HEFFINGEN: [Heffing; 4] = [Heffing::Bruto, Heffing::Netto, Heffing::Fiscaal, Heffing::Geen];
/// For whom.
pub(crate) const BEREIKEN: [Bereik; 3] = [Bereik::Persoon, Bereik::Partners, Bereik::Huishouden];

/// What is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) versie: u16,
    pub(crate) omschrijving: String,
    pub(crate) bronhouder: String,
    pub(crate) periode: String,
    pub(crate) heffing: String,
    pub(crate) bereik: String,
    pub(crate) artikel: String,
    pub(crate) ggm: String,
    pub(crate) bron: String,
    pub(crate) geverifieerd: String,
}

/// How a value stands in a form: its word, or `maanden_36`.
pub(crate) fn name_of(one: &impl Serialize) -> String {
    match serde_json::to_value(one).unwrap_or_default() {
        serde_json::Value::Object(map) => map.iter().map(|(word, n)| format!("{word}_{n}")).collect(),
        word => word.as_str().unwrap_or_default().to_owned(),
    }
}

/// The value of a word; `None` for one that nobody knows.
pub(crate) fn value_of<T: DeserializeOwned>(word: &str) -> Option<T> {
    let plain = serde_json::from_value(serde_json::Value::from(word)).ok();
    plain.or_else(|| {
        let (word, n) = word.rsplit_once('_')?;
        serde_json::from_value(serde_json::json!({ word: n.parse::<u8>().ok()? })).ok()
    })
}

impl Typed {
    /// What holds now, to be changed.
    pub(crate) fn of(one: &Begrip) -> Self {
        Self {
            versie: one.begrip.versie,
            omschrijving: one.omschrijving.clone(),
            bronhouder: one.bronhouder.clone(),
            periode: name_of(&one.periode),
            heffing: name_of(&one.heffing),
            bereik: name_of(&one.bereik),
            artikel: one.artikel.clone(),
            ggm: one.ggm.clone().unwrap_or_default(),
            bron: one.herkomst.bron.clone(),
            geverifieerd: name_of(&one.herkomst.geverifieerd),
        }
    }

    /// What it means from now on, as far as each field can be read by itself.
    pub(crate) fn check(&self, sleutel: &str, all: &Woordenboek, taal: Taal, errors: &mut Errors) -> Option<BegripInput> {
        let omschrijving = text("omschrijving", &self.omschrijving, TEXT_MAX, taal, errors);
        if all.words().iter().all(|one| one.bronhouder != self.bronhouder) {
            errors.add("bronhouder", t!(taal, "error-choose"));
        }
        let periode = choose("periode", value_of::<Periode>(&self.periode), taal, errors);
        let heffing = choose("heffing", value_of::<Heffing>(&self.heffing), taal, errors);
        let bereik = choose("bereik", value_of::<Bereik>(&self.bereik), taal, errors);
        // What is made up for a demonstration ships; nobody types it.
        let seen = value_of::<Geverifieerd>(&self.geverifieerd).filter(|one| *one != Geverifieerd::Synthetisch);
        let geverifieerd = choose("geverifieerd", seen, taal, errors);
        let artikel = text("artikel", &self.artikel, LINE_MAX, taal, errors);
        if !artikel.is_empty() && !wet::faults(&artikel).is_empty() {
            errors.add("artikel", t!(taal, "error-artikel"));
        }
        let guid = ggm::plain(&self.ggm);
        let guid = Some(guid).filter(|guid| !guid.is_empty());
        let bron = text("bron", &self.bron, LINE_MAX, taal, errors);
        errors.is_empty().then_some(())?;
        Some(BegripInput {
            sleutel: sleutel.to_owned(),
            gezien: self.versie,
            omschrijving,
            bronhouder: self.bronhouder.clone(),
            periode: periode?,
            heffing: heffing?,
            bereik: bereik?,
            artikel,
            // Written as it was, where it is the same.
            ggm: guid.map(|guid| {
                let old = all.newest(sleutel).and_then(|one| one.ggm.clone());
                old.filter(|old| ggm::plain(old) == guid).unwrap_or(guid)
            }),
            herkomst: Herkomst { bron, geverifieerd: geverifieerd? },
        })
    }
}

fn choose<T>(field: &'static str, found: Option<T>, taal: Taal, errors: &mut Errors) -> Option<T> {
    if found.is_none() {
        errors.add(field, t!(taal, "error-choose"));
    }
    found
}

/// A text that people read later: something, without a BSN (R3), and not too long.
pub(crate) fn text(field: &'static str, typed: &str, max: usize, taal: Taal, errors: &mut Errors) -> String {
    let text = rules::tekst::plain_line(typed);
    if rules::tekst::may_hold_bsn(&text) {
        errors.add(field, t!(taal, "error-bsn-in-text"));
    } else if text.is_empty() || text.chars().count() > max {
        errors.add(field, t!(taal, "error-text", max = max));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_form_is_read_as_it_was_written() {
        for one in PERIODEN {
            assert_eq!(value_of::<Periode>(&name_of(&one)), Some(one));
        }
        assert_eq!(name_of(&Periode::Maanden(36)), "maanden_36");
        assert_eq!(value_of::<Periode>("maanden_x"), None);
        assert!(HEFFINGEN.iter().all(|one| value_of::<Heffing>(&name_of(one)) == Some(*one)));
        assert!(BEREIKEN.iter().all(|one| value_of::<Bereik>(&name_of(one)) == Some(*one)));
    }
}
