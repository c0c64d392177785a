//! `/looplijsten/regels/{id}`: one address, and what is noted at its door. On a telephone, and without a script.

use crate::attempt::attempt;
use crate::correct::correct;
use crate::pages::door_check::{Checked, JA, Typed};
use crate::pages::door_view::{View, build};
use crate::pages::say;
use crate::refuse::refuse;
use crate::speak::speak;
use crate::store::{RegelIds, StandInput, noted, own_ids};
use crate::take_back::take_back;
use crate::{LooplijstError, acts};
use access::{Act, Verwerking};
use foundation::{Code, Fault, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Who, render, repeat, see_other, t};

/// An address in a district of one's own, and the purpose to do something with it.
pub(crate) async fn permitted(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<(RegelIds, Verwerking), Oops> {
    let found = own_ids(&house.store.look(), id, who.actor.id).await?;
    let ids = who.found(house, act, found)?;
    let purpose = who.permit(house, act, &ids.object())?;
    Ok((ids, purpose))
}

/// Notes what was checked; gives where whoever noted it goes on.
pub(crate) async fn note(
    house: &Shared,
    purpose: &Verwerking,
    (ids, target): (&RegelIds, &StandInput<'_>),
    checked: Checked,
) -> Result<String, LooplijstError> {
    let back = noted(ids.looplijst_id);
    match checked {
        Checked::NietBereikt(bezoek, vervolg) => attempt(&house.store, purpose, target, bezoek, vervolg).await.map(|()| back),
        Checked::Gesproken(samen, uitkomst) => speak(&house.store, purpose, target, samen, &uitkomst).await,
        Checked::Verbeterd(samen, uitkomst) => correct(&house.store, purpose, target, samen, &uitkomst).await,
        Checked::Vergissing => take_back(&house.store, purpose, target).await.map(|()| back),
        Checked::Geweigerd(bereik) => refuse(&house.store, purpose, target, &bereik).await.map(|()| back),
    }
}

/// What is opened.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The form to correct what was noted today.
    verbetering: String,
}

/// The address, with the form.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let (ids, purpose) = permitted(&house, &who, acts::OPEN, id).await?;
    let verbetering = if asked.verbetering == JA { JA } else { "" };
    let typed = Typed { verbetering: verbetering.to_owned(), ..Typed::default() };
    let view = build(&house, &shell, &purpose, (id, &ids), typed, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "regel-title"), &view))
}

/// Notes how it went.
pub async fn submit(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (ids, purpose) = permitted(&house, &who, acts::GESPREK, id).await?;
    let (typed, taal) = (form.value, shell.taal);
    let (mut errors, mut code, mut outdated, mut over) = (Errors::default(), Code::FIELD, false, None);
    let products = netwerk::products(&house.store.look()).await?;
    let products: Vec<String> = products.into_iter().map(|one| one.code).collect();
    if let Some(checked) = typed.check(&house, &products, taal, &mut errors) {
        let target = StandInput { regel: id, seen: &[typed.versie], once: &form.once };
        let why = match note(&house, &purpose, (&ids, &target), checked).await {
            Ok(leads_to) => return Ok(see_other(taal, &leads_to)),
            Err(why) => why,
        };
        if let Some(answer) = repeat(&house, taal, acts::GESPREK, &form.once).await? {
            return Ok(answer);
        }
        (code, outdated) = (why.code(), matches!(why, LooplijstError::Outdated));
        over = matches!(why, LooplijstError::Over).then(|| typed.clone());
        say(why, "uitkomst", taal, &mut errors)?;
    }
    let (ids, looks) = permitted(&house, &who, acts::OPEN, id).await?;
    let mut view: View = build(&house, &shell, &looks, (id, &ids), typed, errors).await?;
    if outdated {
        view.is_late();
    }
    if let Some(said) = over {
        view.is_over(&said, &who.actor.telefoon);
    }
    Ok(shell.refuse(&t!(taal, "regel-title"), &view, code))
}
