//! The second step: with the toezeggingen of all, the keys; then everything is computed once, into one commit that also takes the
//! run secret. Killed before that commit, nothing has left and it begins again; killed after it, the rows are there.

use super::super::{Bron, allow};
use super::begin::people;
use super::opslag::{Open, Opslag};
use super::{Vraagt, chance};
use crate::{Digest, Weigering, message};
use minicbor::bytes::ByteVec;
use nulsom::source::{Gesleuteld, Gevonden, Herstart, Stap, Toetsing, after_restart};

impl Bron {
    pub(super) fn reken(&self, vraagt: &Vraagt<'_>, opslag: &mut Opslag, all: &[ByteVec]) -> Result<(), Weigering> {
        let open = self.opened(vraagt, opslag)?;
        let alle = Digest::of(&message::write(&all.to_vec()));
        let slot = slot(opslag, vraagt, &open)?;
        match after_restart(&Gevonden { has_secret: open.geheim.is_some(), slot: slot.as_deref() })? {
            Herstart::Send(_) if open.alle == Some(alle) => self.sent(vraagt),
            Herstart::Send(_) => Err(nulsom::Weigering::RunBekend.into()),
            Herstart::FromSecret => {
                let computed = self.compute(vraagt, opslag, &open, all, alle);
                // Refused is over: the table of what is kept until when. What only went wrong here may be asked again.
                if matches!(computed, Err(Weigering::Nulsom(_) | Weigering::Peildatum)) {
                    opslag.delete(&vraagt.run).map_err(Weigering::Logboek)?;
                }
                computed.and_then(|()| self.sent(vraagt))
            }
        }
    }

    /// What is open of this run.
    ///
    /// # Errors
    /// EL-396 when it was begun and is gone; EL-380 when it never was one.
    pub(super) fn opened(&self, vraagt: &Vraagt<'_>, opslag: &Opslag) -> Result<Open, Weigering> {
        let found = opslag.read(&vraagt.run).map_err(Weigering::Logboek)?;
        let own = &self.instellingen.blind.as_ref().map(|set| set.gemeenten[vraagt.gemeente].afnemer.as_str());
        let found = found.filter(|open| Some(open.afnemer.as_str()) == *own);
        let is_noted = self.logboek().blind.0.iter().any(|regel| regel.run == vraagt.run);
        match found {
            Some(open) if is_noted => Ok(open),
            None if is_noted => Err(nulsom::Weigering::PostWeg.into()),
            _ => Err(nulsom::Weigering::RunBekend.into()),
        }
    }

    fn compute(
        &self,
        vraagt: &Vraagt<'_>,
        opslag: &mut Opslag,
        open: &Open,
        all: &[ByteVec],
        alle: Digest,
    ) -> Result<(), Weigering> {
        let (d, goedgekeurd) = self.approved_blind(vraagt, &open.opdracht)?;
        let geheim = open.geheim.as_ref().ok_or(nulsom::Weigering::PostWeg)?;
        let ledger = self.logboek().blind.clone();
        let toetsing = Toetsing {
            keys: &vraagt.blind.keys,
            pins: vraagt.pins(),
            goedkeuring: &goedgekeurd.samen,
            logboek: &ledger,
            now: vraagt.now(),
        };
        let accepted = toetsing.accept_again(&open.opdracht, &open.lijst)?;
        let bound = accepted.toegezegd(geheim, &open.toezegging)?;
        let all: Vec<Vec<u8>> = all.iter().map(|one| one.to_vec()).collect();
        let keyed = bound.key(&all, vraagt.pins(), &ledger, vraagt.now())?;
        self.logboek().fix(d.digest(), keyed.th()).map_err(Weigering::Logboek)?;
        self.on_disk()?;
        let (peildatum, personen) = (allow::peildatum(&d.peildatum, vraagt.nu)?, people(keyed.lijst()));
        let mut answers = Vec::new();
        for s in keyed.own_schemes() {
            answers.push((s, self.together(goedgekeurd.regelingen[usize::from(s)], peildatum, &personen)?));
        }
        into_outbox(keyed, answers, opslag, vraagt.run, alle)
    }

    /// Notes that something may leave from now on, so that the run counts for its limits.
    fn sent(&self, vraagt: &Vraagt<'_>) -> Result<(), Weigering> {
        self.logboek().sent(&vraagt.run).map_err(Weigering::Logboek)
    }
}

/// Everything, in one commit.
fn into_outbox(
    keyed: Gesleuteld<'_>,
    answers: Vec<(u16, nulsom::Antwoorden)>,
    opslag: &mut Opslag,
    run: [u8; 16],
    alle: Digest,
) -> Result<(), Weigering> {
    let mut rng = chance();
    let mut outbox = opslag.outbox(run).map_err(Weigering::Logboek)?;
    let mut computing = Box::new(keyed.compute(answers)?);
    loop {
        match computing.step(&mut rng)? {
            Stap::Deel(next, row) => {
                outbox.add(row.to_store()).map_err(Weigering::Logboek)?;
                computing = next;
            }
            Stap::Klaar(done) => {
                outbox.add(done.slot().to_store()).map_err(Weigering::Logboek)?;
                outbox.commit(alle).map_err(Weigering::Logboek)?;
                // The rows are sent from the disk, by whoever asks for them.
                let _ = done.committed();
                return Ok(());
            }
        }
    }
}

/// The slot: the last row.
pub(super) fn slot(opslag: &Opslag, vraagt: &Vraagt<'_>, open: &Open) -> Result<Option<Vec<u8>>, Weigering> {
    let Some(last) = open.rijen.and_then(|rijen| rijen.checked_sub(1)) else { return Ok(None) };
    opslag.row(&vraagt.run, last).map_err(Weigering::Logboek)
}
