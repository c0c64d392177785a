//! The key ring: sealing (AES-256-GCM-SIV) and keyed hashes (HMAC-SHA-256) per purpose.
//!
//! The file lives outside the database and outside its backup (`EENLOKET_SLEUTELS`).

use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::path::Path;
use zeroize::Zeroizing;

/// What a seal or a keyed hash is for. A value sealed for one purpose cannot be opened for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The BSN of an Inwoner.
    Bsn,
    /// The betrokkene in a line of the processing log.
    Betrokkene,
    /// Idempotency keys and the fingerprint of what came with them.
    Idempotency,
    /// What somebody typed and has not sent yet.
    Concept,
    /// The chain over the logs.
    Chain,
    /// The token of a form.
    Form,
    /// A form that was sent when the session had ended, and waits in a page to be sent again.
    Resend,
    /// Search terms on the brake against guessing.
    Search,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Bsn => b"bsn",
            Self::Betrokkene => b"betrokkene",
            Self::Idempotency => b"idempotency",
            Self::Concept => b"concept",
            Self::Chain => b"chain",
            Self::Form => b"form",
            Self::Resend => b"resend",
            Self::Search => b"search",
        }
    }
}

/// The keys of one installation, read once at start.
pub struct Keys {
    active: usize,
    ring: Vec<(u8, Aes256GcmSiv)>,
    index: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({} in the ring)", self.ring.len())
    }
}

/// Why the key ring could not be used.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file could not be read or written.
    #[error("the key file {path} could not be used: {cause}")]
    File { path: String, cause: std::io::Error },
    /// The file is no key ring.
    #[error("the key file {0} is not a key ring: restore it from where you keep it")]
    Unreadable(String),
    /// A sealed value that none of the keys opens.
    #[error("sealed with a key that is not in the ring, or changed")]
    Seal,
}

#[derive(Serialize, Deserialize)]
struct File {
    active: u8,
    seal: Vec<FileKey>,
    index: String,
}

#[derive(Serialize, Deserialize)]
struct FileKey {
    nr: u8,
    key: String,
}

impl Keys {
    /// Reads the ring; where `create` is set and there is no file, makes one that only its owner can read.
    pub fn load(path: &Path, create: bool) -> Result<Self, KeysError> {
        let fail = |cause| KeysError::File { path: path.display().to_string(), cause };
        if create && !path.exists() {
            let chance = crate::Chance::system();
            let file = File {
                active: 1,
                seal: vec![FileKey { nr: 1, key: STANDARD.encode(chance.bytes::<32>()) }],
                index: STANDARD.encode(chance.bytes::<32>()),
            };
            let text = serde_json::to_string_pretty(&file).expect("a key ring is plain data");
            write_private(path, &text).map_err(fail)?;
        }
        let text = Zeroizing::new(std::fs::read_to_string(path).map_err(fail)?);
        let bad = || KeysError::Unreadable(path.display().to_string());
        let file: File = serde_json::from_str(&text).map_err(|_| bad())?;
        Self::from_file(&file).ok_or_else(bad)
    }

    fn from_file(file: &File) -> Option<Self> {
        let mut ring = Vec::new();
        for key in &file.seal {
            let bytes = Zeroizing::new(STANDARD.decode(&key.key).ok()?);
            ring.push((key.nr, Aes256GcmSiv::new_from_slice(&bytes).ok()?));
        }
        let active = ring.iter().position(|(nr, _)| *nr == file.active)?;
        let index: [u8; 32] = STANDARD.decode(&file.index).ok()?.try_into().ok()?;
        Some(Self { active, ring, index: Zeroizing::new(index) })
    }

    /// A fixed ring for tests: never use it for a store that lives on.
    pub fn for_tests() -> Self {
        let key = Aes256GcmSiv::new_from_slice(&[7; 32]).expect("32 bytes");
        Self { active: 0, ring: vec![(1, key)], index: Zeroizing::new([9; 32]) }
    }

    /// Encrypts with the active key: key number, nonce, ciphertext.
    pub fn seal(&self, purpose: Purpose, plain: &[u8]) -> Vec<u8> {
        let (nr, key) = &self.ring[self.active];
        let nonce: [u8; 12] = crate::Chance::system().bytes();
        let payload = Payload { msg: plain, aad: purpose.label() };
        let sealed = key.encrypt(&Nonce::from(nonce), payload).expect("a value of a few kilobytes");
        [&[*nr][..], &nonce, &sealed].concat()
    }

    /// Opens what [`Keys::seal`] made with any key in the ring.
    pub fn open(&self, purpose: Purpose, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeysError> {
        let (nr, rest) = sealed.split_first().ok_or(KeysError::Seal)?;
        let (nonce, text) = rest.split_at_checked(12).ok_or(KeysError::Seal)?;
        let nonce: [u8; 12] = nonce.try_into().map_err(|_| KeysError::Seal)?;
        let (_, key) = self.ring.iter().find(|(n, _)| n == nr).ok_or(KeysError::Seal)?;
        let payload = Payload { msg: text, aad: purpose.label() };
        key.decrypt(&Nonce::from(nonce), payload).map(Zeroizing::new).map_err(|_| KeysError::Seal)
    }

    /// A keyed hash that is equal for equal values of one purpose.
    pub fn index(&self, purpose: Purpose, value: &[u8]) -> Vec<u8> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.index.as_ref()).expect("any length will do");
        mac.update(purpose.label());
        mac.update(&[0]);
        mac.update(value);
        mac.finalize().into_bytes().to_vec()
    }
}

#[cfg(unix)]
fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
