//! On what the questions of the demo stand: rows about invented people, which no other store can hold.

use super::data::read;
use super::days::Days;
use super::rows::Rows;
use super::{DemoError, id};
use crate::merk::Merk;
use ::grondslag::tables::{grondslag, grondslag_stap};
use ::grondslag::{Stap, Status};
use foundation::Uuid;
use foundation::jiff::ToSpan;
use serde::Deserialize;

/// How many days before today they were entered.
const ENTERED_BEFORE: i64 = 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grondslagen {
    invoer: String,
    akkoord: String,
    afnemer: String,
    grondslagen: Vec<Grondslag>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grondslag {
    key: String,
    bron: String,
    bronhouder: String,
    soort: String,
    doel: String,
    begrippen: Vec<String>,
    wet: String,
    artikel: String,
    status: String,
}

pub(super) fn add(rows: &mut Rows, days: &Days) -> Result<(), DemoError> {
    add_of(rows, days, read("grondslagen.toml", include_str!("data/grondslagen.toml"))?)?;
    add_of(rows, days, read("grondslagen-amsterdam.toml", include_str!("data/grondslagen-amsterdam.toml"))?)
}

fn add_of(rows: &mut Rows, days: &Days, file: Grondslagen) -> Result<(), DemoError> {
    let (enters, approves) = (rows.medewerker(&file.invoer)?.id, rows.medewerker(&file.akkoord)?.id);
    let afnemer_id = rows.organisatie(id(&format!("organisatie/{}", file.afnemer)))?.id;
    let first = days.today - ENTERED_BEFORE.days();
    for (nth, one) in file.grondslagen.into_iter().enumerate() {
        let bron_id = rows.organisatie(id(&format!("organisatie/{}", one.bron)))?.id;
        let bad = || DemoError::Data("grondslagen.toml", format!("{}: how it stands", one.key));
        let status = Status::parse(&one.status).ok_or_else(bad)?;
        let path = path_of(status).ok_or_else(bad)?;
        let grondslag_id = id(&format!("grondslag/{}", one.key));
        for (day, (stap, by_keeper)) in path.iter().enumerate() {
            let (door_id, rol) = if *by_keeper { (enters, "privacyofficer") } else { (approves, "proceseigenaar") };
            let date = first + (day as i64 + nth as i64 * 3).days();
            let versie = i32::try_from(day + 1).unwrap_or(i32::MAX);
            rows.grondslag_stappen.push(step((grondslag_id, versie), *stap, (door_id, rol), days.end_of(date)));
        }
        rows.grondslagen.push(grondslag::Model {
            id: grondslag_id,
            afnemer_id,
            bron_id,
            bronhouder: one.bronhouder,
            soort: one.soort,
            doel: one.doel,
            avg: "publieke_taak".to_owned(),
            wet: one.wet,
            artikel: one.artikel,
            met_bsn: true,
            begrippen: one.begrippen.join(" "),
            geldig_van: first.to_string(),
            geldig_tot: None,
            dpia: format!("DPIA-VOORBEELD-{}", nth + 1),
            niet_in_werking: status == Status::NietInWerking,
            status: status.into(),
            merk: Some(Merk::Demo.into()),
            versie: i32::try_from(path.len()).unwrap_or(i32::MAX),
            aangemaakt_op: days.end_of(first + (nth as i64 * 3).days()).into(),
        });
    }
    Ok(())
}

/// What was done to come that far, and whether by who keeps it.
fn path_of(status: Status) -> Option<Vec<(Stap, bool)>> {
    let entered = (Stap::Ingevoerd, true);
    match status {
        Status::Actief => Some(vec![entered, (Stap::Voorgelegd, true), (Stap::Geaccordeerd, false)]),
        Status::TeAccorderen => Some(vec![entered, (Stap::Voorgelegd, true)]),
        Status::NietInWerking => Some(vec![entered, (Stap::Aangehouden, true)]),
        _ => None,
    }
}

fn step(
    (grondslag_id, versie): (Uuid, i32),
    stap: Stap,
    (door_id, rol): (Uuid, &str),
    at: foundation::jiff::Timestamp,
) -> grondslag_stap::Model {
    grondslag_stap::Model {
        id: id(&format!("grondslag_stap/{grondslag_id}/{stap}")),
        grondslag_id,
        versie,
        soort: stap.into(),
        toelichting: String::new(),
        door_id,
        rol: rol.to_owned(),
        plaatsgevonden_op: at.into(),
    }
}
