//! A disk in the hand of the test: it says when a sync begins, and the test says when and how it ends.

use super::*;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// The test's end of the disk.
struct Disk {
    begun: mpsc::UnboundedReceiver<()>,
    end: std::sync::mpsc::Sender<io::Result<()>>,
}

impl Disk {
    fn new() -> (Durable, Self) {
        let (tell, begun) = mpsc::unbounded_channel();
        let (end, ended) = std::sync::mpsc::channel();
        let ended = Mutex::new(ended);
        let sync = move || {
            tell.send(()).map_err(io::Error::other)?;
            ended.lock().unwrap().recv().unwrap_or_else(|cause| Err(io::Error::other(cause)))
        };
        (Durable::with(sync), Self { begun, end })
    }

    /// Returns when a sync is under way.
    async fn has_begun(&mut self) {
        tokio::time::timeout(Duration::from_secs(10), self.begun.recv()).await.expect("a sync begins").unwrap();
    }

    fn ends(&self, how: io::Result<()>) {
        self.end.send(how).unwrap();
    }
}

/// Asks a commit that waits whether it was answered: the first time is what makes it wait.
fn ask<F: Future>(commit: &mut Pin<&mut F>) -> Poll<F::Output> {
    commit.as_mut().poll(&mut Context::from_waker(Waker::noop()))
}

#[tokio::test]
async fn a_commit_waits_for_a_sync_that_began_after_it() {
    let (durable, mut disk) = Disk::new();
    let mut first = pin!(durable.wait());
    assert!(ask(&mut first).is_pending());
    disk.has_begun().await;
    // These commit while the disk is busy with the first: what it syncs now may not hold them.
    let (mut second, mut third) = (pin!(durable.wait()), pin!(durable.wait()));
    assert!(ask(&mut second).is_pending() && ask(&mut third).is_pending());
    disk.ends(Ok(()));
    first.await.unwrap();
    disk.has_begun().await;
    assert!(ask(&mut second).is_pending() && ask(&mut third).is_pending(), "answered by the sync of another");
    disk.ends(Ok(()));
    second.await.unwrap();
    third.await.unwrap();
    // The two shared one sync.
    assert!(disk.begun.try_recv().is_err());
}

#[tokio::test]
async fn a_failed_sync_fails_the_whole_group_and_all_that_come_later() {
    let (durable, mut disk) = Disk::new();
    let mut first = pin!(durable.wait());
    assert!(ask(&mut first).is_pending());
    disk.has_begun().await;
    let (mut second, mut third) = (pin!(durable.wait()), pin!(durable.wait()));
    assert!(ask(&mut second).is_pending() && ask(&mut third).is_pending());
    disk.ends(Ok(()));
    first.await.unwrap();
    disk.has_begun().await;
    disk.ends(Err(io::Error::from(io::ErrorKind::StorageFull)));
    for commit in [second, third] {
        assert_eq!(commit.await.unwrap_err().kind(), io::ErrorKind::StorageFull);
    }
    // The next sync would succeed: it is not asked.
    disk.ends(Ok(()));
    assert_eq!(durable.wait().await.unwrap_err().kind(), io::ErrorKind::StorageFull);
    assert!(disk.begun.try_recv().is_err());
}

#[tokio::test]
async fn a_sync_that_panics_is_a_sync_that_failed() {
    let durable = Durable::with(|| panic!("on purpose"));
    durable.wait().await.unwrap_err();
    durable.wait().await.unwrap_err();
}

#[test]
fn a_log_that_is_not_there_needs_no_sync_and_one_that_cannot_be_opened_fails() {
    let folder = std::env::temp_dir().join(format!("eenloket-durable-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    sync(&folder.join("absent-wal")).unwrap();
    // A file stands where the folder should be.
    std::fs::write(folder.join("file"), b"").unwrap();
    sync(&folder.join("file").join("x-wal")).unwrap_err();
    std::fs::remove_dir_all(folder).unwrap();
}
