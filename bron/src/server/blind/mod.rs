//! A source in a blind run: `nulsom` over HTTP, with the disk under it. [`Bron::blind`] takes one signed step of a municipality.
//!
//! Nothing leaves before it is on the disk, and what was computed is sent from the disk only. For invented people: a source whose
//! settings do not say that everybody in it is invented refuses (EL-343), until outsiders have looked at `nulsom`.

mod antwoord;
mod begin;
mod goedkeuring;
mod grootboek;
mod instellingen;
mod opslag;
mod reken;
mod sleutels;
mod zend;

pub use instellingen::{Blindgemeente, Blindgoedkeuring, Blindinstellingen};

pub(super) use grootboek::{read as read_lines, write as write_line};
pub(super) use instellingen::{BlindFile, BlindgoedkeuringFile, approval, check};
use sleutels::{Blindsleutels, publiek};

pub use sleutels::{make as make_blind_keys, read as read_blind_keys};

use super::{Bron, Instellingen, logboek};
use crate::blind::{Blindverzoek, Stap};
use crate::envelop::{self, Naam};
use crate::{Bsn, Weigering, message};
use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use foundation::{Chance, Clock};
use nulsom::{Pins, SourceKeys};
use opslag::Opslag;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a source that takes part holds.
pub(super) struct Blind {
    keys: SourceKeys,
    /// By municipality of the settings, with this source itself among the sources.
    pins: Vec<Pins>,
    opslag: Mutex<Opslag>,
}

/// A step, and who sent it.
struct Vraagt<'a> {
    /// The place of the municipality in the settings.
    gemeente: usize,
    run: [u8; 16],
    digest: crate::Digest,
    nu: foundation::jiff::Timestamp,
    blind: &'a Blind,
}

impl Vraagt<'_> {
    fn pins(&self) -> &Pins {
        &self.blind.pins[self.gemeente]
    }

    fn now(&self) -> u64 {
        self.nu.as_millisecond().unsigned_abs()
    }
}

impl Blind {
    /// Reads the keys and what is open; nothing, where the settings have no `[blind]` for invented people.
    pub(super) fn open(instellingen: &Instellingen, klok: &Clock, personen: &[Bsn]) -> Result<Option<Self>, String> {
        let Some(set) = instellingen.blind.as_ref().filter(|set| set.nagemaakt) else { return Ok(None) };
        if !personen.iter().all(|bsn| bsn.is_verzonnen()) {
            return Err("[blind] nagemaakt = true, and somebody in the data has a number that is not invented (99…)".to_owned());
        }
        let Blindsleutels { keys, bewaar } = Blindsleutels::read(&set.sleutels, set.oin)?;
        let with_own = |gemeente: &Blindgemeente| {
            let mut pins = gemeente.pins.clone();
            pins.bronnen.retain(|bron| bron.oin != keys.oin);
            pins.bronnen.push(keys.public());
            pins
        };
        let pins = set.gemeenten.iter().map(with_own).collect();
        let mut opslag = Opslag::open(&set.staat, bewaar)?;
        opslag.forget(klok.now().as_millisecond())?;
        Ok(Some(Self { keys, pins, opslag: Mutex::new(opslag) }))
    }

    /// What others pin of this source.
    pub(super) fn publiek(&self) -> [(&'static str, String); 4] {
        publiek(&self.keys.public())
    }

    /// One step at a time. What is not committed is not in it.
    fn opslag(&self) -> MutexGuard<'_, Opslag> {
        self.opslag.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Bron {
    /// Takes one step of a blind run, or says why not.
    ///
    /// # Errors
    /// [`Weigering`]. Of what is signed by an afnemer, it is noted that it was refused.
    pub fn blind(&self, bytes: &[u8]) -> Result<Vec<u8>, Weigering> {
        let nu = self.klok.now();
        let opened = envelop::open(Naam::Blind, bytes).map_err(super::refused)?;
        let afnemer = self.afnemer(&opened)?;
        let verzoek: Blindverzoek = message::read(&opened.lichaam).map_err(super::refused)?;
        let taken = self.take(afnemer, &verzoek, opened.digest, nu).and_then(|answer| self.on_disk().map(|()| answer));
        if let Some(why) = taken.as_ref().err().filter(|why| !matches!(why, Weigering::TeSnel { .. })) {
            let code = why.code();
            tracing::info!(afnemer, run = logboek::short(&verzoek.run), %code, "refused: {why}");
            self.logboek().refuse(afnemer, code.0, 0, nu).map_err(Weigering::Logboek)?;
            self.on_disk()?;
        }
        taken
    }

    fn take(
        &self,
        afnemer: &str,
        verzoek: &Blindverzoek,
        digest: crate::Digest,
        nu: foundation::jiff::Timestamp,
    ) -> Result<Vec<u8>, Weigering> {
        let blind = self.blind.as_ref().ok_or(Weigering::NietBlind)?;
        self.not_too_fast(afnemer, nu)?;
        self.within_hours(nu)?;
        let gemeenten = self.instellingen.blind.as_ref().map(|set| &set.gemeenten[..]).unwrap_or_default();
        let gemeente = gemeenten.iter().position(|gemeente| gemeente.afnemer == afnemer);
        let gemeente = gemeente.filter(|_| verzoek.bron == self.instellingen.bronhouder).ok_or(Weigering::NietGoedgekeurd)?;
        let vraagt = Vraagt { gemeente, run: verzoek.run, digest, nu, blind };
        let mut opslag = blind.opslag();
        opslag.forget(nu.as_millisecond()).map_err(Weigering::Logboek)?;
        match &verzoek.stap {
            Stap::Opdracht(opdracht, lijst) => self.begin(&vraagt, &mut opslag, (opdracht, lijst)),
            Stap::Toezeggingen(all) => self.reken(&vraagt, &mut opslag, all).map(|()| Vec::new()),
            Stap::Haal(nr) => self.zend(&vraagt, &opslag, *nr),
            Stap::Ontvangen(receipt) => self.ontvangen(&vraagt, &mut opslag, receipt).map(|()| Vec::new()),
        }
    }
}

/// Chance of the operating system.
fn chance() -> ChaCha20Rng {
    ChaCha20Rng::from_seed(Chance::system().bytes())
}
