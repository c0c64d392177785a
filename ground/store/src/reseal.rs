//! Sealing again what an older key sealed, while the house works (besluit: keys that seal are changed under way).
//!
//! It goes through each table in the order of its ids, a few rows a transaction. A row is changed only if its seal is still
//! the one that was read, so whoever changes it meanwhile wins. Nothing is noted of how far it came: what is done shows in
//! the rows, so after a kill it begins at the front and finds what is left. Values are opened in memory and handed to nobody;
//! that is no look at a person, and leaves no line.

use crate::{Finding, Store, StoreError};
use foundation::{Purpose, Uuid};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use std::time::Duration;

/// A column that holds sealed values, of a table whose rows have an `id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// What its values are sealed for.
    pub purpose: Purpose,
}

/// Rows a transaction: the counter does not notice that it waits for one.
const TOGETHER: usize = 100;
/// After each of them the house goes first.
const PAUSE: Duration = Duration::from_millis(2);

/// What was sealed again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Resealed {
    /// Values that have the active key now.
    pub sealed: u64,
    /// Values that no key of the ring opens; they stay as they are.
    pub unreadable: u64,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    inhoud: Vec<u8>,
}

/// Goes once through these columns and seals again what another key than the active one sealed.
pub async fn reseal(store: &Store, columns: &[Sealed]) -> Result<Resealed, StoreError> {
    let mut total = Resealed::default();
    for column in columns {
        let mut last = Uuid::nil();
        loop {
            let rows = others(store, *column, last).await?;
            let Some(end) = rows.last() else { break };
            last = end.id;
            let done = seal_again(store, *column, &rows).await?;
            total.sealed += done.sealed;
            total.unreadable += done.unreadable;
            tokio::time::sleep(PAUSE).await;
        }
    }
    Ok(total)
}

/// The next rows of which the seal is not of the active key.
async fn others(store: &Store, Sealed { table, column, .. }: Sealed, after: Uuid) -> Result<Vec<Row>, StoreError> {
    let sql = format!(
        "select id, {column} as inhoud from {table} where {column} is not null and substr({column}, 1, 1) <> $1 and id > $2
         order by id limit {TOGETHER}"
    );
    rows(store, sql, vec![vec![store.keys().active()].into(), after.into()]).await
}

async fn rows<M: FromQueryResult>(store: &Store, sql: String, values: Vec<Value>) -> Result<Vec<M>, StoreError> {
    let read = &store.0.engine.read;
    Ok(M::find_by_statement(Statement::from_sql_and_values(read.get_database_backend(), sql, values)).all(read).await?)
}

async fn seal_again(store: &Store, of: Sealed, rows: &[Row]) -> Result<Resealed, StoreError> {
    let mut done = Resealed::default();
    let sql = format!("update {} set {} = $1 where id = $2 and {} = $3", of.table, of.column, of.column);
    let tx = store.0.engine.begin().await?;
    for row in rows {
        match store.keys().reseal(of.purpose, &row.inhoud) {
            Ok(None) => {}
            Ok(Some(fresh)) => {
                let values: [Value; 3] = [fresh.into(), row.id.into(), row.inhoud.clone().into()];
                let update = Statement::from_sql_and_values(tx.get_database_backend(), &sql, values);
                done.sealed += tx.execute_raw(update).await?.rows_affected();
            }
            Err(_) => done.unreadable += 1,
        }
    }
    store.0.engine.commit(tx).await?;
    Ok(done)
}

/// How many values of a column a key sealed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct KeyUse {
    /// The table.
    pub table: &'static str,
    /// The number of the key.
    pub nr: u8,
    /// How many rows.
    pub rows: i64,
}

#[derive(FromQueryResult)]
struct Count {
    sleutel: Vec<u8>,
    n: i64,
}

/// Which keys are in use, and where. Lines of the processing log keep the key with which they were written: they are chained.
pub async fn key_uses(store: &Store, columns: &[Sealed]) -> Result<Vec<KeyUse>, StoreError> {
    let log = Sealed { table: "verwerking", column: "betrokkene", purpose: Purpose::Betrokkene };
    let mut uses = Vec::new();
    for Sealed { table, column, .. } in columns.iter().copied().chain([log]) {
        let sql = format!(
            "select substr({column}, 1, 1) as sleutel, count(*) as n from {table} where {column} is not null
             group by substr({column}, 1, 1) order by 1"
        );
        let counts: Vec<Count> = rows(store, sql, Vec::new()).await?;
        uses.extend(counts.into_iter().filter_map(|count| Some(KeyUse { table, nr: *count.sleutel.first()?, rows: count.n })));
    }
    Ok(uses)
}

/// Sealed values that no key of the ring opens: a key is missing, or somebody changed them.
pub async fn check_sealed(store: &Store, columns: &[Sealed]) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    for of in columns {
        let mut last = Uuid::nil();
        loop {
            let Sealed { table, column, purpose } = of;
            let sql = format!(
                "select id, {column} as inhoud from {table} where {column} is not null and id > $1 order by id limit 1000"
            );
            let page: Vec<Row> = rows(store, sql, vec![last.into()]).await?;
            let Some(end) = page.last() else { break };
            last = end.id;
            let shut = page.iter().filter(|row| store.keys().open(*purpose, &row.inhoud).is_err());
            findings.extend(shut.map(|row| Finding { rule: "zegel_gaat_niet_open", place: format!("{table} {}", row.id) }));
        }
    }
    Ok(findings)
}
