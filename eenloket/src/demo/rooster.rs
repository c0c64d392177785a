//! Who sits where on the days around today, and the Tijdsloten that follow from it.

use super::data::{Dagen, Tijd, read};
use super::days::Days;
use super::network::Place;
use super::rows::{Rows, found};
use super::{DemoError, id};
use ::rooster::{DienstInput, LocatieState, RoosterError, RoosterState};
use afspraak::tables::tijdslot;
use foundation::Uuid;
use foundation::jiff::civil::{Date, DateTime, Time};
use foundation::jiff::{Timestamp, ToSpan};
use netwerk::tables::locatie;
use serde::Deserialize;
use std::collections::BTreeMap;

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

/// What is planned so far, at each Locatie.
struct Planning {
    rooster: RoosterState,
    plekken: BTreeMap<Uuid, LocatieState>,
    at: Timestamp,
}

/// Plans as a planner publishes: what does not fit is refused.
pub(super) fn add(rows: &mut Rows, days: &Days, places: &[Place]) -> Result<(), DemoError> {
    let lines: Rooster = read("rooster.toml", include_str!("data/rooster.toml"))?;
    let at = days.instant((days.first - 30.days()).to_datetime(Time::constant(9, 0, 0, 0)));
    let mut planning = Planning { rooster: RoosterState::default(), plekken: plekken(rows)?, at };
    let mut date = days.first;
    while date <= days.last {
        if days.is_open(date)? {
            for place in places.iter().filter(|place| date >= days.day || place.key.starts_with("enschede/")) {
                add_day(rows, days, &mut planning, place, &lines.rooster, date)?;
            }
        }
        date += 1.day();
    }
    Ok(())
}

fn plekken(rows: &Rows) -> Result<BTreeMap<Uuid, LocatieState>, DemoError> {
    let plek = |locatie: &locatie::Model| {
        let open: Vec<_> = rows.openingstijden.iter().filter(|row| row.locatie_id == locatie.id).cloned().collect();
        let closed: Vec<_> = rows.sluitingsdagen.iter().filter(|row| row.locatie_id == locatie.id).cloned().collect();
        Ok((locatie.id, LocatieState::of(locatie.clone(), &open, &closed)?))
    };
    rows.locaties.iter().map(plek).collect()
}

fn add_day(
    rows: &mut Rows,
    days: &Days,
    planning: &mut Planning,
    place: &Place,
    rooster: &[Line],
    date: Date,
) -> Result<(), DemoError> {
    let lines = || rooster.iter().filter(|line| line.balie == place.key);
    if lines().any(|line| line.is_on(date)) {
        return lines().filter(|line| line.is_on(date)).try_for_each(|line| add_dienst(rows, days, planning, place, line, date));
    }
    match lines().next().filter(|_| place.vandaag && date == days.day) {
        Some(line) => add_dienst(rows, days, planning, place, line, date),
        None => Ok(()),
    }
}

fn add_dienst(
    rows: &mut Rows,
    days: &Days,
    planning: &mut Planning,
    place: &Place,
    line: &Line,
    date: Date,
) -> Result<(), DemoError> {
    let balie = rows.balie(&place.key)?.clone();
    let input = DienstInput {
        balie: balie.id,
        medewerker: rows.medewerker(&line.wie)?.id,
        begin: date.to_datetime(line.tijd.begin),
        einde: date.to_datetime(line.tijd.einde),
        pauze: line.pauze.as_ref().map(|pause| (date.to_datetime(pause.begin), date.to_datetime(pause.einde))),
        minuten: place.pakket.minuten,
        vrijgehouden: place.pakket.vrijgehouden,
    };
    let named = |sort: &str, at: DateTime| id(&format!("{sort}/{}/{}", place.key, at.strftime("%Y-%m-%dT%H:%M")));
    let plek = found(planning.plekken.get(&balie.locatie_id), "a locatie", &place.key)?;
    let bad = |cause: RoosterError| DemoError::Data("rooster.toml", format!("{} on {date}: {cause:?}", place.key));
    let (dienst, parts) = planning.rooster.publish(plek, named("dienst", input.begin), &input, planning.at).map_err(bad)?;
    rows.tijdsloten.extend(parts.into_iter().map(|part| tijdslot::Model {
        id: named("tijdslot", days.local(part.begin)),
        balie_id: balie.id,
        locatie_id: balie.locatie_id,
        organisatie_id: balie.organisatie_id,
        dienst_id: dienst.id,
        begin: part.begin.into(),
        einde: part.einde.into(),
        bezet: false,
        vrijgehouden: part.vrijgehouden,
        vervallen: false,
    }));
    rows.diensten.push(dienst);
    Ok(())
}
