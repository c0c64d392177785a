//! A stretch of a log, hashed row by row, a page of rows in memory at a time.

use super::order;
use crate::lines::{toegang, verwerking};
use crate::{Store, StoreError};
use foundation::{Purpose, Uuid};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult, Statement, Value};

/// Rows in memory at a time.
const PAGE: usize = 1_000;

/// A stretch of a log.
pub(super) struct Chained {
    /// The keyed hash over it and all before.
    pub(super) hash: Vec<u8>,
    /// How many rows it has.
    pub(super) count: i64,
    /// The oldest instant at which one of them says to be written.
    pub(super) oldest: Option<i64>,
}

/// What the chain needs of a row.
struct Row {
    place: i64,
    id: Uuid,
    at: i64,
    bytes: Vec<u8>,
}

/// Chains the rows from `from` up to `tot`.
pub(super) async fn chain(store: &Store, log: &str, from: i64, tot: i64, hash: Vec<u8>) -> Result<Chained, StoreError> {
    let mut chained = Chained { hash, count: 0, oldest: None };
    let mut last: Option<(i64, Uuid)> = None;
    loop {
        let rows = page(store, log, from, tot, last).await?;
        let is_last = rows.len() < PAGE;
        for row in rows {
            chained.hash = store.keys().index(Purpose::Chain, &[chained.hash, row.bytes].concat());
            chained.count += 1;
            chained.oldest = Some(chained.oldest.map_or(row.at, |oldest| oldest.min(row.at)));
            last = Some((row.place, row.id));
        }
        if is_last {
            return Ok(chained);
        }
    }
}

async fn page(store: &Store, log: &str, from: i64, tot: i64, last: Option<(i64, Uuid)>) -> Result<Vec<Row>, StoreError> {
    let by = order(store.backend());
    let mut values: Vec<Value> = vec![from.into(), tot.into()];
    let after = last.map_or_else(String::new, |(place, id)| {
        values.extend([place.into(), id.into()]);
        format!("and ({by}, id) > ($3, $4)")
    });
    let sql = format!(
        "select {by} as plaats, {log}.* from {log} where {by} >= $1 and {by} < $2 {after} order by {by}, id limit {PAGE}"
    );
    let read = &store.0.engine.read;
    let rows = read.query_all_raw(Statement::from_sql_and_values(read.get_database_backend(), sql, values)).await?;
    rows.iter().map(|row| Ok(if log == "verwerking" { line(row)? } else { access(row)? })).collect()
}

fn line(row: &QueryResult) -> Result<Row, sea_orm::DbErr> {
    let line = verwerking::Model::from_query_result(row, "")?;
    Ok(Row { place: row.try_get("", "plaats")?, id: line.id, at: line.einde.0, bytes: line_bytes(&line) })
}

fn access(row: &QueryResult) -> Result<Row, sea_orm::DbErr> {
    let line = toegang::Model::from_query_result(row, "")?;
    Ok(Row { place: row.try_get("", "plaats")?, id: line.id, at: line.plaatsgevonden_op.0, bytes: access_bytes(&line) })
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
