//! `/balie/daglijsten/{id}`: the day to print, for when the screen is not there.

use crate::acts;
use crate::day::Dag;
use crate::print_day::{copy, path, print_day, visitors};
use access::{Object, Verwerking};
use askama::Template;
use foundation::Uuid;
use foundation::jiff::tz::TimeZone;
use netwerk::tables::locatie;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Form, Id, Oops, Shared, Shell, Taal, When, Who, render, repeat, see_other, t};

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub struct Pressed {}

async fn permit(house: &Shared, who: &Who, locatie: Uuid) -> Result<(Verwerking, locatie::Model), Oops> {
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
    let zone = TimeZone::get(&plek.tijdzone).map_err(|_| Oops::outage())?;
    let today = house.store.now().to_zoned(zone).date();
    match print_day(&house.store, &purpose, id, today, &form.once).await {
        Ok(copy) => Ok(see_other(shell.taal, &path(copy))),
        Err(why) => match repeat(&house, shell.taal, acts::PRINT_DAY, &form.once).await? {
            Some(same) => Ok(same),
            None => Err(why.into()),
        },
    }
}

/// The copy, on its own day only.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let row = copy(&house.store, id).await?.filter(|row| row.medewerker_id == who.actor.id).ok_or(Oops::not_found())?;
    let (purpose, plek) = permit(&house, &who, row.locatie_id).await?;
    let (taal, now) = (shell.taal, house.store.now());
    let day = Dag::of(now, &plek.tijdzone)?;
    if row.aangemaakt_op < day.from {
        return Err(Oops::not_found());
    }
    let lines = visitors(&house.store, &purpose, row.locatie_id, &day)
        .await?
        .into_iter()
        .map(|line| Line {
            time: When::new(line.begin.at(), &plek.tijdzone, now).time(),
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

struct Line {
    time: String,
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
