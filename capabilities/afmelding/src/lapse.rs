//! What a parent said for a child ends on the day the child is of age; from then on it is their own word.

use crate::events::VERVALLEN;
use crate::model::day_of;
use crate::tables::afmelding::{Column, Entity, Model};
use access::Verwerking;
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use store::{Plain, Store, StoreError};

/// As many as one act ends.
const MANY: u64 = 500;

#[derive(FromQueryResult)]
struct Lapsed {
    n: i64,
}
impl Plain for Lapsed {}

/// Whether anything has lapsed that is still kept: most looks at the clock find nothing, and leave no line.
pub async fn has_lapsed(store: &Store) -> Result<bool, StoreError> {
    let today = day_of(store.now()).to_string();
    let rows: Vec<Lapsed> =
        store.look().sql("select count(*) as n from afmelding where vervalt_op <= $1", [today.into()]).await?;
    Ok(rows.first().is_some_and(|row| row.n > 0))
}

/// Removes what has lapsed, and tells it; gives how many. It held no more since midnight, whether this ran or not.
pub async fn lapse(store: &Store, purpose: &Verwerking) -> Result<usize, StoreError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let today = day_of(store.now()).to_string();
        let rows = tx.all::<Model>(Entity::find().filter(Column::VervaltOp.lte(today)).limit(MANY)).await?;
        let ended: Vec<Model> = rows.peek(&tx).clone();
        for row in &ended {
            tx.remove_about(row.inwoner_id, Entity::delete_many().filter(Column::Id.eq(row.id))).await?;
            tx.tell(VERVALLEN, &row.ids());
        }
        Ok(ended.len())
    }
    .await;
    tx.finish(outcome).await
}
