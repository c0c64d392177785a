//! Whether the chains hold: each seal is computed again from the rows it covers.

use super::{Chained, Finding, LOGS, Seal, chain, number, order};
use crate::{Store, StoreError};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

/// How long an act may take from writing its lines to its commit, in milliseconds.
const LATE_MS: i64 = 60_000;
/// Seals in memory at a time.
const SEALS: i32 = 1_000;

/// How far a chain was verified.
struct So {
    from: i64,
    hash: Vec<u8>,
    nr: i32,
    sealed_at: i64,
}

/// Recomputes every seal; a changed, removed or added row is a finding, and so is one that says to be
/// older than a seal before it.
pub async fn check_chains(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    for log in LOGS {
        check_chain(store, log, &mut findings).await?;
    }
    Ok(findings)
}

async fn check_chain(store: &Store, log: &'static str, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let found = |rule, nr: i32| Finding { rule, place: format!("{log}, zegel {nr}") };
    let is_late = |oldest: Option<i64>, sealed_at: i64| oldest.is_some_and(|at| at < sealed_at.saturating_sub(LATE_MS));
    let mut so = So { from: 0, hash: Vec::new(), nr: 0, sealed_at: i64::MIN };
    let mut last = i32::MIN;
    loop {
        let seals = seals(store, log, last).await?;
        let Some(newest) = seals.last() else { break };
        last = newest.nr;
        for seal in seals {
            let Chained { hash, count, oldest } = chain(store, log, so.from, seal.tot, so.hash).await?;
            if seal.nr != so.nr + 1 || count != seal.aantal || hash != seal.hash {
                findings.push(found("keten", seal.nr));
            }
            if is_late(oldest, so.sealed_at) {
                findings.push(found("regel_te_laat", seal.nr));
            }
            so = So { from: seal.tot, hash: seal.hash, nr: seal.nr, sealed_at: seal.gezet_op };
        }
    }
    let (by, at) = (order(store.backend()), instant(log));
    let tail = number(store, &format!("select min({at}) as n from {log} where {by} >= $1"), vec![so.from.into()]).await?;
    if is_late(tail, so.sealed_at) {
        findings.push(found("regel_te_laat", so.nr + 1));
    }
    Ok(())
}

async fn seals(store: &Store, log: &str, after: i32) -> Result<Vec<Seal>, StoreError> {
    let sql =
        format!("select nr, tot, aantal, hash, gezet_op from zegel where logboek = $1 and nr > $2 order by nr limit {SEALS}");
    let read = &store.0.engine.read;
    let statement = Statement::from_sql_and_values(read.get_database_backend(), sql, [log.into(), after.into()]);
    Ok(Seal::find_by_statement(statement).all(read).await?)
}

/// The column that says when a row was written.
fn instant(log: &str) -> &'static str {
    if log == "verwerking" { "einde" } else { "plaatsgevonden_op" }
}
