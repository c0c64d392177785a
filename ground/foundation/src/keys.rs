//! The key ring: sealing (AES-256-GCM-SIV) and keyed hashes (HMAC-SHA-256) per purpose.
//!
//! The file lives outside the database and outside its backup (`EENLOKET_SLEUTELS`). A ring has one key for keyed hashes
//! and one or more for sealing, of which one is active: what is sealed says with which key, so that keys can be changed
//! while the house works. A process reads the file again when it changed, and at once when it meets a key it does not know.

mod file;
mod owner;

use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use file::File;
pub use file::KeyRow;
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use sha2::Sha256;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};
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
    /// A login that has begun at a provider, and what is kept of it.
    Login,
    /// Search terms on the brake against guessing.
    Search,
    /// The secret of a Toepassing, and the tokens it gets for it.
    Secret,
    /// Codes in e-mail: of an address that is tried, and of a message that may come back.
    Email,
    /// What a looplijst asks and hears while it is under way, and who was a hit.
    Looplijst,
    /// The key with which an organisatie signs its questions.
    Vraag,
    /// The keys of a keyholder, which lie under their passphrase as well.
    Sleutelhouder,
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
            Self::Login => b"login",
            Self::Search => b"search",
            Self::Secret => b"secret",
            Self::Email => b"email",
            Self::Looplijst => b"looplijst",
            Self::Vraag => b"vraag",
            Self::Sleutelhouder => b"sleutelhouder",
        }
    }
}

/// How often the file is read at most because of a key that is not in the ring: anybody can send a value that says so.
const AGAIN: Duration = Duration::from_secs(1);

/// The keys of one installation.
pub struct Keys {
    /// Where the ring stands; absent in tests.
    path: Option<PathBuf>,
    index: Zeroizing<[u8; 32]>,
    ring: RwLock<Arc<Ring>>,
    /// When a key was looked for in vain.
    missed: Mutex<Option<Instant>>,
}

/// The keys that seal.
pub(crate) struct Ring {
    active: u8,
    keys: Vec<(u8, Aes256GcmSiv)>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({} in the ring)", self.ring().keys.len())
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
    /// The file became the ring of another installation while the program was running.
    #[error("the key file {0} now holds the ring of another installation: put the right one back")]
    Other(String),
    /// A sealed value that none of the keys opens.
    #[error("sealed with a key that is not in the ring, or changed")]
    Seal,
    /// A key cannot be added or taken out.
    #[error("{0}")]
    Refused(String),
}

impl Keys {
    /// Reads the ring; where `create` is set and there is no file, makes one that only its owner can read.
    pub fn load(path: &Path, create: bool) -> Result<Self, KeysError> {
        if create && !path.exists() {
            File::fresh().write_new(path)?;
        }
        let file = File::read(path)?;
        let (ring, index) = file.keys().ok_or_else(|| KeysError::Unreadable(path.display().to_string()))?;
        Ok(Self { path: Some(path.to_owned()), index, ring: RwLock::new(Arc::new(ring)), missed: Mutex::default() })
    }

    /// A fixed ring for tests: never use it for a store that lives on.
    pub fn for_tests() -> Self {
        let key = Aes256GcmSiv::new_from_slice(&[7; 32]).expect("32 bytes");
        let ring = RwLock::new(Arc::new(Ring { active: 1, keys: vec![(1, key)] }));
        Self { path: None, index: Zeroizing::new([9; 32]), ring, missed: Mutex::default() }
    }

    fn ring(&self) -> Arc<Ring> {
        self.ring.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the file again; tells whether another key is active since. The ring of another installation is not taken.
    pub fn refresh(&self) -> Result<bool, KeysError> {
        let Some(path) = &self.path else { return Ok(false) };
        let shown = || path.display().to_string();
        let (ring, index) = File::read(path)?.keys().ok_or_else(|| KeysError::Unreadable(shown()))?;
        if index != self.index {
            return Err(KeysError::Other(shown()));
        }
        let mut now = self.ring.write().unwrap_or_else(PoisonError::into_inner);
        let changed = now.active != ring.active;
        *now = Arc::new(ring);
        Ok(changed)
    }

    /// The number of the key that seals.
    pub fn active(&self) -> u8 {
        self.ring().active
    }

    /// Whether the ring has a key of this number.
    pub fn has(&self, nr: u8) -> bool {
        self.ring().keys.iter().any(|(have, _)| *have == nr)
    }

    /// The keys in the file, without what they are.
    pub fn list(&self) -> Result<Vec<KeyRow>, KeysError> {
        self.file().map(|file| file.rows())
    }

    /// Puts a key into the ring that does not seal yet, so that the ring can be copied to other machines first.
    pub fn prepare(&self) -> Result<u8, KeysError> {
        self.change(File::add)
    }

    /// Lets the newest key seal from now on; where that is the active one already, a new key is added first.
    pub fn rotate(&self, now: Timestamp) -> Result<u8, KeysError> {
        self.change(|file| file.activate_newest(now))
    }

    /// Takes a key out of the ring. Whether anything still needs it, the caller has to know.
    pub fn remove(&self, nr: u8) -> Result<u8, KeysError> {
        self.change(|file| file.remove(nr))
    }

    fn file(&self) -> Result<File, KeysError> {
        let path = self.path.as_deref().ok_or_else(|| KeysError::Refused("this ring has no file".to_owned()))?;
        File::read(path)
    }

    fn change(&self, change: impl FnOnce(&mut File) -> Result<u8, KeysError>) -> Result<u8, KeysError> {
        let path = self.path.as_deref().ok_or_else(|| KeysError::Refused("this ring has no file".to_owned()))?;
        let _turn = file::turn(path)?;
        let mut file = File::read(path)?;
        let nr = change(&mut file)?;
        file.replace(path)?;
        self.refresh()?;
        Ok(nr)
    }

    /// Encrypts with the active key: key number, nonce, ciphertext.
    pub fn seal(&self, purpose: Purpose, plain: &[u8]) -> Vec<u8> {
        let ring = self.ring();
        let (nr, key) = ring.keys.iter().find(|(nr, _)| *nr == ring.active).expect("a ring has its active key");
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
        let mut ring = self.ring();
        if !self.has(*nr) && self.may_look_again() && self.refresh().is_ok() {
            ring = self.ring();
        }
        let (_, key) = ring.keys.iter().find(|(n, _)| n == nr).ok_or(KeysError::Seal)?;
        let payload = Payload { msg: text, aad: purpose.label() };
        key.decrypt(&Nonce::from(nonce), payload).map(Zeroizing::new).map_err(|_| KeysError::Seal)
    }

    fn may_look_again(&self) -> bool {
        let mut missed = self.missed.lock().unwrap_or_else(PoisonError::into_inner);
        if missed.is_some_and(|at| at.elapsed() < AGAIN) {
            return false;
        }
        *missed = Some(Instant::now());
        true
    }

    /// Seals a value of this purpose anew where another key than the active one sealed it.
    pub fn reseal(&self, purpose: Purpose, sealed: &[u8]) -> Result<Option<Vec<u8>>, KeysError> {
        if sealed.first() == Some(&self.active()) {
            return Ok(None);
        }
        self.open(purpose, sealed).map(|plain| Some(self.seal(purpose, &plain)))
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

#[cfg(test)]
mod tests;
