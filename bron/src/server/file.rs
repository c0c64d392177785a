//! The settings as they stand in the file, before anything is checked but their form.

use super::blind::{BlindFile, BlindgoedkeuringFile};
use super::settings::{Eenheid, Gegevens, Grenzen};
use crate::Digest;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use serde::Deserialize;
use std::path::PathBuf;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub bron: BronFile,
    pub gegevens: Spanned<Gegevens>,
    #[serde(default)]
    pub kolom: Vec<KolomFile>,
    #[serde(default)]
    pub afnemer: Vec<AfnemerFile>,
    #[serde(default)]
    pub goedkeuring: Vec<GoedkeuringFile>,
    #[serde(default)]
    pub grenzen: Grenzen,
    pub blind: Option<BlindFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BronFile {
    pub naam: String,
    pub bronhouder: Spanned<String>,
    pub adres: String,
    pub sleutels: PathBuf,
    pub logboek: PathBuf,
    pub begrippen: Option<Spanned<PathBuf>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KolomFile {
    pub kolom: Spanned<String>,
    pub begrip: Spanned<String>,
    pub eenheid: Option<Spanned<Eenheid>>,
    pub jaar: Option<Spanned<i16>>,
    pub drempels: Option<usize>,
    pub nieuwe_drempels: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AfnemerFile {
    pub naam: Spanned<String>,
    pub sleutels: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GoedkeuringFile {
    pub afnemer: Spanned<String>,
    pub grondslag: Spanned<Uuid>,
    pub grondslag_digest: Digest,
    pub vragenset: Spanned<Digest>,
    pub bestand: Spanned<PathBuf>,
    pub tot: Date,
    pub blind: Option<BlindgoedkeuringFile>,
}
