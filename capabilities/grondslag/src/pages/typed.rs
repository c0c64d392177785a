//! What is typed about a Grondslag.

use crate::input::GrondslagInput;
use crate::known;
use crate::model::{Avg, Soort};
use crate::pages::Choice;
use crate::pages::fields::Field;
use crate::pages::show::Named;
use crate::pages::words::{avg_text, bronhouder_text, soort_text};
use begrip::Woordenboek;
use foundation::Uuid;
use serde::Deserialize;
use std::collections::BTreeSet;
use web::{Errors, Taal, read_date, t, write_date};

/// The longest line, in characters.
const LINE_MAX: usize = 120;

/// The form, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) soort: String,
    pub(crate) doel: String,
    pub(crate) bron: String,
    pub(crate) bronhouder: String,
    pub(crate) begrippen: Vec<String>,
    pub(crate) met_bsn: String,
    pub(crate) avg: String,
    pub(crate) wet: String,
    pub(crate) artikel: String,
    pub(crate) niet_in_werking: String,
    pub(crate) geldig_van: String,
    pub(crate) geldig_tot: String,
    pub(crate) dpia: String,
    pub(crate) versie: i32,
}

impl Typed {
    /// What stands there, as one would type it.
    pub(crate) fn of(input: &GrondslagInput, versie: i32) -> Self {
        let yes = |is_so: bool| if is_so { "ja".to_owned() } else { String::new() };
        Self {
            soort: input.soort.to_string(),
            doel: input.doel.clone(),
            bron: input.bron.to_string(),
            bronhouder: input.bronhouder.clone(),
            begrippen: input.begrippen.iter().cloned().collect(),
            met_bsn: yes(input.met_bsn),
            avg: input.avg.to_string(),
            wet: input.wet.clone(),
            artikel: input.artikel.clone(),
            niet_in_werking: yes(input.niet_in_werking),
            geldig_van: write_date(input.geldig_van),
            geldig_tot: input.geldig_tot.map(write_date).unwrap_or_default(),
            dpia: input.dpia.clone(),
            versie,
        }
    }

    /// The fields with what was typed.
    pub(crate) fn fields(&self, named: &Named, taal: Taal) -> Vec<Field> {
        let choice = |value: String, text: String, typed: &str| Choice { chosen: value == typed, value, text };
        let soorten = Soort::ALL.iter().map(|one| choice(one.to_string(), soort_text(*one, taal), &self.soort)).collect();
        let doelen = known::regelingen(taal.code());
        let doelen = doelen.into_iter().map(|(key, naam)| choice(key.to_owned(), naam.to_owned(), &self.doel)).collect();
        let bronnen = named.organisaties.iter().map(|(id, naam)| choice(id.to_string(), naam.clone(), &self.bron)).collect();
        let houders = known::bronhouders(&named.words);
        let houders = houders.into_iter().map(|key| choice(key.to_owned(), bronhouder_text(key), &self.bronhouder)).collect();
        let begrippen = known::begrippen(&named.words).into_iter().map(|one| {
            let value = one.begrip.to_string();
            let text = format!("{}: {}", bronhouder_text(&one.bronhouder), one.naam.of(taal.code()));
            Choice { chosen: self.begrippen.contains(&value), value, text }
        });
        let gronden = Avg::ALL.iter().map(|one| choice(one.to_string(), avg_text(*one, taal), &self.avg)).collect();
        let (bsn, waits) = (self.met_bsn == "ja", self.niet_in_werking == "ja");
        vec![
            Field::one("soort", t!(taal, "field-soort"), soorten),
            Field::one("doel", t!(taal, "field-doel"), doelen),
            Field::one("bron", t!(taal, "field-bron"), bronnen),
            Field::one("bronhouder", t!(taal, "field-bronhouder"), houders).hint(t!(taal, "hint-bronhouder")),
            Field::some("begrippen", t!(taal, "field-begrippen"), begrippen.collect()).hint(t!(taal, "hint-begrippen")),
            Field::tick("met_bsn", t!(taal, "field-bsn"), t!(taal, "tick-bsn"), bsn),
            Field::one("avg", t!(taal, "field-avg"), gronden),
            Field::line("wet", t!(taal, "field-wet"), &self.wet).hint(t!(taal, "hint-wet")),
            Field::line("artikel", t!(taal, "field-artikel"), &self.artikel).hint(t!(taal, "hint-artikel")),
            Field::tick("niet_in_werking", t!(taal, "field-in-werking"), t!(taal, "tick-in-werking"), waits),
            Field::line("geldig_van", t!(taal, "field-geldig-van"), &self.geldig_van),
            Field::line("geldig_tot", t!(taal, "field-geldig-tot"), &self.geldig_tot),
            Field::line("dpia", t!(taal, "field-dpia"), &self.dpia).hint(t!(taal, "hint-dpia")),
        ]
    }

    /// What it says, as far as each field can be read by itself.
    pub(crate) fn check(&self, words: &Woordenboek, taal: Taal, errors: &mut Errors) -> Option<GrondslagInput> {
        let soort = errors.take("soort", Soort::parse(&self.soort).ok_or(()), |()| t!(taal, "error-soort"));
        if !known::regelingen("nl").contains_key(self.doel.as_str()) {
            errors.add("doel", t!(taal, "error-doel"));
        }
        let bron = errors.take("bron", self.bron.parse::<Uuid>(), |_| t!(taal, "error-bron"));
        if !known::bronhouders(words).contains(&self.bronhouder.as_str()) {
            errors.add("bronhouder", t!(taal, "error-bronhouder"));
        }
        let known = |key: &String| known::begrip(words, key).map(|_| key.clone());
        let begrippen: BTreeSet<String> = web::every("begrippen", &self.begrippen, known, taal, errors);
        if self.begrippen.is_empty() {
            errors.add("begrippen", t!(taal, "error-no-begrip"));
        }
        let avg = errors.take("avg", Avg::parse(&self.avg).ok_or(()), |()| t!(taal, "error-avg"));
        let waits = self.niet_in_werking == "ja";
        let wet = line("wet", &self.wet, true, taal, errors);
        // A bill has no articles that one could count on.
        let artikel = line("artikel", &self.artikel, !waits, taal, errors);
        let geldig_van = errors.take("geldig_van", read_date(&self.geldig_van).ok_or(()), |()| t!(taal, "error-datum"));
        let geldig_tot = read_date(&self.geldig_tot);
        if geldig_tot.is_none() && !self.geldig_tot.trim().is_empty() {
            errors.add("geldig_tot", t!(taal, "error-datum"));
        }
        let dpia = line("dpia", &self.dpia, true, taal, errors);
        errors.is_empty().then_some(())?;
        Some(GrondslagInput {
            soort: soort?,
            doel: self.doel.clone(),
            bron: bron?,
            bronhouder: self.bronhouder.clone(),
            begrippen,
            met_bsn: self.met_bsn == "ja",
            avg: avg?,
            wet,
            artikel,
            niet_in_werking: waits,
            geldig_van: geldig_van?,
            geldig_tot,
            dpia,
        })
    }
}

/// A line that people read later: without a BSN (R3), and not too long.
fn line(field: &'static str, typed: &str, must: bool, taal: Taal, errors: &mut Errors) -> String {
    let text = rules::tekst::plain_line(typed);
    if rules::tekst::may_hold_bsn(&text) {
        errors.add(field, t!(taal, "error-bsn-in-text"));
    } else if (must && text.is_empty()) || text.chars().count() > LINE_MAX {
        errors.add(field, t!(taal, "error-line"));
    }
    text
}
