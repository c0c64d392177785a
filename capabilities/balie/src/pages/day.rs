//! `/balie/{locatie}`: the day, and the buttons on it.

use super::day_view::View;
use crate::day::{self, Dag};
use crate::receive::{self, Melding, who_reported};
use crate::relation::{ids_of, is_by, ticket_of};
use crate::{BalieError, acts, no_show as missed};
use access::{Act, Object, Verwerking};
use foundation::{Code, Uuid};
use netwerk::tables::locatie;
use serde::Deserialize;
use store::StoreError;
use web::axum::extract::State;
use web::axum::http::{HeaderMap, StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Who, render, repeat, see_other, t};

/// The query of the page: the ticket that was just given.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    gemeld: String,
    /// How somebody who was just noted as not come hears that.
    gemist: String,
}

/// The day of a Locatie. The receptie sees the same without what somebody comes for.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Oops> {
    // Asked first: to who does not work there it takes no more than what is not there at all (R5).
    let permitted = purpose(&house, &who, id, SEEING).await?;
    let plek = place(&house, id).await?;
    if let Some(known) = headers.get(header::IF_NONE_MATCH)
        && known.as_bytes() == stand(&house, &plek).await?.as_bytes()
    {
        return Ok(StatusCode::NOT_MODIFIED.into_response());
    }
    let mut view = build(&house, &shell, &who, &plek, permitted, Errors::default(), asked.gemeld).await?;
    view.missed = bericht::KanaalStand::parse(&asked.gemist).map(|weg| weg.about(shell.taal));
    Ok(render(&shell, &t!(shell.taal, "day-title"), &view))
}

pub(crate) async fn place(house: &Shared, id: Uuid) -> Result<locatie::Model, Oops> {
    netwerk::locatie_of(&house.store.look(), id).await?.ok_or(Oops::not_found())
}

async fn build(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    plek: &locatie::Model,
    (purpose, names): (Verwerking, bool),
    errors: Errors,
    gemeld: String,
) -> Result<View, Oops> {
    let look = house.store.look();
    // Before the rows: what changes in between is then read once more, rather than missed.
    let stand = stand(house, plek).await?;
    let today = Dag::of(house.store.now(), &plek.tijdzone)?;
    let tx = house.store.begin(&purpose);
    let rows = day::booked(&tx, plek.id, &today, names).await;
    let booked = tx.hand_out::<_, StoreError>(rows).await?;
    let free = day::free(&look, plek.id, &today).await?;
    let balies = netwerk::balies_of(&look, plek.id).await?;
    let mut view = View::new(shell, &who.actor, plek, &balies, &booked, &free, house.store.now(), names);
    view.errors = errors;
    view.stand = stand;
    view.gemeld = Some(gemeld).filter(|bon| !bon.is_empty() && bon.len() < 8);
    Ok(view)
}

/// With names, or without: the receptie may not see the day with its names; it may note who is here.
const SEEING: [Act; 2] = [acts::DAY, acts::REPORT];

/// The first of these acts that somebody may do, and whether it is the one with names.
pub(crate) async fn purpose(
    house: &Shared,
    who: &Who,
    locatie: Uuid,
    [names, numbers]: [Act; 2],
) -> Result<(Verwerking, bool), Oops> {
    let object = Object::locatie(locatie, netwerk::organisaties_at(&house.store.look(), locatie).await?);
    match who.permit(house, names, &object) {
        Ok(purpose) => Ok((purpose, true)),
        Err(_) => Ok((who.permit(house, numbers, &object)?, false)),
    }
}

async fn stand(house: &Shared, plek: &locatie::Model) -> Result<String, Oops> {
    let now = house.store.now();
    Ok(day::stand(&house.store.look(), plek.id, &Dag::of(now, &plek.tijdzone)?, now).await?)
}

/// Who reported: by the nummer they give, or by a button in the day.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Reported {
    nummer: String,
    afspraak: Option<Uuid>,
}

impl Reported {
    fn who(&self) -> Melding<'_> {
        self.afspraak.map_or(Melding::Nummer(&self.nummer), Melding::Afspraak)
    }
}

/// Somebody is here.
pub async fn report(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Reported>,
) -> Result<Response, Oops> {
    let object = Object::locatie(id, netwerk::organisaties_at(&house.store.look(), id).await?);
    let purpose = who.permit(&house, acts::REPORT, &object)?;
    let plek = place(&house, id).await?;
    let found = who_reported(&house.store, &who.actor, &plek, &form.value.who()).await?;
    let mut errors = Errors::default();
    let Some(ids) = found else {
        errors.add("nummer", t!(shell.taal, "error-nummer"));
        let permitted = self::purpose(&house, &who, plek.id, SEEING).await?;
        let mut view = build(&house, &shell, &who, &plek, permitted, errors, String::new()).await?;
        view.nummer = rules::tekst::without_bsn(&form.value.nummer);
        return Ok(shell.refuse(&t!(shell.taal, "day-title"), &view, Code::FIELD));
    };
    match receive::report_at(&house.store, &purpose, &plek, &ids, &form.once).await {
        Ok(bon) => Ok(see_other(shell.taal, &format!("/balie/{}?gemeld={bon}", plek.id))),
        // Reported before, by themselves or by a colleague: they read the number that there is.
        Err(BalieError::NotNow) => {
            let why = ticket_of(&house.store.look(), ids.id).await?.map_or(BalieError::NotNow, BalieError::Reported);
            again(&house, &shell, &who, &plek, acts::REPORT, &form.once, why).await
        }
        Err(why) => again(&house, &shell, &who, &plek, acts::REPORT, &form.once, why).await,
    }
}

/// Which version of the Afspraak the button belonged to (R9).
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    versie: i32,
}

/// Calls somebody to the Balie.
pub async fn call(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::CALL, ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::CALL, &ids.object())?;
    match receive::call(&house.store, &purpose, id, form.value.versie, &form.once).await {
        Ok(()) => Ok(see_other(shell.taal, &format!("/balie/bezoeken/{id}"))),
        Err(why) => {
            let plek = place(&house, ids.locatie_id).await?;
            let own = matches!(why, BalieError::NotNow) && is_by(&house.store.look(), id, who.actor.id).await?;
            let why = if own { BalieError::ByYourself } else { why };
            again(&house, &shell, &who, &plek, acts::CALL, &form.once, why).await
        }
    }
}

/// Nobody came.
pub async fn no_show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::NO_SHOW, ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::NO_SHOW, &ids.object())?;
    let plek = place(&house, ids.locatie_id).await?;
    match missed::no_show(&house.store, &purpose, id, form.value.versie, &plek, &form.once).await {
        Ok(()) => answered(&house, &shell, acts::NO_SHOW, &form.once).await,
        Err(why) => again(&house, &shell, &who, &plek, acts::NO_SHOW, &form.once, why).await,
    }
}

/// Where the act itself said that it led.
async fn answered(house: &Shared, shell: &Shell, act: Act, once: &store::Once) -> Result<Response, Oops> {
    repeat(house, shell.taal, act, once).await?.ok_or(Oops::outage())
}

/// The same answer for the same button; otherwise the day as it is now, with what was in the way.
async fn again(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    plek: &locatie::Model,
    act: Act,
    once: &store::Once,
    why: BalieError,
) -> Result<Response, Oops> {
    if let Some(same) = repeat(house, shell.taal, act, once).await? {
        return Ok(same);
    }
    let text = match why {
        BalieError::NotNow | BalieError::Store(StoreError::Stale | StoreError::Crossed) => t!(shell.taal, "error-not-now"),
        BalieError::Reported(bon) => t!(shell.taal, "reported-before", bon = bon),
        BalieError::ByYourself => t!(shell.taal, "error-by-yourself"),
        BalieError::TooEarly => t!(shell.taal, "error-too-early"),
        BalieError::Busy => t!(shell.taal, "error-busy"),
        other => return Err(other.into()),
    };
    let mut errors = Errors::default();
    errors.add("agenda", text);
    let permitted = purpose(house, who, plek.id, SEEING).await?;
    let view = build(house, shell, who, plek, permitted, errors, String::new()).await?;
    Ok(shell.refuse(&t!(shell.taal, "day-title"), &view, Code::STALE))
}
