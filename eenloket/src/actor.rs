//! From a row of the netwerk to somebody who acts.

use access::{Actor, Rol, Scope, Soort};
use foundation::Uuid;
use netwerk::tables::{balie, medewerker, medewerker_balie, organisatie};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Store, StoreError};
use web::oauth::Client;

/// The medewerker as the session keeps them; `None` for somebody who does not (any more) work here.
pub(crate) async fn of_medewerker(store: &Store, id: Uuid) -> Result<Option<Actor>, StoreError> {
    let query = medewerker::Entity::find().filter(medewerker::Column::Id.eq(id)).filter(medewerker::Column::Actief.eq(true));
    let Some(found): Option<medewerker::Model> = store.look().one(query).await? else { return Ok(None) };
    let query = organisatie::Entity::find().filter(organisatie::Column::Id.eq(found.organisatie_id));
    let Some(at): Option<organisatie::Model> = store.look().one(query).await? else { return Ok(None) };
    let query = medewerker_balie::Entity::find().filter(medewerker_balie::Column::MedewerkerId.eq(id));
    let desks: Vec<medewerker_balie::Model> = store.look().all(query).await?;
    // A role that this version does not know gives nothing.
    let mut rollen: Vec<Rol> = found.rollen.split_whitespace().filter_map(Rol::parse).collect();
    if netwerk::stands_in(&store.look(), at.id, &rollen).await? {
        rollen.push(Rol::Privacyofficer);
    }
    Ok(Some(Actor {
        id,
        soort: Soort::Medewerker,
        naam: found.naam,
        organisatie: at.id,
        organisatie_naam: at.naam,
        telefoon: at.telefoon,
        rollen,
        balies: desks.into_iter().map(|desk| desk.balie_id).collect(),
        locatie: found.locatie_id,
        overheidsorgaan: at.overheidsorgaan,
        niveau: None,
        scopes: Vec::new(),
    }))
}

/// As whom a program acts: for its organisatie, at all Balies of it, and no further than these scopes.
pub(crate) async fn of_toepassing(store: &Store, client: &Client, scopes: Vec<Scope>) -> Result<Option<Actor>, StoreError> {
    let query = organisatie::Entity::find().filter(organisatie::Column::Id.eq(client.organisatie));
    let Some(at): Option<organisatie::Model> = store.look().one(query).await? else { return Ok(None) };
    let query = balie::Entity::find().filter(balie::Column::OrganisatieId.eq(at.id));
    let desks: Vec<balie::Model> = store.look().all(query).await?;
    Ok(Some(Actor {
        id: client.id,
        soort: Soort::Toepassing,
        naam: client.naam.clone(),
        organisatie: at.id,
        organisatie_naam: at.naam,
        telefoon: at.telefoon,
        rollen: Vec::new(),
        balies: desks.into_iter().map(|desk| desk.id).collect(),
        locatie: None,
        overheidsorgaan: at.overheidsorgaan,
        niveau: None,
        scopes,
    }))
}
