//! Rows for either store, made once.

use crate::fault::Outcome;
use rusqlite::types::{ToSql, ToSqlOutput, Value, ValueRef};

/// One value of a row.
#[derive(Clone, Copy)]
pub enum Cell<'a> {
    Null,
    Text(&'a str),
    Int(i64),
    Bool(bool),
    Id(u128),
    Bytes(&'a [u8]),
}

impl Cell<'_> {
    pub fn id(id: Option<u128>) -> Self {
        id.map_or(Self::Null, Self::Id)
    }
    pub fn int(value: Option<i64>) -> Self {
        value.map_or(Self::Null, Self::Int)
    }
}

impl<'a> Cell<'a> {
    pub fn text(value: Option<&'a str>) -> Self {
        value.map_or(Self::Null, Self::Text)
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Int(value) => ToSqlOutput::Owned(Value::Integer(*value)),
            Self::Bool(value) => ToSqlOutput::Owned(Value::Integer(i64::from(*value))),
            // The store keeps an id as sixteen bytes here.
            Self::Id(id) => ToSqlOutput::Owned(Value::Blob(id.to_be_bytes().to_vec())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

/// What takes one row.
pub type Put<'a> = &'a mut dyn FnMut(&[Cell<'_>]) -> Outcome<()>;
/// What hands over all rows of a table.
pub type Rows<'a> = &'a mut dyn FnMut(Put<'_>) -> Outcome<()>;

/// Where rows go: a stream into PostgreSQL, or prepared inserts into SQLite.
pub trait Sink {
    /// Fills a table with what `rows` hands over.
    fn table(&mut self, name: &str, columns: &[&str], rows: Rows<'_>) -> Outcome<()>;
}

impl Sink for rusqlite::Connection {
    fn table(&mut self, name: &str, columns: &[&str], rows: Rows<'_>) -> Outcome<()> {
        let marks = vec!["?"; columns.len()].join(", ");
        let tx = self.transaction()?;
        {
            let mut insert = tx.prepare(&format!("insert into {name} ({}) values ({marks})", columns.join(", ")))?;
            rows(&mut |cells| {
                insert.execute(rusqlite::params_from_iter(cells))?;
                Ok(())
            })?;
        }
        tx.commit()?;
        Ok(())
    }
}

/// A sink for a handful of rows that are at hand.
pub fn fill(sink: &mut dyn Sink, name: &str, columns: &[&str], rows: &[Vec<Cell<'_>>]) -> Outcome<()> {
    sink.table(name, columns, &mut |put| rows.iter().try_for_each(|row| put(row)))
}
