//! One program serves from a store in a file; several may serve from a PostgreSQL.
//!
//! The file itself would take a second one, but each remembers what it read and shares its own syncs of the disk. Commands
//! beside the program (`backup`, `controleer`, `sleutel`) open the store without this.

use crate::StoreError;
use std::fs::{File, TryLockError};
use std::path::Path;

/// Held as long as a program serves. The lock goes with the process, also when it is killed.
#[derive(Debug)]
pub struct Sole(#[allow(dead_code, reason = "it is held, and read by nobody")] Option<File>);

/// Takes the place of the one program that serves from the store at this address.
pub fn sole(address: &str) -> Result<Sole, StoreError> {
    let Some(path) = address.strip_prefix("sqlite:").map(|path| path.trim_start_matches("//")) else { return Ok(Sole(None)) };
    if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let file = File::create(format!("{path}-server"))?;
    match file.try_lock() {
        Ok(()) => Ok(Sole(Some(file))),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse(path.to_owned())),
        Err(TryLockError::Error(cause)) => Err(cause.into()),
    }
}
