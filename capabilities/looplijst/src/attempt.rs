//! Nobody was at home: a card with a number is left, and it counts. At most three times, each on another part of a day. What is planned
//! and still ahead stays; who is waiting to hear more and was told no other day, is told how it goes on.

use crate::LooplijstError;
use crate::ahead::{Made, Moment, asks, can_be_kept, clock, is_ahead, planned_for};
use crate::gesprek::{Dagdeel, GesprekStatus};
use crate::left_out::must_want_it;
use crate::lists;
use crate::plan::{begun, must_be_new};
use crate::regel::{POGINGEN_MAX, RegelStatus};
use crate::speak::{Vervolg, come_back};
use crate::store::{StandInput, change_regel, gesprek_of, load_seen, noted, update_regel};
use crate::tables::{gesprek, looplijst_regel, poging};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Store, Tx};

/// What is noted about a visit at which nobody was at home.
#[derive(Clone, Copy, Debug)]
pub struct BezoekInput {
    /// When on the day.
    pub dagdeel: Dagdeel,
    /// Whether whoever goes there next, goes with somebody.
    pub samen: bool,
}

/// Notes that nobody was at home, and how it goes on where somebody waits to hear more.
///
/// # Errors
/// `TooOften` for a fourth time; `SameDagdeel` where somebody stood there on that part of a day; `NotYet` where that has not
/// begun; `SameDay` where all three would be on one day; `ReturnFirst` where somebody was told when one comes back, and nobody could stand
/// there then any more; `NoVervolg` where it has to say how it goes on, `VervolgTooMuch` where it does not; `ReturnTaken` for a return on a
/// part of a day on which somebody stood there, `PastTerm` for one on which it is no regel any more; `OptedOut` for who does not want to be looked for; `Outdated` when it changed.
pub async fn attempt(
    store: &Store,
    purpose: &Verwerking,
    target: &StandInput<'_>,
    bezoek: BezoekInput,
    vervolg: Option<Vervolg>,
) -> Result<(), LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, target, bezoek, vervolg).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, target: &StandInput<'_>, bezoek: BezoekInput, vervolg: Option<Vervolg>) -> Result<(), LooplijstError> {
    use looplijst_regel::Column;
    let loaded = load_seen(tx, target).await?;
    let (row, inwoner) = loaded.peek(tx);
    let nth = row.poging + 1;
    if row.poging >= POGINGEN_MAX {
        return Err(LooplijstError::TooOften);
    }
    let found = gesprek_of(tx, row.id).await?;
    let before = found.peek(tx).as_ref();
    let spoken = before.is_some_and(|found| found.uitkomst.is_some());
    let status = RegelStatus::parse(&row.status).filter(|status| status.attempt(nth, spoken, false).is_some());
    let status = status.ok_or(LooplijstError::Outdated)?;
    let dag = visited_on(row, bezoek.dagdeel, tx.store().now())?;
    must_be_new(tx, row, (dag, bezoek.dagdeel)).await?;
    must_want_it(tx, row, *inwoner).await?;
    let stays = stays(tx, row, spoken, (dag, bezoek.dagdeel)).await?;
    match (asks(nth, spoken, stays, bezoek.dagdeel, clock(tx.store().now())), vervolg) {
        (true, None) => return Err(LooplijstError::NoVervolg),
        (false, Some(_)) => return Err(LooplijstError::VervolgTooMuch),
        _ => {}
    }
    let next = status.attempt(nth, spoken, stays.is_some()).ok_or(LooplijstError::Outdated)?;
    let (next, plan) = match vervolg {
        Some(Vervolg::Bezoek(_, dagdeel)) if dagdeel == bezoek.dagdeel => return Err(LooplijstError::ReturnTaken),
        Some(Vervolg::Bezoek(dag, dagdeel)) => {
            let terug = (dag, dagdeel);
            (come_back(tx, (row, *inwoner), next, terug).await?, Some(terug))
        }
        Some(Vervolg::Inwoner) | None => (next, stays),
    };
    let plan = (plan.map(|(dag, _)| dag.to_string()), plan.map(|(_, dagdeel)| dagdeel.as_str().to_owned()));
    let update = update_regel(row)
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .col_expr(Column::Poging, Expr::val(nth))
        .col_expr(Column::Samen, Expr::val(bezoek.samen))
        .col_expr(Column::GeplandOp, Expr::val(plan.0.clone()))
        .col_expr(Column::Dagdeel, Expr::val(plan.1.clone()));
    change_regel(tx, *inwoner, update).await?;
    let gesprek = go_on(tx, (row, *inwoner), before, nth).await?;
    tx.add(poging::ActiveModel {
        id: Set(tx.store().new_id()),
        gesprek_id: Set(gesprek),
        inwoner_id: Set(*inwoner),
        dag: Set(dag.to_string()),
        dagdeel: Set(bezoek.dagdeel.into()),
        gepland_op: Set(row.gepland_op.clone()),
        gepland_dagdeel: Set(row.dagdeel.clone()),
        vervolg_op: Set(plan.0),
        vervolg_dagdeel: Set(plan.1),
        vorige_samen: Set((row.samen != bezoek.samen).then_some(row.samen)),
        medewerker_id: Set(tx.purpose().actor().id),
        aangemaakt_op: Set(tx.store().now().into()),
    });
    tx.remember(target.once, &noted(row.looplijst_id));
    Ok(())
}

/// The plan, where it is still ahead and can be kept. One that was agreed (`spoken`) is not given up for an attempt.
async fn stays(
    tx: &Tx,
    row: &looplijst_regel::Model,
    spoken: bool,
    (dag, dagdeel): Moment,
) -> Result<Option<Moment>, LooplijstError> {
    let plan = planned_for(row).filter(|plan| is_ahead(*plan, dagdeel, clock(tx.store().now())));
    let Some(plan) = plan else { return Ok(None) };
    let made = lists::pogingen(tx, row.id).await?;
    let first = made.peek(tx).iter().filter_map(|one| one.dag.parse::<Date>().ok()).fold(dag, Date::min);
    match can_be_kept(plan, Made { nth: row.poging + 1, dagdeel, first }) {
        true => Ok(Some(plan)),
        false if spoken => Err(LooplijstError::ReturnFirst(plan)),
        false => Ok(None),
    }
}

/// On which day somebody stood there: the planned one, where that is over, else today. What has not begun was no visit.
fn visited_on(row: &looplijst_regel::Model, dagdeel: Dagdeel, now: Timestamp) -> Result<Date, LooplijstError> {
    let (today, hour) = clock(now);
    let planned = row.gepland_op.as_deref().and_then(|day| day.parse::<Date>().ok());
    let is_planned = row.dagdeel.as_deref() == Some(dagdeel.as_str());
    match planned.filter(|day| is_planned && *day < today) {
        Some(day) => Ok(day),
        None if dagdeel.has_begun(hour) => Ok(today),
        None => Err(LooplijstError::NotYet),
    }
}

/// The Gesprek after this attempt; one that was never planned begins with it.
async fn go_on(
    tx: &Tx,
    (row, inwoner): (&looplijst_regel::Model, Uuid),
    before: Option<&gesprek::Model>,
    nth: i32,
) -> Result<Uuid, LooplijstError> {
    let status = before.and_then(|found| GesprekStatus::parse(&found.status)).unwrap_or(GesprekStatus::plan());
    let next = status.attempt(nth).ok_or(LooplijstError::Outdated)?;
    let Some(before) = before else {
        let (id, begun) = begun(tx, row, inwoner, next);
        tx.add(begun);
        return Ok(id);
    };
    let update = gesprek::Entity::update_many()
        .col_expr(gesprek::Column::Status, Expr::val(next.as_str()))
        .col_expr(gesprek::Column::Versie, Expr::col(gesprek::Column::Versie).add(1))
        .filter(gesprek::Column::Id.eq(before.id));
    tx.change_about(inwoner, update).await?;
    Ok(before.id)
}
