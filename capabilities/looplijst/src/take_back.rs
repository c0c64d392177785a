//! "Nobody at home" was noted at the wrong door: whoever noted it takes that back on the same day, and the plan is as it was, and so is whether
//! one goes with somebody.

use crate::LooplijstError;
use crate::correct::is_own_of_today;
use crate::earlier::must_be_alone;
use crate::gesprek::{GesprekStatus, Uitkomst};
use crate::left_out::must_want_it;
use crate::regel::RegelStatus;
use crate::store::{StandInput, change_regel, gesprek_of, load_seen, noted, update_regel};
use crate::tables::{gesprek, looplijst_regel, poging};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, sea_query::Expr};
use store::{Ms, Store, Tx};

/// Takes back the last attempt of a regel.
///
/// # Errors
/// `NotToCorrect` on another day, for somebody else, or where they were spoken with since; `OptedOut` for who does not want to be
/// looked for any more; `Outdated` when it changed.
pub async fn take_back(store: &Store, purpose: &Verwerking, target: &StandInput<'_>) -> Result<(), LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, target).await;
    tx.finish(outcome).await
}

/// Whether an attempt, noted by somebody at an instant, may be taken back by who acts now: nobody was spoken with since. An outcome that
/// ends it came after the attempt, also where it was put in the place of another.
pub(crate) fn is_mistake_of_today(
    (by, at): (Uuid, Ms),
    (uitkomst, spoken_at): (Option<&str>, Option<Ms>),
    actor: Uuid,
    now: Timestamp,
) -> bool {
    let is_ended = uitkomst.and_then(Uitkomst::parse).is_some_and(|uitkomst| !uitkomst.is_open());
    let since = spoken_at.is_some_and(|spoken_at| spoken_at >= at);
    !since && !is_ended && is_own_of_today(by, at.at(), actor, now)
}

async fn act(tx: &Tx, target: &StandInput<'_>) -> Result<(), LooplijstError> {
    use looplijst_regel::Column;
    let loaded = load_seen(tx, target).await?;
    let (row, inwoner) = loaded.peek(tx);
    let gesprek = gesprek_of(tx, row.id).await?;
    let gesprek = gesprek.peek(tx).as_ref().ok_or(LooplijstError::NotToCorrect)?;
    let of_it = poging::Entity::find().filter(poging::Column::GesprekId.eq(gesprek.id));
    let made = tx.all::<poging::Model>(of_it.order_by_asc(poging::Column::AangemaaktOp)).await?;
    let last = made.peek(tx).last().ok_or(LooplijstError::NotToCorrect)?;
    let (actor, now) = (tx.purpose().actor().id, tx.store().now());
    let ended = (gesprek.uitkomst.as_deref(), gesprek.plaatsgevonden_op);
    if !is_mistake_of_today((last.medewerker_id, last.aangemaakt_op), ended, actor, now) {
        return Err(LooplijstError::NotToCorrect);
    }
    must_want_it(tx, row, *inwoner).await?;
    must_be_alone(tx, row, *inwoner).await?;
    let (left, status) = (row.poging - 1, RegelStatus::parse(&row.status));
    // What was planned since, stays; else it is planned as it was. A return that was noted with the attempt goes with it.
    let stands = (&row.gepland_op, &row.dagdeel);
    let is_as_left = stands == (&last.vervolg_op, &last.vervolg_dagdeel);
    let (dag, dagdeel) = if is_as_left { (&last.gepland_op, &last.gepland_dagdeel) } else { stands };
    let next = status.and_then(|status| status.take_back(dag.is_some())).ok_or(LooplijstError::Outdated)?;
    let update = update_regel(row)
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .col_expr(Column::Poging, Expr::val(left))
        .col_expr(Column::Samen, Expr::val(last.vorige_samen.unwrap_or(row.samen)))
        .col_expr(Column::GeplandOp, Expr::val(dag.clone()))
        .col_expr(Column::Dagdeel, Expr::val(dagdeel.clone()));
    change_regel(tx, *inwoner, update).await?;
    let before = GesprekStatus::parse(&gesprek.status).and_then(|status| status.take_back(left));
    let before = before.ok_or(LooplijstError::Outdated)?;
    let update = gesprek::Entity::update_many()
        .col_expr(gesprek::Column::Status, Expr::val(before.as_str()))
        .col_expr(gesprek::Column::Versie, Expr::col(gesprek::Column::Versie).add(1))
        .filter(gesprek::Column::Id.eq(gesprek.id));
    tx.change_about(*inwoner, update).await?;
    tx.remove_about(*inwoner, poging::Entity::delete_many().filter(poging::Column::Id.eq(last.id))).await?;
    tx.remember(target.once, &noted(row.looplijst_id));
    Ok(())
}
