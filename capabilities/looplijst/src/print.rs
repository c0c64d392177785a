//! The route of today on paper, numbered by copy, so that each can be destroyed and none is lost. Who finds one reads house
//! numbers and names, and not what they may have a right to.

use crate::LooplijstError;
use crate::lists::{AdresRow, planned, today};
use crate::store::day_of;
use crate::tables::looplijst_route::{ActiveModel, Column, Entity, Model};
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Once, Redraw, Store, StoreError, Tx};

/// Numbers a copy of the own route of today; gives its id. Each print is a copy of its own, and a day has one route, from whichever
/// Looplijst it is printed.
///
/// # Errors
/// `NothingPlanned` where nobody is visited today.
pub async fn print(store: &Store, purpose: &Verwerking, looplijst: Uuid, once: &Once) -> Result<Uuid, LooplijstError> {
    let mut redraw = Redraw::of(|what| what.contains("volgorde") || what.contains("dag"));
    loop {
        let tx = store.begin(purpose);
        let outcome = act(&tx, looplijst, once).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

async fn act(tx: &Tx, looplijst: Uuid, once: &Once) -> Result<Uuid, LooplijstError> {
    crate::store::load(tx, looplijst).await?;
    if planned(tx).await? == 0 {
        return Err(LooplijstError::NothingPlanned);
    }
    let (id, actor, dag) = (tx.store().new_id(), tx.purpose().actor(), day_of(tx.store().now()).to_string());
    let query = Entity::find().filter(Column::MedewerkerId.eq(actor.id)).filter(Column::Dag.eq(dag.as_str()));
    let before: Vec<Model> = tx.plain_all(query).await?;
    tx.add(ActiveModel {
        id: Set(id),
        looplijst_id: Set(looplijst),
        organisatie_id: Set(actor.organisatie),
        medewerker_id: Set(actor.id),
        dag: Set(dag),
        volgorde: Set(before.iter().map(|row| row.volgorde).max().unwrap_or(0) + 1),
        aangemaakt_op: Set(tx.store().now().into()),
    });
    tx.remember(once, &path(id));
    Ok(id)
}

/// Where a copy is.
pub(crate) fn path(id: Uuid) -> String {
    format!("/looplijsten/routes/{id}")
}

/// A copy; `None` when there is none.
pub(crate) async fn copy(store: &Store, id: Uuid) -> Result<Option<Model>, StoreError> {
    store.look().one(Entity::find_by_id(id)).await
}

/// Who stands on it now.
pub(crate) async fn read(store: &Store, purpose: &Verwerking) -> Result<Vec<AdresRow>, StoreError> {
    let tx = store.begin(purpose);
    let rows = today(&tx).await;
    tx.hand_out(rows).await
}
