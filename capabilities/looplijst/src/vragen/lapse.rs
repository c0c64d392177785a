//! What was asked is not kept for ever: a Looplijst that nobody paused, resumed or opened for as long as a concept is kept comes to
//! nothing, and whom it was about is gone.

use crate::error::SEEN;
use crate::tables::{looplijst, looplijst_stand, looplijst_stap};
use crate::vragen::step::{Stap, forget, go, on};
use crate::{LooplijstError, Status};
use store::sea_orm::sea_query::{ExprTrait, SelectStatement};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use store::{Ms, Tx};

/// Breaks off what was left alone since then; gives how many.
pub(crate) async fn lapse(tx: &Tx, since: Ms) -> Result<u64, LooplijstError> {
    use looplijst::{Column, Entity, Model};
    let kept: SelectStatement = looplijst_stand::Entity::find().select_only().column(looplijst_stand::Column::Id).into_query();
    let touched = looplijst_stap::Entity::find()
        .select_only()
        .column(looplijst_stap::Column::LooplijstId)
        .filter(looplijst_stap::Column::PlaatsgevondenOp.gt(since))
        .into_query();
    let own = Column::OrganisatieId.eq(tx.purpose().actor().organisatie);
    let due = own.and(Column::Id.in_subquery(kept)).and(Column::Id.not_in_subquery(touched));
    let rows: Vec<Model> = tx.plain_all(Entity::find().filter(due)).await?;
    let mut gone = 0;
    for row in rows {
        let Some(next) = Status::parse(&row.status).and_then(Status::break_off) else { continue };
        tx.claim(on(row.id), SEEN);
        forget(tx, row.id);
        go(tx, &row, next, Stap::Afgebroken, "");
        gone += 1;
    }
    Ok(gone)
}
