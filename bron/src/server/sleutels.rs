//! The two keys of a source, in a file that only its owner can read: one signs answers, one makes the lines of the logboek.
//! Who has the second can tell from the logboek about whom was asked; who loses it, loses what was counted.

use crate::digest::{hex, to_hex};
use ed25519_dalek::SigningKey;
use foundation::Chance;
use serde::{Deserialize, Serialize};
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;
use zeroize::{Zeroize, Zeroizing};

/// The keys.
pub struct Sleutels {
    teken: SigningKey,
    logboek: Zeroizing<[u8; 32]>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    teken: String,
    logboek: String,
}

impl Drop for File {
    fn drop(&mut self) {
        self.teken.zeroize();
        self.logboek.zeroize();
    }
}

impl Sleutels {
    /// New keys in a new file.
    ///
    /// # Errors
    /// The file is there already, or cannot be made.
    pub fn make(path: &Path, chance: &Chance) -> Result<Self, String> {
        let keys = Self { teken: SigningKey::from_bytes(&chance.bytes()), logboek: Zeroizing::new(chance.bytes()) };
        let file = File { teken: to_hex(keys.teken.as_bytes()), logboek: to_hex(keys.logboek.as_ref()) };
        let text = Zeroizing::new(serde_json::to_string_pretty(&file).unwrap_or_default() + "\n");
        let told = |cause: std::io::Error| format!("{}: {cause}", path.display());
        let mut made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(told)?;
        made.write_all(text.as_bytes()).and_then(|()| made.sync_all()).map_err(told)?;
        Ok(keys)
    }

    /// Reads them.
    ///
    /// # Errors
    /// There is no such file, others can read it, or it holds no keys. What it holds is never repeated.
    pub fn read(path: &Path) -> Result<Self, String> {
        let told = |cause: std::io::Error| {
            format!("{}: {cause}; make keys with `eenloket bron --instellingen FILE --maak-sleutels`", path.display())
        };
        let mode = std::fs::metadata(path).map_err(told)?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(format!("{}: others can read it; give it to its owner alone (chmod 600)", path.display()));
        }
        let text = Zeroizing::new(std::fs::read_to_string(path).map_err(told)?);
        let file: Option<File> = serde_json::from_str(&text).ok();
        let keys = file.and_then(|file| {
            let teken = Zeroizing::new(hex::<32>(&file.teken)?);
            Some(Self { teken: SigningKey::from_bytes(&teken), logboek: Zeroizing::new(hex(&file.logboek)?) })
        });
        keys.ok_or_else(|| format!("{}: holds no two keys of 64 hexadecimal digits; put a copy of it back", path.display()))
    }

    /// The public half, as the other side writes it in its settings.
    #[must_use]
    pub fn publiek(&self) -> String {
        to_hex(self.teken.verifying_key().as_bytes())
    }

    pub(super) fn teken(&self) -> &SigningKey {
        &self.teken
    }

    pub(super) fn logboek(&self) -> [u8; 32] {
        *self.logboek
    }
}
