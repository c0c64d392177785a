//! `/inloggen` and `/uitloggen`. Without the demo mark there is no way in yet but the text that says so.

use crate::actor;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use foundation::Uuid;
use netwerk::tables::{medewerker, organisatie};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Store, StoreError};
use tower_sessions::Session;
use web::{Form, Keyed, Oops, Shared, Shell, Taal, render, see_other, t};

#[derive(Template)]
#[template(path = "inloggen.html")]
struct Inloggen {
    taal: Taal,
    demo: bool,
    groups: Vec<Group>,
}

/// The invented people of one organisatie.
struct Group {
    organisatie: String,
    people: Vec<medewerker::Model>,
}

pub(crate) async fn show(State(house): State<Shared>, shell: Shell) -> Result<Response, Oops> {
    let groups = if house.demo { groups(&house.store).await? } else { Vec::new() };
    let page = Inloggen { taal: shell.taal, demo: house.demo, groups };
    Ok(render(&shell, &t!(shell.taal, "log-in-title"), &page))
}

async fn groups(store: &Store) -> Result<Vec<Group>, StoreError> {
    let query = organisatie::Entity::find().order_by_asc(organisatie::Column::Naam);
    let all: Vec<organisatie::Model> = store.look().all(query).await?;
    let query = medewerker::Entity::find()
        .filter(medewerker::Column::Actief.eq(true))
        .order_by_asc(medewerker::Column::Naam)
        .order_by_asc(medewerker::Column::Id);
    let people: Vec<medewerker::Model> = store.look().all(query).await?;
    let group = |at: organisatie::Model| Group {
        people: people.iter().filter(|one| one.organisatie_id == at.id).cloned().collect(),
        organisatie: at.naam,
    };
    Ok(all.into_iter().map(group).filter(|group| !group.people.is_empty()).collect())
}

/// Which of the invented people.
#[derive(serde::Deserialize)]
pub(crate) struct Choice {
    medewerker: Uuid,
}

pub(crate) async fn log_in(
    State(house): State<Shared>,
    taal: Taal,
    session: Session,
    Keyed(choice): Keyed<Choice>,
) -> Result<Response, Oops> {
    if !house.demo {
        return Err(Oops::not_found());
    }
    let Some(actor) = actor::of_medewerker(&house.store, choice.medewerker).await? else {
        return Err(Oops::not_found());
    };
    web::log_in(&session, &actor).await?;
    Ok(see_other(taal, "/"))
}

/// Nothing but the hidden fields.
#[derive(serde::Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn log_out(taal: Taal, session: Session, _: Form<Nothing>) -> Result<Response, Oops> {
    web::log_out(&session).await?;
    Ok(see_other(taal, "/"))
}
