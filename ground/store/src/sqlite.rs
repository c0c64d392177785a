//! SQLite without a detour: a connection in the thread that uses it.

use crate::StoreError;
use rusqlite::types::Value as Stored;
use rusqlite::{Connection, params_from_iter};
use sea_orm::DbErr;
use sea_orm::sea_query::{Value, Values};
use std::path::Path;
use std::time::Duration;

/// Statements kept prepared.
const PREPARED: usize = 200;

/// Opens the file to write to it, in the way in which [`crate::engine`] opens it.
pub(crate) fn open_to_write(path: &Path) -> Result<Connection, StoreError> {
    let open = || {
        let connection = Connection::open(path)?;
        connection.busy_timeout(Duration::from_secs(10))?;
        connection.pragma_update(None, "synchronous", "normal")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -8_000)?;
        // A checkpoint moves each page once, however often it was written: 16 MB of log to one.
        connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        Ok(connection)
    };
    open().map_err(fault)
}

/// Runs a statement as sea-query builds it; gives how many rows it changed.
pub(crate) fn run(connection: &Connection, (sql, values): (String, Values)) -> Result<usize, StoreError> {
    let values: Vec<Stored> = values.0.into_iter().map(stored).collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(&sql).map_err(fault)?;
    statement.execute(params_from_iter(values)).map_err(fault)
}

/// A value as SQLite keeps it: the same bytes as the other connections write.
fn stored(value: Value) -> Result<Stored, StoreError> {
    Ok(match value {
        Value::Bool(value) => value.map_or(Stored::Null, |value| Stored::Integer(value.into())),
        Value::Int(value) => value.map_or(Stored::Null, |value| Stored::Integer(value.into())),
        Value::BigInt(value) => value.map_or(Stored::Null, Stored::Integer),
        Value::Double(value) => value.map_or(Stored::Null, Stored::Real),
        Value::String(value) => value.map_or(Stored::Null, Stored::Text),
        Value::Bytes(value) => value.map_or(Stored::Null, Stored::Blob),
        Value::Uuid(value) => value.map_or(Stored::Null, |value| Stored::Blob(value.as_bytes().to_vec())),
        // No table has another kind of column.
        _ => return Err(StoreError::Unreadable("a value of a statement")),
    })
}

/// A fault of SQLite in our words. Its own name tables and columns, never a value.
pub(crate) fn fault(cause: rusqlite::Error) -> StoreError {
    use rusqlite::ffi;
    let unique = [ffi::SQLITE_CONSTRAINT_UNIQUE, ffi::SQLITE_CONSTRAINT_PRIMARYKEY];
    match cause {
        rusqlite::Error::SqliteFailure(code, Some(what)) if unique.contains(&code.extended_code) => StoreError::Unique(what),
        other => StoreError::Outage(DbErr::Custom(other.to_string())),
    }
}
