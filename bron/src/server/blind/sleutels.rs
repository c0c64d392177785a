//! The keys of a source for blind runs, in a file of their own: one to sign, one to agree on pads, one that opens its mail, and one
//! under which a run secret lies on the disk. What was exchanged with another source by hand stands there, too.

use crate::digest::{hex, to_hex};
use foundation::Chance;
use nulsom::{BronPins, Oin, PadSecret, SealSecret, SignSecret, SourceKeys};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;
use zeroize::{Zeroize, Zeroizing};

/// The keys.
pub(in super::super) struct Blindsleutels {
    pub keys: SourceKeys,
    pub bewaar: Zeroizing<[u8; 32]>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    teken: String,
    pad: String,
    zegel: String,
    bewaar: String,
    /// By OIN, what was exchanged with another source by hand.
    #[serde(default)]
    gedeeld: BTreeMap<String, String>,
}

impl Drop for File {
    fn drop(&mut self) {
        [&mut self.teken, &mut self.pad, &mut self.zegel, &mut self.bewaar].into_iter().for_each(Zeroize::zeroize);
        self.gedeeld.values_mut().for_each(Zeroize::zeroize);
    }
}

impl Blindsleutels {
    /// New keys in a new file.
    ///
    /// # Errors
    /// The file is there already, or cannot be made.
    pub(in super::super) fn make(path: &Path, oin: Oin, chance: &Chance) -> Result<Self, String> {
        let draw = || to_hex(&chance.bytes::<32>());
        let file = File { teken: draw(), pad: draw(), zegel: draw(), bewaar: draw(), gedeeld: BTreeMap::new() };
        let text = Zeroizing::new(serde_json::to_string_pretty(&file).unwrap_or_default() + "\n");
        let told = |cause: std::io::Error| format!("{}: {cause}", path.display());
        let mut made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(told)?;
        made.write_all(text.as_bytes()).and_then(|()| made.sync_all()).map_err(told)?;
        Self::of(&file, oin).ok_or_else(|| format!("{}: holds no keys", path.display()))
    }

    /// Reads them.
    ///
    /// # Errors
    /// There is no such file, others can read it, or it holds no keys.
    pub(in super::super) fn read(path: &Path, oin: Oin) -> Result<Self, String> {
        let told = |cause: std::io::Error| format!("{}: {cause}; make keys with --maak-sleutels", path.display());
        let mode = std::fs::metadata(path).map_err(told)?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(format!("{}: others can read it; give it to its owner alone (chmod 600)", path.display()));
        }
        let text = Zeroizing::new(std::fs::read_to_string(path).map_err(told)?);
        let file: Option<File> = serde_json::from_str(&text).ok();
        let keys = file.and_then(|file| Self::of(&file, oin));
        keys.ok_or_else(|| format!("{}: holds no four keys of 64 hexadecimal digits; put a copy of it back", path.display()))
    }

    fn of(file: &File, oin: Oin) -> Option<Self> {
        let key = |text: &String| hex::<32>(text).map(Zeroizing::new);
        let (sign, seal) = (SignSecret::from_bytes(&*key(&file.teken)?), SealSecret::from_bytes(&*key(&file.zegel)?));
        let mut keys = SourceKeys::new(oin, sign, PadSecret::from_bytes(*key(&file.pad)?), seal);
        for (other, shared) in &file.gedeeld {
            keys = keys.with_psk(Oin::parse(other)?, *key(shared)?);
        }
        Some(Self { keys, bewaar: key(&file.bewaar)? })
    }
}

/// Makes the keys of a source for blind runs where its settings say, and gives their public halves.
///
/// # Errors
/// The file is there already, or cannot be made.
pub fn make(set: &super::Blindinstellingen, chance: &Chance) -> Result<[(&'static str, String); 4], String> {
    Ok(publiek(&Blindsleutels::make(&set.sleutels, set.oin, chance)?.keys.public()))
}

/// The public halves of keys that are there.
///
/// # Errors
/// There is no such file, others can read it, or it holds no keys.
pub fn read(set: &super::Blindinstellingen) -> Result<BronPins, String> {
    Ok(Blindsleutels::read(&set.sleutels, set.oin)?.keys.public())
}

/// The public halves, as others write them in their settings.
pub(in super::super) fn publiek(pins: &BronPins) -> [(&'static str, String); 4] {
    [
        ("oin", pins.oin.text().to_owned()),
        ("teken", to_hex(&pins.sign.to_bytes())),
        ("pad", to_hex(&pins.pad.to_bytes())),
        ("zegel", to_hex(&pins.seal.to_bytes())),
    ]
}
