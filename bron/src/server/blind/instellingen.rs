//! `[blind]` in the settings: whose keys were compared by hand, for which municipality, and that nobody here exists.

use super::super::fouten::Faults;
use super::super::settings::Afnemer;
use crate::Digest;
use crate::digest::hex;
use nulsom::limits::{EFFECTIVE_MIN, Profiel};
use nulsom::{BronPins, HouderPins, Oin, PadPublic, Pins, SealPublic, SignPublic};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// What a source that takes part in blind runs has set.
#[derive(Debug)]
pub struct Blindinstellingen {
    /// That everybody in its data is invented. Before outsiders have looked at `nulsom`, nothing else may be asked blind.
    pub nagemaakt: bool,
    /// Who it is.
    pub oin: Oin,
    /// The file with its keys for blind runs.
    pub sleutels: PathBuf,
    /// The file with what is open of a run. Keep it out of every backup.
    pub staat: PathBuf,
    /// How many sources with a secret this one wants in a regeling, itself counted.
    pub bronnen_min: usize,
    /// Who may begin a run, with the keys of that municipality.
    pub gemeenten: Vec<Blindgemeente>,
}

/// A municipality and everybody's keys.
#[derive(Debug)]
pub struct Blindgemeente {
    /// The name under `[[afnemer]]`.
    pub afnemer: String,
    /// The keys, without those of this source itself.
    pub pins: Pins,
    /// How many live there, by age from 0, as is published.
    pub inwoners: Vec<u32>,
}

/// What a goedkeuring says about blind runs.
#[derive(Clone, Debug)]
pub struct Blindgoedkeuring {
    /// Of that name.
    pub versie: u32,
    /// The rules of the whole run: [`crate::regels`].
    pub regels: Digest,
    /// The sources with criteria in this regeling.
    pub bronnen: Vec<(Oin, Profiel)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct BlindFile {
    #[serde(default)]
    nagemaakt: bool,
    oin: Spanned<String>,
    sleutels: PathBuf,
    staat: PathBuf,
    #[serde(default)]
    bronnen_min: usize,
    #[serde(default)]
    bron: Vec<BronFile>,
    #[serde(default)]
    gemeente: Vec<GemeenteFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BronFile {
    oin: Spanned<String>,
    teken: Spanned<String>,
    pad: Spanned<String>,
    zegel: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GemeenteFile {
    afnemer: Spanned<String>,
    oin: Spanned<String>,
    teken: Spanned<String>,
    motor: Spanned<String>,
    a: HouderFile,
    b: HouderFile,
    inwoners: Vec<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HouderFile {
    teken: Spanned<String>,
    zegel: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct BlindgoedkeuringFile {
    versie: u32,
    regels: Digest,
    bronnen: Vec<ProfielFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfielFile {
    oin: Spanned<String>,
    verwacht_ja: u16,
    #[serde(default)]
    is_bekend: bool,
    #[serde(default)]
    is_gemeente: bool,
}

pub(in super::super) fn check(
    file: BlindFile,
    folder: &Path,
    afnemers: &[Afnemer],
    faults: &mut Faults<'_>,
) -> Option<Blindinstellingen> {
    let bronnen: Option<Vec<BronPins>> = file.bron.into_iter().map(|bron| source(&bron, faults)).collect();
    let bronnen = bronnen.unwrap_or_default();
    let mut gemeenten = Vec::new();
    for gemeente in file.gemeente {
        if !afnemers.iter().any(|afnemer| afnemer.naam == *gemeente.afnemer.get_ref()) {
            faults.add(gemeente.afnemer.span(), "there is no [[afnemer]] with that naam");
        }
        let houder = |file: &HouderFile, faults: &mut Faults<'_>| {
            Some(HouderPins { sign: sign(&file.teken, faults)?, seal: seal(&file.zegel, faults)? })
        };
        let pins = Pins {
            gemeente: oin(&gemeente.oin, faults)?,
            gemeente_sign: sign(&gemeente.teken, faults)?,
            motor: seal(&gemeente.motor, faults)?,
            a: houder(&gemeente.a, faults)?,
            b: houder(&gemeente.b, faults)?,
            bronnen: bronnen.clone(),
        };
        gemeenten.push(Blindgemeente { afnemer: gemeente.afnemer.into_inner(), pins, inwoners: gemeente.inwoners });
    }
    Some(Blindinstellingen {
        nagemaakt: file.nagemaakt,
        oin: oin(&file.oin, faults)?,
        sleutels: folder.join(file.sleutels),
        staat: folder.join(file.staat),
        bronnen_min: file.bronnen_min.max(EFFECTIVE_MIN),
        gemeenten,
    })
}

pub(in super::super) fn approval(file: BlindgoedkeuringFile, faults: &mut Faults<'_>) -> Option<Blindgoedkeuring> {
    let bronnen = file.bronnen.into_iter().map(|one| {
        let ProfielFile { verwacht_ja, is_bekend, is_gemeente, .. } = one;
        Some((oin(&one.oin, faults)?, Profiel { is_gemeente, is_bekend, verwacht_ja }))
    });
    let bronnen = bronnen.collect::<Option<Vec<_>>>()?;
    Some(Blindgoedkeuring { versie: file.versie, regels: file.regels, bronnen })
}

fn source(file: &BronFile, faults: &mut Faults<'_>) -> Option<BronPins> {
    Some(BronPins {
        oin: oin(&file.oin, faults)?,
        sign: sign(&file.teken, faults)?,
        pad: PadPublic::from_bytes(key(&file.pad, faults)?),
        seal: seal(&file.zegel, faults)?,
    })
}

fn oin(text: &Spanned<String>, faults: &mut Faults<'_>) -> Option<Oin> {
    told(Oin::parse(text.get_ref()), text, "is no OIN of twenty digits", faults)
}

fn sign(text: &Spanned<String>, faults: &mut Faults<'_>) -> Option<SignPublic> {
    let key = key(text, faults)?;
    told(SignPublic::from_bytes(&key).ok(), text, "is no public key of Ed25519", faults)
}

fn seal(text: &Spanned<String>, faults: &mut Faults<'_>) -> Option<SealPublic> {
    key(text, faults).map(SealPublic::from_bytes)
}

fn key(text: &Spanned<String>, faults: &mut Faults<'_>) -> Option<[u8; 32]> {
    told(hex(text.get_ref()), text, "is no key of 64 hexadecimal digits", faults)
}

fn told<T>(found: Option<T>, text: &Spanned<String>, what: &str, faults: &mut Faults<'_>) -> Option<T> {
    if found.is_none() {
        faults.add(text.span(), what);
    }
    found
}
