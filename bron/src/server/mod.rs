//! The side of the source: who may ask, what, how much, and the answer. [`Bron::answer`] is the whole of it, in the order in
//! which it decides; the rooms beside it are what it asks.

mod allow;
mod approval;
mod bestand;
mod blind;
mod cell;
mod check;
mod decide;
mod disk;
mod drempel;
mod file;
mod fouten;
mod http;
mod keten;
mod lezen;
mod lezer;
mod logboek;
mod maand;
mod recount;
mod settings;
mod sleutels;
mod teller;
mod vroeg;

pub use blind::{Blindgemeente, Blindgoedkeuring, Blindinstellingen, make_blind_keys, read_blind_keys};
pub use fouten::Fouten;
pub use http::{router, serve};
pub use keten::{Telling, check as check_logboek};
pub use maand::sole;
pub use settings::{Afnemer, Eenheid, Gegevens, Goedkeuring, Grenzen, Instellingen, Kolom, Soort, Venster};
pub use sleutels::Sleutels;
pub use vroeg::who_asked;

use crate::envelop::{self, Naam, Opened};
use crate::message::NoMessage;
use crate::weigering::Weigering;
use bestand::Bestand;
use drempel::Maxima;
use foundation::Clock;
use foundation::jiff::Timestamp;
use logboek::Logboek;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The clock by which days end and hours are counted.
const ZONE: &str = "Europe/Amsterdam";
const HOUR: i64 = 60 * 60 * 1000;
const MINUTE: i64 = 60 * 1000;

/// A source that answers.
pub struct Bron {
    instellingen: Instellingen,
    sleutels: Sleutels,
    bestand: Bestand,
    maxima: Maxima,
    klok: Clock,
    logboek: Mutex<Logboek>,
    /// Where it takes part in blind runs.
    blind: Option<blind::Blind>,
    /// Per afnemer, the begin of a minute and how many pakketten came in it.
    tempo: Mutex<HashMap<String, (i64, u32)>>,
}

impl Bron {
    /// Reads data and logboek, and is ready to answer.
    ///
    /// # Errors
    /// All that is wrong, with the place.
    pub async fn open(instellingen: Instellingen, klok: Clock) -> Result<Self, Fouten> {
        let sleutels = Sleutels::read(&instellingen.sleutels).map_err(Fouten::of)?;
        let bestand = lezen::read(&instellingen).await?;
        let logboek = Logboek::open(&instellingen.logboek, klok.now()).map_err(Fouten::of)?;
        let maxima = drempel::maxima(&instellingen.kolommen);
        let blind = blind::Blind::open(&instellingen, &klok, bestand.bsns()).map_err(Fouten::of)?;
        let (logboek, tempo) = (Mutex::new(logboek), Mutex::default());
        let bron = Self { instellingen, sleutels, bestand, maxima, klok, logboek, blind, tempo };
        let over_since = bron.over_since(bron.klok.now());
        bron.logboek().forget(over_since).map_err(Fouten::of)?;
        Ok(bron)
    }

    /// What it was opened with.
    #[must_use]
    pub fn instellingen(&self) -> &Instellingen {
        &self.instellingen
    }

    /// The key that others check its answers with.
    #[must_use]
    pub fn sleutel(&self) -> ed25519_dalek::VerifyingKey {
        self.sleutels.teken().verifying_key()
    }

    /// What others pin of it for blind runs, by name; nothing, where it takes part in none.
    pub(crate) fn blind_keys(&self) -> Option<[(&'static str, String); 4]> {
        self.blind.as_ref().map(blind::Blind::publiek)
    }

    /// How many people it knows.
    #[must_use]
    pub fn personen(&self) -> usize {
        self.bestand.len()
    }

    /// Of how many people each column has a value.
    pub fn filled(&self) -> impl Iterator<Item = (&Kolom, usize)> {
        self.bestand.filled(&self.instellingen.kolommen)
    }

    /// Answers a pakket, or says why not. The same bytes give the same answer; the line is on the disk before it leaves.
    ///
    /// # Errors
    /// [`Weigering`]. Of what is signed by an afnemer, it is noted that it was refused.
    pub fn answer(&self, bytes: &[u8]) -> Result<Vec<u8>, Weigering> {
        let nu = self.klok.now();
        let opened = envelop::open(Naam::Pakket, bytes).map_err(refused)?;
        let afnemer = self.afnemer(&opened)?;
        let pakket = opened.pakket().map_err(refused)?;
        let answered = self.answer_to(afnemer, &pakket, opened.digest, nu).and_then(|answer| self.on_disk().map(|()| answer));
        // Who goes too fast is not written down each time: that would be a way to fill a disk.
        if let Some(why) = answered.as_ref().err().filter(|why| !matches!(why, Weigering::TeSnel { .. })) {
            let (code, personen) = (why.code(), pakket.personen.len());
            tracing::info!(afnemer, run = logboek::short(&pakket.run), pakket = pakket.nummer, %code, "refused: {why}");
            self.logboek().refuse(afnemer, code.0, personen, nu).map_err(Weigering::Logboek)?;
            self.on_disk()?;
        }
        answered
    }

    fn afnemer(&self, opened: &Opened) -> Result<&str, Weigering> {
        let found = self.instellingen.afnemers.iter().find(|afnemer| afnemer.sleutels.contains(&opened.sleutel));
        found.map(|afnemer| afnemer.naam.as_str()).ok_or(Weigering::Handtekening)
    }

    fn over_since(&self, nu: Timestamp) -> i64 {
        nu.as_millisecond() - i64::from(self.instellingen.grenzen.run_uren) * HOUR
    }

    /// Waits for the disk, and lets others write meanwhile.
    fn on_disk(&self) -> Result<(), Weigering> {
        let disk = self.logboek().disk.clone();
        disk.wait().map_err(Weigering::Logboek)
    }

    /// A log that somebody panicked over is as it is on the disk: what is not committed is not in it.
    fn logboek(&self) -> MutexGuard<'_, Logboek> {
        self.logboek.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn refused(why: NoMessage) -> Weigering {
    match why {
        NoMessage::Unreadable => Weigering::Onleesbaar,
        NoMessage::Signature => Weigering::Handtekening,
    }
}
