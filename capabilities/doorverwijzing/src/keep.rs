//! What was typed to pass a Hulpvraag on and came back with what is wrong: kept as a concept, sealed, of its maker only, for seven
//! days (R2). It goes when the Hulpvraag is passed on.

use crate::concept::KEPT_MS;
use crate::pages::again::Typed;
use crate::tables::concept::{ActiveModel, Column, Entity, Model};
use foundation::{Purpose, Uuid};
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use store::{Ms, StoreError, Tx};

/// Keeps what was typed, in the place of what its maker kept about this Hulpvraag before.
pub(crate) async fn keep_within(tx: &Tx, hulpvraag: Uuid, typed: &Typed) -> Result<(), StoreError> {
    let text = serde_json::to_vec(typed).map_err(|_| StoreError::Unreadable("concept.inhoud"))?;
    let sealed = tx.store().keys().seal(Purpose::Concept, &text);
    let (now, actor) = (Ms::from(tx.store().now()), tx.purpose().actor());
    let update = Entity::update_many()
        .col_expr(Column::Inhoud, Expr::val(sealed.clone()))
        .col_expr(Column::GewijzigdOp, Expr::val(now))
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::MedewerkerId.eq(actor.id));
    if tx.change(update).await? == 0 {
        tx.add(ActiveModel {
            id: Set(tx.store().new_id()),
            medewerker_id: Set(actor.id),
            organisatie_id: Set(actor.organisatie),
            inhoud: Set(sealed),
            aangemaakt_op: Set(now),
            gewijzigd_op: Set(now),
            hulpvraag_id: Set(Some(hulpvraag)),
        });
    }
    Ok(())
}

/// What the Medewerker of this act typed about it last; `None` when there is nothing, or its days are over.
pub(crate) async fn kept(tx: &Tx, hulpvraag: Uuid) -> Result<Option<Typed>, StoreError> {
    let query = Entity::find()
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::MedewerkerId.eq(tx.purpose().actor().id))
        .filter(Column::GewijzigdOp.gt(Ms(Ms::from(tx.store().now()).0 - KEPT_MS)))
        // Who takes over from a colleague who left may have two.
        .order_by_desc(Column::GewijzigdOp);
    let Some(row) = tx.plain_one::<Model>(query).await? else { return Ok(None) };
    let unreadable = || StoreError::Unreadable("concept.inhoud");
    let text = tx.store().keys().open(Purpose::Concept, &row.inhoud).map_err(|_| unreadable())?;
    serde_json::from_slice(&text).map(Some).map_err(|_| unreadable())
}

/// It was passed on: what was typed on the way has served, whoever typed it.
pub(crate) fn forget(tx: &Tx, hulpvraag: Uuid) {
    tx.remove_at_end(Entity::delete_many().filter(Column::HulpvraagId.eq(hulpvraag)));
}
