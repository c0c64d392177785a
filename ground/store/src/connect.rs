//! Opening a store, on either database.

use crate::engine::Engine;
use crate::{Look, PlainTx, StoreError, Tx};
use access::Verwerking;
use foundation::{Chance, Clock, Keys, Uuid};
use sea_orm::DbBackend;
use std::sync::Arc;

/// Which database carries the store. Only this crate branches on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// One file, one writer, a pool of readers.
    Sqlite,
    /// PostgreSQL 15 or newer, shared by several processes.
    Postgres,
}

impl From<Backend> for DbBackend {
    fn from(backend: Backend) -> Self {
        match backend {
            Backend::Sqlite => Self::Sqlite,
            Backend::Postgres => Self::Postgres,
        }
    }
}

/// The open store with the clock, chance and keys of the house. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store(pub(crate) Arc<Inner>);

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) engine: Engine,
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
        let engine = Engine::open(address).await?;
        let (wake, heard) = (tokio::sync::Notify::new(), std::sync::OnceLock::new());
        let address = address.to_owned();
        Ok(Self(Arc::new(Inner { engine, clock, chance, keys, wake, heard, address })))
    }

    /// The same where there is a store: makes no file.
    pub async fn open_existing(address: &str, clock: Clock, chance: Chance, keys: Arc<Keys>) -> Result<Self, StoreError> {
        match address.strip_prefix("sqlite:").map(|path| path.trim_start_matches("//")) {
            Some(path) if !std::path::Path::new(path).exists() => Err(StoreError::Absent(path.to_owned())),
            _ => Self::open(address, clock, chance, keys).await,
        }
    }

    /// Which database this is (for the status page and the benches, never for a query).
    pub fn backend(&self) -> Backend {
        self.0.engine.backend
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
    pub fn begin(&self, purpose: &Verwerking) -> Tx {
        Tx::begin(self, purpose)
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
        self.0.engine.close().await
    }

    /// Whether the database answers, and still takes what it is given.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.0.engine.ping().await
    }
}
