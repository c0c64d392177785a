//! The hash chain over both logs: sealed behind the writers, verified by `eenloket controleer`.
//!
//! Rows go in without a hash, so writers never wait for each other. The sealer takes what no open
//! transaction can still add to (PostgreSQL: below the oldest running transaction; SQLite: all, there
//! is one writer), and chains it with a keyed hash. What is younger is the unsealed tail.

mod anchor;
mod chain;
mod verify;

pub use anchor::{Anchor, check_anchors, heads};
pub use verify::check_chains;

use self::chain::{Chained, chain};
use crate::{Backend, Ms, Store, StoreError};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};

/// Something `controleer` found wrong: which rule, and where.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// The rule that does not hold, a stable name.
    pub rule: &'static str,
    /// Where: ids, numbers, never a value about a person.
    pub place: String,
}

const LOGS: [&str; 2] = ["verwerking", "toegang"];
/// Rows a seal covers at most (more only if one transaction wrote more).
const ROWS: i64 = 10_000;

#[derive(Clone, Debug, FromQueryResult)]
struct Seal {
    nr: i32,
    tot: i64,
    aantal: i64,
    hash: Vec<u8>,
    gezet_op: i64,
}

#[derive(FromQueryResult)]
struct Number {
    n: Option<i64>,
}

/// Seals what can no longer change; gives how many rows.
pub async fn seal_lines(store: &Store) -> Result<u64, StoreError> {
    let mut sealed = 0;
    for log in LOGS {
        loop {
            let last = last_seal(store, log).await?;
            let from = last.as_ref().map_or(0, |seal| seal.tot);
            let Some(tot) = next_end(store, log, from).await? else { break };
            let start = last.as_ref().map_or_else(Vec::new, |seal| seal.hash.clone());
            let Chained { hash, count, .. } = chain(store, log, from, tot, start).await?;
            if count == 0 {
                break;
            }
            let nr = last.map_or(1, |seal| seal.nr + 1);
            let values: Vec<Value> =
                vec![log.into(), nr.into(), tot.into(), count.into(), hash.into(), Ms::from(store.now()).0.into()];
            let tx = store.0.engine.begin().await?;
            let sql = "insert into zegel (logboek, nr, tot, aantal, hash, gezet_op) values ($1, $2, $3, $4, $5, $6)";
            match tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await {
                Ok(_) => store.0.engine.commit(tx).await?,
                Err(cause) => match StoreError::from(cause) {
                    // Another process sealed the same rows first; it did our work.
                    StoreError::Unique(_) => break,
                    other => return Err(other),
                },
            }
            sealed += u64::try_from(count).unwrap_or(0);
        }
    }
    Ok(sealed)
}

async fn last_seal(store: &Store, log: &str) -> Result<Option<Seal>, StoreError> {
    let sql = "select nr, tot, aantal, hash, gezet_op from zegel where logboek = $1 order by nr desc limit 1";
    let statement = Statement::from_sql_and_values(store.0.engine.read.get_database_backend(), sql, [log.into()]);
    Ok(Seal::find_by_statement(statement).one(&store.0.engine.read).await?)
}

/// The column in which rows come one after the other on this backend.
fn order(backend: Backend) -> &'static str {
    match backend {
        Backend::Sqlite => "rowid",
        Backend::Postgres => "xid",
    }
}

/// Up to where the next seal may go; `None` when there is nothing to seal.
async fn next_end(store: &Store, log: &str, from: i64) -> Result<Option<i64>, StoreError> {
    let by = order(store.backend());
    let limit = match store.backend() {
        Backend::Sqlite => number(store, &format!("select max(rowid) + 1 as n from {log}"), vec![]).await?,
        Backend::Postgres => number(store, "select log_number(pg_snapshot_xmin(pg_current_snapshot())) as n", vec![]).await?,
    };
    let Some(limit) = limit.filter(|limit| *limit > from) else { return Ok(None) };
    let sql = format!("select {by} as n from {log} where {by} > $1 and {by} < $2 order by {by} limit 1 offset {ROWS}");
    let part = number(store, &sql, vec![from.into(), limit.into()]).await?;
    Ok(Some(part.filter(|part| *part > from).unwrap_or(limit)))
}

async fn number(store: &Store, sql: &str, values: Vec<Value>) -> Result<Option<i64>, StoreError> {
    let statement = Statement::from_sql_and_values(store.0.engine.read.get_database_backend(), sql, values);
    Ok(Number::find_by_statement(statement).one(&store.0.engine.read).await?.and_then(|row| row.n))
}
