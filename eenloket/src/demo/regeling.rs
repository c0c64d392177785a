//! Which versions of regelingen the gemeenten of the demo published.

use super::data::read;
use super::days::Days;
use super::rows::Rows;
use super::{DemoError, id};
use ::regeling::tables::regeling_publicatie::Model;
use ::regeling::{digest_of, gebied_of};
use foundation::jiff::ToSpan;
use regelingen::shipped;
use serde::Deserialize;

const FILE: &str = "publicaties.toml";
/// How many days before today they were put forward; they were published on the day after.
const BEFORE: i64 = 62;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Publicaties {
    publicaties: Vec<Publicatie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Publicatie {
    organisatie: String,
    gemeente: String,
    voorlegging: String,
    publicatie: String,
    #[serde(default)]
    wacht: Vec<String>,
}

pub(super) fn add(rows: &mut Rows, days: &Days) -> Result<(), DemoError> {
    let file: Publicaties = read(FILE, include_str!("data/publicaties.toml"))?;
    let shipped = shipped::read().map_err(|_| DemoError::Data(FILE, "the regelingen cannot be read".to_owned()))?;
    let first = days.today - BEFORE.days();
    for one in file.publicaties {
        let organisatie_id = rows.organisatie(id(&format!("organisatie/{}", one.organisatie)))?.id;
        let (first_by, then_by) = (rows.medewerker(&one.voorlegging)?.id, rows.medewerker(&one.publicatie)?.id);
        for regeling in shipped.all().iter().filter(|regeling| regeling.gebied.holds_in(&one.gemeente)) {
            let naam = regeling.name();
            let digest = digest_of(regeling).ok_or_else(|| DemoError::Data(FILE, format!("{naam} has no file")))?;
            let published = !one.wacht.contains(&naam);
            rows.regeling_publicaties.push(Model {
                id: id(&format!("regeling_publicatie/{}/{naam}", one.organisatie)),
                organisatie_id,
                sleutel: regeling.sleutel.clone(),
                gebied: gebied_of(regeling).to_owned(),
                versie: regeling.versie.clone(),
                digest,
                voorgelegd_door: first_by,
                voorgelegd_op: days.end_of(first).into(),
                gepubliceerd_door: published.then_some(then_by),
                gepubliceerd_op: published.then(|| days.end_of(first + 1.day()).into()),
            });
        }
    }
    Ok(())
}
