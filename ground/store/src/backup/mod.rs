//! Backup and restore, on either database: whole or absent.

mod postgres;
mod sqlite;

use crate::StoreError;
use std::path::Path;

pub use sqlite::backup_file;

/// Writes a copy of the store at this address to a file, while the house goes on working.
pub async fn backup(address: &str, to: &Path) -> Result<(), StoreError> {
    match address.strip_prefix("sqlite:") {
        Some(path) => backup_file(file_of(path), to).await,
        None => postgres::backup(address, to).await,
    }
}

/// Puts a backup back at this address, where no store may be.
pub async fn restore(address: &str, from: &Path) -> Result<(), StoreError> {
    match address.strip_prefix("sqlite:") {
        Some(path) => sqlite::restore_file(from, file_of(path)).await,
        None => postgres::restore(address, from).await,
    }
}

/// What the store in a backup says of itself (the table `merk`), without putting it back.
pub async fn marks_in(address: &str, backup: &Path) -> Result<Vec<(String, String)>, StoreError> {
    match address.strip_prefix("sqlite:") {
        Some(_) => sqlite::marks_in(backup).await,
        None => postgres::marks_in(backup).await,
    }
}

fn file_of(path: &str) -> &Path {
    Path::new(path.trim_start_matches("//"))
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

fn part_of(to: &Path) -> std::path::PathBuf {
    std::path::PathBuf::from(format!("{}.deel", to.display()))
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
