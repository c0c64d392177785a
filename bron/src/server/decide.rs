//! The decision about a pakket: is it approved, is it the next one, may these people be asked about; then the answer, and the line.

use super::logboek::{self, Entry, Logboek};
use super::teller::{BegonnenRun, Iemand, TooOften};
use super::{Bron, allow, drempel};
use crate::envelop::{self, Naam};
use crate::message::{self, Antwoorden};
use crate::{Digest, Paar, Pakket, Weigering};
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use regelingen::Vraag;

impl Bron {
    pub(super) fn answer_to(&self, afnemer: &str, pakket: &Pakket, digest: Digest, nu: Timestamp) -> Result<Vec<u8>, Weigering> {
        self.not_too_fast(afnemer, nu)?;
        self.within_hours(nu)?;
        self.is_good_list(pakket)?;
        let goedkeuring = self.approved(afnemer, pakket, nu)?;
        let vragen = allow::questions(goedkeuring, pakket)?;
        let peildatum = allow::peildatum(&pakket.peildatum, nu)?;
        let run = BegonnenRun {
            id: pakket.run,
            afnemer: afnemer.to_owned(),
            hoofd: head(pakket),
            begonnen: nu.as_millisecond(),
            sneden: drempel::sneden(&goedkeuring.vragenset, &self.instellingen.kolommen, peildatum),
            volgend: 0,
        };
        // Before anything is looked up: most of what is refused is refused here.
        if let Some(again) = self.is_next(&run, pakket, digest, nu)? {
            return Ok(again);
        }
        let rows = self.bestand.rows(&pakket.personen);
        let paren: Result<Vec<Paar>, Weigering> = vragen.iter().map(|vraag| self.pair(vraag, peildatum, &rows)).collect();
        let lichaam = message::write(&Antwoorden::to(digest, paren?));
        let antwoord = envelop::sign(Naam::Antwoorden, lichaam, self.sleutels.teken());
        self.settle(run, pakket, digest, antwoord, nu)
    }

    /// Decides once more, with nobody else deciding, and writes the line with the answer.
    fn settle(
        &self,
        run: BegonnenRun,
        pakket: &Pakket,
        digest: Digest,
        antwoord: Vec<u8>,
        nu: Timestamp,
    ) -> Result<Vec<u8>, Weigering> {
        let regels = Logboek::regels(&self.sleutels.logboek(), &pakket.personen);
        let people: Vec<Iemand> = logboek::people(&regels).collect();
        let mut logboek = self.logboek();
        if let Some(again) = self.next_in(&logboek, &run, pakket, digest, nu)? {
            return Ok(again);
        }
        let max = (self.instellingen.grenzen.runs_per_jaar, &self.maxima);
        logboek.teller.may_ask(&run, &people, nu.as_millisecond(), max).map_err(|why| {
            Weigering::TeVaak(match why {
                TooOften::Runs => "runs".to_owned(),
                TooOften::Drempels(soort) => soort,
            })
        })?;
        if pakket.nummer == 0 {
            logboek.forget(self.over_since(nu)).map_err(Weigering::Logboek)?;
        }
        let entry = Entry { pakket, digest, run, regels: &regels, antwoord: &antwoord, nu, blind: None };
        logboek.write(entry).map_err(Weigering::Logboek)?;
        Ok(antwoord)
    }

    fn is_next(&self, run: &BegonnenRun, pakket: &Pakket, digest: Digest, nu: Timestamp) -> Result<Option<Vec<u8>>, Weigering> {
        self.next_in(&self.logboek(), run, pakket, digest, nu)
    }

    /// Whether a pakket is the next of its run; if it was answered already, the answer that was given.
    fn next_in(
        &self,
        logboek: &Logboek,
        run: &BegonnenRun,
        pakket: &Pakket,
        digest: Digest,
        nu: Timestamp,
    ) -> Result<Option<Vec<u8>>, Weigering> {
        let Some(begun) = logboek.teller.run(&run.id) else {
            return if pakket.nummer == 0 { Ok(None) } else { Err(Weigering::Volgorde { verwacht: 0 }) };
        };
        let is_same = begun.afnemer == run.afnemer && begun.hoofd == run.hoofd;
        if !is_same || begun.begonnen <= self.over_since(nu) {
            return Err(Weigering::AlGeweest);
        }
        if let Some(again) = logboek.answered(digest).map_err(Weigering::Logboek)? {
            return Ok(Some(again));
        }
        match pakket.nummer {
            nummer if nummer < begun.volgend => Err(Weigering::AlGeweest),
            nummer if nummer > begun.volgend => Err(Weigering::Volgorde { verwacht: begun.volgend }),
            _ => Ok(None),
        }
    }

    pub(super) fn pair(&self, vraag: &Vraag, peildatum: Date, rows: &[Option<usize>]) -> Result<Paar, Weigering> {
        let serves = drempel::serves(&self.instellingen.kolommen, vraag, peildatum);
        let place = serves.and_then(|kolom| self.instellingen.kolommen.iter().position(|other| std::ptr::eq(other, kolom)));
        Ok(self.bestand.answer(vraag, place.ok_or(Weigering::Peildatum)?, peildatum, rows))
    }
}

/// What may not change within a run.
fn head(pakket: &Pakket) -> Digest {
    let parts = [&pakket.grondslag[..], &pakket.grondslag_digest.0, &pakket.vragenset.0, pakket.peildatum.as_bytes()];
    Digest::of(&parts.concat())
}
