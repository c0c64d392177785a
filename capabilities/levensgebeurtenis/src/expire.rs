//! Terms: what was told to whom names somebody for half a year after the day; then the row goes.

use crate::LevensgebeurtenisError;
use crate::ground::day_of;
use crate::tables::voorstel::{Column, Entity, Model};
use access::Verwerking;
use foundation::jiff::tz::TimeZone;
use rules::bewaartermijn::{Bewaartermijn, Duur};
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use store::{Plain, Store, StoreError};

/// As many as one act removes.
const MANY: u64 = 500;

#[derive(FromQueryResult)]
struct Old {
    n: i64,
}
impl Plain for Old {}

/// The last day of which nothing is kept any more.
fn before(store: &Store) -> Option<String> {
    let Duur::Periode(span) = Bewaartermijn::LooplijstRegel.term().duur else { return None };
    let at = store.now().to_zoned(TimeZone::UTC).saturating_sub(span).timestamp();
    Some(day_of(at).to_string())
}

/// Whether anything is kept too long: most looks at the clock find nothing, and leave no line.
///
/// # Errors
/// The store.
pub async fn is_overdue(store: &Store) -> Result<bool, StoreError> {
    let Some(before) = before(store) else { return Ok(false) };
    let rows: Vec<Old> = store.look().sql("select count(*) as n from voorstel where dag <= $1", [before.into()]).await?;
    Ok(rows.first().is_some_and(|row| row.n > 0))
}

/// Removes what is kept too long; gives how many.
///
/// # Errors
/// The store.
pub async fn expire(store: &Store, purpose: &Verwerking) -> Result<u64, LevensgebeurtenisError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let Some(before) = before(store) else { return Ok(0) };
        let rows = tx.all::<Model>(Entity::find().filter(Column::Dag.lte(before)).limit(MANY)).await?;
        let mut gone = 0;
        for row in rows.peek(&tx) {
            gone += tx.remove_about(row.inwoner_id, Entity::delete_many().filter(Column::Id.eq(row.id))).await?;
        }
        Ok(gone)
    }
    .await;
    tx.finish(outcome).await
}
