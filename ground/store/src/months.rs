//! On PostgreSQL both logs have a partition for each month, so that a whole month can leave.

use crate::lines::month_of;
use crate::transaction::Transaction;
use crate::{Backend, Store, StoreError};
use foundation::jiff::{Span, tz::TimeZone};
use sea_orm::{ConnectionTrait, Statement};

/// Number of the advisory lock, any number as long as it stays the same.
const LOCK: i64 = 0x0EE7_3A4D;

/// Makes the partitions of this month and the next two where they are absent; nothing on SQLite.
///
/// A month of which lines already stand in the rest partition stays there: moving them would change
/// rows that are sealed. A log that is busy is left for the next call.
pub async fn prepare_months(store: &Store) -> Result<(), StoreError> {
    if store.backend() != Backend::Postgres {
        return Ok(());
    }
    let today = store.now().to_zoned(TimeZone::UTC);
    for ahead in 0..3 {
        let day = today.checked_add(Span::new().months(ahead)).unwrap_or_else(|_| today.clone());
        let month = month_of(day.timestamp());
        for log in ["verwerking", "toegang"] {
            prepare(store, log, month).await?;
        }
    }
    Ok(())
}

async fn prepare(store: &Store, log: &str, month: i32) -> Result<(), StoreError> {
    let tx = store.0.engine.begin().await?;
    if is_there(&tx, &format!("select to_regclass('{log}_{month}') is not null as n")).await? {
        return tx.rollback().await.map_err(StoreError::Outage);
    }
    tx.execute_unprepared(&format!("select pg_advisory_xact_lock({LOCK})")).await?;
    tx.execute_unprepared("set local lock_timeout = '3s'").await?;
    if is_there(&tx, &format!("select exists (select 1 from {log}_rest where maand = {month}) as n")).await? {
        return tx.rollback().await.map_err(StoreError::Outage);
    }
    let next = month + 1;
    let make = format!("create table if not exists {log}_{month} partition of {log} for values from ({month}) to ({next})");
    match tx.execute_unprepared(&make).await {
        Ok(_) => store.0.engine.commit(tx).await,
        Err(cause) => {
            tracing::warn!(log, month, %cause, "the partition of a month waits for the next time");
            tx.rollback().await.map_err(StoreError::Outage)
        }
    }
}

async fn is_there(tx: &Transaction, sql: &str) -> Result<bool, StoreError> {
    let row = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), sql.to_owned())).await?;
    match row {
        Some(row) => Ok(row.try_get("", "n")?),
        None => Ok(false),
    }
}
