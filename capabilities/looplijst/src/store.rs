//! What every act on a Looplijst shares: it is found, with whose district it is, and it changes from where it was seen.

use crate::LooplijstError;
use crate::tables::looplijst::{Column, Entity, Model};
use crate::tables::{gesprek, looplijst_regel, looplijst_wijk};
use access::Object;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use rules::termijn::WET_TIJDZONE;
use store::sea_orm::{self, ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, UpdateMany, sea_query::Expr};
use store::{Held, Look, Once, Plain, StoreError, Tx};

/// One regel, in the version in which it was seen, and the key under which something happens to it once.
pub struct StandInput<'a> {
    /// The regel.
    pub regel: Uuid,
    /// The versions that may have been looked at.
    pub seen: &'a [i32],
    /// The key of the write.
    pub once: &'a Once,
}

/// Where a Looplijst is seen.
pub(crate) fn shown(id: Uuid) -> String {
    format!("/looplijsten/{id}")
}

/// Where one address of it is seen.
pub(crate) fn regel_shown(id: Uuid) -> String {
    format!("/looplijsten/regels/{id}")
}

/// Where whatever was noted at a door leads: one place, so that the address tells nothing.
pub(crate) fn noted(looplijst: Uuid) -> String {
    format!("{}?genoteerd=ja", shown(looplijst))
}

/// Which day it is for a term.
pub(crate) fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC)).date()
}

/// The keys that stand in a column, in order.
pub(crate) fn keys(regelingen: &str) -> Vec<String> {
    regelingen.split_whitespace().map(ToOwned::to_owned).collect()
}

/// Ids around a regel, as the wall needs them: no person.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RegelIds {
    /// The Looplijst.
    pub looplijst_id: Uuid,
    organisatie_id: Uuid,
    medewerker_id: Option<Uuid>,
    /// Its version.
    pub versie: i32,
}
impl Plain for RegelIds {}

impl RegelIds {
    /// As Cedar sees it: the work of the organisatie.
    pub(crate) fn object(&self) -> Object {
        Object::own_work(self.organisatie_id)
    }
}

const IDS: &str = "
    select r.looplijst_id, l.organisatie_id, w.medewerker_id, r.versie
    from looplijst_regel r join looplijst l on l.id = r.looplijst_id
    join looplijst_wijk w on w.looplijst_id = r.looplijst_id and w.wijk = r.wijk
    where r.id = $1";

/// The ids of a regel in a district of this Medewerker; of any other it is as if there were none.
pub(crate) async fn own_ids(look: &Look<'_>, regel: Uuid, medewerker: Uuid) -> Result<Option<RegelIds>, StoreError> {
    let found: Option<RegelIds> = look.sql(IDS, [regel.into()]).await?.into_iter().next();
    Ok(found.filter(|row| row.medewerker_id == Some(medewerker)))
}

/// The Looplijst of the own organisatie, as it stands.
pub(crate) async fn load(tx: &Tx, id: Uuid) -> Result<Model, LooplijstError> {
    let own = Column::OrganisatieId.eq(tx.purpose().actor().organisatie);
    let found: Option<Model> = tx.plain_one(Entity::find_by_id(id).filter(own)).await?;
    found.ok_or(LooplijstError::Store(StoreError::NotFound))
}

/// The change of a Looplijst that stands where it was seen.
pub(crate) fn update(row: &Model) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Status.eq(row.status.as_str()))
        .filter(Column::Versie.eq(row.versie))
}

/// The districts of a Looplijst in which whoever acts goes from door to door.
pub(crate) async fn own_wijken(tx: &Tx, looplijst: Uuid) -> Result<Vec<String>, StoreError> {
    use looplijst_wijk::{Column, Entity};
    let mine = Column::MedewerkerId.eq(tx.purpose().actor().id);
    let all: Vec<looplijst_wijk::Model> =
        tx.plain_all(Entity::find().filter(Column::LooplijstId.eq(looplijst)).filter(mine)).await?;
    Ok(all.into_iter().map(|row| row.wijk).collect())
}

/// Takes the row before it is read: a list that is being opened is waited for, and the regel is read on the list to which it went along. Nothing
/// of it changes.
async fn take(tx: &Tx, target: &StandInput<'_>) -> Result<(), StoreError> {
    use looplijst_regel::{Column, Entity};
    let update = Entity::update_many()
        .col_expr(Column::Versie, Expr::col(Column::Versie))
        .filter(Column::Id.eq(target.regel))
        .filter(Column::Versie.is_in(target.seen.iter().copied()));
    tx.change_about(None, update).await?;
    Ok(())
}

/// A regel with somebody on it, in the version that was seen and in a district of whoever acts.
pub(crate) async fn load_seen(tx: &Tx, target: &StandInput<'_>) -> Result<Held<(looplijst_regel::Model, Uuid)>, LooplijstError> {
    take(tx, target).await?;
    let found = tx.one::<looplijst_regel::Model>(looplijst_regel::Entity::find_by_id(target.regel)).await?;
    let found = found.transpose().ok_or(LooplijstError::Store(StoreError::NotFound))?;
    let row = found.peek(tx);
    if !own_wijken(tx, row.looplijst_id).await?.contains(&row.wijk) {
        return Err(LooplijstError::Store(StoreError::NotFound));
    }
    let inwoner = row.inwoner_id.ok_or(LooplijstError::Over)?;
    if !target.seen.contains(&row.versie) {
        return Err(LooplijstError::Outdated);
    }
    Ok(found.map(|row| (row, inwoner)))
}

/// The change of a regel that stands where it was seen, on the Looplijst on which it was read.
pub(crate) fn update_regel(row: &looplijst_regel::Model) -> UpdateMany<looplijst_regel::Entity> {
    use looplijst_regel::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::LooplijstId.eq(row.looplijst_id))
        .filter(Column::Versie.eq(row.versie))
}

/// Changes a regel that was seen; who was second is told so.
pub(crate) async fn change_regel(
    tx: &Tx,
    inwoner: Uuid,
    update: UpdateMany<looplijst_regel::Entity>,
) -> Result<(), LooplijstError> {
    match tx.change_about(inwoner, update).await? {
        1 => Ok(()),
        _ => Err(LooplijstError::Outdated),
    }
}

/// The Gesprek of a regel, where there is one already.
pub(crate) async fn gesprek_of(tx: &Tx, regel: Uuid) -> Result<Held<Option<gesprek::Model>>, StoreError> {
    tx.one(gesprek::Entity::find().filter(gesprek::Column::RegelId.eq(regel))).await
}
