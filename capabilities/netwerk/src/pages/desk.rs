//! `/beheer/locaties/{locatie}/balies/nieuw`: a Balie more, of the own organisatie or of another one.

use crate::describe::organisaties;
use crate::keep::BalieInput;
use crate::open::open as opening;
use crate::overview::people;
use crate::pages::balie::check_named;
use crate::pages::fields::{Field, View};
use crate::pages::locatie::load;
use crate::pages::{Choice, Ended, ended, say};
use crate::tables::locatie::Model;
use crate::{acts, error::NetwerkError, settle};
use foundation::{Code, Fault, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Who, render, t};

/// The form, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    organisatie: String,
    naam: String,
    bonletter: String,
    coordinator: String,
    producten: Vec<String>,
}

/// The empty form.
pub async fn new(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (row, object) = load(&house, &who, id).await?;
    who.permit(&house, acts::LOCATIE, &object)?;
    let typed = Typed { organisatie: who.actor.organisatie.to_string(), ..Typed::default() };
    let view = view(&house, &shell, &who, &row, &typed, Errors::default()).await?;
    Ok(render(&shell, &view.title.clone(), &view))
}

async fn view(house: &Shared, shell: &Shell, who: &Who, row: &Model, typed: &Typed, errors: Errors) -> Result<View, Oops> {
    let (look, taal) = (house.store.look(), shell.taal);
    let choice = |value: String, text: String, typed: &str| Choice { chosen: value == typed, value, text };
    let organisaties = organisaties(&look).await?;
    let organisaties = organisaties.into_iter().map(|one| choice(one.id.to_string(), one.naam, &typed.organisatie));
    let coordinators = people(&look, who.actor.organisatie).await?.into_iter().filter(super::balie::coordinates);
    let coordinators = coordinators.map(|one| choice(one.id.to_string(), one.naam, &typed.coordinator));
    let products = crate::products(&look).await?;
    let products =
        products.into_iter().map(|one| Choice { chosen: typed.producten.contains(&one.code), value: one.code, text: one.titel });
    let fields = vec![
        Field::one("organisatie", t!(taal, "field-organisatie"), organisaties.collect()),
        Field::line("naam", t!(taal, "field-naam"), &typed.naam),
        Field::line("bonletter", t!(taal, "field-bonletter"), &typed.bonletter),
        Field::one("coordinator", t!(taal, "field-coordinator"), coordinators.collect()).hint(t!(taal, "hint-coordinator")),
        Field::some("producten", t!(taal, "field-producten"), products.collect()),
    ];
    let path = format!("{}/balies/nieuw", settle::shown(row.id));
    let mut view = View::new(shell, t!(taal, "balie-new"), path, fields, 0, errors);
    view.about = format!("{}, {}", row.naam, row.plaats);
    view.back = Some((settle::shown(row.id), t!(taal, "back-locatie")));
    Ok(view)
}

/// Opens the Balie.
pub async fn open(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id, form: Form<Typed>) -> Result<Response, Oops> {
    let (row, object) = load(&house, &who, id).await?;
    let purpose = who.permit(&house, acts::LOCATIE, &object)?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let van = typed.organisatie.parse::<Uuid>().ok();
    if van.is_none() {
        errors.add("organisatie", t!(taal, "error-van"));
    }
    let (naam, bonletter) = check_named(&typed.naam, &typed.bonletter, taal, &mut errors);
    // Another organisatie names its coordinator itself.
    let coordinator = typed.coordinator.parse::<Uuid>().ok();
    if coordinator.is_none() && van == Some(who.actor.organisatie) {
        errors.add("coordinator", t!(taal, "error-no-coordinator"));
    }
    let (Some(van), true) = (van, errors.is_empty()) else {
        let view = view(&house, &shell, &who, &row, &typed, errors).await?;
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let producten = typed.producten.iter().cloned().collect();
    let input = BalieInput { naam, bonletter, coordinator: coordinator.unwrap_or_default(), producten };
    let done = opening(&house.store, &purpose, id, van, &input, &form.once).await.map(|_| settle::shown(id));
    match ended(&house, taal, acts::LOCATIE, &form.once, done).await? {
        Ended::Redirect(answer) => Ok(answer),
        Ended::Again(why) => {
            let code = why.code();
            let field = if matches!(why, NetwerkError::NaamTaken) { "naam" } else { "coordinator" };
            say(why, field, taal, &mut errors)?;
            let view = view(&house, &shell, &who, &row, &typed, errors).await?;
            Ok(shell.refuse(&view.title.clone(), &view, code))
        }
    }
}
