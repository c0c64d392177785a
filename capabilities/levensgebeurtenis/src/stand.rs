//! A levensgebeurtenis of an organisatie as it stands, and going on from where it was seen.

use crate::error::SEEN;
use crate::model::{Niveau, Soort, Stap, Status};
use crate::tables::levensgebeurtenis::{Column, Entity, Model};
use crate::tables::levensgebeurtenis_stap as stap_table;
use crate::{LevensgebeurtenisError, PATH};
use foundation::Uuid;
use store::sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany, sea_query::Expr,
};
use store::{Look, Once, StoreError, Tx};

/// What an act is about: which one, in which version it was seen, and the key under which it happens once.
pub struct StandInput<'a> {
    /// The levensgebeurtenis of the own organisatie.
    pub id: Uuid,
    /// The version that was looked at.
    pub versie: i32,
    /// The key of the write.
    pub once: &'a Once,
}

/// Of an organisatie, all that it ever did something with.
pub(crate) async fn all(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<Model>, StoreError> {
    look.all(Entity::find().filter(Column::OrganisatieId.eq(organisatie)).order_by_asc(Column::Soort)).await
}

/// One of them.
pub(crate) async fn one(look: &Look<'_>, id: Uuid) -> Result<Option<Model>, StoreError> {
    look.one(Entity::find_by_id(id)).await
}

/// What was done to one, the newest first.
pub(crate) async fn steps(look: &Look<'_>, id: Uuid) -> Result<Vec<stap_table::Model>, StoreError> {
    let query = stap_table::Entity::find().filter(stap_table::Column::LevensgebeurtenisId.eq(id));
    look.all(query.order_by_desc(stap_table::Column::Versie).limit(20)).await
}

impl Model {
    /// What happens in a life; `None` for a word of another version.
    pub(crate) fn soort(&self) -> Option<Soort> {
        Soort::parse(&self.soort)
    }

    /// How it stands. A word of another version stands still.
    pub(crate) fn status(&self) -> Status {
        Status::parse(&self.status).unwrap_or(Status::begin())
    }

    /// The level at which it runs.
    pub(crate) fn niveau(&self) -> Option<Niveau> {
        self.niveau.as_deref().and_then(Niveau::parse)
    }

    /// The level that waits for a second person.
    pub(crate) fn gevraagd(&self) -> Option<Niveau> {
        self.gevraagd.as_deref().and_then(Niveau::parse)
    }
}

/// The own one in the version that was seen, with how it stands next.
pub(crate) async fn load_seen(
    tx: &Tx,
    target: &StandInput<'_>,
    way: impl FnOnce(Status) -> Option<Status>,
) -> Result<(Model, Status), LevensgebeurtenisError> {
    let own = Column::OrganisatieId.eq(tx.purpose().actor().organisatie);
    let found: Option<Model> = tx.plain_one(Entity::find_by_id(target.id).filter(own)).await?;
    let row = found.ok_or(LevensgebeurtenisError::Store(StoreError::NotFound))?;
    let next = way(row.status()).filter(|_| row.versie == target.versie).ok_or(LevensgebeurtenisError::Outdated)?;
    Ok((row, next))
}

/// The change of one that stands where it was seen.
pub(crate) fn update(row: &Model, next: Status, niveau: Option<Niveau>, gevraagd: Option<Niveau>) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .col_expr(Column::Niveau, Expr::val(niveau.map(Niveau::as_str)))
        .col_expr(Column::Gevraagd, Expr::val(gevraagd.map(Niveau::as_str)))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Versie.eq(row.versie))
}

/// Goes on, and keeps who did it.
pub(crate) fn go(tx: &Tx, row: &Model, update: UpdateMany<Entity>, stap: Stap, niveau: Option<Niveau>) {
    tx.claim(update, SEEN);
    keep(tx, (row.id, row.versie + 1), stap, niveau);
}

/// The same, for who pressed a button.
pub(crate) fn press(
    tx: &Tx,
    row: &Model,
    update: UpdateMany<Entity>,
    (stap, niveau): (Stap, Option<Niveau>),
    target: &StandInput<'_>,
) {
    go(tx, row, update, stap, niveau);
    tx.remember(target.once, PATH);
}

/// Keeps what was done, and to which version that led.
pub(crate) fn keep(tx: &Tx, (id, versie): (Uuid, i32), stap: Stap, niveau: Option<Niveau>) {
    let actor = tx.purpose().actor();
    tx.add(stap_table::ActiveModel {
        id: Set(tx.store().new_id()),
        levensgebeurtenis_id: Set(id),
        versie: Set(versie),
        soort: Set(stap.into()),
        niveau: Set(niveau.map(Into::into)),
        door_id: Set(actor.id),
        rol: Set(actor.rol_naam().to_owned()),
        plaatsgevonden_op: Set(tx.store().now().into()),
    });
}
