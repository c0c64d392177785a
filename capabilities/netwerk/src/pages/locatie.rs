//! `/beheer/locaties/{locatie}`: where a Locatie is, how one gets in, and when it is closed by its own choice.

pub(crate) mod form;

use crate::adapt::adapt;
use crate::describe::hoofdbeheerders;
use crate::locaties::{closed_days, object};
use crate::model::zone;
use crate::pages::fields::View;
use crate::pages::{Ended, ended, say};
use crate::settle::shown;
use crate::tables::locatie::Model;
use crate::{acts, error::NetwerkError};
use access::Object;
use form::Typed;
use foundation::{Code, Fault, Uuid};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Who, render, t};

/// The Locatie, and as Cedar sees the keeping of it. Both are always asked, so that what is another's and what is not there cost the
/// same (R5).
pub(crate) async fn load(house: &Shared, who: &Who, id: Uuid) -> Result<(Model, Object), Oops> {
    let look = house.store.look();
    let hoofd = hoofdbeheerders(&look).await?;
    let row = who.found(house, acts::LOCATIE, crate::locatie_of(&look, id).await?)?;
    let object = object(&row, &hoofd);
    Ok((row, object))
}

/// The Locatie as it stands.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (row, object) = load(&house, &who, id).await?;
    who.permit(&house, acts::LOCATIE, &object)?;
    let today = house.store.now().to_zoned(zone(&row.tijdzone)).date();
    let gesloten = closed_days(&house.store.look(), id, today).await?;
    let view = view(&house, &shell, &row, &Typed::of(&row, &gesloten), Errors::default()).await?;
    Ok(render(&shell, &view.title.clone(), &view))
}

async fn view(house: &Shared, shell: &Shell, row: &Model, typed: &Typed, errors: Errors) -> Result<View, Oops> {
    let taal = shell.taal;
    let here = crate::balies_of(&house.store.look(), row.id).await?;
    let here = here.into_iter().map(|one| (one.balie_naam, one.organisatie_naam));
    let mut view = View::new(shell, t!(taal, "locatie-title"), shown(row.id), typed.fields(taal), typed.versie, errors);
    view.about = format!("{}, {}", row.naam, row.plaats);
    view.facts = here.collect();
    let path = shown(row.id);
    view.links =
        vec![(format!("{path}/openingstijden"), t!(taal, "hours-link")), (format!("{path}/balies/nieuw"), t!(taal, "balie-add"))];
    Ok(view)
}

/// Changes the Locatie.
pub async fn change(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (row, object) = load(&house, &who, id).await?;
    let purpose = who.permit(&house, acts::LOCATIE, &object)?;
    let (mut typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let Some(input) = typed.check(house.store.now(), taal, &mut errors) else {
        let view = view(&house, &shell, &row, &typed, errors).await?;
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let done = adapt(&house.store, &purpose, &row, &[typed.versie], &input, &form.once).await;
    let why = match ended(&house, taal, acts::LOCATIE, &form.once, done.map(|()| shown(id))).await? {
        Ended::Redirect(answer) => return Ok(answer),
        Ended::Again(why) => why,
    };
    let (code, outdated) = (why.code(), matches!(why, NetwerkError::Outdated));
    let field = if matches!(why, NetwerkError::Planned) { "gebied" } else { "naam" };
    say(why, field, taal, &mut errors)?;
    let row = crate::locatie_of(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    typed.versie = row.versie;
    let mut view = view(&house, &shell, &row, &typed, errors).await?;
    if outdated {
        view.theirs = Some(t!(taal, "theirs", nu = format!("{}, {}, {} {}", row.naam, row.adres, row.postcode, row.plaats)));
    }
    Ok(shell.refuse(&view.title.clone(), &view, code))
}
