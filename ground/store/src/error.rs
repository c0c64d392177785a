//! What can go wrong below the capabilities.

use crate::give_way::CROSSED;
use foundation::{Code, Fault, Leak};
use sea_orm::{DbErr, SqlErr};

/// A fault of the store. None of them holds a value that somebody entered.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A unique constraint said no; the name of the constraint or columns tells which.
    #[error("already there: {0}")]
    Unique(String),
    /// Something that has to exist does not.
    #[error("not found")]
    NotFound,
    /// The row changed since it was read (R9).
    #[error("changed meanwhile")]
    Stale,
    /// A condition under which the act stands did not hold at its end; its name.
    #[error("not so any more: {0}")]
    Unmet(&'static str),
    /// The act stood in another's way, gave way, and found that the other changed what it rests on. Nothing of it was done.
    #[error("another act was in the way, and changed what this one rests on")]
    Crossed,
    /// The lines of the act could not be written, so the act was not done.
    #[error("the processing log could not be written: {0}")]
    NoLog(#[source] DbErr),
    /// The database does not answer.
    #[error("the database does not answer: {0}")]
    Outage(#[source] DbErr),
    /// A stored value that this version cannot read.
    #[error("unreadable value in {0}")]
    Unreadable(&'static str),
    /// The schema in the store was made by a newer program.
    #[error("the store was made by a newer Eenloket ({0}): start that version, or restore a backup")]
    NewerSchema(String),
    /// The schema in the store is that of an older program, or there is none yet.
    #[error(
        "this store does not have the tables of this version yet: stop the programs that serve from it, make a backup, and give \
         `eenloket migreer`. Nothing was changed"
    )]
    OlderSchema,
    /// There is no store.
    #[error("there is no store at {0}: `eenloket migreer` makes one")]
    Absent(String),
    /// The address of the store is not one we know.
    #[error("'{0}' is no store: use sqlite:PATH or postgres://…")]
    Address(String),
    /// Another program serves from this file.
    #[error("another Eenloket serves from {0}: stop that one first, or let several programs share a PostgreSQL")]
    InUse(String),
    /// The file of the store could not be made or synced.
    #[error("the store file: {0}")]
    File(#[from] std::io::Error),
}

impl From<DbErr> for StoreError {
    fn from(cause: DbErr) -> Self {
        match (cause.sql_err(), &cause) {
            (Some(SqlErr::UniqueConstraintViolation(what)), _) => Self::Unique(what),
            (_, DbErr::Custom(what)) if what == CROSSED => Self::Crossed,
            _ => Self::Outage(cause),
        }
    }
}

impl Fault for StoreError {
    fn code(&self) -> Code {
        match self {
            Self::NotFound => Code::NOT_FOUND,
            Self::Stale | Self::Unmet(_) | Self::Crossed => Code::STALE,
            Self::NoLog(_) => Code::NO_LOG,
            _ => Code::OUTAGE,
        }
    }

    fn leak(&self) -> Leak {
        match self {
            Self::NotFound | Self::Stale | Self::Unmet(_) | Self::Crossed => Leak::Expected,
            _ => Leak::Unexpected,
        }
    }

    fn already_there(&self) -> Option<&str> {
        match self {
            Self::Unique(what) => Some(what),
            _ => None,
        }
    }
}
