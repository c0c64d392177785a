//! D: who asks whom, about which list, by which rules, until when. Nothing in it names anybody it is about.

use super::lijst::{TOT, VANAF};
use super::millis;
use super::partijen::Partijen;
use crate::LooplijstError;
use crate::vragen::VraagError;
use crate::vragen::gronden::Gronden;
use crate::vragen::plan::{EIGEN, Plan};
use ::bron::{Digest, Vragenset, regels};
use foundation::Uuid;
use foundation::jiff::{SignedDuration, Timestamp};
use nulsom::{BronPins, Lijst, Opdracht, Regeling};
use regelingen::Vragen;
use std::collections::BTreeSet;

/// How long D is valid: as long as a source takes one at most.
pub(crate) const GELDIG: SignedDuration = SignedDuration::from_hours(72);
/// A source may be so far behind with its clock.
const CLOCKS: SignedDuration = SignedDuration::from_mins(5);
/// The version of the rules of a regeling: its name says which regeling of which year, so there is one.
pub(crate) const VERSIE: u32 = 1;

/// What a source is asked for one regeling, and nothing of another.
pub(crate) fn sets(plan: &Plan) -> Result<Vec<Vec<Vragenset>>, VraagError> {
    let begrippen = crate::known::stand().ok_or(VraagError::Leeg)?.begrippen();
    let of = |regeling: &&'static regelingen::Regeling| {
        let vragen = Vragen::of(&[*regeling], begrippen, "inwoner");
        let holders: BTreeSet<&str> = vragen.vragen.iter().map(|vraag| vraag.bronhouder.as_str()).collect();
        let others = holders.into_iter().filter(|one| *one != EIGEN);
        others.filter_map(|one| Vragenset::of(&vragen, &[regeling.name()], one)).collect()
    };
    Ok(plan.regelingen.iter().map(of).collect())
}

/// The rules of the whole run, by one name.
pub(crate) fn all_rules(sets: &[Vec<Vragenset>]) -> Digest {
    regels(sets.iter().flatten())
}

/// Whether these are the gronden that D names.
pub(super) fn stands_on(gronden: &Gronden, d: &Opdracht) -> bool {
    gronden.together().is_some_and(|(id, digest)| id == d.grondslag && digest.0 == d.grondslag_hash)
}

/// Puts D together.
///
/// # Errors
/// `NotComplete` where nobody answers for a bronhouder.
pub(crate) fn opdracht(
    plan: &Plan,
    partijen: &Partijen,
    gronden: &Gronden,
    (run, lijst): (Uuid, &Lijst),
    now: Timestamp,
) -> Result<Opdracht, LooplijstError> {
    let sets = sets(plan)?;
    let (grondslag, grondslag_hash) = gronden.together().ok_or(LooplijstError::OtherQuestions)?;
    let pins = &partijen.pins;
    let place = |bronhouder: &str| {
        let found = pins.bronnen.iter().position(|bron| partijen.namen.get(&bron.oin).is_some_and(|naam| naam == bronhouder));
        found.and_then(|place| u8::try_from(place).ok()).ok_or_else(|| VraagError::GeenBron(bronhouder.to_owned()))
    };
    let mut regelingen = Vec::new();
    for (regeling, asked) in plan.regelingen.iter().zip(&sets) {
        let mut bronnen = asked.iter().map(|set| place(&set.bronhouder)).collect::<Result<Vec<u8>, _>>()?;
        bronnen.sort_unstable();
        regelingen.push(Regeling { naam: regeling.name(), versie: VERSIE, met_mogelijk: true, bronnen });
    }
    let run = *run.as_bytes();
    Ok(Opdracht {
        run,
        gemeente: pins.gemeente,
        grondslag,
        grondslag_hash: grondslag_hash.0,
        regels: all_rules(&sets).0,
        peildatum: plan.peildatum().to_string(),
        leeftijd_vanaf: VANAF,
        leeftijd_tot: TOT,
        bronnen: pins.bronnen.iter().map(BronPins::named).collect(),
        regelingen,
        aantal: u32::try_from(lijst.len()).unwrap_or(u32::MAX),
        lijst: lijst.digest(&run),
        gemeente_sign: pins.gemeente_sign.id(),
        motor: pins.motor.id(),
        a: pins.a.named(),
        b: pins.b.named(),
        vanaf: millis(now - CLOCKS),
        // Counted from when it begins, so that it is valid for no longer than a source takes.
        tot: millis(now - CLOCKS + GELDIG),
    })
}
