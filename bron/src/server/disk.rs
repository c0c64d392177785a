//! From the log of SQLite to the disk: lines that are written while it is busy share the next sync.
//!
//! SQLite with `synchronous=NORMAL` writes a line to its log and syncs nothing. Here an answer waits, before it leaves, for one
//! sync of that log that began after its line was written. So a line is on the disk as surely as with `FULL`, and runs beside each
//! other wait for one sync instead of for each other's. A sync that fails is the last one: the system may drop what it could not
//! write and call the next one a success.

use std::fs::File;
use std::io::{Error, ErrorKind, Result};
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The disk under the file of a month.
pub(super) struct Disk {
    sync: Box<dyn Fn() -> Result<()> + Send + Sync>,
    state: Mutex<State>,
    changed: Condvar,
}

/// Lines that were written, and how many of them a sync has covered.
#[derive(Default)]
struct State {
    written: u64,
    synced: u64,
    is_busy: bool,
    broken: Option<String>,
}

impl Disk {
    /// Under a file of SQLite that is open. That its log is there is on the disk from then on.
    pub(super) fn under(file: &Path) -> Result<Self> {
        let log = file.with_extension("db-wal");
        file.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())?;
        Ok(Self::with(move || sync(&log)))
    }

    fn with(sync: impl Fn() -> Result<()> + Send + Sync + 'static) -> Self {
        Self { sync: Box::new(sync), state: Mutex::default(), changed: Condvar::new() }
    }

    /// A line was written.
    pub(super) fn wrote(&self) {
        self.state().written += 1;
    }

    /// Returns when all that was written is on the disk.
    pub(super) fn wait(&self) -> std::result::Result<(), String> {
        let mut state = self.state();
        let own = state.written;
        while state.synced < own {
            if let Some(why) = &state.broken {
                return Err(why.clone());
            }
            if state.is_busy {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            let covered = state.written;
            state.is_busy = true;
            drop(state);
            let outcome = (self.sync)();
            state = self.state();
            state.is_busy = false;
            match outcome {
                Ok(()) => state.synced = covered,
                Err(why) => state.broken = Some(why.to_string()),
            }
            self.changed.notify_all();
        }
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens the log anew each time: SQLite may have replaced it.
fn sync(log: &Path) -> Result<()> {
    match File::open(log) {
        Ok(file) => file.sync_data(),
        // What was in it is in the file of the month, which SQLite syncs itself then.
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(Error::new(cause.kind(), format!("{}: {cause}", log.display()))),
    }
}

#[cfg(test)]
mod tests;
