//! Opening a store, on either database.

use crate::durable::Durable;
use crate::look::settle;
use crate::{Look, PlainTx, StoreError, Tx};
use access::Verwerking;
use foundation::{Chance, Clock, Keys, Uuid};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Which database carries the store. Only this crate branches on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// One file, one writer, a pool of readers.
    Sqlite,
    /// PostgreSQL 15 or newer, shared by several processes.
    Postgres,
}

/// The open store with the clock, chance and keys of the house. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store(pub(crate) Arc<Inner>);

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) backend: Backend,
    /// SQLite: the one writer. PostgreSQL: the pool.
    pub(crate) write: DatabaseConnection,
    /// SQLite: the readers. PostgreSQL: the same pool.
    pub(crate) read: DatabaseConnection,
    pub(crate) durable: Option<Durable>,
    pub(crate) clock: Clock,
    pub(crate) chance: Chance,
    pub(crate) keys: Arc<Keys>,
    pub(crate) wake: tokio::sync::Notify,
    /// The kinds of events that the house listens to, once it has said so.
    pub(crate) heard: std::sync::OnceLock<Vec<&'static str>>,
    pub(crate) address: String,
}

impl Store {
    /// Opens `sqlite:PATH` (made if absent) or `postgres://…`. Migrations are a call of their own.
    pub async fn open(address: &str, clock: Clock, chance: Chance, keys: Arc<Keys>) -> Result<Self, StoreError> {
        let (backend, write, read, durable) = if let Some(path) = address.strip_prefix("sqlite:") {
            let path = PathBuf::from(path.trim_start_matches("//"));
            let (write, read) = open_sqlite(&path).await?;
            (Backend::Sqlite, write, read, Some(Durable::start(&path)))
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            let pool = open_postgres(address).await?;
            (Backend::Postgres, pool.clone(), pool, None)
        } else {
            return Err(StoreError::Address(address.split(':').next().unwrap_or_default().to_owned()));
        };
        let wake = tokio::sync::Notify::new();
        let address = address.to_owned();
        Ok(Self(Arc::new(Inner { backend, write, read, durable, clock, chance, keys, wake, heard: std::sync::OnceLock::new(), address })))
    }

    /// Which database this is (for the status page and the benches, never for a query).
    pub fn backend(&self) -> Backend {
        self.0.backend
    }
    /// The clock of the house.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }
    /// The chance of the house.
    pub fn chance(&self) -> &Chance {
        &self.0.chance
    }
    /// The key ring.
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }
    /// A fresh time-ordered id.
    pub fn new_id(&self) -> Uuid {
        self.0.chance.id(&self.0.clock)
    }
    /// The current instant.
    pub fn now(&self) -> foundation::jiff::Timestamp {
        self.0.clock.now()
    }

    /// Begins an act. The only way to what the store knows of persons.
    pub async fn begin(&self, purpose: &Verwerking) -> Result<Tx, StoreError> {
        Tx::begin(self, purpose).await
    }

    /// Reads what is about nobody.
    pub fn look(&self) -> Look<'_> {
        Look::new(self)
    }

    /// Begins a change of what is about nobody (sessions, claims, planning data).
    pub async fn begin_plain(&self) -> Result<PlainTx, StoreError> {
        PlainTx::begin(self).await
    }

    /// Closes every connection. On SQLite the log then is in the file, which is whole by itself.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.0.read.close_by_ref().await.map_err(StoreError::Outage)?;
        self.0.write.close_by_ref().await.map_err(StoreError::Outage)
    }

    /// Whether the database answers, and still takes what it is given.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.0.read.ping().await.map_err(StoreError::Outage)?;
        settle(self).await
    }
}

async fn open_sqlite(path: &Path) -> Result<(DatabaseConnection, DatabaseConnection), StoreError> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let address = format!("sqlite://{}?mode=rwc", path.display());
    let mut write = ConnectOptions::new(address.clone());
    // No connection may close while the house is up: the last one to close removes the log.
    write.max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None);
    write.acquire_timeout(Duration::from_secs(30)).sqlx_logging(false).test_before_acquire(false);
    write.map_sqlx_sqlite_opts(|o| {
        o.journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(Duration::from_secs(10))
            .foreign_keys(true)
            .statement_cache_capacity(500)
            .pragma("cache_size", "-32000")
    });
    let writer = Database::connect(write).await.map_err(StoreError::Outage)?;
    // What an earlier house could not sync goes into the file now, which syncs it anew.
    writer.execute_unprepared("pragma wal_checkpoint(passive)").await.map_err(StoreError::Outage)?;
    let mut read = ConnectOptions::new(address);
    read.max_connections(4).min_connections(1).idle_timeout(None).max_lifetime(None);
    read.sqlx_logging(false).test_before_acquire(false);
    read.map_sqlx_sqlite_opts(|o| {
        o.journal_mode(SqliteJournalMode::Wal)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(500)
            .pragma("query_only", "on")
    });
    let readers = Database::connect(read).await.map_err(StoreError::Outage)?;
    Ok((writer, readers))
}

async fn open_postgres(address: &str) -> Result<DatabaseConnection, StoreError> {
    let mut options = ConnectOptions::new(address.to_owned());
    options.max_connections(16).min_connections(2).sqlx_logging(false).test_before_acquire(false);
    options.acquire_timeout(Duration::from_secs(15));
    options.map_sqlx_postgres_opts(|o| o.statement_cache_capacity(500));
    Database::connect(options).await.map_err(StoreError::Outage)
}
