//! What the house remembers of its own work and need not remember for ever: keys of writes that were done, and events that
//! were told and heard.

use crate::{Ms, Store, StoreError};
use foundation::jiff::{Timestamp, ToSpan};
use sea_orm::{ConnectionTrait, Statement, Value};

/// How long a write that is sent again gives the same answer, and how long an event is kept that everybody heard. A form can
/// be sent again for half a day, and a program tries for some days; `controleer` looks back as far as this.
const KEPT_DAYS: i64 = 30;
/// Rows that go in one transaction: nobody who writes waits for more.
const PART: i64 = 5_000;

/// The instant before which neither is kept.
pub fn remembered_since(now: Timestamp) -> Ms {
    Ms::from(now - (KEPT_DAYS * 24).hours())
}

/// Removes keys and events after their term; gives how many of each. One who wrote before and sends again has waited
/// longer than anything waits; an event that somebody still has to hear stays, however old.
pub async fn forget(store: &Store) -> Result<(u64, u64), StoreError> {
    let since = remembered_since(store.now());
    let once = "delete from once where key_hash in (select key_hash from once where made_at < $1 limit $2)";
    let keys = remove(store, once, since.0.into()).await?;
    let first = foundation::first_id(u64::try_from(since.0).unwrap_or(0));
    let event = "delete from event where id in (select id from event where id < $1 and due_at is null order by id limit $2)";
    Ok((keys, remove(store, event, first.into()).await?))
}

async fn remove(store: &Store, sql: &str, before: Value) -> Result<u64, StoreError> {
    let mut total = 0;
    loop {
        let tx = store.0.engine.begin().await?;
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [before.clone(), PART.into()]);
        let gone = tx.execute_raw(statement).await?.rows_affected();
        store.0.engine.commit(tx).await?;
        total += gone;
        if gone == 0 {
            return Ok(total);
        }
    }
}
