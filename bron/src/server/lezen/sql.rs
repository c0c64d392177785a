//! A view of a database. Every column is asked for as text, so that one way of reading serves all of them.

use crate::server::lezer::Lezer;
use rusqlite::OpenFlags;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, Row};
use std::path::Path;

/// The rows that are fetched from a PostgreSQL at once.
const ROWS: usize = 10_000;

/// The columns of a view as texts. Names come from the settings of the source itself, and are written as names all the same;
/// with the table before it, so that SQLite takes no unknown name for a text.
fn select(view: &str, lezer: &Lezer) -> String {
    let columns: Vec<String> = lezer.namen().iter().map(|name| format!("CAST(rij.{} AS TEXT)", quoted(name))).collect();
    // A view may stand in a schema of its own.
    let view: Vec<String> = view.split('.').map(quoted).collect();
    format!("SELECT {} FROM {} AS rij", columns.join(", "), view.join("."))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

pub(super) fn sqlite(file: &Path, view: &str, lezer: &mut Lezer) -> Result<(), String> {
    let told = |cause: rusqlite::Error| cause.to_string();
    let database = rusqlite::Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(told)?;
    let mut statement = database.prepare(&select(view, lezer)).map_err(told)?;
    let count = statement.column_count();
    let mut rows = statement.query([]).map_err(told)?;
    let mut nth = 0;
    while let Some(row) = rows.next().map_err(told)? {
        nth += 1;
        let values: Result<Vec<Option<String>>, _> = (0..count).map(|at| row.get(at)).collect();
        let values = values.map_err(|_| format!("row {nth}: holds a value that is no text"))?;
        lezer.row(nth, values.iter().map(Option::as_deref));
    }
    Ok(())
}

pub(super) async fn postgres(url: &str, view: &str, lezer: &mut Lezer) -> Result<(), String> {
    let address = match url.strip_prefix('$') {
        Some(name) => std::env::var(name).map_err(|_| format!("the variable {name} of url is not set"))?,
        None => url.to_owned(),
    };
    let told = |cause: sqlx::Error| format!("the database: {cause}");
    // What a driver says about an address that it cannot read could repeat the password.
    let options: sqlx::postgres::PgConnectOptions =
        address.parse().map_err(|_| "url is no address of a PostgreSQL: postgres://USER:PASSWORD@HOST/NAME".to_owned())?;
    let mut database: PgConnection = options.disable_statement_logging().connect().await.map_err(told)?;
    let cursor = format!("SET datestyle = ISO; BEGIN READ ONLY; DECLARE alles NO SCROLL CURSOR FOR {}", select(view, lezer));
    database.execute(sqlx::raw_sql(AssertSqlSafe(cursor))).await.map_err(told)?;
    let mut nth = 0;
    loop {
        let fetch = format!("FETCH {ROWS} FROM alles");
        let rows = sqlx::query(AssertSqlSafe(fetch)).fetch_all(&mut database).await.map_err(told)?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            nth += 1;
            let values: Result<Vec<Option<&str>>, _> = (0..row.len()).map(|at| row.try_get(at)).collect();
            let values = values.map_err(|_| format!("row {nth}: holds a value that is no text"))?;
            lezer.row(nth, values.into_iter());
        }
    }
    database.close().await.map_err(told)
}
