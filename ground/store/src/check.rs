//! Whether the two logs hold together, and whether what was written is in them (`eenloket controleer`).
//!
//! The chains of [`crate::check_chains`] prove that nothing that was sealed has changed. These proofs
//! also reach the tail that is not sealed yet, and the change that never had a line.

use crate::lines::verwerking::{Column, Entity};
use crate::{Finding, Ms, Plain, Store, StoreError};
use foundation::{Purpose, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// Findings of one rule that are listed; more of them tell nothing new.
const LISTED: usize = 100;
/// How far the clock of a machine may be set back within an act, in milliseconds.
const CLOCK_MS: i64 = 1_000;

#[derive(FromQueryResult)]
struct Trace {
    trace_id: Vec<u8>,
}
impl Plain for Trace {}

// A month that has left one of the logs is compared in neither.
const DIFFER: &str = "
    select trace_id from (
        select trace_id, maand, naam as handeling, status = 'Ok' as gelukt, 1 as aantal from verwerking
        union all select trace_id, maand, handeling, uitkomst = 'gelukt', -aantal from toegang) as beide
    where maand >= (select coalesce(min(maand), 0) from verwerking) and maand >= (select coalesce(min(maand), 0) from toegang)
    group by trace_id, handeling, gelukt having sum(aantal) <> 0
    order by trace_id limit 100";

/// Acts of which one log tells of more persons than the other: a line is missing, or was added.
pub async fn check_lines(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let traces: Vec<Trace> = store.look().sql(DIFFER, []).await?;
    let hex = |trace: &Trace| trace.trace_id.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let found = |trace: &Trace| Finding { rule: "verwerking_en_toegang_verschillen", place: format!("trace {}", hex(trace)) };
    Ok(traces.iter().take(LISTED).map(found).collect())
}

#[derive(FromQueryResult)]
struct Begin {
    n: Option<Ms>,
}
impl Plain for Begin {}

/// From when on the processing log tells what was done; without any line from the beginning of time.
pub async fn log_begin(store: &Store) -> Result<Ms, StoreError> {
    let rows: Vec<Begin> = store.look().sql("select min(\"begin\") as n from verwerking", []).await?;
    Ok(rows.first().and_then(|row| row.n).unwrap_or(Ms(0)))
}

/// Something about somebody that was written at an instant, and where it stands.
#[derive(Clone, Debug)]
pub struct Written<P> {
    /// About whom.
    pub inwoner: Uuid,
    /// When.
    pub at: Ms,
    /// Where it stands.
    pub place: P,
}

#[derive(FromQueryResult)]
struct Line {
    betrokkene_hash: Vec<u8>,
    begin: Ms,
    einde: Ms,
}
impl Plain for Line {}

/// Of what was written, that which no act about this person has a line for.
pub async fn without_line<P>(store: &Store, written: Vec<Written<P>>) -> Result<Vec<P>, StoreError> {
    let persons: Vec<Uuid> = written.iter().map(|one| one.inwoner).collect::<BTreeSet<_>>().into_iter().collect();
    let mut acts: BTreeMap<Uuid, Vec<(i64, i64)>> = BTreeMap::new();
    // SQLite binds a limited number of values in a statement.
    for part in persons.chunks(1_000) {
        let hashes: BTreeMap<Vec<u8>, Uuid> =
            part.iter().map(|person| (store.keys().index(Purpose::Betrokkene, person.as_bytes()), *person)).collect();
        let query = Entity::find()
            .select_only()
            .columns([Column::BetrokkeneHash, Column::Begin, Column::Einde])
            .filter(Column::Status.eq("Ok"))
            .filter(Column::BetrokkeneHash.is_in(hashes.keys().cloned()));
        for line in store.look().all::<Line>(query).await? {
            if let Some(person) = hashes.get(&line.betrokkene_hash) {
                acts.entry(*person).or_default().push((line.begin.0, line.einde.0));
            }
        }
    }
    let covers = |at: i64| move |act: &(i64, i64)| act.0 - CLOCK_MS <= at && at <= act.1 + CLOCK_MS;
    let is_logged = |one: &Written<P>| acts.get(&one.inwoner).is_some_and(|acts| acts.iter().any(covers(one.at.0)));
    Ok(written.into_iter().filter(|one| !is_logged(one)).map(|one| one.place).collect())
}
