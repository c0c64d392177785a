//! Somebody stops working here (V31). History stays under their name; what they had is others' from now on.

use crate::events::{MEDEWERKER_VERTROKKEN, Vertrokken};
use crate::tables::balie;
use crate::tables::medewerker::{Column, Entity, Model};
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Ms, Store, StoreError, Tx};

/// Ends the work of a Medewerker of the acting organisatie. Who left already is left alone, and nothing is told twice. A
/// Balie that they coordinated needs somebody else: it says since when, and every coordinator there has it to do.
///
/// Whoever listens to [`MEDEWERKER_VERTROKKEN`] ends the sessions and divides the work.
pub async fn leave(store: &Store, purpose: &Verwerking, id: Uuid) -> Result<(), StoreError> {
    let tx = store.begin(purpose);
    let outcome = leave_within(&tx, id).await;
    tx.finish(outcome).await
}

/// As [`leave`], within an act that does more, such as remembering its key.
pub async fn leave_within(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    let organisatie = tx.purpose().actor().organisatie;
    let query = Entity::find_by_id(id).filter(Column::OrganisatieId.eq(organisatie));
    let found: Model = tx.plain_one(query).await?.ok_or(StoreError::NotFound)?;
    if !found.actief {
        return Ok(());
    }
    let update = Entity::update_many()
        .col_expr(Column::Actief, Expr::val(false))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Actief.eq(true));
    tx.claim(update, "medewerker_actief");
    let theirs: Vec<balie::Model> = tx.plain_all(balie::Entity::find().filter(balie::Column::CoordinatorId.eq(id))).await?;
    for balie in theirs {
        let update = balie::Entity::update_many()
            .col_expr(balie::Column::CoordinatorId, Expr::val(None::<Uuid>))
            .col_expr(balie::Column::ZonderCoordinatorOp, Expr::val(Ms::from(tx.store().now()).0))
            .col_expr(balie::Column::Versie, Expr::col(balie::Column::Versie).add(1))
            .filter(balie::Column::Id.eq(balie.id))
            .filter(balie::Column::CoordinatorId.eq(id));
        tx.claim(update, "balie_coordinator");
    }
    tx.tell(MEDEWERKER_VERTROKKEN, &Vertrokken { medewerker: id, organisatie });
    Ok(())
}
