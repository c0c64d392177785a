//! Taking somebody off the lists of an organisatie, or some of what is still talked about there.

use crate::LooplijstError;
use crate::regel::{Reden, RegelStatus};
use crate::store::{change_regel, gesprek_of, keys, update_regel};
use crate::tables::{gesprek, looplijst, looplijst_regel, poging};
use foundation::Uuid;
use std::collections::BTreeSet;
use store::sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait, UpdateMany, sea_query::Expr,
    sea_query::SelectStatement,
};
use store::{Held, StoreError, Tx};

/// The regels of somebody on the lists of the organisatie.
pub(crate) async fn regels_of(tx: &Tx, inwoner: Uuid) -> Result<Held<Vec<looplijst_regel::Model>>, StoreError> {
    use looplijst_regel::{Column, Entity};
    let query = Entity::find().filter(Column::InwonerId.eq(inwoner)).filter(Column::LooplijstId.in_subquery(own_lists(tx)));
    tx.all(query).await
}

/// All that is talked about on these.
pub(crate) fn about(rows: &[looplijst_regel::Model]) -> BTreeSet<String> {
    rows.iter().flat_map(|row| keys(&row.regelingen)).collect()
}

/// Takes what is `off` from each of these regels of somebody that can go on so. One of which nothing is left, ends.
pub(crate) async fn take_off(
    tx: &Tx,
    inwoner: Uuid,
    rows: &[looplijst_regel::Model],
    off: &BTreeSet<String>,
    go: fn(RegelStatus) -> Option<RegelStatus>,
    reden: Option<Reden>,
) -> Result<usize, LooplijstError> {
    let mut changed = 0;
    for row in rows {
        let Some(next) = RegelStatus::parse(&row.status).and_then(go) else { continue };
        let before = keys(&row.regelingen);
        let left: Vec<&str> = before.iter().map(String::as_str).filter(|key| !off.contains(*key)).collect();
        if left.is_empty() {
            close(tx, row, inwoner, next, reden).await?;
        } else if left.len() < before.len() {
            let update = update_regel(row).col_expr(looplijst_regel::Column::Regelingen, Expr::val(left.join(" ")));
            change_regel(tx, inwoner, update).await?;
            talked_less(tx, row.id, inwoner, off).await?;
        } else {
            continue;
        }
        changed += 1;
    }
    Ok(changed)
}

/// Of what there was a Gesprek about, less is kept.
async fn talked_less(tx: &Tx, regel: Uuid, inwoner: Uuid, off: &BTreeSet<String>) -> Result<(), LooplijstError> {
    use gesprek::{Column, Entity};
    let found = gesprek_of(tx, regel).await?;
    let Some((id, before)) = found.peek(tx).as_ref().and_then(|one| Some((one.id, keys(one.regelingen.as_deref()?)))) else {
        return Ok(());
    };
    let left: Vec<&str> = before.iter().map(String::as_str).filter(|key| !off.contains(*key)).collect();
    let update = Entity::update_many()
        .col_expr(Column::Regelingen, Expr::val(left.join(" ")))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(id));
    tx.change_about(inwoner, update).await?;
    Ok(())
}

/// The Looplijsten of the organisatie of this act.
pub(crate) fn own_lists(tx: &Tx) -> SelectStatement {
    use looplijst::{Column, Entity};
    let own = Column::OrganisatieId.eq(tx.purpose().actor().organisatie);
    Entity::find().select_only().column(Column::Id).filter(own).into_query()
}

/// Ends a regel: it names nobody any more, and what was noted at the door is gone with it.
pub(crate) async fn close(
    tx: &Tx,
    row: &looplijst_regel::Model,
    inwoner: Uuid,
    status: RegelStatus,
    reden: Option<Reden>,
) -> Result<(), LooplijstError> {
    let ours = gesprek::Column::RegelId.eq(row.id);
    let ids = gesprek::Entity::find().select_only().column(gesprek::Column::Id).filter(ours.clone()).into_query();
    tx.remove_about(inwoner, poging::Entity::delete_many().filter(poging::Column::GesprekId.in_subquery(ids))).await?;
    tx.remove_about(inwoner, gesprek::Entity::delete_many().filter(ours)).await?;
    change_regel(tx, inwoner, emptied(update_regel(row), status, reden)).await
}

/// What is left of a regel that is over: that it was there.
pub(crate) fn emptied(
    update: UpdateMany<looplijst_regel::Entity>,
    status: RegelStatus,
    reden: Option<Reden>,
) -> UpdateMany<looplijst_regel::Entity> {
    use looplijst_regel::Column;
    update
        .col_expr(Column::Status, Expr::val(status.as_str()))
        .col_expr(Column::Reden, Expr::val(reden.map(|reden| reden.as_str())))
        .col_expr(Column::InwonerId, Expr::val(Option::<Uuid>::None))
        .col_expr(Column::Regelingen, Expr::val(""))
        .col_expr(Column::Samen, Expr::val(false))
        .col_expr(Column::Poging, Expr::val(0))
        .col_expr(Column::GeplandOp, Expr::val(Option::<String>::None))
        .col_expr(Column::Dagdeel, Expr::val(Option::<String>::None))
}
