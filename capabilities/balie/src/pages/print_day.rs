//! `/balie/daglijsten/{id}`: the day to print, for when the screen is not there.

use crate::acts;
use crate::day::{Dag, DaglijstRegel};
use crate::print_day::{copy, path, print_day, visitors};
use crate::tables::daglijst::Model;
use access::{Object, Verwerking};
use askama::Template;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use netwerk::tables::locatie;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Form, Id, Oops, Shared, Shell, Taal, When, Who, render, repeat, see_other, t};

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub struct Pressed {}

pub(crate) async fn permit(house: &Shared, who: &Who, locatie: Uuid) -> Result<(Verwerking, locatie::Model), Oops> {
    let look = house.store.look();
    // First whether they may: what is not there takes as much asking as what is not theirs.
    let object = Object::locatie(locatie, netwerk::organisaties_at(&look, locatie).await?);
    let purpose = who.permit(house, acts::PRINT_DAY, &object)?;
    Ok((purpose, netwerk::locatie_of(&look, locatie).await?.ok_or(Oops::not_found())?))
}

/// Numbers a copy.
pub async fn submit(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let (purpose, plek) = permit(&house, &who, id).await?;
    match print_day(&house.store, &purpose, id, today(&house, &plek)?, &form.once).await {
        Ok(copy) => Ok(see_other(shell.taal, &path(copy))),
        Err(why) => match repeat(&house, shell.taal, acts::PRINT_DAY, &form.once).await? {
            Some(same) => Ok(same),
            None => Err(why.into()),
        },
    }
}

/// Today on the calendar of a Locatie.
pub(crate) fn today(house: &Shared, plek: &locatie::Model) -> Result<Date, Oops> {
    let zone = TimeZone::get(&plek.tijdzone).map_err(|_| Oops::outage())?;
    Ok(house.store.now().to_zoned(zone).date())
}

/// The copy, on its own day only.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let row = own_copy(&house, &who, id).await?;
    let (purpose, plek) = permit(&house, &who, row.locatie_id).await?;
    let visitors = read(&house, &purpose, &plek, &row).await?;
    let (taal, now) = (shell.taal, house.store.now());
    let balies = netwerk::balies_of(&house.store.look(), row.locatie_id).await?;
    let balie = |id: Uuid| balies.iter().find(|one| one.balie_id == id).map(|one| one.balie_naam.clone()).unwrap_or_default();
    let lines = visitors
        .into_iter()
        .map(|line| Line {
            time: When::new(line.begin.at(), &plek.tijdzone, now).time(),
            balie: balie(line.balie_id),
            nummer: line.nummer.unwrap_or_default(),
            naam: line.naam.unwrap_or_default(),
        })
        .collect();
    let made = When::new(row.aangemaakt_op.at(), &plek.tijdzone, now);
    let view = View {
        taal,
        day_path: format!("/balie/{}", row.locatie_id),
        locatie: plek.naam,
        day: made.long_day(taal),
        time: made.time(),
        maker: who.actor.naam.clone(),
        copy: row.volgorde,
        lines,
    };
    Ok(render(&shell, &t!(taal, "print-day-title"), &view))
}

/// A copy of whoever asks, with who is on it; on its own day only.
pub(crate) async fn read(
    house: &Shared,
    purpose: &Verwerking,
    plek: &locatie::Model,
    row: &Model,
) -> Result<Vec<DaglijstRegel>, Oops> {
    let day = Dag::of(house.store.now(), &plek.tijdzone)?;
    if row.aangemaakt_op < day.from {
        return Err(Oops::not_found());
    }
    Ok(visitors(&house.store, purpose, row.locatie_id, &day).await?)
}

/// A copy, if it is of whoever asks.
pub(crate) async fn own_copy(house: &Shared, who: &Who, id: Uuid) -> Result<Model, Oops> {
    copy(&house.store, id).await?.filter(|row| row.medewerker_id == who.actor.id).ok_or(Oops::not_found())
}

struct Line {
    time: String,
    /// Where they go, so that two who help at one hour know who is theirs.
    balie: String,
    nummer: String,
    naam: String,
}

#[derive(Template)]
#[template(path = "print_day.html")]
struct View {
    taal: Taal,
    day_path: String,
    locatie: String,
    day: String,
    time: String,
    maker: String,
    copy: i32,
    lines: Vec<Line>,
}
