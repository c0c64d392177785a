//! The day on paper: number, time and name of one's own visitors, numbered by copy, so that each can be destroyed and none is lost.

use crate::BalieError;
use crate::day::{Dag, DaglijstRegel, booked};
use crate::tables::daglijst::{ActiveModel, Column, Entity, Model};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Once, Redraw, Store, StoreError};

/// Numbers a copy; gives its id. Two at the printer at once get two numbers.
pub async fn print_day(store: &Store, purpose: &Verwerking, locatie: Uuid, dag: Date, once: &Once) -> Result<Uuid, BalieError> {
    let own = purpose.actor().organisatie;
    let mut redraw = Redraw::of(|what| what.contains("volgorde") || what.contains("dag"));
    loop {
        let tx = store.begin(purpose);
        let outcome = async {
            let query = Entity::find()
                .filter(Column::LocatieId.eq(locatie))
                .filter(Column::OrganisatieId.eq(own))
                .filter(Column::Dag.eq(dag.to_string()));
            let before: Vec<Model> = tx.plain_all(query).await?;
            let id = store.new_id();
            tx.add(ActiveModel {
                id: Set(id),
                locatie_id: Set(locatie),
                organisatie_id: Set(own),
                medewerker_id: Set(purpose.actor().id),
                dag: Set(dag.to_string()),
                volgorde: Set(before.iter().map(|row| row.volgorde).max().unwrap_or(0) + 1),
                aangemaakt_op: Set(store.now().into()),
            });
            tx.remember(once, &path(id));
            Ok(id)
        }
        .await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

/// Where a copy is.
pub fn path(id: Uuid) -> String {
    format!("/balie/daglijsten/{id}")
}

/// A copy; `None` when there is none.
pub async fn copy(store: &Store, id: Uuid) -> Result<Option<Model>, StoreError> {
    store.look().one(Entity::find_by_id(id)).await
}

/// The visitors of one's own organisatie on a day, in the order of their time.
pub async fn visitors(store: &Store, purpose: &Verwerking, locatie: Uuid, day: &Dag) -> Result<Vec<DaglijstRegel>, StoreError> {
    let tx = store.begin(purpose);
    let rows = booked(&tx, locatie, day, true).await;
    let rows = rows.map(|rows| rows.map(|rows| rows.into_iter().filter(|row| row.naam.is_some()).collect()));
    tx.hand_out(rows).await
}
