//! `/rooster/balies/{balie}/nieuw`: a new Dienst at a Balie.

use crate::check::{DienstForm, check, say};
use crate::error::RoosterError;
use crate::pages::fields::{Place, View};
use crate::plek::{balie, object};
use crate::{acts, add as adding};
use foundation::{Code, Fault};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Who, earlier, read_date, render, see_other, t, write_date};

/// For which day.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    datum: String,
}

/// Room for who walks in or is handed over: so many Tijdsloten of each half day (V16, V17).
const VRIJGEHOUDEN: &str = "2";

/// The empty form.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let balie = who.found(&house, acts::PLAN, balie(&house.store.look(), id).await?)?;
    who.permit(&house, acts::PLAN, &object(&balie))?;
    let place = Place::load(&house, &shell, balie).await?;
    let datum = read_date(&asked.datum).unwrap_or_else(|| place.plek.local(house.store.now()).date());
    let typed = DienstForm {
        datum: write_date(datum),
        minuten: "30".to_owned(),
        vrijgehouden: VRIJGEHOUDEN.to_owned(),
        ..DienstForm::default()
    };
    let view = view(&place, id, typed, Errors::default());
    Ok(render(&shell, &view.title.clone(), &view))
}

fn view(place: &Place<'_>, id: foundation::Uuid, typed: DienstForm, errors: Errors) -> View {
    // What is new has no version.
    let mut view = place.view(format!("/rooster/balies/{id}/nieuw"), DienstForm { versie: 0, ..typed }, errors);
    view.title = t!(place.shell.taal, "dienst-new");
    view.is_new = true;
    view
}

/// Adds the Dienst.
pub async fn add(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<DienstForm>,
) -> Result<Response, Oops> {
    let balie = who.found(&house, acts::PLAN, balie(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::PLAN, &object(&balie))?;
    let place = Place::load(&house, &shell, balie).await?;
    let taal = shell.taal;
    let mut errors = Errors::default();
    let Some(input) = check(&form.value, &place.plek, id, house.store.now(), None, taal, &mut errors) else {
        let view = view(&place, id, form.value, errors);
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let why = match adding::add(&house.store, &purpose, &place.plek, &input, &form.once).await {
        Ok(dienst) => return Ok(see_other(taal, &adding::shown(&place.plek, dienst, input.begin))),
        Err(why) => why,
    };
    if let Some(location) = earlier(&house, acts::PLAN, &form.once).await? {
        return Ok(see_other(taal, &location));
    }
    match &why {
        RoosterError::Botst(all) => say(all, &place.plek, |id| place.name_of(id), taal, &mut errors),
        RoosterError::NotHere => errors.add("medewerker", t!(taal, "error-medewerker")),
        _ => return Err(why.into()),
    }
    let view = view(&place, id, form.value, errors);
    Ok(shell.refuse(&view.title.clone(), &view, why.code()))
}
