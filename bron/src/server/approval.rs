//! Who may ask and what: keys, and approved questions held against the columns that would answer them.

use super::file::{AfnemerFile, GoedkeuringFile};
use super::fouten::Faults;
use super::settings::{Afnemer, Goedkeuring, Kolom};
use super::{blind, drempel};
use crate::digest::hex;
use crate::{Vragenset, vraag_digest};
use ed25519_dalek::VerifyingKey;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use regelingen::Vraag;
use std::path::Path;
use toml::Spanned;

pub(super) fn taker(file: AfnemerFile, faults: &mut Faults<'_>) -> Option<Afnemer> {
    let read = |text: &Spanned<String>| {
        let key = hex(text.get_ref()).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok()).filter(|key| !key.is_weak());
        if key.is_none() {
            faults.add(text.span(), "is no public key of Ed25519: 64 hexadecimal digits, as the afnemer gave them");
        }
        key
    };
    let sleutels: Option<Vec<_>> = file.sleutels.iter().map(read).collect();
    if file.sleutels.is_empty() {
        faults.add(file.naam.span(), "has no sleutels: write the public key that the afnemer gave");
    }
    Some(Afnemer { naam: file.naam.into_inner(), sleutels: sleutels? })
}

/// An approval, held against everything else: who it is for, and whether each of its questions can be answered here.
pub(super) fn approval(
    file: GoedkeuringFile,
    folder: &Path,
    bronhouder: &str,
    (afnemers, kolommen): (&[Afnemer], &[Kolom]),
    faults: &mut Faults<'_>,
) -> Option<Goedkeuring> {
    if !afnemers.iter().any(|afnemer| afnemer.naam == *file.afnemer.get_ref()) {
        faults.add(
            file.afnemer.span(),
            format!("there is no [[afnemer]] with naam \"{}\" that can be used", file.afnemer.get_ref()),
        );
    }
    let path = folder.join(file.bestand.get_ref());
    let read = std::fs::read_to_string(&path).map_err(|cause| cause.to_string()).and_then(|text| Vragenset::read(&text));
    let set = match read {
        Ok(set) => set,
        Err(why) => {
            faults.add(file.bestand.span(), format!("{} cannot be used: {why}", path.display()));
            return None;
        }
    };
    let found = set.digest();
    if found != *file.vragenset.get_ref() {
        faults.add(file.vragenset.span(), format!("{} is {found}: not what was approved; read it again first", path.display()));
    }
    for vraag in &set.vragen {
        if let Some(why) = unanswerable(vraag, bronhouder, kolommen) {
            faults.add(file.bestand.span(), format!("{} asks about {}: {why}", path.display(), vraag.begrip));
        }
    }
    for (soort, count, max) in drempel::too_many(&set, kolommen) {
        let what =
            format!("{} has {count} thresholds on {soort}, and {max} is the most (drempels of that column)", path.display());
        faults.add(file.bestand.span(), what);
    }
    if file.blind.is_some() && set.regelingen.len() != 1 {
        faults
            .add(file.bestand.span(), format!("{} is of several regelingen; for a blind run give each its own", path.display()));
    }
    let blind = file.blind.and_then(|file| blind::approval(file, faults));
    let Some(tot) = end_of(file.tot) else {
        faults.add(file.afnemer.span(), "tot is no day that ends");
        return None;
    };
    Some(Goedkeuring {
        afnemer: file.afnemer.into_inner(),
        grondslag: file.grondslag.into_inner().into_bytes(),
        grondslag_digest: file.grondslag_digest,
        namen: set.vragen.iter().map(vraag_digest).collect(),
        digest: found,
        vragenset: set,
        tot,
        blind,
    })
}

fn unanswerable(vraag: &Vraag, bronhouder: &str, kolommen: &[Kolom]) -> Option<String> {
    if vraag.bronhouder != bronhouder {
        return Some(format!("that is a question to {}", vraag.bronhouder));
    }
    let Some(kolom) = kolommen.iter().find(|kolom| kolom.begrip.begrip == vraag.begrip) else {
        return Some("no [[kolom]] has that begrip".to_owned());
    };
    (!vraag.toets.fits(kolom.begrip.soort)).then(|| "it cannot be tried like that".to_owned())
}

/// The first instant after a day, where the law is made.
fn end_of(day: Date) -> Option<Timestamp> {
    let zone = TimeZone::get(super::ZONE).ok()?;
    Some(day.tomorrow().ok()?.to_zoned(zone).ok()?.timestamp())
}
