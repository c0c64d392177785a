//! The hash chain over both logs: sealed behind the writers, verified by `eenloket controleer`.
//!
//! Rows go in without a hash, so writers never wait for each other. The sealer takes what no open
//! transaction can still add to (PostgreSQL: below the oldest running transaction; SQLite: all, there
//! is one writer), and chains it with a keyed hash. What is younger is the unsealed tail.

use crate::lines::{toegang, verwerking};
use crate::{Backend, Ms, Store, StoreError};
use foundation::Purpose;
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

/// How long an act may take from writing its lines to its commit, in milliseconds.
const LATE_MS: i64 = 60_000;

/// Recomputes every seal; a changed, removed or added row is a finding, and so is one that says to be
/// older than a seal before it.
pub async fn check_chains(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    for log in LOGS {
        let sql = "select nr, tot, aantal, hash, gezet_op from zegel where logboek = $1 order by nr";
        let statement = Statement::from_sql_and_values(store.0.engine.read.get_database_backend(), sql, [log.into()]);
        let seals = Seal::find_by_statement(statement).all(&store.0.engine.read).await?;
        let (mut from, mut hash, mut nr, mut sealed_at) = (0, Vec::new(), 0, i64::MIN);
        let found = |rule, nr: i32| Finding { rule, place: format!("{log}, zegel {nr}") };
        let is_late = |oldest: Option<i64>, sealed_at: i64| oldest.is_some_and(|at| at < sealed_at.saturating_sub(LATE_MS));
        for seal in seals {
            nr += 1;
            let chained = chain(store, log, from, seal.tot, hash).await?;
            if seal.nr != nr || chained.count != seal.aantal || chained.hash != seal.hash {
                findings.push(found("keten", seal.nr));
            }
            if is_late(chained.oldest, sealed_at) {
                findings.push(found("regel_te_laat", seal.nr));
            }
            (from, hash, nr, sealed_at) = (seal.tot, seal.hash, seal.nr, seal.gezet_op);
        }
        let (by, at) = (order(store.backend()), instant(log));
        let tail = number(store, &format!("select min({at}) as n from {log} where {by} >= $1"), vec![from.into()]).await?;
        if is_late(tail, sealed_at) {
            findings.push(found("regel_te_laat", nr + 1));
        }
    }
    Ok(findings)
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

/// The column that says when a row was written.
fn instant(log: &str) -> &'static str {
    if log == "verwerking" { "einde" } else { "plaatsgevonden_op" }
}

/// A stretch of a log.
struct Chained {
    /// The keyed hash over it and all before.
    hash: Vec<u8>,
    /// How many rows it has.
    count: i64,
    /// The oldest instant at which one of them says to be written.
    oldest: Option<i64>,
}

/// Chains the rows from `from` up to `tot`.
async fn chain(store: &Store, log: &str, from: i64, tot: i64, mut hash: Vec<u8>) -> Result<Chained, StoreError> {
    let by = order(store.backend());
    let sql = format!("select * from {log} where {by} >= $1 and {by} < $2 order by {by}, id");
    let statement = Statement::from_sql_and_values(store.0.engine.read.get_database_backend(), sql, [from.into(), tot.into()]);
    let rows: Vec<(Vec<u8>, i64)> = if log == "verwerking" {
        let rows = verwerking::Model::find_by_statement(statement).all(&store.0.engine.read).await?;
        rows.iter().map(|row| (line_bytes(row), row.einde.0)).collect()
    } else {
        let rows = toegang::Model::find_by_statement(statement).all(&store.0.engine.read).await?;
        rows.iter().map(|row| (access_bytes(row), row.plaatsgevonden_op.0)).collect()
    };
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let oldest = rows.iter().map(|(_, at)| *at).min();
    for (row, _) in rows {
        hash = store.keys().index(Purpose::Chain, &[hash, row].concat());
    }
    Ok(Chained { hash, count, oldest })
}

fn line_bytes(row: &verwerking::Model) -> Vec<u8> {
    fields(&[
        &row.maand.to_be_bytes(),
        row.id.as_bytes(),
        &row.trace_id,
        &row.span_id,
        row.status.as_bytes(),
        row.naam.as_bytes(),
        &row.begin.0.to_be_bytes(),
        &row.einde.0.to_be_bytes(),
        row.activiteit.as_bytes(),
        &row.activiteit_versie.to_be_bytes(),
        row.grondslag.as_bytes(),
        row.organisatie_id.as_bytes(),
        &row.betrokkene,
        &row.betrokkene_hash,
    ])
}

fn access_bytes(row: &toegang::Model) -> Vec<u8> {
    fields(&[
        &row.maand.to_be_bytes(),
        row.id.as_bytes(),
        &row.trace_id,
        row.organisatie_id.as_bytes(),
        row.door_id.as_bytes(),
        row.rol.as_bytes(),
        row.handeling.as_bytes(),
        row.grondslag.as_bytes(),
        row.object_soort.as_bytes(),
        row.object_id.as_bytes(),
        row.uitkomst.as_bytes(),
        &row.aantal.to_be_bytes(),
        &row.plaatsgevonden_op.0.to_be_bytes(),
    ])
}

/// Each field with its length, so that no two rows can give the same bytes.
fn fields(all: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    for field in all {
        out.extend(u32::try_from(field.len()).unwrap_or(u32::MAX).to_be_bytes());
        out.extend_from_slice(field);
    }
    out
}
