//! `/beheer/locaties/{locatie}/openingstijden`: the hours of a week, from a day on.

mod facts;
pub(crate) mod form;

use crate::hours::{self as opening, shown};
use crate::model::zone;
use crate::pages::fields::View;
use crate::pages::locatie::load;
use crate::pages::{Ended, ended, say};
use crate::tables::{locatie, openingstijd};
use crate::{acts, error::NetwerkError, settle};
use form::Typed;
use foundation::jiff::civil::Date;
use foundation::{Code, Fault};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Who, render, t};
/// How many Diensten lay outside the hours when they were saved.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    buiten: Option<u16>,
}

/// The hours as they stand.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let (row, object) = load(&house, &who, id).await?;
    who.permit(&house, acts::LOCATIE, &object)?;
    let rows = crate::openingstijden(&house.store.look(), &[id]).await?;
    let today = house.store.now().to_zoned(zone(&row.tijdzone)).date();
    let typed = Typed::on(today.tomorrow().unwrap_or(today), &rows, row.versie);
    let mut view = view(&shell, &row, &rows, today, &typed, Errors::default());
    view.note = asked.buiten.map(|n| t!(shell.taal, "hours-saved", n = n));
    Ok(render(&shell, &view.title.clone(), &view))
}

fn view(shell: &Shell, row: &locatie::Model, rows: &[openingstijd::Model], today: Date, typed: &Typed, errors: Errors) -> View {
    let taal = shell.taal;
    let path = format!("{}/openingstijden", settle::shown(row.id));
    let mut view = View::new(shell, t!(taal, "hours-title"), path, typed.fields(taal), typed.versie, errors);
    view.about = format!("{}, {}", row.naam, row.plaats);
    view.back = Some((settle::shown(row.id), t!(taal, "back-locatie")));
    view.facts = facts::facts(rows, today, taal);
    view
}

/// Changes the hours.
pub async fn change(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (row, object) = load(&house, &who, id).await?;
    let purpose = who.permit(&house, acts::LOCATIE, &object)?;
    let rows = crate::openingstijden(&house.store.look(), &[id]).await?;
    let today = house.store.now().to_zoned(zone(&row.tijdzone)).date();
    let (mut typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let Some(input) = typed.check(today, taal, &mut errors) else {
        let view = view(&shell, &row, &rows, today, &typed, errors);
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let done = opening::open_hours(&house.store, &purpose, &row, &[typed.versie], &input, &form.once).await;
    let done = done.map(|outside| shown(id, outside));
    let why = match ended(&house, taal, acts::LOCATIE, &form.once, done).await? {
        Ended::Redirect(answer) => return Ok(answer),
        Ended::Again(why) => why,
    };
    let (code, outdated) = (why.code(), matches!(why, NetwerkError::Outdated));
    say(why, "geldig_van", taal, &mut errors)?;
    let look = house.store.look();
    let row = crate::locatie_of(&look, id).await?.ok_or(Oops::not_found())?;
    let rows = crate::openingstijden(&look, &[id]).await?;
    typed.versie = row.versie;
    let mut view = view(&shell, &row, &rows, today, &typed, errors);
    if outdated {
        view.theirs = Some(t!(taal, "theirs-above"));
    }
    Ok(shell.refuse(&view.title.clone(), &view, code))
}
