//! Who sits where on the days around today, and the Tijdsloten that follow from it.

use super::data::{Dagen, Tijd, read};
use super::days::Days;
use super::network::Place;
use super::rows::Rows;
use super::{DemoError, id};
use afspraak::tables::tijdslot;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::Date;
use netwerk::tables::dienst;
use rules::tijdslot::{DienstTijd, divide};
use serde::Deserialize;

#[derive(Deserialize)]
struct Rooster {
    rooster: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    balie: String,
    dagen: Dagen,
    week: Option<Week>,
    tijd: Tijd,
    pauze: Option<Tijd>,
    wie: String,
}

/// Which week of a month; without it every week.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Week {
    Eerste,
}

impl Line {
    fn is_on(&self, date: Date) -> bool {
        self.dagen.contains(date) && (self.week.is_none() || date.day() <= 7)
    }
}

pub(super) fn add(rows: &mut Rows, days: &Days, places: &[Place]) -> Result<(), DemoError> {
    let rooster: Rooster = read("rooster.toml", include_str!("data/rooster.toml"))?;
    let mut date = days.first;
    while date <= days.last {
        if days.is_open(date)? {
            for place in places.iter().filter(|place| date >= days.day || place.key.starts_with("enschede/")) {
                add_day(rows, days, place, &rooster.rooster, date)?;
            }
        }
        date += 1.day();
    }
    Ok(())
}

fn add_day(rows: &mut Rows, days: &Days, place: &Place, rooster: &[Line], date: Date) -> Result<(), DemoError> {
    let lines = || rooster.iter().filter(|line| line.balie == place.key);
    if lines().any(|line| line.is_on(date)) {
        return lines().filter(|line| line.is_on(date)).try_for_each(|line| add_dienst(rows, days, place, line, date));
    }
    match lines().next().filter(|_| place.vandaag && date == days.day) {
        Some(line) => add_dienst(rows, days, place, line, date),
        None => Ok(()),
    }
}

fn add_dienst(rows: &mut Rows, days: &Days, place: &Place, line: &Line, date: Date) -> Result<(), DemoError> {
    let times = DienstTijd {
        begin: date.to_datetime(line.tijd.begin),
        einde: date.to_datetime(line.tijd.einde),
        tijdzone: days.zone.clone(),
        duur_minuten: place.pakket.minuten,
        pauzes: line.pauze.iter().map(|pause| date.to_datetime(pause.begin)..date.to_datetime(pause.einde)).collect(),
        vrijgehouden_per_dagdeel: place.pakket.vrijgehouden,
    };
    let parts = divide(&times).map_err(|cause| DemoError::Data("rooster.toml", cause.to_string()))?;
    let balie = rows.balie(&place.key)?;
    let (balie_id, locatie_id, organisatie_id) = (balie.id, balie.locatie_id, balie.organisatie_id);
    let dienst_id = id(&format!("dienst/{}/{}", place.key, times.begin.strftime("%Y-%m-%dT%H:%M")));
    rows.diensten.push(dienst::Model {
        id: dienst_id,
        balie_id,
        medewerker_id: Some(rows.medewerker(&line.wie)?.id),
        begin: days.instant(times.begin).into(),
        einde: days.instant(times.einde).into(),
        minuten: place.pakket.minuten.into(),
        vrijgehouden: place.pakket.vrijgehouden.into(),
        pauze_begin: line.pauze.as_ref().map(|pause| days.instant(date.to_datetime(pause.begin)).into()),
        pauze_einde: line.pauze.as_ref().map(|pause| days.instant(date.to_datetime(pause.einde)).into()),
        gepubliceerd_op: Some(days.instant((days.first - 30.days()).to_datetime(line.tijd.begin)).into()),
        vervallen_op: None,
        versie: 1,
    });
    rows.tijdsloten.extend(parts.into_iter().map(|part| tijdslot::Model {
        id: id(&format!("tijdslot/{}/{}", place.key, days.local(part.begin).strftime("%Y-%m-%dT%H:%M"))),
        balie_id,
        locatie_id,
        organisatie_id,
        dienst_id,
        begin: part.begin.into(),
        einde: part.einde.into(),
        bezet: false,
        vrijgehouden: part.vrijgehouden,
        vervallen: false,
    }));
    Ok(())
}
