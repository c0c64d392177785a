//! Invented people: those of the stories, awkward ones, and a crowd for an ordinary day.

use super::data::read;
use super::days::Days;
use super::rows::{Rows, found};
use super::{DemoError, id};
use bron::demo::Bekende;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::Date;
use foundation::{Bsn, Keys, Uuid};
use inwoner::tables::inwoner as person;
use regelingen::bevolking::Persoon;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct Inwoners {
    inwoners: Vec<Inwoner>,
    menigte: Menigte,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inwoner {
    key: String,
    voornaam: String,
    achternaam: String,
    geboren: Option<Date>,
    /// Years old today, instead of a date of birth.
    leeftijd: Option<i32>,
    bsn: Option<String>,
    #[serde(default)]
    zonder_bsn: bool,
    /// Postcode (may be empty), house number, place.
    woont: String,
    straat: Option<String>,
    taal: Option<String>,
    email: Option<String>,
    #[serde(default)]
    grote_letter: bool,
    #[serde(default)]
    geheimhouding: bool,
}

/// People of whom only a name is told.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Menigte {
    postcodes: Vec<String>,
    plaats: String,
    namen: Vec<String>,
}

pub(super) fn add(rows: &mut Rows, days: &Days, keys: &Keys) -> Result<(), DemoError> {
    let file: Inwoners = read("inwoners.toml", include_str!("data/inwoners.toml"))?;
    let told: Vec<String> = file.inwoners.iter().filter_map(|one| one.bsn.clone()).collect();
    let mut numbers = numbers().filter(|bsn| !told.contains(bsn));
    let menigte = file.menigte;
    let crowd = menigte.namen.iter().enumerate().map(|(nr, naam)| menigte.member(nr, naam));
    for (nr, one) in file.inwoners.into_iter().chain(crowd).enumerate() {
        let drawn = if one.zonder_bsn { None } else { one.bsn.clone().or_else(|| numbers.next()) };
        let row = row(nr, &one, drawn.as_deref(), days, keys)?;
        rows.inwoners.push(row);
    }
    Ok(())
}

/// Somebody invented, as the login page of the demo names them: read from the file of the demo, not from the store.
pub(crate) struct Verzonnen {
    pub(crate) id: Uuid,
    pub(crate) naam: String,
    pub(crate) plaats: String,
}

/// The people of the stories, who can log in on the demo's page.
pub(crate) fn inwoners() -> Result<Vec<Verzonnen>, DemoError> {
    let file: Inwoners = read("inwoners.toml", include_str!("data/inwoners.toml"))?;
    let told = |one: Inwoner| Verzonnen {
        id: id(&format!("inwoner/{}", one.key)),
        naam: format!("{} {}", one.voornaam, one.achternaam).trim().to_owned(),
        plaats: one.woont.splitn(3, ' ').nth(2).unwrap_or_default().to_owned(),
    };
    Ok(file.inwoners.into_iter().map(told).collect())
}

/// Who these people are, with what sources would hold of somebody who has little.
pub(super) fn bekenden(keys: &BTreeSet<String>) -> Result<Vec<Bekende>, DemoError> {
    let file: Inwoners = read("inwoners.toml", include_str!("data/inwoners.toml"))?;
    file.inwoners.iter().filter(|one| keys.contains(&one.key)).map(bekende).collect()
}

fn bekende(one: &Inwoner) -> Result<Bekende, DemoError> {
    let text = |part: Option<&str>| part.unwrap_or_default().to_owned();
    let mut lives = one.woont.splitn(3, ' ');
    let (postcode, huisnummer, plaats) = (text(lives.next()), text(lives.next()), text(lives.next()));
    let persoon = Persoon {
        huishouden: 0,
        geboren: found(one.geboren, "a date of birth of", &one.key)?,
        partner: false,
        kinderen: 0,
        jaarinkomen: 1_450_000,
        hoogste_maand: 100,
        vermogen: 120_000,
        maandinkomen: 115_000,
        huur: Some(58_000),
        zelfstandige_woning: true,
        verzekerd: true,
        volle_aow: false,
        kinderbijslag: false,
        studeert: false,
        aanslag: true,
        gebruikt: false,
    };
    Ok(Bekende {
        bsn: found(one.bsn.as_deref().and_then(bron::Bsn::parse), "a bsn of", &one.key)?,
        persoon,
        naam: [one.voornaam.clone(), one.achternaam.clone()],
        adres: [one.straat.clone().unwrap_or_else(straat), huisnummer, postcode, plaats],
    })
}

fn straat() -> String {
    "Voorbeeldstraat".to_owned()
}

/// The numbers 99999xxxx that pass the 11-proef, in order; 909 of them.
pub(super) fn numbers() -> impl Iterator<Item = String> {
    (0..10_000).map(|n| format!("99999{n:04}")).filter(|text| Bsn::parse(text).is_ok())
}

fn row(nr: usize, one: &Inwoner, bsn: Option<&str>, days: &Days, keys: &Keys) -> Result<person::Model, DemoError> {
    let bad = |what: String| DemoError::Data("inwoners.toml", format!("{}: {what}", one.key));
    let bsn = bsn.map(Bsn::parse).transpose().map_err(|cause| bad(cause.to_string()))?;
    let mut lives = one.woont.splitn(3, ' ');
    let (postcode, huisnummer, plaats) = (lives.next(), lives.next(), lives.next());
    let born = one.geboren.or_else(|| one.leeftijd.map(|years| days.today - years.years()));
    Ok(person::Model {
        id: id(&format!("inwoner/{}", one.key)),
        bsn: bsn.as_ref().map(|bsn| bsn.seal(keys)),
        bsn_index: bsn.as_ref().map(|bsn| bsn.index(keys)),
        voornaam: one.voornaam.clone(),
        achternaam: one.achternaam.clone(),
        geboortedatum: found(born, "a date of birth of", &one.key)?.to_string(),
        postcode: postcode.unwrap_or_default().to_owned(),
        huisnummer: huisnummer.unwrap_or_default().to_owned(),
        straat: one.straat.clone().unwrap_or_else(straat),
        plaats: found(plaats, "a place for", &one.key)?.to_owned(),
        telefoon: format!("000-{:07}", 1_000 + nr),
        email: one.email.clone().unwrap_or_default(),
        taal: one.taal.clone().unwrap_or_else(|| "nl".to_owned()),
        kanaal: if one.email.is_some() { "email" } else { "brief" }.to_owned(),
        grote_letter: one.grote_letter,
        geheimhouding: one.geheimhouding,
        aangemaakt_op: days.end_of(days.first).into(),
        versie: 1,
    })
}

impl Menigte {
    /// Dates of birth spread over 1936 to 2004, two of five people over 65.
    fn member(&self, nr: usize, naam: &str) -> Inwoner {
        let (voornaam, achternaam) = naam.split_once(' ').unwrap_or(("", naam));
        let step = i32::try_from(nr).unwrap_or_default();
        let year = if nr % 5 < 2 { 1936 + step * 7 % 24 } else { 1962 + step * 11 % 43 };
        let born = Date::constant(1900, 1, 1) + (year - 1900).years() + (step * 37 % 365).days();
        let postcode = &self.postcodes[nr % self.postcodes.len().max(1)];
        Inwoner {
            key: key_of(naam),
            voornaam: voornaam.to_owned(),
            achternaam: achternaam.to_owned(),
            geboren: Some(born),
            leeftijd: None,
            bsn: None,
            zonder_bsn: false,
            woont: format!("{postcode} {} {}", 9100 + nr, self.plaats),
            straat: None,
            taal: None,
            email: None,
            grote_letter: nr % 9 == 4,
            geheimhouding: false,
        }
    }
}

/// `Gré Oefenhuis` is `gre-oefenhuis`.
fn key_of(naam: &str) -> String {
    naam.to_lowercase().replace(' ', "-").replace('é', "e")
}
