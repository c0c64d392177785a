//! The database behind a store: its connections, and what makes a commit durable.

use crate::batch::Batch;
use crate::durable::Durable;
use crate::lines::Lines;
use crate::link::Opener;
use crate::pool::Pool;
use crate::scribe::Scribe;
use crate::transaction::Transaction;
use crate::writer::Writer;
use crate::{Backend, StoreError};
use sea_orm::sqlx::ConnectOptions;
use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectionTrait, DbErr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Statements a connection keeps prepared.
const PREPARED: usize = 200;
/// Connections of a process to PostgreSQL at most. A statement takes a fraction of a millisecond, so few are busy at one
/// moment; more of them cost memory on both sides and let the database switch more than work.
const CONNECTIONS: usize = 8;

#[derive(Clone, Debug)]
pub(crate) struct Engine {
    pub(crate) backend: Backend,
    /// SQLite: the one writer. PostgreSQL: the pool.
    pub(crate) write: Pool,
    /// SQLite: the readers. PostgreSQL: the same pool.
    pub(crate) read: Pool,
    writing: Writing,
    /// Set while what is written is not taken, such as on a full disk.
    trouble: Arc<AtomicBool>,
}

/// What a commit takes.
#[derive(Clone, Debug)]
enum Writing {
    /// One writer for all, and a sync of the disk of our own.
    Sqlite(Writer, Durable),
    /// PostgreSQL does both; lines of acts that only read go together.
    Postgres(Scribe),
}

impl Engine {
    /// Opens `sqlite:PATH` (made if absent) or `postgres://…`.
    pub(crate) async fn open(address: &str) -> Result<Self, StoreError> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            open_sqlite(&PathBuf::from(path.trim_start_matches("//"))).await
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            open_postgres(address).await
        } else {
            Err(StoreError::Address(address.split(':').next().unwrap_or_default().to_owned()))
        }
    }

    pub(crate) async fn begin(&self) -> Result<Transaction, StoreError> {
        Transaction::begin(&self.write).await.map_err(StoreError::Outage)
    }

    /// Writes what an act kept as a transaction of its own; returns when that is on the disk.
    pub(crate) async fn write(&self, batch: Batch) -> Result<(), StoreError> {
        self.heard(match &self.writing {
            Writing::Sqlite(writer, _) => writer.write_act(batch).await,
            Writing::Postgres(_) => batch.send_alone(&self.write).await,
        })
    }

    /// Writes what an act kept, and commits what it did before; returns when that is on the disk.
    pub(crate) async fn write_and_commit(&self, batch: Batch, tx: Transaction) -> Result<(), StoreError> {
        self.heard(batch.send_and_commit(tx).await)?;
        self.settle().await
    }

    /// Writes the lines of an act that changed nothing; returns when they are on the disk. A fault is one of the log.
    pub(crate) async fn write_lines(&self, lines: Lines) -> Result<(), StoreError> {
        let outcome = match &self.writing {
            Writing::Sqlite(writer, _) => writer.write_lines(lines).await,
            Writing::Postgres(scribe) => scribe.write(lines).await,
        };
        self.heard(outcome).map_err(|cause| match cause {
            StoreError::Outage(cause) => StoreError::NoLog(cause),
            other => other,
        })
    }

    /// Commits, and returns when that is on the disk.
    pub(crate) async fn commit(&self, tx: Transaction) -> Result<(), StoreError> {
        tx.commit().await?;
        self.settle().await
    }

    /// Returns when all that was committed is on the disk.
    pub(crate) async fn settle(&self) -> Result<(), StoreError> {
        match &self.writing {
            Writing::Sqlite(_, durable) => Ok(durable.wait().await?),
            Writing::Postgres(_) => Ok(()),
        }
    }

    /// Remembers whether what is written is taken.
    fn heard<T>(&self, outcome: Result<T, StoreError>) -> Result<T, StoreError> {
        match &outcome {
            Ok(_) => self.trouble.store(false, Ordering::Relaxed),
            Err(StoreError::Outage(_) | StoreError::File(_)) => self.trouble.store(true, Ordering::Relaxed),
            Err(_) => {}
        }
        outcome
    }

    /// Writes something and takes it back: after trouble only that tells whether it is over.
    async fn try_to_write(&self) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        tx.execute_unprepared("insert into merk (naam, waarde) values ('proef', '')").await?;
        tx.execute_unprepared("delete from merk where naam = 'proef'").await?;
        self.heard(tx.commit().await)
    }

    /// Whether the database answers, and still takes what it is given.
    pub(crate) async fn ping(&self) -> Result<(), StoreError> {
        if self.trouble.load(Ordering::Relaxed) {
            self.try_to_write().await?;
        }
        self.read.execute_unprepared("select 1").await.map_err(StoreError::Outage)?;
        if let Writing::Sqlite(writer, _) = &self.writing
            && !writer.is_there()
        {
            return Err(StoreError::Outage(DbErr::Custom("the thread that writes has stopped".to_owned())));
        }
        self.settle().await
    }

    /// Closes every connection. On SQLite the log then is in the file, which is whole by itself.
    pub(crate) async fn close(&self) -> Result<(), StoreError> {
        if let Writing::Sqlite(writer, _) = &self.writing {
            writer.close().await?;
            self.read.close().await.map_err(StoreError::Outage)?;
        }
        self.write.close().await.map_err(StoreError::Outage)
    }
}

async fn open_sqlite(path: &Path) -> Result<Engine, StoreError> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    private(path)?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .busy_timeout(Duration::from_secs(10))
        .statement_cache_capacity(PREPARED)
        .disable_statement_logging();
    let writer = options
        .clone()
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        // A checkpoint moves each page once, however often it was written: 16 MB of log to one.
        .pragma("wal_autocheckpoint", "4000");
    let write = Pool::open(Opener::Sqlite(writer), 1, Duration::from_secs(30)).await.map_err(StoreError::Outage)?;
    // What an earlier house could not sync goes into the file now, which syncs it anew.
    write.execute_unprepared("pragma wal_checkpoint(passive)").await.map_err(StoreError::Outage)?;
    let reader = options.pragma("query_only", "on");
    let read = Pool::open(Opener::Sqlite(reader), 4, Duration::from_secs(30)).await.map_err(StoreError::Outage)?;
    let durable = Durable::start(path);
    let writing = Writing::Sqlite(Writer::start(path, write.clone(), durable.clone())?, durable);
    Ok(Engine { backend: Backend::Sqlite, write, read, writing, trouble: Arc::default() })
}

/// Names and telephone numbers are in it: only its owner reads the store. Its log gets the same mode from SQLite.
fn private(path: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    Ok(())
}

async fn open_postgres(address: &str) -> Result<Engine, StoreError> {
    let bad = |cause: sea_orm::sqlx::Error| StoreError::Outage(DbErr::Conn(sea_orm::RuntimeErr::SqlxError(cause.into())));
    let options: PgConnectOptions = address.parse().map_err(bad)?;
    let options = options.statement_cache_capacity(PREPARED).disable_statement_logging();
    let pool = Pool::open(Opener::Postgres(options), CONNECTIONS, Duration::from_secs(15)).await.map_err(StoreError::Outage)?;
    let writing = Writing::Postgres(Scribe::start(pool.clone()));
    Ok(Engine { backend: Backend::Postgres, write: pool.clone(), read: pool, writing, trouble: Arc::default() })
}
