//! How a Gesprek ended was noted wrong: whoever noted it says so on the same day, and the paper is printed anew. A no is not corrected
//! here: it names nobody any more (V13).

use crate::LooplijstError;
use crate::gesprek::GesprekStatus;
use crate::regel::RegelStatus;
use crate::speak::{UitkomstInput, settle};
use crate::store::{StandInput, day_of, gesprek_of, load_seen};
use crate::tables::{gesprek, poging};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use hulpvraag::Status as HulpvraagStatus;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Redraw, Store, StoreError, Tx};

/// Whether what somebody noted then may be corrected or taken back by who acts now.
pub(crate) fn is_own_of_today(by: Uuid, at: Timestamp, actor: Uuid, now: Timestamp) -> bool {
    by == actor && day_of(at) == day_of(now)
}

/// Puts another outcome in the place of the one that was noted; gives where whoever noted it goes on.
///
/// # Errors
/// `NotToCorrect` on another day, or for somebody else; `HulpvraagOpen` while the Hulpvraag of the wrong outcome is not closed; and
/// what [`crate::speak()`] refuses.
pub async fn correct(
    store: &Store,
    purpose: &Verwerking,
    target: &StandInput<'_>,
    samen: bool,
    input: &UitkomstInput,
) -> Result<String, LooplijstError> {
    let mut redraw = Redraw::of(hulpvraag::is_drawn);
    loop {
        let tx = store.begin(purpose);
        let outcome = act(&tx, target, samen, input).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

async fn act(tx: &Tx, target: &StandInput<'_>, samen: bool, input: &UitkomstInput) -> Result<String, LooplijstError> {
    let loaded = load_seen(tx, target).await?;
    let (row, inwoner) = loaded.peek(tx);
    let spoken = RegelStatus::parse(&row.status).and_then(RegelStatus::correct).ok_or(LooplijstError::Outdated)?;
    let found = gesprek_of(tx, row.id).await?;
    let before = found.peek(tx).as_ref().ok_or(LooplijstError::NotToCorrect)?;
    let next = GesprekStatus::parse(&before.status).and_then(GesprekStatus::correct).ok_or(LooplijstError::NotToCorrect)?;
    let (actor, now) = (tx.purpose().actor().id, tx.store().now());
    if !before.plaatsgevonden_op.is_some_and(|at| is_own_of_today(before.medewerker_id, at.at(), actor, now)) {
        return Err(LooplijstError::NotToCorrect);
    }
    must_be_closed(tx, before.hulpvraag_id).await?;
    let (hulpvraag, leads_to) = settle(tx, (row, *inwoner), spoken, samen, input).await?;
    if row.poging > 0 {
        attempts_give_back(tx, before.id, *inwoner, input).await?;
    }
    let update = gesprek::Entity::update_many()
        .col_expr(gesprek::Column::Status, Expr::val(next.as_str()))
        .col_expr(gesprek::Column::Uitkomst, Expr::val(input.uitkomst().as_str()))
        .col_expr(gesprek::Column::Regelingen, Expr::val(row.regelingen.as_str()))
        .col_expr(gesprek::Column::HulpvraagId, Expr::val(hulpvraag))
        .col_expr(gesprek::Column::Versie, Expr::col(gesprek::Column::Versie).add(1))
        .filter(gesprek::Column::Id.eq(before.id));
    tx.change_about(*inwoner, update).await?;
    tx.remember(target.once, &leads_to);
    Ok(leads_to)
}

/// What is said now holds, also where an attempt that was made before is taken back.
async fn attempts_give_back(tx: &Tx, gesprek: Uuid, inwoner: Uuid, input: &UitkomstInput) -> Result<(), LooplijstError> {
    use poging::{Column, Entity};
    let (dag, dagdeel) = (input.terug().map(|(dag, _)| dag.to_string()), input.terug().map(|(_, dagdeel)| dagdeel.as_str()));
    let update = Entity::update_many()
        .col_expr(Column::GeplandOp, Expr::val(dag.clone()))
        .col_expr(Column::GeplandDagdeel, Expr::val(dagdeel))
        .col_expr(Column::VervolgOp, Expr::val(dag))
        .col_expr(Column::VervolgDagdeel, Expr::val(dagdeel))
        .col_expr(Column::VorigeSamen, Expr::val(Option::<bool>::None))
        .filter(Column::GesprekId.eq(gesprek));
    tx.change_about(inwoner, update).await?;
    Ok(())
}

/// A Hulpvraag that the wrong outcome opened is closed in its own place: there others may be at work on it by now.
async fn must_be_closed(tx: &Tx, hulpvraag: Option<Uuid>) -> Result<(), LooplijstError> {
    let Some(id) = hulpvraag else { return Ok(()) };
    match hulpvraag::load(tx, id).await {
        Ok(found) if found.peek(tx).status != HulpvraagStatus::Afgesloten => Err(LooplijstError::HulpvraagOpen),
        Ok(_) | Err(StoreError::NotFound) => Ok(()),
        Err(cause) => Err(cause.into()),
    }
}
