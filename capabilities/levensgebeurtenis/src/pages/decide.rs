//! What is decided: a level is asked for, approved or sent back, and stopped.

use crate::approve::{Oordeel, approve as approving, stop as stopping};
use crate::ask::{NiveauInput, ask as asking};
use crate::model::{Niveau, Soort};
use crate::pages::list::{View, build, object};
use crate::pages::words::{niveau_text, say};
use crate::tables::levensgebeurtenis::Model;
use crate::{LevensgebeurtenisError, PATH, StandInput, acts, stand};
use access::{Act, Verwerking};
use foundation::{Code, Fault, Uuid};
use serde::Deserialize;
use store::Once;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, repeat, see_other, t};

/// What is sent.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    soort: String,
    niveau: String,
    oordeel: String,
    versie: i32,
}

/// The levensgebeurtenis, and the purpose to do something with it.
pub(crate) async fn permitted(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<(Model, Verwerking), Oops> {
    let row = who.found(house, act, stand::one(&house.store.look(), id).await?)?;
    let purpose = who.permit(house, act, &object(&row))?;
    Ok((row, purpose))
}

/// Asks for a level.
pub async fn ask(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::ASK)?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let niveau = errors.take("niveau", Niveau::parse(&typed.niveau).ok_or(()), |()| t!(taal, "error-niveau"));
    let (Some(niveau), Some(soort)) = (niveau, Soort::parse(&typed.soort).or(Some(Soort::Achttien))) else {
        return back(&house, &shell, &who, &typed, errors, Code::FIELD).await;
    };
    let input = NiveauInput { soort, niveau, versie: typed.versie };
    let done = asking(&house.store, &purpose, &input, &form.once).await;
    answer(&house, &shell, &who, (acts::ASK, &form.once, "niveau"), &typed, done).await
}

/// Approves it or sends it back.
pub async fn approve(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (_, purpose) = permitted(&house, &who, acts::APPROVE, id).await?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let oordeel = errors.take("oordeel", Oordeel::parse(&typed.oordeel).ok_or(()), |()| t!(taal, "error-oordeel"));
    let Some(oordeel) = oordeel else { return back(&house, &shell, &who, &typed, errors, Code::FIELD).await };
    let target = StandInput { id, versie: typed.versie, once: &form.once };
    let done = approving(&house.store, &purpose, &target, oordeel).await;
    answer(&house, &shell, &who, (acts::APPROVE, &form.once, "oordeel"), &typed, done).await
}

/// Stops it.
pub async fn stop(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id, form: Form<Typed>) -> Result<Response, Oops> {
    let (_, purpose) = permitted(&house, &who, acts::STOP, id).await?;
    let target = StandInput { id, versie: form.value.versie, once: &form.once };
    let done = stopping(&house.store, &purpose, &target).await;
    answer(&house, &shell, &who, (acts::STOP, &form.once, "stand"), &form.value, done).await
}

/// On to the page as it stands now, or back with what is wrong.
async fn answer(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    (act, once, field): (Act, &Once, &'static str),
    typed: &Typed,
    done: Result<(), LevensgebeurtenisError>,
) -> Result<Response, Oops> {
    let why = match done {
        Ok(()) => return Ok(see_other(shell.taal, PATH)),
        Err(why) => why,
    };
    if let Some(answer) = repeat(house, shell.taal, act, once).await? {
        return Ok(answer);
    }
    let (code, mut errors) = (why.code(), Errors::default());
    // What came too late has no form any more; it stands beside how things are now.
    let field = if matches!(why, LevensgebeurtenisError::Outdated) { "stand" } else { field };
    say(why, field, shell.taal, &mut errors)?;
    back(house, shell, who, typed, errors, code).await
}

async fn back(house: &Shared, shell: &Shell, who: &Who, typed: &Typed, errors: Errors, code: Code) -> Result<Response, Oops> {
    let mut view = build(house, shell, who, errors).await?;
    (view.niveau, view.oordeel) = (typed.niveau.clone(), typed.oordeel.clone());
    if code == Code::STALE {
        view.mine = chosen(typed, shell.taal);
    }
    Ok(shell.refuse(&t!(shell.taal, "levensgebeurtenissen-title"), &view as &View, code))
}

/// What somebody chose, in words.
fn chosen(typed: &Typed, taal: Taal) -> Option<String> {
    let oordeel = match Oordeel::parse(&typed.oordeel) {
        Some(Oordeel::Goedgekeurd) => Some(t!(taal, "oordeel-ja")),
        Some(Oordeel::Teruggegeven) => Some(t!(taal, "oordeel-nee")),
        None => None,
    };
    let what = oordeel.or_else(|| Niveau::parse(&typed.niveau).map(|niveau| niveau_text(niveau, taal)));
    Some(t!(taal, "mine", what = what.unwrap_or_else(|| t!(taal, "stop-button"))))
}
