//! The key ring as it stands in its file.

use super::{KeysError, Ring, owner};
use aes_gcm_siv::Aes256GcmSiv;
use aes_gcm_siv::aead::KeyInit;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

#[derive(Serialize, Deserialize)]
pub(super) struct File {
    active: u8,
    seal: Vec<FileKey>,
    index: String,
}

#[derive(Serialize, Deserialize)]
struct FileKey {
    nr: u8,
    key: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Timestamp>,
}

impl Drop for FileKey {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.key);
    }
}

/// What may be told of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyRow {
    /// Its number, with which each sealed value begins.
    pub nr: u8,
    /// Whether it seals now.
    pub active: bool,
    /// Since when it seals; unknown of the first key.
    pub from: Option<Timestamp>,
    /// Since when it seals no more.
    pub until: Option<Timestamp>,
}

fn fresh_key() -> String {
    STANDARD.encode(crate::Chance::system().bytes::<32>())
}

impl File {
    pub(super) fn fresh() -> Self {
        let first = FileKey { nr: 1, key: fresh_key(), from: None, until: None };
        Self { active: 1, seal: vec![first], index: fresh_key() }
    }

    pub(super) fn read(path: &Path) -> Result<Self, KeysError> {
        let text = Zeroizing::new(std::fs::read_to_string(path).map_err(|cause| fail(path, cause))?);
        serde_json::from_str(&text).map_err(|_| KeysError::Unreadable(path.display().to_string()))
    }

    pub(super) fn keys(&self) -> Option<(Ring, Zeroizing<[u8; 32]>)> {
        let mut keys = Vec::new();
        for key in &self.seal {
            let bytes = Zeroizing::new(STANDARD.decode(&key.key).ok()?);
            keys.push((key.nr, Aes256GcmSiv::new_from_slice(&bytes).ok()?));
        }
        keys.iter().find(|(nr, _)| *nr == self.active)?;
        let index: [u8; 32] = STANDARD.decode(&self.index).ok()?.try_into().ok()?;
        Some((Ring { active: self.active, keys }, Zeroizing::new(index)))
    }

    pub(super) fn rows(&self) -> Vec<KeyRow> {
        let row = |key: &FileKey| KeyRow { nr: key.nr, active: key.nr == self.active, from: key.from, until: key.until };
        self.seal.iter().map(row).collect()
    }

    fn newest(&self) -> u8 {
        self.seal.iter().map(|key| key.nr).max().unwrap_or(0)
    }

    pub(super) fn add(&mut self) -> Result<u8, KeysError> {
        if self.newest() > self.active {
            return Err(KeysError::Refused(format!("key {} is there already and does not seal yet", self.newest())));
        }
        // A sealed value has one byte for the number of its key.
        let nr = self.newest().checked_add(1).ok_or_else(|| KeysError::Refused("a ring has 255 keys at most".to_owned()))?;
        self.seal.push(FileKey { nr, key: fresh_key(), from: None, until: None });
        Ok(nr)
    }

    pub(super) fn activate_newest(&mut self, now: Timestamp) -> Result<u8, KeysError> {
        if self.newest() == self.active {
            self.add()?;
        }
        let (old, new) = (self.active, self.newest());
        for key in &mut self.seal {
            if key.nr == old {
                key.until = Some(now);
            }
            if key.nr == new {
                key.from = Some(now);
            }
        }
        self.active = new;
        Ok(new)
    }

    pub(super) fn remove(&mut self, nr: u8) -> Result<u8, KeysError> {
        if nr == self.active {
            return Err(KeysError::Refused(format!("key {nr} is the one that seals: rotate first")));
        }
        let before = self.seal.len();
        self.seal.retain(|key| key.nr != nr);
        if self.seal.len() == before {
            return Err(KeysError::Refused(format!("there is no key {nr}")));
        }
        Ok(nr)
    }

    /// Writes a ring where there is none.
    pub(super) fn write_new(&self, path: &Path) -> Result<(), KeysError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|cause| fail(path, cause))?;
        }
        self.fill(private(path).map_err(|cause| fail(path, cause))?).map_err(|cause| fail(path, cause))
    }

    /// Puts this ring in the place of the one that is there: whoever reads meanwhile gets the old one or this one. It is of
    /// the same user and group and has the same mode, or nothing changes: the program may run as another user than whoever
    /// changes the ring.
    pub(super) fn replace(&self, path: &Path) -> Result<(), KeysError> {
        let old = std::fs::metadata(path).map_err(|cause| fail(path, cause))?;
        let part = beside(path, "deel");
        // Left by a change that was broken off.
        let _ = std::fs::remove_file(&part);
        let file = private(&part).map_err(|cause| fail(&part, cause))?;
        if owner::keep(&file, &old).is_err() {
            let _ = std::fs::remove_file(&part);
            return Err(owner::refused(path, &old));
        }
        let put = || {
            self.fill(file)?;
            std::fs::rename(&part, path)?;
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            std::fs::File::open(folder)?.sync_all()
        };
        put().map_err(|cause| fail(path, cause))
    }

    fn fill(&self, mut file: std::fs::File) -> std::io::Result<()> {
        use std::io::Write;
        let text = Zeroizing::new(serde_json::to_string_pretty(self).expect("a key ring is plain data"));
        file.write_all(text.as_bytes())?;
        file.sync_all()
    }
}

/// A new file that only its owner reads.
fn private(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// One change at a time; the turn ends with the file. That file is of whoever has the ring, too: it stays, and is opened again
/// by whoever changes the ring next.
pub(super) fn turn(path: &Path) -> Result<std::fs::File, KeysError> {
    let old = std::fs::metadata(path).map_err(|cause| fail(path, cause))?;
    let slot = beside(path, "slot");
    let new = !slot.exists();
    let open = || {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&slot)
    };
    let file = open().map_err(|cause| fail(&slot, cause))?;
    if owner::keep(&file, &old).is_err() {
        if new {
            let _ = std::fs::remove_file(&slot);
        }
        return Err(owner::refused(path, &old));
    }
    file.lock().map_err(|cause| fail(&slot, cause))?;
    Ok(file)
}

fn beside(path: &Path, word: &str) -> PathBuf {
    PathBuf::from(format!("{}-{word}", path.display()))
}

fn fail(path: &Path, cause: std::io::Error) -> KeysError {
    KeysError::File { path: path.display().to_string(), cause }
}
