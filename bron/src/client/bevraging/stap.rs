//! One step: what to send, and what came back.

use super::plan::{Opdracht, RONDES};
use super::{Bevraging, Open, Stand};
use crate::client::{Antwoorden, Fout, Verzoek};
use crate::{Bsn, Digest, vraag_digest};
use ed25519_dalek::SigningKey;
use thiserror::Error;

/// What is to be sent to a source now.
#[derive(Clone)]
pub struct Versturen {
    /// Which source, by its place in the opdracht.
    pub bron: usize,
    /// What. The same, as long as there is no answer.
    pub verzoek: Verzoek,
}

/// How it goes on after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verloop {
    /// There is more to ask.
    Verder,
    /// The source wants to be asked again after so many seconds.
    Wacht(u64),
    /// The source is not there: ask again later.
    Onbereikbaar,
}

/// Why it does not go on before somebody looked. Nothing is lost: what was answered stays, and the pakket waits.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Stop {
    /// The source refuses.
    #[error("{code}: {tekst}")]
    Geweigerd {
        /// Its number.
        code: String,
        /// What the source says.
        tekst: String,
    },
    /// It answered with something else than answers (EL-301).
    #[error("EL-301: the answer carries more than ja, nee or onbekend, or is not of this source")]
    GeenAntwoord,
    /// What was sent fits nothing that was agreed (EL-387): whose it was, by its place, where that is known.
    #[error("{code}: what was sent does not fit")]
    Onjuist {
        /// Which source.
        bron: Option<usize>,
        /// The number.
        code: String,
    },
    /// Nothing was sent to this source.
    #[error("nothing was asked of this source")]
    NietGevraagd,
}

impl Bevraging {
    /// What to send now: to every source of the round that has something left, one pakket. Nothing, when it is done. Keep
    /// [`Bevraging::to_bytes`] before you send.
    pub fn ask(&mut self, opdracht: &Opdracht, key: &SigningKey, afgemeld: &dyn Fn(Bsn) -> bool) -> Vec<Versturen> {
        self.take_out(afgemeld);
        while self.ronde < RONDES {
            let asked: Vec<_> =
                opdracht.ronde(self.ronde).filter_map(|(bron, vragen)| self.next(opdracht, key, bron, &vragen)).collect();
            if !asked.is_empty() {
                return asked;
            }
            self.ronde += 1;
            self.lijst = self.left(opdracht);
            self.bronnen.iter_mut().for_each(|bron| bron.plek = 0);
        }
        Vec::new()
    }

    /// Whether all was asked.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.ronde >= RONDES
    }

    fn next(&mut self, opdracht: &Opdracht, key: &SigningKey, bron: usize, vragen: &[usize]) -> Option<Versturen> {
        if let Some(open) = &self.bronnen[bron].open {
            return Some(Versturen { bron, verzoek: Verzoek::from_bytes(open.bytes.clone())? });
        }
        let (open, verzoek) = self.fresh(opdracht, key, bron, vragen)?;
        self.bronnen[bron].open = Some(open);
        Some(Versturen { bron, verzoek })
    }

    /// The next of the list in a pakket of their own; nothing, if nobody is left.
    fn fresh(&self, opdracht: &Opdracht, key: &SigningKey, bron: usize, vragen: &[usize]) -> Option<(Open, Verzoek)> {
        let (stand, bevraagd) = (&self.bronnen[bron], &opdracht.bronnen()[bron]);
        let (mut wie, mut plek) = (Vec::new(), stand.plek);
        for person in &self.lijst[stand.plek..] {
            if wie.len() == bevraagd.per_pakket {
                break;
            }
            plek += 1;
            if !self.weg[*person as usize] {
                wie.push(*person);
            }
        }
        let ids: Vec<Digest> = vragen.iter().map(|vraag| vraag_digest(&opdracht.vragen()[*vraag])).collect();
        let people: Vec<Bsn> = wie.iter().map(|person| self.personen[*person as usize]).collect();
        if people.is_empty() {
            return None;
        }
        let verzoek = Verzoek::sign(&bevraagd.run.pakket(stand.volgend, ids, people), key);
        Some((Open { bytes: verzoek.bytes().to_vec(), wie, ronde: self.ronde, plek, is_genomen: false }, verzoek))
    }

    /// Hears what a source said.
    ///
    /// # Errors
    /// [`Stop`]: the run is paused until somebody looked.
    pub fn hear(&mut self, opdracht: &Opdracht, bron: usize, said: Result<Antwoorden, Fout>) -> Result<Verloop, Stop> {
        let Some(open) = self.bronnen[bron].open.clone() else { return Err(Stop::NietGevraagd) };
        match said {
            Ok(answers) => {
                self.note(opdracht, bron, &open, &answers);
                Ok(Verloop::Verder)
            }
            Err(Fout::Onbereikbaar) => Ok(Verloop::Onbereikbaar),
            Err(Fout::Geweigerd { wacht: Some(seconds), .. }) => Ok(Verloop::Wacht(seconds)),
            // It had the pakket in which somebody was who has stepped out since. Sent again, nobody is asked about anew: its number
            // is taken, so another than what the source had is refused.
            Err(Fout::Geweigerd { code, .. }) if code == "EL-380" && !self.bronnen[bron].eerder.is_empty() => {
                let stand = &mut self.bronnen[bron];
                stand.open = stand.eerder.pop().map(|open| Open { is_genomen: true, ..open });
                Ok(Verloop::Verder)
            }
            Err(Fout::Geweigerd { code, tekst, .. }) => Err(Stop::Geweigerd { code, tekst }),
            Err(Fout::GeenAntwoord(_)) => Err(Stop::GeenAntwoord),
        }
    }

    fn note(&mut self, opdracht: &Opdracht, bron: usize, open: &Open, answers: &Antwoorden) {
        let (_, vragen) = opdracht.ronde(open.ronde).find(|(other, _)| *other == bron).unwrap_or_default();
        for (nth, vraag) in vragen.into_iter().enumerate() {
            for (place, person) in open.wie.iter().enumerate() {
                if !self.weg[*person as usize] {
                    self.antwoorden[vraag].0[*person as usize] = Stand::of(answers.get(nth, place));
                }
            }
        }
        let stand = &mut self.bronnen[bron];
        stand.open = None;
        stand.eerder.clear();
        stand.volgend += 1;
        if open.ronde == self.ronde {
            stand.plek = open.plek;
        }
    }
}
