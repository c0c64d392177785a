//! A store in one file.

use super::{name_it, part_of, refuse_existing, refused};
use crate::StoreError;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, FromQueryResult, Statement};
use std::path::{Path, PathBuf};

/// Writes a copy of the store at `from` to `to`, while the house goes on working.
///
/// The copy is whole or absent: it gets its name when it is on the disk and read back without a fault.
pub async fn backup_file(from: &Path, to: &Path) -> Result<(), StoreError> {
    if !from.exists() {
        return Err(refused(std::io::ErrorKind::NotFound, from, "there is no store"));
    }
    refuse_existing(to)?;
    let part = part_of(to);
    let _ = std::fs::remove_file(&part);
    let store = connect(from, "rw").await?;
    let path = part.display().to_string();
    let copy = Statement::from_sql_and_values(store.get_database_backend(), "vacuum into $1", [path.into()]);
    let outcome = store.execute_raw(copy).await;
    store.close().await?;
    outcome?;
    check_file(&part).await?;
    name_it(&part, to)
}

/// Puts a backup back at `to`, where no store may be.
pub(super) async fn restore_file(from: &Path, to: &Path) -> Result<(), StoreError> {
    refuse_existing(to)?;
    for rest in ["-wal", "-shm"] {
        // The log of an earlier store would be played into this one.
        refuse_existing(&PathBuf::from(format!("{}{rest}", to.display())))?;
    }
    check_file(from).await?;
    if let Some(folder) = to.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let part = part_of(to);
    std::fs::copy(from, &part)?;
    name_it(&part, to)
}

/// Refuses a file that is no store, or one with a damaged page.
async fn check_file(path: &Path) -> Result<(), StoreError> {
    if !path.is_file() {
        return Err(refused(std::io::ErrorKind::NotFound, path, "there is no file"));
    }
    let bad = || refused(std::io::ErrorKind::InvalidData, path, "this is no undamaged store");
    let file = connect(path, "ro").await.map_err(|_| bad())?;
    let backend = file.get_database_backend();
    let sql = "select integrity_check as n from pragma_integrity_check, seaql_migrations limit 1";
    let answer = file.query_one_raw(Statement::from_string(backend, sql)).await;
    file.close().await?;
    let word: Option<String> = answer.ok().flatten().and_then(|row| row.try_get("", "n").ok());
    if word.as_deref() == Some("ok") { Ok(()) } else { Err(bad()) }
}

async fn connect(path: &Path, mode: &str) -> Result<DatabaseConnection, StoreError> {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode={mode}", path.display()));
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.map_err(StoreError::Outage)
}

#[derive(FromQueryResult)]
struct Mark {
    naam: String,
    waarde: String,
}

/// What the store in a backup says of itself.
pub(super) async fn marks_in(path: &Path) -> Result<Vec<(String, String)>, StoreError> {
    check_file(path).await?;
    let file = connect(path, "ro").await?;
    let statement = Statement::from_string(file.get_database_backend(), "select naam, waarde from merk");
    let marks = Mark::find_by_statement(statement).all(&file).await;
    file.close().await?;
    Ok(marks?.into_iter().map(|mark| (mark.naam, mark.waarde)).collect())
}
