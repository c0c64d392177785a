//! A day of the buurtteam: which addresses, and on which part of it.

use crate::ahead::{Moment, planned_for};
use crate::expire::must_be_within;
use crate::gesprek::{Dagdeel, GesprekStatus};
use crate::left_out::must_want_it;
use crate::regel::{POGINGEN_MAX, RegelStatus};
use crate::store::{StandInput, change_regel, load_seen, shown, update_regel};
use crate::tables::{gesprek, looplijst_regel, poging};
use crate::{LooplijstError, Status};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use std::collections::BTreeSet;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use store::{Once, Store, Tx};

/// Which addresses, and when.
pub struct DagInput {
    /// The regels, each in the version that was seen.
    pub regels: Vec<(Uuid, i32)>,
    /// The day.
    pub dag: Date,
    /// The part of it.
    pub dagdeel: Dagdeel,
    /// The regels of whom the Inwoner knows that it is not the day that was agreed.
    pub told: BTreeSet<Uuid>,
    /// The page of the Looplijst on which they were chosen, from 1.
    pub pagina: u16,
}

/// Plans visits: nobody is visited a fourth time, nobody twice on one part of a day, and whom somebody told a day, not on another unless
/// they know. An address that went on to a newer list since it
/// was chosen is planned there. Gives where whoever planned goes on: at the page on which they were, with what was planned.
///
/// # Errors
/// `TooOften` after three attempts; `SameDagdeel` where one was made on that part of a day; `SameDay` where all three would be on
/// one day; `Agreed` where the Inwoner was told another day and does not know; `PastTerm` for a day on which it is no regel any more; `OptedOut` for who does not want to be looked for; `Outdated` when a
/// regel changed.
pub async fn plan(
    store: &Store,
    purpose: &Verwerking,
    looplijst: Uuid,
    input: &DagInput,
    once: &Once,
) -> Result<String, LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, looplijst, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, looplijst: Uuid, input: &DagInput, once: &Once) -> Result<String, LooplijstError> {
    let (mut seen, mut agreed) = (BTreeSet::new(), Vec::new());
    for (regel, versie) in &input.regels {
        let target = StandInput { regel: *regel, seen: std::slice::from_ref(versie), once };
        // Of more than one address: the page shows which of them are left.
        let loaded = load_seen(tx, &target).await.map_err(|why| match why {
            LooplijstError::Over => LooplijstError::Outdated,
            other => other,
        })?;
        let (row, inwoner) = loaded.peek(tx);
        if seen.insert(row.looplijst_id) {
            let list = crate::store::load(tx, row.looplijst_id).await?;
            if Status::parse(&list.status) != Some(Status::Geopend) {
                return Err(LooplijstError::Outdated);
            }
        }
        one(tx, row, *inwoner, input).await?;
        agreed.extend(agreed_for(tx, row, input).await?.map(|plan| (*regel, plan)));
    }
    // All of them at once: whoever plans a day is not sent back for each.
    if !agreed.is_empty() {
        return Err(LooplijstError::Agreed(agreed));
    }
    let there = shown(seen.first().copied().unwrap_or(looplijst));
    let (n, dag, dagdeel) = (input.regels.len(), input.dag, input.dagdeel.as_str());
    let pagina = if input.pagina > 1 { format!("pagina={}&", input.pagina) } else { String::new() };
    let leads_to = format!("{there}?{pagina}gepland={n}&dag={dag}&dagdeel={dagdeel}");
    tx.remember(once, &leads_to);
    Ok(leads_to)
}

/// For when the Inwoner was told that somebody comes back, where that is another moment and they do not know.
async fn agreed_for(tx: &Tx, row: &looplijst_regel::Model, input: &DagInput) -> Result<Option<Moment>, LooplijstError> {
    let changes = |plan: &Moment| *plan != (input.dag, input.dagdeel) && !input.told.contains(&row.id);
    let Some(plan) = planned_for(row).filter(changes) else { return Ok(None) };
    let gesprek = crate::store::gesprek_of(tx, row.id).await?;
    let spoken = gesprek.peek(tx).as_ref().is_some_and(|one| one.uitkomst.is_some());
    Ok(spoken.then_some(plan))
}

async fn one(tx: &Tx, row: &looplijst_regel::Model, inwoner: Uuid, input: &DagInput) -> Result<(), LooplijstError> {
    use looplijst_regel::Column;
    let status = RegelStatus::parse(&row.status);
    if row.poging >= POGINGEN_MAX {
        return Err(LooplijstError::TooOften);
    }
    let next = status.and_then(RegelStatus::plan).ok_or(LooplijstError::Outdated)?;
    must_be_within(row.aangemaakt_op.at(), input.dag)?;
    must_be_new(tx, row, (input.dag, input.dagdeel)).await?;
    must_want_it(tx, row, inwoner).await?;
    let update = update_regel(row)
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .col_expr(Column::GeplandOp, Expr::val(input.dag.to_string()))
        .col_expr(Column::Dagdeel, Expr::val(input.dagdeel.as_str()));
    change_regel(tx, inwoner, update).await?;
    let (_, begun) = begun(tx, row, inwoner, GesprekStatus::plan());
    tx.add_unless_there(begun).await?;
    Ok(())
}

/// A Gesprek that did not take place yet, with its id.
pub(crate) fn begun(tx: &Tx, row: &looplijst_regel::Model, inwoner: Uuid, status: GesprekStatus) -> (Uuid, gesprek::ActiveModel) {
    let (id, actor) = (tx.store().new_id(), tx.purpose().actor());
    let begun = gesprek::ActiveModel {
        id: Set(id),
        looplijst_id: Set(row.looplijst_id),
        regel_id: Set(row.id),
        inwoner_id: Set(inwoner),
        organisatie_id: Set(actor.organisatie),
        medewerker_id: Set(actor.id),
        status: Set(status.into()),
        uitkomst: Set(None),
        regelingen: Set(None),
        hulpvraag_id: Set(None),
        plaatsgevonden_op: Set(None),
        versie: Set(1),
    };
    (id, begun)
}

/// Nobody stands at one door twice on the same part of a day, and not three times on one day.
pub(crate) async fn must_be_new(
    tx: &Tx,
    row: &looplijst_regel::Model,
    (dag, dagdeel): (Date, Dagdeel),
) -> Result<(), LooplijstError> {
    let gesprek = crate::store::gesprek_of(tx, row.id).await?;
    let Some(gesprek) = gesprek.peek(tx) else { return Ok(()) };
    let query = poging::Entity::find().filter(poging::Column::GesprekId.eq(gesprek.id));
    let made = tx.all::<poging::Model>(query).await?;
    let (made, day) = (made.peek(tx), dag.to_string());
    if made.iter().any(|one| one.dagdeel == dagdeel.as_str()) {
        return Err(LooplijstError::SameDagdeel);
    }
    // Days are written so that the earlier is the smaller.
    let is_last = row.poging + 1 >= POGINGEN_MAX;
    match made.iter().map(|one| &one.dag).min() {
        Some(first) if is_last && *first == day => Err(LooplijstError::SameDay),
        _ => Ok(()),
    }
}
