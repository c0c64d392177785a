//! On PostgreSQL the lines of both logs carry the number of their transaction, by which they are sealed.
//!
//! Another server counts for itself. A store that was put back there would give new lines the numbers of
//! sealed ones, so the count goes on from where the seals are.

use crate::migrations::number_function;
use crate::{Backend, Store, StoreError};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

/// Number of the advisory lock, any number as long as it stays the same.
const LOCK: i64 = 0x0EE7_2EA1;

#[derive(FromQueryResult)]
struct Count {
    sealed: i64,
    next: i64,
    before: i64,
}

/// Lets new lines of both logs come after all that are sealed; nothing to do where they do already.
pub async fn go_on_numbering(store: &Store) -> Result<(), StoreError> {
    if store.backend() != Backend::Postgres {
        return Ok(());
    }
    let tx = store.0.engine.begin().await?;
    tx.execute_unprepared(&format!("select pg_advisory_xact_lock({LOCK})")).await?;
    let sql = "select (select coalesce(max(tot), 0) from zegel) as sealed, log_number('0'::xid8) as before,
               log_number(pg_snapshot_xmin(pg_current_snapshot())) as next";
    let count = Count::find_by_statement(Statement::from_string(tx.get_database_backend(), sql)).one(&tx).await?;
    match count.filter(|count| count.next < count.sealed) {
        Some(count) => {
            tracing::info!(sealed = count.sealed, "the logs go on numbering on a server that counts from lower");
            tx.execute_unprepared(&number_function(count.before + count.sealed - count.next)).await?;
            store.0.engine.commit(tx).await
        }
        None => tx.rollback().await.map_err(StoreError::Outage),
    }
}
