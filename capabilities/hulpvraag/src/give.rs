//! A Hulpvraag turns out to be of somebody else: all that hangs on it goes along, in one act.

use crate::HulpvraagError;
use crate::tables::hulpvraag::{Column, Entity};
use crate::tables::inwoner_hulpvraag;
use foundation::Uuid;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{StoreError, Tx};

/// Gives a Hulpvraag with its Afspraken, Taken, Berichten and whatever else hangs on it to another Inwoner.
///
/// # Errors
/// `Stale` when it is not (any more) of `from`.
pub async fn give_to(tx: &Tx, hulpvraag: Uuid, from: Option<Uuid>, to: Uuid) -> Result<(), HulpvraagError> {
    let of = match from {
        Some(from) => Column::InwonerId.eq(from),
        None => Column::InwonerId.is_null(),
    };
    let update = Entity::update_many()
        .col_expr(Column::InwonerId, Expr::val(to))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(hulpvraag))
        .filter(of);
    if tx.change_about(to, update).await? != 1 {
        return Err(StoreError::Stale.into());
    }
    tx.add(inwoner_hulpvraag::ActiveModel {
        id: Set(tx.store().new_id()),
        hulpvraag_id: Set(hulpvraag),
        plaatsgevonden_op: Set(tx.store().now().into()),
    });
    tx.follow("hulpvraag_id", hulpvraag, from, to).await?;
    Ok(())
}
