//! The Afspraak of a Doorverwijzing stands elsewhere: it follows.

use crate::DoorverwijzingError;
use crate::tables::doorverwijzing::{Column, Entity, Model};
use access::Verwerking;
use foundation::Uuid;
use store::Store;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};

/// Another Afspraak took the place of `oud` (a listener; a repeat finds nothing any more and changes nothing).
pub async fn hear_moved(
    store: &Store,
    purpose: &Verwerking,
    oud: Uuid,
    afspraak: Uuid,
    balie: Uuid,
) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let found = tx.one::<Model>(Entity::find().filter(Column::AfspraakId.eq(oud))).await?;
        let Some(row) = found.peek(&tx).as_ref() else { return Ok(()) };
        let update = Entity::update_many()
            .col_expr(Column::AfspraakId, Expr::val(afspraak))
            .col_expr(Column::NaarBalieId, Expr::val(balie))
            .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
            .filter(Column::Id.eq(row.id))
            .filter(Column::AfspraakId.eq(oud));
        tx.change_about(row.inwoner_id, update).await?;
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}
