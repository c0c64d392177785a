//! Seals and the ring, in a folder that goes at the end.

use super::*;

struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("eenloket-ring-{}", uuid::Uuid::now_v7()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
    fn ring(&self) -> PathBuf {
        self.0.join("sleutels.json")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn noon() -> Timestamp {
    "2027-03-02T12:00:00Z".parse().unwrap()
}

#[test]
fn a_seal_opens_only_for_its_purpose() {
    let keys = Keys::for_tests();
    let sealed = keys.seal(Purpose::Concept, b"vraag");
    assert_eq!(keys.open(Purpose::Concept, &sealed).unwrap().as_slice(), b"vraag");
    assert!(keys.open(Purpose::Bsn, &sealed).is_err());
    let mut changed = sealed.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert!(keys.open(Purpose::Concept, &changed).is_err());
    assert!(keys.open(Purpose::Concept, &[]).is_err());
}

#[test]
fn after_a_rotation_the_old_seals_open_and_new_ones_are_of_the_new_key() {
    let folder = Folder::new();
    let keys = Keys::load(&folder.ring(), true).unwrap();
    let old = keys.seal(Purpose::Bsn, b"999990019");
    let index = keys.index(Purpose::Bsn, b"999990019");
    assert_eq!(keys.rotate(noon()).unwrap(), 2);
    assert_eq!(keys.open(Purpose::Bsn, &old).unwrap().as_slice(), b"999990019");
    let new = keys.reseal(Purpose::Bsn, &old).unwrap().unwrap();
    assert_eq!((old[0], new[0]), (1, 2));
    assert_eq!(keys.open(Purpose::Bsn, &new).unwrap().as_slice(), b"999990019");
    assert!(keys.reseal(Purpose::Bsn, &new).unwrap().is_none(), "there is nothing left to do");
    assert_eq!(keys.index(Purpose::Bsn, b"999990019"), index, "what is found by its hash is still found");
    let rows = keys.list().unwrap();
    assert_eq!((rows[0].active, rows[0].until), (false, Some(noon())));
    assert_eq!((rows[1].active, rows[1].from), (true, Some(noon())));
}

#[test]
fn another_process_opens_what_the_new_key_sealed_at_once() {
    let folder = Folder::new();
    let (one, other) = (Keys::load(&folder.ring(), true).unwrap(), Keys::load(&folder.ring(), false).unwrap());
    one.rotate(noon()).unwrap();
    let sealed = one.seal(Purpose::Concept, b"vraag");
    assert_eq!(other.active(), 1, "it has not looked yet");
    assert_eq!(other.open(Purpose::Concept, &sealed).unwrap().as_slice(), b"vraag");
    assert_eq!(other.active(), 2);
}

#[test]
fn a_prepared_key_seals_nothing_before_the_rotation() {
    let folder = Folder::new();
    let keys = Keys::load(&folder.ring(), true).unwrap();
    assert_eq!(keys.prepare().unwrap(), 2);
    assert!(keys.prepare().is_err(), "one is waiting");
    assert_eq!(keys.seal(Purpose::Concept, b"x")[0], 1);
    assert_eq!(keys.rotate(noon()).unwrap(), 2);
    assert_eq!(keys.seal(Purpose::Concept, b"x")[0], 2);
}

#[test]
fn the_active_key_stays_and_what_a_removed_key_sealed_stays_shut() {
    let folder = Folder::new();
    let keys = Keys::load(&folder.ring(), true).unwrap();
    let old = keys.seal(Purpose::Concept, b"vraag");
    assert!(keys.remove(1).is_err());
    keys.rotate(noon()).unwrap();
    assert!(keys.remove(7).is_err());
    keys.remove(1).unwrap();
    assert!(matches!(keys.open(Purpose::Concept, &old), Err(KeysError::Seal)));
}

#[test]
fn the_ring_of_another_installation_is_not_taken_up() {
    let (here, there) = (Folder::new(), Folder::new());
    let keys = Keys::load(&here.ring(), true).unwrap();
    Keys::load(&there.ring(), true).unwrap();
    std::fs::copy(there.ring(), here.ring()).unwrap();
    assert!(matches!(keys.refresh(), Err(KeysError::Other(_))));
    let sealed = keys.seal(Purpose::Concept, b"vraag");
    assert_eq!(keys.open(Purpose::Concept, &sealed).unwrap().as_slice(), b"vraag", "it goes on with what it had");
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_a_ring_also_after_a_rotation() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let keys = Keys::load(&folder.ring(), true).unwrap();
    keys.rotate(noon()).unwrap();
    assert_eq!(std::fs::metadata(folder.ring()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(unix)]
#[test]
fn a_ring_stays_of_the_user_whose_it_was_whoever_changes_it() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let folder = Folder::new();
    let keys = Keys::load(&folder.ring(), true).unwrap();
    if chown(folder.ring(), Some(12_345), Some(12_346)).is_err() {
        eprintln!("skipped: only root can give a file away");
        return;
    }
    std::fs::set_permissions(folder.ring(), std::fs::Permissions::from_mode(0o640)).unwrap();
    keys.prepare().unwrap();
    keys.rotate(noon()).unwrap();
    keys.remove(1).unwrap();
    let slot = folder.0.join("sleutels.json-slot");
    for file in [folder.ring(), slot] {
        let is = std::fs::metadata(&file).unwrap();
        assert_eq!((is.uid(), is.gid(), is.mode() & 0o777), (12_345, 12_346, 0o640), "{}", file.display());
    }
}
