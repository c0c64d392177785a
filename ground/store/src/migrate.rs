//! Migrations: forward only, in the order of the house, one process at a time.

use crate::{Backend, Store, StoreError};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, FromQueryResult, Statement};
use sea_orm_migration::{MigrationTrait, MigratorTrait};
use std::collections::BTreeSet;
/// The list of migrations of the whole house, in the order in which they run.
pub type Migrations = fn() -> Vec<Box<dyn MigrationTrait>>;

/// Number of the advisory lock, any number as long as it stays the same.
const LOCK: i64 = 0x0EE7_10CE;

/// Brings the store to the schema of this program; refuses a schema that is newer than it knows.
pub async fn migrate<M: MigratorTrait>(store: &Store) -> Result<(), StoreError> {
    let run = async || {
        let one = connect(store).await?;
        let outcome = M::up(&one, None).await.map_err(|cause| match &cause {
            DbErr::Custom(text) if text.contains("missing") => StoreError::NewerSchema(text.clone()),
            _ => StoreError::Outage(cause),
        });
        one.close().await.map_err(StoreError::Outage)?;
        outcome
    };
    match store.backend() {
        Backend::Postgres => {
            // A session lock lives on one connection, so it gets a connection of its own.
            let lock = connect(store).await?;
            lock.execute_unprepared(&format!("select pg_advisory_lock({LOCK})")).await?;
            let outcome = run().await;
            lock.close().await.map_err(StoreError::Outage)?;
            outcome
        }
        Backend::Sqlite => {
            let path = store.0.address.trim_start_matches("sqlite:").trim_start_matches("//");
            let guard = std::fs::File::create(format!("{path}-migratie"))?;
            guard.lock()?;
            run().await
        }
    }
}

/// Refuses a store that is not of the schema of this program: what only looks, or does one thing, may not change the tables
/// under programs that serve from them.
pub async fn must_be_current<M: MigratorTrait>(store: &Store) -> Result<(), StoreError> {
    let read = &store.0.engine.read;
    let statement = Statement::from_string(read.get_database_backend(), "select version from seaql_migrations");
    // A database without this table has no tables of ours at all.
    let Ok(rows) = Done::find_by_statement(statement).all(read).await else {
        store.ping().await?;
        return Err(StoreError::OlderSchema);
    };
    let done: BTreeSet<String> = rows.into_iter().map(|row| row.version).collect();
    let known: BTreeSet<String> = M::migrations().iter().map(|one| one.name().to_owned()).collect();
    match done.difference(&known).next() {
        Some(unknown) => Err(StoreError::NewerSchema(unknown.clone())),
        None if done == known => Ok(()),
        None => Err(StoreError::OlderSchema),
    }
}

/// A migration that was done.
#[derive(FromQueryResult)]
struct Done {
    version: String,
}

/// A connection for migrations only, as the library wants it.
async fn connect(store: &Store) -> Result<DatabaseConnection, StoreError> {
    let address = match store.backend() {
        Backend::Postgres => store.0.address.clone(),
        Backend::Sqlite => format!("sqlite://{}?mode=rw", store.0.address.trim_start_matches("sqlite:").trim_start_matches("//")),
    };
    let mut one = ConnectOptions::new(address);
    one.max_connections(1).sqlx_logging(false);
    Database::connect(one).await.map_err(StoreError::Outage)
}

/// Runs the statements of a migration, written once for both databases (`bytea` is a blob on SQLite).
pub async fn run_sql(manager: &sea_orm_migration::SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    let sqlite = manager.get_database_backend() == sea_orm::DbBackend::Sqlite;
    for statement in statements {
        let mut statement = if sqlite { statement.replace("bytea", "blob") } else { (*statement).to_owned() };
        // A row is found by its key: one tree with the row in it instead of two, and half the pages of a write.
        if sqlite && statement.starts_with("create table") {
            statement.push_str(" without rowid");
        }
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}
