//! `/inloggen` and `/uitloggen`: the ways in. The list of invented people is there in the demo only.

use crate::{actor, demo};
use access::{Actor, Niveau, Rol};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use foundation::Uuid;
use netwerk::tables::{medewerker, organisatie};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Store, StoreError};
use tower_sessions::Session;
use web::{Form, Keyed, Moment, Oops, Shared, Shell, Stay, Taal, Way, record_login, render, see_other, t};

#[derive(Template)]
#[template(path = "inloggen.html")]
struct Inloggen {
    taal: Taal,
    demo: bool,
    /// Whether there is a provider for those who work here.
    medewerker: bool,
    /// Whether there is one for those who live here.
    inwoner: bool,
    groups: Vec<Group>,
    /// The invented inwoners of the stories.
    inwoners: Vec<demo::Verzonnen>,
    /// How sure it is who logs in: value and text.
    levels: Vec<(Niveau, String)>,
}

/// The invented people of one organisatie.
struct Group {
    organisatie: String,
    people: Vec<medewerker::Model>,
}

impl Inloggen {
    /// The roles of somebody, as other screens name them.
    fn roles(&self, rollen: &str) -> String {
        let known = rollen.split_whitespace().filter_map(Rol::parse);
        known.map(|rol| netwerk::role_text(rol, self.taal)).collect::<Vec<_>>().join(", ")
    }
}

pub(crate) async fn show(State(house): State<Shared>, shell: Shell) -> Result<Response, Oops> {
    let groups = if house.demo { groups(&house.store).await? } else { Vec::new() };
    let inwoners = if house.demo { demo::inwoners().map_err(|_| Oops::outage())? } else { Vec::new() };
    let taal = shell.taal;
    let (medewerker, inwoner) = (house.logins.medewerker.is_some(), house.logins.inwoner.is_some());
    let page = Inloggen { taal, demo: house.demo, medewerker, inwoner, groups, inwoners, levels: levels(taal) };
    Ok(render(&shell, &t!(taal, "log-in-title"), &page))
}

/// The levels of DigiD; the first one opens everything.
fn levels(taal: Taal) -> Vec<(Niveau, String)> {
    vec![
        (Niveau::Substantieel, t!(taal, "level-substantieel")),
        (Niveau::Midden, t!(taal, "level-midden")),
        (Niveau::Basis, t!(taal, "level-basis")),
    ]
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
    medewerker: Option<Uuid>,
    inwoner: Option<Uuid>,
    niveau: Option<String>,
    /// Whether others use this computer, too.
    openbaar: Option<String>,
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
    let (actor, stay) = match (choice.medewerker, choice.inwoner) {
        (Some(id), None) => (actor::of_medewerker(&house.store, id).await?, Stay::Medewerker),
        (None, Some(id)) => inwoner(id, &choice)?,
        _ => return Err(Oops::unreadable()),
    };
    let actor = actor.ok_or(Oops::not_found())?;
    web::log_in(&session, &actor, stay).await?;
    record_login(&house.store, Moment::In, Way::Demo, Some(&actor)).await?;
    Ok(see_other(taal, "/"))
}

/// One of the invented inwoners, and how long they stay logged in.
fn inwoner(id: Uuid, choice: &Choice) -> Result<(Option<Actor>, Stay), Oops> {
    let is_there = demo::inwoners().map_err(|_| Oops::outage())?.iter().any(|one| one.id == id);
    let niveau = choice.niveau.as_deref().map_or(Some(Niveau::Substantieel), Niveau::parse).ok_or(Oops::unreadable())?;
    let stay = if choice.openbaar.is_some() { Stay::PublicComputer } else { Stay::Inwoner };
    Ok((is_there.then(|| Actor::inwoner(id, niveau)), stay))
}

/// Nothing but the hidden fields.
#[derive(serde::Deserialize)]
pub(crate) struct Nothing {}

/// Ends the session here, and at the provider where it began.
pub(crate) async fn log_out(
    State(house): State<Shared>,
    taal: Taal,
    session: Session,
    _: Form<Nothing>,
) -> Result<Response, Oops> {
    let (store, from) = (&house.store, web::provider_of(&house.store, &session).await?);
    let who = web::whose(&session).await?;
    web::log_out(&session).await?;
    let way = if from.is_some() { Way::Oidc } else { Way::Demo };
    record_login(store, Moment::Uit, way, who.as_ref()).await?;
    if let Some((name, token)) = from
        && let Some(login) = house.logins.of(&name)
        && let Some(url) = login.provider.logout_url(token.as_deref(), store.now()).await
    {
        return Ok(Redirect::to(&url).into_response());
    }
    Ok(see_other(taal, "/"))
}
