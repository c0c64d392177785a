//! One step: what to send, and what came back. Nobody goes on before all have done the step before.

use super::Blind;
use crate::blind::{Blindverzoek, Stap};
use crate::client::bevraging::{Stop, Verloop};
use crate::client::{Adres, Fout};
use crate::envelop::{self, Naam};
use crate::message;
use ed25519_dalek::SigningKey;
use minicbor::bytes::ByteVec;
use nulsom::Pins;
use nulsom::engine::{Ontvangst, Ronde};
use tokio::task::JoinSet;

/// What is to be sent to a source now.
#[derive(Clone)]
pub struct Versturen {
    /// Which source, by its place in D.
    pub bron: usize,
    /// What.
    pub bytes: Vec<u8>,
}

/// Where a source is in the run.
enum Beurt {
    Opdracht,
    Toezeggingen,
    Haal(u32),
    Ontvangen,
}

impl Blind {
    /// What to send now; nothing, when all rows are here ([`Blind::count`] comes next), and nothing when all is over. Keep
    /// [`Blind::to_bytes`] before you send.
    #[must_use]
    pub fn ask(&self, key: &SigningKey) -> Vec<Versturen> {
        let toezeggingen = self.toezeggingen();
        let places = 0..self.bronnen.len();
        let asked = places.filter_map(|bron| Some((bron, self.turn(bron)?)));
        let step = |(bron, beurt): (usize, Beurt)| {
            let stand = &self.bronnen[bron];
            let stap = match beurt {
                Beurt::Opdracht => Stap::Opdracht(self.opdracht.clone(), stand.lijst.clone()),
                Beurt::Toezeggingen => Stap::Toezeggingen(toezeggingen.clone()?.into_iter().map(ByteVec::from).collect()),
                Beurt::Haal(nr) => Stap::Haal(nr),
                Beurt::Ontvangen => Stap::Ontvangen(stand.ontvangst.clone()?),
            };
            let verzoek = Blindverzoek::new(&stand.bronhouder, self.run, stap);
            Some(Versturen { bron, bytes: envelop::sign(Naam::Blind, message::write(&verzoek), key) })
        };
        asked.filter_map(step).collect()
    }

    /// Whether all rows are here and nothing was added up yet.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.is_geteld && self.bronnen.iter().all(|bron| bron.van > 0 && bron.rijen.len() == bron.van as usize)
    }

    /// Whether it is over: added up, and every source knows that it may empty its outbox.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.is_geteld && self.bronnen.iter().all(|bron| bron.is_gehoord)
    }

    /// How many of the answers are here, and how many there will be. How many rows a source has is known when it computed.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let here = |bron: &super::BronStand| {
            let rows = if self.is_geteld { bron.van as usize } else { bron.rijen.len() };
            usize::from(bron.toezegging.is_some()) + usize::from(bron.is_klaar) + rows
        };
        let all = self.bronnen.iter().map(|bron| 2 + bron.van.max(1) as usize).sum();
        (self.bronnen.iter().map(here).sum(), all)
    }

    fn turn(&self, bron: usize) -> Option<Beurt> {
        let (stand, all) = (&self.bronnen[bron], &self.bronnen);
        if self.is_geteld {
            return (!stand.is_gehoord).then_some(Beurt::Ontvangen);
        }
        if all.iter().any(|one| one.toezegging.is_none()) {
            return stand.toezegging.is_none().then_some(Beurt::Opdracht);
        }
        if all.iter().any(|one| !one.is_klaar) {
            return (!stand.is_klaar).then_some(Beurt::Toezeggingen);
        }
        let next = u32::try_from(stand.rijen.len()).ok()?;
        (next < stand.van).then_some(Beurt::Haal(next))
    }

    /// Hears what a source said.
    ///
    /// # Errors
    /// [`Stop`]: somebody has to look. What was refused as over (EL-396) needs a new run.
    pub fn hear(&mut self, pins: &Pins, bron: usize, said: Result<Vec<u8>, Fout>) -> Result<Verloop, Stop> {
        let bytes = match said {
            Ok(bytes) => bytes,
            Err(Fout::Onbereikbaar) => return Ok(Verloop::Onbereikbaar),
            Err(Fout::Geweigerd { wacht: Some(seconds), .. }) => return Ok(Verloop::Wacht(seconds)),
            Err(Fout::Geweigerd { code, tekst, .. }) => return Err(Stop::Geweigerd { code, tekst }),
            Err(Fout::GeenAntwoord(_)) => return Err(Stop::GeenAntwoord),
        };
        match self.turn(bron).ok_or(Stop::NietGevraagd)? {
            Beurt::Opdracht => {
                self.bronnen[bron].toezegging = Some(bytes.into());
                self.all_said(pins)?;
            }
            Beurt::Toezeggingen => {
                let van = self.ronde(pins)?.plekken().filter(|plek| usize::from(plek.bron) == bron).count() + 1;
                let stand = &mut self.bronnen[bron];
                (stand.is_klaar, stand.van) = (true, u32::try_from(van).map_err(|_| Stop::GeenAntwoord)?);
            }
            Beurt::Haal(_) => {
                Ontvangst::new(&self.ronde(pins)?).take(&bytes).map_err(|_| Stop::GeenAntwoord)?;
                self.bronnen[bron].rijen.push(bytes.into());
            }
            Beurt::Ontvangen => self.bronnen[bron].is_gehoord = true,
        }
        Ok(Verloop::Verder)
    }

    /// Holds the toezeggingen against D, once the last one is here: before anybody computes with one that is wrong. If one is, all are
    /// asked for again: nobody has computed, and each source says the same as before.
    fn all_said(&mut self, pins: &Pins) -> Result<(), Stop> {
        if self.toezeggingen().is_none() {
            return Ok(());
        }
        let fit = self.ronde(pins).map(|_| ());
        for bron in &mut self.bronnen {
            match fit {
                Ok(()) => bron.lijst = ByteVec::from(Vec::new()),
                Err(_) => bron.toezegging = None,
            }
        }
        fit
    }

    pub(super) fn ronde(&self, pins: &Pins) -> Result<Ronde, Stop> {
        let all = self.toezeggingen().ok_or(Stop::NietGevraagd)?;
        Ronde::of(&self.opdracht, &all, pins)
            .map_err(|why| Stop::Onjuist { bron: why.bron().map(usize::from), code: format!("EL-{}", why.code()) })
    }
}

/// Sends a step over HTTP, to all sources at once.
pub async fn send(step: Vec<Versturen>, adressen: &[Adres], http: &reqwest::Client) -> Vec<(usize, Result<Vec<u8>, Fout>)> {
    let mut under_way = JoinSet::new();
    for Versturen { bron, bytes } in step {
        let (adres, http) = (adressen.get(bron).cloned(), http.clone());
        under_way.spawn(async move {
            let said = match adres {
                Some(adres) => adres.blind(&http, bytes).await,
                None => Err(Fout::Onbereikbaar),
            };
            (bron, said)
        });
    }
    under_way.join_all().await
}
