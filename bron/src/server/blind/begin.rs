//! The first step: is this a run that this source takes part in? Then the secret and the toezegging are on the disk, and the line
//! about whom is asked, before the toezegging leaves.

use super::super::drempel::{self, Sneden};
use super::super::logboek::{self, Entry, Logboek};
use super::super::teller::{BegonnenRun, Iemand};
use super::super::{Bron, allow};
use super::goedkeuring::{self, Goedgekeurd};
use super::opslag::{Begin, Opslag};
use super::{Vraagt, chance};
use crate::message::VERSIE;
use crate::{Bsn, Digest, Pakket, Weigering};
use foundation::Chance;
use foundation::jiff::civil::Date;
use nulsom::limits::LogboekRegel;
use nulsom::source::Toetsing;
use nulsom::{Opdracht, RunSecret};

impl Bron {
    pub(super) fn begin(
        &self,
        vraagt: &Vraagt<'_>,
        opslag: &mut Opslag,
        (opdracht, lijst): (&[u8], &[u8]),
    ) -> Result<Vec<u8>, Weigering> {
        if let Some(open) = opslag.read(&vraagt.run).map_err(Weigering::Logboek)? {
            // What was asked before gets what was said before; the line may be missing, if this source stopped between the two.
            let is_again = open.verzoek == vraagt.digest && open.geheim.is_some();
            return if is_again { self.note(vraagt, opdracht, lijst).map(|_| open.toezegging) } else { Err(again()) };
        }
        let (d, goedgekeurd) = self.approved_blind(vraagt, opdracht)?;
        allow::peildatum(&d.peildatum, vraagt.nu)?;
        if self.logboek().teller.run(&vraagt.run).is_some() || d.run != vraagt.run {
            return Err(again());
        }
        let ledger = self.logboek().blind.clone();
        let toetsing = Toetsing {
            keys: &vraagt.blind.keys,
            pins: vraagt.pins(),
            goedkeuring: &goedgekeurd.samen,
            logboek: &ledger,
            now: vraagt.now(),
        };
        let (geheim, mut rng) = (RunSecret::draw(&mut chance()), chance());
        let accepted = toetsing.accept(opdracht, lijst)?;
        let bsns = people(accepted.lijst());
        let regels = Logboek::regels(&self.sleutels.logboek(), &bsns);
        let line = self.line(vraagt, &d, &goedgekeurd, bsns)?;
        self.not_too_often(&self.logboek(), &line.run, &regels, vraagt)?;
        let regel = accepted.logboek_regel().clone();
        let toegezegd = accepted.toezeggen(&geheim, &mut rng)?;
        let toezegging = toegezegd.toezegging().to_vec();
        let afnemer = &line.run.afnemer;
        let begin = Begin {
            run: &vraagt.run,
            afnemer,
            verzoek: vraagt.digest,
            tot: d.tot,
            opdracht,
            lijst,
            geheim: &geheim,
            toezegging: &toezegging,
        };
        opslag.begin(&begin, &Chance::system()).map_err(Weigering::Logboek)?;
        let written = self.write(vraagt, line, &regels, &regel);
        if matches!(written, Err(Weigering::Nulsom(_))) {
            opslag.delete(&vraagt.run).map_err(Weigering::Logboek)?;
        }
        written.map(|()| toezegging)
    }

    /// D, and what was approved of it.
    pub(super) fn approved_blind(&self, vraagt: &Vraagt<'_>, opdracht: &[u8]) -> Result<(Opdracht, Goedgekeurd<'_>), Weigering> {
        let set = self.instellingen.blind.as_ref().ok_or(Weigering::NietBlind)?;
        let d = vraagt.pins().opdracht(opdracht)?;
        let gemeente = &set.gemeenten[vraagt.gemeente];
        let own = (&self.instellingen.kolommen[..], set.bronnen_min);
        let found = goedkeuring::find(&self.instellingen.goedkeuringen, own, gemeente, &d, vraagt.nu.as_millisecond())?;
        Ok((d, found))
    }

    /// Writes the line, where this source stopped before it could.
    pub(super) fn note(&self, vraagt: &Vraagt<'_>, opdracht: &[u8], lijst: &[u8]) -> Result<(), Weigering> {
        if self.logboek().blind.0.iter().any(|regel| regel.run == vraagt.run) {
            return Ok(());
        }
        let (d, goedgekeurd) = self.approved_blind(vraagt, opdracht)?;
        let ledger = self.logboek().blind.clone();
        let toetsing = Toetsing {
            keys: &vraagt.blind.keys,
            pins: vraagt.pins(),
            goedkeuring: &goedgekeurd.samen,
            logboek: &ledger,
            now: vraagt.now(),
        };
        let accepted = toetsing.accept(opdracht, lijst)?;
        let bsns = people(accepted.lijst());
        let regels = Logboek::regels(&self.sleutels.logboek(), &bsns);
        let line = self.line(vraagt, &d, &goedgekeurd, bsns)?;
        self.write(vraagt, line, &regels, accepted.logboek_regel())
    }

    /// A blind run as the logboek knows a plain one: one pakket, about everybody, with all questions.
    fn line(&self, vraagt: &Vraagt<'_>, d: &Opdracht, found: &Goedgekeurd<'_>, personen: Vec<Bsn>) -> Result<Line, Weigering> {
        let peildatum: Date = allow::peildatum(&d.peildatum, vraagt.nu)?;
        let mut sneden = Sneden::new();
        for one in &found.regelingen {
            for (soort, cuts) in drempel::sneden(&one.vragenset, &self.instellingen.kolommen, peildatum) {
                sneden.entry(soort).or_default().extend(cuts);
            }
        }
        let afnemer = found.regelingen.first().map(|one| one.afnemer.clone()).unwrap_or_default();
        let vragen: Vec<Digest> = found.regelingen.iter().flat_map(|one| one.namen.clone()).collect();
        let pakket = Pakket {
            versie: VERSIE,
            bron: self.instellingen.bronhouder.clone(),
            run: d.run,
            grondslag: d.grondslag,
            grondslag_digest: Digest(d.grondslag_hash),
            vragenset: Digest(d.regels),
            peildatum: d.peildatum.clone(),
            nummer: 0,
            vragen,
            personen,
        };
        let begonnen = vraagt.nu.as_millisecond();
        let run = BegonnenRun { id: d.run, afnemer, hoofd: vraagt.digest, begonnen, sneden, volgend: 0 };
        Ok(Line { pakket, run })
    }

    /// The same limits as for a plain run, about each person.
    fn not_too_often(&self, logboek: &Logboek, run: &BegonnenRun, regels: &[u8], vraagt: &Vraagt<'_>) -> Result<(), Weigering> {
        let people: Vec<Iemand> = logboek::people(regels).collect();
        let max = (self.instellingen.grenzen.runs_per_jaar, &self.maxima);
        let may = logboek.teller.may_ask(run, &people, vraagt.nu.as_millisecond(), max);
        may.map_err(|_| nulsom::Weigering::TeVaak.into())
    }

    /// Decides once more, with nobody else deciding, and writes the line.
    fn write(&self, vraagt: &Vraagt<'_>, line: Line, regels: &[u8], regel: &LogboekRegel) -> Result<(), Weigering> {
        let mut logboek = self.logboek();
        self.not_too_often(&logboek, &line.run, regels, vraagt)?;
        let Line { pakket, run } = line;
        // What it answers is kept beside what is open, and in no backup.
        let entry =
            Entry { pakket: &pakket, digest: vraagt.digest, run, regels, antwoord: &[], nu: vraagt.nu, blind: Some(regel) };
        logboek.write(entry).map_err(Weigering::Logboek)
    }
}

/// What goes into the logboek.
struct Line {
    pakket: Pakket,
    run: BegonnenRun,
}

pub(super) fn people(lijst: &nulsom::Lijst) -> Vec<Bsn> {
    lijst.bsns().iter().filter_map(|digits| Bsn::parse(std::str::from_utf8(digits).ok()?)).collect()
}

fn again() -> Weigering {
    nulsom::Weigering::RunBekend.into()
}
