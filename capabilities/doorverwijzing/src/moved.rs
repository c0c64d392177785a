//! The Afspraak of a Doorverwijzing stands elsewhere, or was called off: it follows.

use crate::outcome::{move_to, told};
use crate::tables::doorverwijzing::{Column, Entity, Model};
use crate::{DoorverwijzingError, Status, events};
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

/// The Inwoner does not come: there is nothing left to answer, so an offer that was still open ends. The sender, who stayed
/// owner, has a next step and a Taak from the act that called it off (a listener; a repeat changes nothing).
pub async fn hear_called_off(store: &Store, purpose: &Verwerking, afspraak: Uuid) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let found = tx.one::<Model>(Entity::find().filter(Column::AfspraakId.eq(afspraak))).await?;
        let Some(row) = found.peek(&tx).as_ref() else { return Ok(()) };
        // Who said yes already is the owner, and calls.
        let Some(Status::Aangeboden) = Status::parse(&row.status) else { return Ok(()) };
        move_to(&tx, row, Status::Ingetrokken, None, None).await?;
        tx.tell(events::INGETROKKEN, &told(row));
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}
