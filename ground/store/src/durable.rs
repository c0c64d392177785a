//! Durable commits on SQLite, many to one sync of the disk (besluit 22).
//!
//! SQLite with `synchronous=NORMAL` writes a commit to the write-ahead log and does not sync it.
//! Here every commit waits, before it is answered, for one `fdatasync` of that log, and commits that
//! arrive while the disk is busy share the next one. So each answered commit is as durable as with
//! `synchronous=FULL`, and each keeps its own outcome. The log is written in order: a sync that
//! covers a commit covers all earlier ones.
//!
//! A sync that fails is the last one. The system may drop what it could not write and report the next
//! sync as a success, so from then on no commit is answered as done until the house is opened anew.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

type Waiter = oneshot::Sender<io::Result<()>>;

/// The door to the one task that syncs.
#[derive(Clone, Debug)]
pub(crate) struct Durable(mpsc::UnboundedSender<Waiter>);

impl Durable {
    /// Starts the syncing task for the store file at `path`.
    pub(crate) fn start(path: &Path) -> Self {
        let log = PathBuf::from(format!("{}-wal", path.display()));
        Self::with(move || sync(&log))
    }

    fn with(sync: impl Fn() -> io::Result<()> + Send + Sync + 'static) -> Self {
        let (door, mut waiting) = mpsc::unbounded_channel::<Waiter>();
        let sync = Arc::new(sync);
        tokio::spawn(async move {
            let mut broken = None;
            while let Some(first) = waiting.recv().await {
                let mut group = vec![first];
                while let Ok(next) = waiting.try_recv() {
                    group.push(next);
                }
                // The group is whole before the sync begins: each commit in it came earlier.
                if broken.is_none() {
                    broken = run(sync.clone()).await.err();
                }
                for waiter in group {
                    let outcome =
                        broken.as_ref().map_or(Ok(()), |why: &io::Error| Err(io::Error::new(why.kind(), why.to_string())));
                    // A caller that went away has nothing left to wait for.
                    let _ = waiter.send(outcome);
                }
            }
        });
        Self(door)
    }

    /// Returns when everything committed so far is on the disk.
    pub(crate) async fn wait(&self) -> io::Result<()> {
        let (tell, told) = oneshot::channel();
        let gone = || io::Error::other("the syncing task has stopped");
        self.0.send(tell).map_err(|_| gone())?;
        told.await.map_err(|_| gone())?
    }
}

async fn run<S: Fn() -> io::Result<()> + Send + Sync + 'static>(sync: Arc<S>) -> io::Result<()> {
    let outcome = tokio::task::spawn_blocking(move || sync()).await.unwrap_or_else(|cause| Err(io::Error::other(cause)));
    if let Err(cause) = &outcome {
        tracing::error!(%cause, "the log of the store could not be synced: nothing is written any more until the house is opened anew");
    }
    outcome
}

/// Opens the log anew each time: SQLite may have replaced the file.
fn sync(log: &Path) -> io::Result<()> {
    match std::fs::File::open(log) {
        Ok(file) => file.sync_data(),
        // No log: the last commit was checkpointed, which syncs the store file itself.
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(cause),
    }
}

#[cfg(test)]
mod tests;
