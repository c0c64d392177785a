//! `/beheer/convenanten`: give a Convenant, and change from when to when it holds.

use crate::agree::{self as agreeing, ConvenantInput};
use crate::overview::{ConvenantRow, convenant, others};
use crate::pages::fields::{Field, View};
use crate::pages::{Choice, say};
use crate::{acts, error::NetwerkError};
use access::Object;
use foundation::jiff::civil::Date;
use foundation::{Code, Fault, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, earlier, read_date, render, see_other, t, write_date};

/// The form, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    van: String,
    product: String,
    geldig_van: String,
    geldig_tot: String,
    versie: i32,
}

/// The days that were typed; without a last day it holds until further notice.
pub(crate) fn days(from: &str, to: &str, taal: Taal, errors: &mut Errors) -> Option<(Date, Option<Date>)> {
    let first = read_date(from);
    if first.is_none() {
        errors.add("geldig_van", t!(taal, "error-datum"));
    }
    let last = read_date(to);
    if last.is_none() && !to.trim().is_empty() {
        errors.add("geldig_tot", t!(taal, "error-datum"));
    }
    if first.zip(last).is_some_and(|(first, last)| last < first) {
        errors.add("geldig_tot", t!(taal, "error-tot-voor-van"));
    }
    if errors.is_empty() { Some((first?, last)) } else { None }
}

/// The empty form.
pub async fn new(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    let today = house.store.now().to_zoned(foundation::jiff::tz::TimeZone::UTC).date();
    let typed = Typed { geldig_van: write_date(today), ..Typed::default() };
    let view = new_view(&house, &shell, &who, typed, Errors::default()).await?;
    Ok(render(&shell, &view.title.clone(), &view))
}

async fn new_view(house: &Shared, shell: &Shell, who: &Who, typed: Typed, errors: Errors) -> Result<View, Oops> {
    who.permit_own(house, acts::CONVENANT)?;
    let (look, taal) = (house.store.look(), shell.taal);
    let choice = |value: String, text: String, typed: &str| Choice { chosen: value == typed, value, text };
    let van = others(&look, who.actor.organisatie).await?;
    let van = van.into_iter().map(|(id, naam)| choice(id.to_string(), naam, &typed.van)).collect();
    let products = crate::products(&look).await?;
    let products = products.into_iter().map(|one| choice(one.code, one.titel, &typed.product)).collect();
    let fields = vec![
        Field::one("van", t!(taal, "field-van"), van),
        Field::one("product", t!(taal, "field-product"), products),
        Field::line("geldig_van", t!(taal, "field-geldig-van"), &typed.geldig_van),
        Field::line("geldig_tot", t!(taal, "field-geldig-tot"), &typed.geldig_tot),
    ];
    let path = "/beheer/convenanten/nieuw".to_owned();
    let mut view = View::new(shell, t!(taal, "convenant-new"), path, fields, 0, errors);
    view.about = t!(taal, "convenanten-about");
    Ok(view)
}

/// Gives the Convenant.
pub async fn agree(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::CONVENANT)?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let van = typed.van.parse::<Uuid>().ok();
    if van.is_none() {
        errors.add("van", t!(taal, "error-van"));
    }
    if typed.product.is_empty() {
        errors.add("product", t!(taal, "error-product"));
    }
    let days = days(&typed.geldig_van, &typed.geldig_tot, taal, &mut errors);
    let (Some(van), Some((geldig_van, geldig_tot))) = (van, days) else {
        let view = new_view(&house, &shell, &who, typed, errors).await?;
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let input = ConvenantInput { van, product: typed.product.clone(), geldig_van, geldig_tot };
    let why = match agreeing::agree(&house.store, &purpose, &input, &form.once).await {
        Ok(id) => return Ok(see_other(taal, &agreeing::shown(id))),
        Err(why) => why,
    };
    if let Some(location) = earlier(&house, acts::CONVENANT, &form.once).await? {
        return Ok(see_other(taal, &location));
    }
    let code = why.code();
    say(why, "product", taal, &mut errors)?;
    let view = new_view(&house, &shell, &who, typed, errors).await?;
    Ok(shell.refuse(&view.title.clone(), &view, code))
}

/// A Convenant as Cedar sees it: the work of who gave it.
pub(crate) fn object(row: &ConvenantRow) -> Object {
    Object::own_work(row.naar_organisatie_id)
}

/// The Convenant as it stands.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let row = who.found(&house, acts::CONVENANT, convenant(&house.store.look(), id).await?)?;
    who.permit(&house, acts::CONVENANT, &object(&row))?;
    let view = view(&shell, &row, typed(&row), Errors::default());
    Ok(render(&shell, &view.title.clone(), &view))
}

fn typed(row: &ConvenantRow) -> Typed {
    let date = |text: &String| text.parse().map(write_date).unwrap_or_default();
    Typed {
        geldig_van: date(&row.geldig_van),
        geldig_tot: row.geldig_tot.as_ref().map(date).unwrap_or_default(),
        versie: row.versie,
        ..Typed::default()
    }
}

fn view(shell: &Shell, row: &ConvenantRow, typed: Typed, errors: Errors) -> View {
    let taal = shell.taal;
    let fields = vec![
        Field::line("geldig_van", t!(taal, "field-geldig-van"), &typed.geldig_van),
        Field::line("geldig_tot", t!(taal, "field-geldig-tot"), &typed.geldig_tot),
    ];
    let mut view = View::new(shell, t!(taal, "convenant-title"), agreeing::shown(row.id), fields, typed.versie, errors);
    view.about = format!("{}: {}", row.van_naam, row.product_titel);
    view
}

/// Changes from when to when it holds.
pub async fn change(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let row = who.found(&house, acts::CONVENANT, convenant(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::CONVENANT, &object(&row))?;
    let (mut typed_now, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let Some(days) = days(&typed_now.geldig_van, &typed_now.geldig_tot, taal, &mut errors) else {
        let view = view(&shell, &row, typed_now, errors);
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let seen = [typed_now.versie];
    let why = match agreeing::change_days(&house.store, &purpose, id, &seen, days, &form.once).await {
        Ok(()) => return Ok(see_other(taal, &agreeing::shown(id))),
        Err(why) => why,
    };
    if let Some(location) = earlier(&house, acts::CONVENANT, &form.once).await? {
        return Ok(see_other(taal, &location));
    }
    let (code, outdated) = (why.code(), matches!(why, NetwerkError::Outdated));
    say(why, "geldig_van", taal, &mut errors)?;
    let row = convenant(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    typed_now.versie = row.versie;
    let mut view = view(&shell, &row, typed_now, errors);
    if outdated {
        let now = typed(&row);
        view.theirs = Some(t!(taal, "theirs", nu = format!("{} – {}", now.geldig_van, now.geldig_tot)));
    }
    Ok(shell.refuse(&view.title.clone(), &view, code))
}
