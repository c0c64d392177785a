//! The files of the logboek: one a month. An older one can be copied away, and is not written any more.

use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use rusqlite::Connection;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

const TABLES: &str = include_str!("logboek.sql");

/// The month of an instant, as the files are called.
pub(super) fn month(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y-%m").to_string()
}

/// The months that have a file, the oldest first.
pub(super) fn months(folder: &Path) -> Result<Vec<String>, String> {
    let files = fs::read_dir(folder).map_err(|cause| format!("{}: {cause}", folder.display()))?;
    let name = |file: fs::DirEntry| Some(file.file_name().to_str()?.strip_suffix(".db")?.to_owned());
    let mut all: Vec<String> = files.filter_map(|file| name(file.ok()?)).collect();
    all.sort();
    Ok(all)
}

/// The file of a month.
pub(super) fn path(folder: &Path, maand: &str) -> PathBuf {
    folder.join(format!("{maand}.db"))
}

pub(super) fn open_month(folder: &Path, maand: &str) -> Result<Connection, String> {
    let path = path(folder, maand);
    let open = || -> rusqlite::Result<Connection> {
        let file = Connection::open(&path)?;
        file.pragma_update(None, "journal_mode", "WAL")?;
        // A line that was answered must be there after a power cut, too: for that the answer waits for the disk itself.
        file.pragma_update(None, "synchronous", "NORMAL")?;
        // An answer that is forgotten is gone.
        file.pragma_update(None, "secure_delete", "ON")?;
        file.execute_batch(TABLES)?;
        Ok(file)
    };
    open().map_err(|cause| format!("{}: {cause}", path.display()))
}

/// That no other process answers from this logboek: two that count apart would let twice as much be asked. Given back when the
/// process ends, however it ends.
///
/// # Errors
/// Another does.
pub fn sole(folder: &Path) -> Result<File, String> {
    let told = |cause: std::io::Error| format!("{}: {cause}", folder.display());
    fs::create_dir_all(folder).map_err(told)?;
    let file = File::create(folder.join("slot")).map_err(told)?;
    file.try_lock().map_err(|_| format!("{}: another bron answers from this logboek; stop that one first", folder.display()))?;
    Ok(file)
}
