//! What every act on a Grondslag shares: it goes from where it was seen, and is kept with who did it.

use crate::GrondslagError;
use crate::error::SEEN;
use crate::model::{Stap, Status};
use crate::tables::grondslag::{Column, Entity, Model};
use crate::tables::grondslag_stap;
use foundation::Uuid;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, UpdateMany, sea_query::Expr};
use store::{Once, Tx};

/// What an act is about: which Grondslag, in which version it was seen, and the key under which it happens once.
pub struct StandInput<'a> {
    /// The Grondslag.
    pub id: Uuid,
    /// The versions that may have been looked at.
    pub seen: &'a [i32],
    /// The key of the write.
    pub once: &'a Once,
}

/// Where a Grondslag is seen.
pub(crate) fn shown(id: Uuid) -> String {
    format!("/grondslagen/{id}")
}

/// The Grondslag of the own organisatie, as it stands.
pub(crate) async fn load(tx: &Tx, id: Uuid) -> Result<Model, GrondslagError> {
    let own = Column::AfnemerId.eq(tx.purpose().actor().organisatie);
    let found: Option<Model> = tx.plain_one(Entity::find_by_id(id).filter(own)).await?;
    found.ok_or(GrondslagError::Store(store::StoreError::NotFound))
}

/// The Grondslag in the version that was seen, with how it stands and how it will.
pub(crate) async fn load_seen(
    tx: &Tx,
    target: &StandInput<'_>,
    go: impl FnOnce(Status) -> Option<Status>,
) -> Result<(Model, Status), GrondslagError> {
    let row = load(tx, target.id).await?;
    let next = Status::parse(&row.status).and_then(go).filter(|_| target.seen.contains(&row.versie));
    let next = next.ok_or(GrondslagError::Outdated)?;
    Ok((row, next))
}

/// The change of one row that stands where it was seen.
pub(crate) fn update(row: &Model, next: Status) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Status.eq(row.status.as_str()))
        .filter(Column::Versie.eq(row.versie))
}

/// Goes on to another state, and keeps who did it.
pub(crate) fn go(tx: &Tx, row: &Model, update: UpdateMany<Entity>, stap: Stap, toelichting: &str, once: &Once) {
    tx.claim(update, SEEN);
    keep(tx, (row.id, row.versie + 1), stap, toelichting);
    tx.remember(once, &shown(row.id));
}

/// Keeps what was done, and to which version that led.
pub(crate) fn keep(tx: &Tx, (id, versie): (Uuid, i32), stap: Stap, toelichting: &str) {
    let actor = tx.purpose().actor();
    tx.add(grondslag_stap::ActiveModel {
        id: Set(tx.store().new_id()),
        grondslag_id: Set(id),
        versie: Set(versie),
        soort: Set(stap.into()),
        toelichting: Set(toelichting.to_owned()),
        door_id: Set(actor.id),
        rol: Set(actor.rol_naam().to_owned()),
        plaatsgevonden_op: Set(tx.store().now().into()),
    });
}
