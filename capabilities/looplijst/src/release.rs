//! Somebody of the buurtteam left: their districts wait for the coordinator, and their regels are nobody's until then.

use crate::LooplijstError;
use crate::off::own_lists;
use crate::tables::looplijst_wijk::{Column, Entity};
use access::Verwerking;
use foundation::Uuid;
use store::Store;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};

/// Takes the districts of somebody from them; gives how many.
pub async fn release(store: &Store, purpose: &Verwerking, medewerker: Uuid) -> Result<u64, LooplijstError> {
    let tx = store.begin(purpose);
    let update = Entity::update_many()
        .col_expr(Column::MedewerkerId, Expr::val(Option::<Uuid>::None))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::MedewerkerId.eq(medewerker))
        .filter(Column::LooplijstId.in_subquery(own_lists(&tx)));
    let outcome = tx.change(update).await.map_err(LooplijstError::from);
    tx.finish(outcome).await
}
