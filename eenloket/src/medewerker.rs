//! What whoever runs the program does about those who work in it: `eenloket medewerker …`.

use crate::Stopped;
use access::{Access, Actor, Object, Verwerking};
use foundation::{TraceId, Uuid};
use netwerk::tables::medewerker;
use store::sea_orm::EntityTrait;
use store::{Store, StoreError};

/// Ends somebody's work here. The sessions end at once; the rest follows from the event, in a process that serves.
pub async fn leave(store: &Store, access: &Access, id: Uuid) -> Result<(), Stopped> {
    let at = organisatie_of(store, id).await?;
    netwerk::leave(store, &purpose(store, access, netwerk::acts::LEAVE, at)?, id).await?;
    web::end_sessions_of(store, id).await?;
    Ok(())
}

/// Says under which name the login provider knows somebody.
pub async fn name(store: &Store, access: &Access, id: Uuid, naam: &str, organisatie: &str) -> Result<(), Stopped> {
    let at = organisatie_of(store, id).await?;
    Ok(netwerk::name(store, &purpose(store, access, netwerk::acts::NAME, at)?, id, naam, organisatie).await?)
}

async fn organisatie_of(store: &Store, id: Uuid) -> Result<Uuid, Stopped> {
    let found: Option<medewerker::Model> = store.look().one(medewerker::Entity::find_by_id(id)).await?;
    Ok(found.ok_or(StoreError::NotFound)?.organisatie_id)
}

/// The house acts for the organisatie that the medewerker belongs to.
fn purpose(store: &Store, access: &Access, act: access::Act, organisatie: Uuid) -> Result<Verwerking, Stopped> {
    let (actor, work) = (Actor::systeem("opdrachtregel", organisatie), Object::own_work(organisatie));
    let trace = TraceId::draw(store.chance());
    Ok(access.permit(&actor, act, &work, trace, store.now())?)
}
