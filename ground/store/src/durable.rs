//! Durable commits on SQLite, many to one sync of the disk.
//!
//! SQLite with `synchronous=NORMAL` writes a commit to the write-ahead log and does not sync it.
//! Here every commit waits, before it is answered, for one `fdatasync` of that log, and commits that
//! arrive while the disk is busy share the next one. So each answered commit is as durable as with
//! `synchronous=FULL`, and each keeps its own outcome. The log is written in order: a sync that
//! covers a commit covers all earlier ones.

use std::path::{Path, PathBuf};
use tokio::sync::{mpsc, oneshot};

type Waiter = oneshot::Sender<std::io::Result<()>>;

/// The door to the one task that syncs.
#[derive(Clone, Debug)]
pub(crate) struct Durable(mpsc::UnboundedSender<Waiter>);

impl Durable {
    /// Starts the syncing task for the store file at `path`.
    pub(crate) fn start(path: &Path) -> Self {
        let wal = PathBuf::from(format!("{}-wal", path.display()));
        let (door, mut waiting) = mpsc::unbounded_channel::<Waiter>();
        tokio::spawn(async move {
            while let Some(first) = waiting.recv().await {
                let mut group = vec![first];
                while let Ok(next) = waiting.try_recv() {
                    group.push(next);
                }
                let path = wal.clone();
                let synced = tokio::task::spawn_blocking(move || sync(&path)).await;
                let failed = match synced {
                    Ok(Ok(())) => None,
                    Ok(Err(cause)) => Some((cause.kind(), cause.to_string())),
                    Err(cause) => Some((std::io::ErrorKind::Other, cause.to_string())),
                };
                for waiter in group {
                    let outcome = match &failed {
                        None => Ok(()),
                        Some((kind, text)) => Err(std::io::Error::new(*kind, text.clone())),
                    };
                    // A caller that went away has nothing left to wait for.
                    let _ = waiter.send(outcome);
                }
            }
        });
        Self(door)
    }

    /// Returns when everything committed so far is on the disk.
    pub(crate) async fn wait(&self) -> std::io::Result<()> {
        let (tell, told) = oneshot::channel();
        let gone = || std::io::Error::other("the syncing task has stopped");
        self.0.send(tell).map_err(|_| gone())?;
        told.await.map_err(|_| gone())?
    }
}

/// Opens the log anew each time: SQLite may have replaced the file.
fn sync(wal: &Path) -> std::io::Result<()> {
    match std::fs::File::open(wal) {
        Ok(file) => file.sync_data(),
        // No log: the last commit was checkpointed, which syncs the store file itself.
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(cause),
    }
}
