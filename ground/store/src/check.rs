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

/// Where it stands that something about a person was written, and when.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// The table.
    pub table: &'static str,
    /// The column that says which row.
    pub id: &'static str,
    /// The column that says about whom.
    pub person: &'static str,
    /// The column that says when.
    pub instant: &'static str,
    /// What excuses a row `t`, as SQL in which `{instant}` is that column; empty where nothing does.
    pub unless: &'static str,
}

/// Rows in memory at a time.
const PAGE: usize = 1_000;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    inwoner_id: Uuid,
    at: Ms,
}
impl Plain for Row {}

#[derive(FromQueryResult)]
struct Line {
    betrokkene_hash: Vec<u8>,
    begin: Ms,
    einde: Ms,
}
impl Plain for Line {}

/// Which rows were written since an instant, at a moment at which no act about their person took place. Only the ids of rows
/// come out, so that a check of the house reads nothing about a person.
pub async fn without_line(store: &Store, written: Written, since: Ms) -> Result<Vec<Uuid>, StoreError> {
    let Written { table, id, person, instant, unless } = written;
    let unless = if unless.is_empty() { "1 = 0" } else { unless }.replace("{instant}", instant);
    let sql = format!(
        "select t.{id} as id, t.{person} as inwoner_id, t.{instant} as at from {table} t
         where t.{person} is not null and t.{instant} >= $1 and t.{id} > $2 and not ({unless}) order by t.{id} limit {PAGE}"
    );
    let (mut unlogged, mut last) = (Vec::new(), Uuid::nil());
    loop {
        let rows: Vec<Row> = store.look().sql(&sql, [since.0.into(), last.into()]).await?;
        let Some(end) = rows.last() else { return Ok(unlogged) };
        last = end.id;
        let acts = acts_about(store, &rows).await?;
        let covers = |at: Ms| move |act: &(Ms, Ms)| act.0.0 - CLOCK_MS <= at.0 && at.0 <= act.1.0 + CLOCK_MS;
        let is_logged = |row: &&Row| acts.get(&row.inwoner_id).is_some_and(|acts| acts.iter().any(covers(row.at)));
        unlogged.extend(rows.iter().filter(|row| !is_logged(row)).map(|row| row.id));
    }
}

/// When acts about the people of these rows took place, as far as it was around the time of the rows.
async fn acts_about(store: &Store, rows: &[Row]) -> Result<BTreeMap<Uuid, Vec<(Ms, Ms)>>, StoreError> {
    let persons: BTreeSet<Uuid> = rows.iter().map(|row| row.inwoner_id).collect();
    let hashes: BTreeMap<Vec<u8>, Uuid> =
        persons.iter().map(|person| (store.keys().index(Purpose::Betrokkene, person.as_bytes()), *person)).collect();
    let times = || rows.iter().map(|row| row.at.0);
    let (first, last) = (times().min().unwrap_or(0) - CLOCK_MS, times().max().unwrap_or(0) + CLOCK_MS);
    let query = Entity::find()
        .select_only()
        .columns([Column::BetrokkeneHash, Column::Begin, Column::Einde])
        .filter(Column::Status.eq("Ok"))
        .filter(Column::Begin.lte(Ms(last)))
        .filter(Column::Einde.gte(Ms(first)))
        .filter(Column::BetrokkeneHash.is_in(hashes.keys().cloned()));
    let mut acts: BTreeMap<Uuid, Vec<(Ms, Ms)>> = BTreeMap::new();
    for line in store.look().all::<Line>(query).await? {
        if let Some(person) = hashes.get(&line.betrokkene_hash) {
            acts.entry(*person).or_default().push((line.begin, line.einde));
        }
    }
    Ok(acts)
}
