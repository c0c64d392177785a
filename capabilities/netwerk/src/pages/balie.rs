//! `/beheer/balies/{balie}`: name, letter, what it helps with, and who coordinates it.

use crate::keep::{self as keeping, BalieInput};
use crate::overview::{BalieStand, MedewerkerStand, balie, people, products_of};
use crate::pages::checks::plain;
use crate::pages::fields::{Field, View};
use crate::pages::{Choice, say};
use crate::{acts, error::NetwerkError};
use access::Object;
use foundation::{Code, Fault};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, earlier, render, see_other, t};

/// The form, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    naam: String,
    bonletter: String,
    coordinator: String,
    producten: Vec<String>,
    versie: i32,
}

/// A Balie as Cedar sees the keeping of it: of its organisatie only. While nobody coordinates it, it is the business of every
/// coordinator of that organisatie.
pub(crate) fn object(row: &BalieStand) -> Object {
    let object = Object::locatie(row.id, vec![row.organisatie_id]);
    if row.coordinator_id.is_some() { object.at(row.id) } else { object }
}

/// The Balie as it stands.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let row = who.found(&house, acts::BALIE, balie(&house.store.look(), id).await?)?;
    who.permit(&house, acts::BALIE, &object(&row))?;
    let typed = Typed {
        naam: row.naam.clone(),
        bonletter: row.bonletter.clone(),
        coordinator: row.coordinator_id.map(|id| id.to_string()).unwrap_or_default(),
        producten: products_of(&house.store.look(), id).await?,
        versie: row.versie,
    };
    let view = view(&house, &shell, &row, typed, Errors::default()).await?;
    Ok(render(&shell, &view.title.clone(), &view))
}

async fn view(house: &Shared, shell: &Shell, row: &BalieStand, typed: Typed, errors: Errors) -> Result<View, Oops> {
    let (look, taal) = (house.store.look(), shell.taal);
    let own = people(&look, row.organisatie_id).await?;
    let coordinators = own.into_iter().filter(coordinates).map(|one| {
        let value = one.id.to_string();
        Choice { chosen: value == typed.coordinator, value, text: one.naam }
    });
    let products = crate::products(&look).await?;
    let products =
        products.into_iter().map(|one| Choice { chosen: typed.producten.contains(&one.code), value: one.code, text: one.titel });
    let fields = vec![
        Field::line("naam", t!(taal, "field-naam"), &typed.naam),
        Field::line("bonletter", t!(taal, "field-bonletter"), &typed.bonletter),
        Field::one("coordinator", t!(taal, "field-coordinator"), coordinators.collect()),
        Field::some("producten", t!(taal, "field-producten"), products.collect()),
    ];
    let mut view = View::new(shell, t!(taal, "balie-title"), keeping::shown(row.id), fields, typed.versie, errors);
    view.about = row.locatie_naam.clone();
    view.note = row.coordinator_id.is_none().then(|| t!(taal, "balie-needs-coordinator"));
    Ok(view)
}

/// Checks the name of a Balie and the letter on its tickets.
pub(crate) fn check_named(naam: &str, bonletter: &str, taal: Taal, errors: &mut Errors) -> (String, String) {
    let naam = plain("naam", naam, taal, errors);
    if naam.is_empty() || naam.chars().count() > 60 {
        errors.add("naam", t!(taal, "error-naam"));
    }
    let bonletter = plain("bonletter", bonletter, taal, errors).to_uppercase();
    if bonletter.chars().count() != 1 || !bonletter.chars().all(|c| c.is_ascii_uppercase()) {
        errors.add("bonletter", t!(taal, "error-bonletter"));
    }
    (naam, bonletter)
}

/// Who can coordinate a Balie.
pub(crate) fn coordinates(one: &MedewerkerStand) -> bool {
    one.actief && one.rollen.split(' ').any(|rol| rol == "coordinator")
}

/// Checks what was typed about a Balie.
pub(crate) fn check(
    naam: &str,
    bonletter: &str,
    coordinator: &str,
    producten: &[String],
    taal: Taal,
    errors: &mut Errors,
) -> Option<BalieInput> {
    let (naam, bonletter) = check_named(naam, bonletter, taal, errors);
    let coordinator = coordinator.parse().ok();
    if coordinator.is_none() {
        errors.add("coordinator", t!(taal, "error-no-coordinator"));
    }
    errors.is_empty().then_some(())?;
    Some(BalieInput { naam, bonletter, coordinator: coordinator?, producten: producten.iter().cloned().collect() })
}

/// Changes the Balie.
pub async fn change(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let row = who.found(&house, acts::BALIE, balie(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::BALIE, &object(&row))?;
    let (mut typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let checked = check(&typed.naam, &typed.bonletter, &typed.coordinator, &typed.producten, taal, &mut errors);
    let Some(input) = checked else {
        let view = view(&house, &shell, &row, typed, errors).await?;
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let why = match keeping::keep(&house.store, &purpose, id, &[typed.versie], &input, &form.once).await {
        Ok(()) => return Ok(see_other(taal, &keeping::shown(id))),
        Err(why) => why,
    };
    if let Some(location) = earlier(&house, acts::BALIE, &form.once).await? {
        return Ok(see_other(taal, &location));
    }
    let (code, outdated) = (why.code(), matches!(why, NetwerkError::Outdated));
    let at_name = outdated || matches!(why, NetwerkError::NaamTaken);
    say(why, if at_name { "naam" } else { "coordinator" }, taal, &mut errors)?;
    let row = balie(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    typed.versie = row.versie;
    let mut view = view(&house, &shell, &row, typed, errors).await?;
    if outdated {
        let coordinator = row.coordinator_naam.unwrap_or_default();
        view.theirs = Some(t!(taal, "theirs", nu = format!("{} ({}), {coordinator}", row.naam, row.bonletter)));
    }
    Ok(shell.refuse(&view.title.clone(), &view, code))
}
