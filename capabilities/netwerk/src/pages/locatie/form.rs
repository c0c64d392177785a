//! What is typed about a Locatie.

use crate::model::{GEBIEDEN, gebied_of, zone};
use crate::pages::Choice;
use crate::pages::checks::{phone, plain};
use crate::pages::fields::Field;
use crate::settle::LocatieInput;
use crate::tables::locatie::Model;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use rules::feestdag::Gebied;
use serde::Deserialize;
use std::collections::BTreeSet;
use web::{Errors, Taal, read_date, t, write_date};

/// The form, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) naam: String,
    pub(crate) adres: String,
    pub(crate) postcode: String,
    pub(crate) plaats: String,
    pub(crate) gemeente: String,
    pub(crate) gebied: String,
    pub(crate) toegankelijkheid: String,
    pub(crate) telefoon: String,
    pub(crate) gesloten: String,
    pub(crate) versie: i32,
}

impl Typed {
    pub(crate) fn of(row: &Model, gesloten: &BTreeSet<Date>) -> Self {
        Self {
            naam: row.naam.clone(),
            adres: row.adres.clone(),
            postcode: row.postcode.clone(),
            plaats: row.plaats.clone(),
            gemeente: row.gemeente_code.clone(),
            gebied: row.gebied.clone(),
            toegankelijkheid: row.toegankelijkheid.clone(),
            telefoon: row.telefoon.clone(),
            gesloten: gesloten.iter().map(|date| write_date(*date)).collect::<Vec<_>>().join("\n"),
            versie: row.versie,
        }
    }

    pub(crate) fn fields(&self, taal: Taal) -> Vec<Field> {
        let choice = |value: String, text: String, typed: &str| Choice { chosen: value == typed, value, text };
        let mut gemeenten: Vec<_> = rules::afstand::gemeenten().collect();
        // People look for a name; the code is for programs.
        gemeenten.sort_by(|one, other| one.naam.trim_start_matches("'s-").cmp(other.naam.trim_start_matches("'s-")));
        let twice = |naam: &str| rules::afstand::gemeenten().filter(|one| one.naam == naam).count() > 1;
        let named = |one: &rules::afstand::Gemeente| match twice(&one.naam) {
            true => format!("{} ({})", one.naam, one.provincie),
            false => one.naam.clone(),
        };
        let gemeenten = gemeenten.into_iter().map(|one| choice(one.code.clone(), named(one), &self.gemeente));
        let gebieden = GEBIEDEN.iter().map(|(gebied, value, tijdzone)| {
            choice((*value).to_owned(), format!("{} ({tijdzone})", gebied_text(*gebied, taal)), &self.gebied)
        });
        vec![
            Field::line("naam", t!(taal, "field-naam"), &self.naam),
            Field::line("adres", t!(taal, "field-adres"), &self.adres),
            Field::line("postcode", t!(taal, "field-postcode"), &self.postcode),
            Field::line("plaats", t!(taal, "field-plaats"), &self.plaats),
            Field::one("gemeente", t!(taal, "field-gemeente"), gemeenten.collect()),
            Field::one("gebied", t!(taal, "field-gebied"), gebieden.collect()).hint(t!(taal, "hint-gebied")),
            Field::line("toegankelijkheid", t!(taal, "field-toegankelijkheid"), &self.toegankelijkheid)
                .hint(t!(taal, "hint-toegankelijkheid")),
            Field::line("telefoon", t!(taal, "field-telefoon"), &self.telefoon),
            Field::area("gesloten", t!(taal, "field-gesloten"), &self.gesloten).hint(t!(taal, "hint-gesloten")),
        ]
    }

    pub(crate) fn check(&self, now: Timestamp, taal: Taal, errors: &mut Errors) -> Option<LocatieInput> {
        let naam = must("naam", &self.naam, taal, errors, t!(taal, "error-naam"));
        let adres = must("adres", &self.adres, taal, errors, t!(taal, "error-adres"));
        let gebied = GEBIEDEN.iter().find(|(_, value, _)| *value == self.gebied).map(|(gebied, _, _)| *gebied);
        let postcode = self.postcode(gebied);
        if postcode.is_none() {
            errors.add("postcode", t!(taal, "error-postcode"));
        }
        let plaats = must("plaats", &self.plaats, taal, errors, t!(taal, "error-plaats"));
        let gemeente = rules::afstand::gemeente_by_code(&self.gemeente);
        if gemeente.is_none() {
            errors.add("gemeente", t!(taal, "error-gemeente"));
        }
        if gebied.is_none() {
            errors.add("gebied", t!(taal, "error-gebied"));
        }
        let toegankelijkheid = plain("toegankelijkheid", &self.toegankelijkheid, taal, errors);
        if toegankelijkheid.chars().count() > 200 {
            errors.add("toegankelijkheid", t!(taal, "error-zin"));
        }
        let telefoon = phone("telefoon", &self.telefoon, taal, errors);
        let gesloten = self.closed(now, taal, errors);
        errors.is_empty().then_some(())?;
        let (gebied, gemeente_code, postcode) = (gebied?, gemeente?.code.clone(), postcode?);
        Some(LocatieInput {
            naam,
            adres,
            postcode,
            plaats,
            gemeente_code,
            gebied,
            toegankelijkheid,
            telefoon,
            gesloten: gesloten?,
        })
    }

    /// `7511 AA`; in the Caribbean part there is none.
    fn postcode(&self, gebied: Option<Gebied>) -> Option<String> {
        let text: String = self.postcode.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        if text.is_empty() && gebied.is_some_and(|gebied| gebied != Gebied::Nederland) {
            return Some(text);
        }
        let (digits, letters) = text.split_at_checked(4)?;
        let reads = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        let reads = reads && letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_uppercase());
        reads.then(|| format!("{digits} {letters}"))
    }

    fn closed(&self, now: Timestamp, taal: Taal, errors: &mut Errors) -> Option<BTreeSet<Date>> {
        let today = now.to_zoned(zone(tijdzone(&self.gebied))).date();
        let mut days = BTreeSet::new();
        for line in self.gesloten.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match read_date(line).filter(|date| *date >= today) {
                Some(date) => drop(days.insert(date)),
                None => {
                    errors.add("gesloten", t!(taal, "error-gesloten", dag = rules::tekst::without_bsn(line)));
                    return None;
                }
            }
        }
        Some(days)
    }
}

fn tijdzone(gebied: &str) -> &'static str {
    let gebied = gebied_of(gebied);
    GEBIEDEN.iter().find(|(one, _, _)| *one == gebied).map_or("Europe/Amsterdam", |(_, _, tijdzone)| *tijdzone)
}

fn must(field: &'static str, typed: &str, taal: Taal, errors: &mut Errors, wrong: String) -> String {
    let text = plain(field, typed, taal, errors);
    if text.is_empty() || text.chars().count() > 60 {
        errors.add(field, wrong);
    }
    text
}

fn gebied_text(gebied: Gebied, taal: Taal) -> String {
    match gebied {
        Gebied::Nederland => t!(taal, "gebied-nederland"),
        Gebied::Bonaire => t!(taal, "gebied-bonaire"),
        Gebied::SintEustatius => t!(taal, "gebied-sint-eustatius"),
        Gebied::Saba => t!(taal, "gebied-saba"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_written_one_way_and_the_islands_have_none() {
        let read = |postcode: &str, gebied| Typed { postcode: postcode.to_owned(), ..Typed::default() }.postcode(Some(gebied));
        for text in ["7511AA", "7511 aa", " 7511  AA "] {
            assert_eq!(read(text, Gebied::Nederland).as_deref(), Some("7511 AA"), "{text}");
        }
        for text in ["", "0511 AA", "7511", "7511 A1", "75é1 AA", "7511 AAA"] {
            assert_eq!(read(text, Gebied::Nederland), None, "{text}");
        }
        assert_eq!(read("", Gebied::Saba).as_deref(), Some(""));
    }
}
