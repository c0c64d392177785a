//! A disk in the hand of the test: it says when a sync begins, and the test how it ends.

use super::*;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// A disk, what tells that a sync began, and what ends it.
fn held() -> (Arc<Disk>, Receiver<()>, Sender<Result<()>>) {
    let (tell, begun) = channel();
    let (end, ended) = channel();
    let ended = Mutex::new(ended);
    let sync = move || {
        tell.send(()).map_err(Error::other)?;
        ended.lock().expect("nobody panics").recv().map_err(Error::other)?
    };
    (Arc::new(Disk::with(sync)), begun, end)
}

#[test]
fn a_line_waits_for_a_sync_that_began_after_it_and_lines_share_one() {
    let (disk, begun, end) = held();
    assert_eq!(disk.wait(), Ok(()), "nothing was written");
    thread::scope(|scope| {
        disk.wrote();
        let first = scope.spawn(|| disk.wait());
        begun.recv().expect("a sync");
        // These are written while the disk is busy with the first: what it syncs now may not hold them.
        let later = [(); 2].map(|()| {
            disk.wrote();
            scope.spawn(|| disk.wait())
        });
        end.send(Ok(())).expect("it waits");
        begun.recv().expect("a second sync");
        end.send(Ok(())).expect("it waits");
        assert_eq!(first.join().expect("no panic"), Ok(()));
        for one in later {
            assert_eq!(one.join().expect("no panic"), Ok(()));
        }
        assert!(begun.try_recv().is_err(), "the two shared a sync");
    });
}

#[test]
fn after_a_sync_that_failed_no_line_is_on_the_disk() {
    let (disk, begun, end) = held();
    disk.wrote();
    end.send(Err(ErrorKind::StorageFull.into())).expect("kept");
    assert!(disk.wait().is_err());
    begun.recv().expect("it was tried");
    end.send(Ok(())).expect("kept");
    disk.wrote();
    assert!(disk.wait().is_err(), "the next would succeed: it is not asked");
    assert!(begun.try_recv().is_err());
}

#[test]
fn a_log_that_is_not_there_needs_no_sync_and_one_that_cannot_be_opened_fails() {
    let file = std::env::temp_dir().join(format!("eenloket-disk-{}", std::process::id()));
    assert!(sync(&file.join("absent-wal")).is_ok());
    std::fs::write(&file, b"").expect("written");
    assert!(sync(&file.join("x-wal")).is_err(), "a file stands where the folder should be");
    std::fs::remove_file(file).expect("it is there");
}
