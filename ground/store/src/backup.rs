//! Backup and restore of a store in one file. PostgreSQL has its own tools for this.

use crate::StoreError;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
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
pub async fn restore_file(from: &Path, to: &Path) -> Result<(), StoreError> {
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

/// Makes the finished part durable, for its owner only, and gives it its name.
fn name_it(part: &Path, to: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    std::fs::set_permissions(part, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    std::fs::File::open(part)?.sync_all()?;
    std::fs::rename(part, to)?;
    let folder = to.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(std::fs::File::open(folder)?.sync_all()?)
}

fn part_of(to: &Path) -> PathBuf {
    PathBuf::from(format!("{}.deel", to.display()))
}

fn refuse_existing(path: &Path) -> Result<(), StoreError> {
    if path.exists() {
        return Err(refused(std::io::ErrorKind::AlreadyExists, path, "there is a file already, move it away first"));
    }
    Ok(())
}

fn refused(kind: std::io::ErrorKind, path: &Path, why: &str) -> StoreError {
    StoreError::File(std::io::Error::new(kind, format!("{}: {why}", path.display())))
}
