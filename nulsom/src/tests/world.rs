//! One invented run: a municipality with an engine, a team lead and a second keyholder, and two to five sources.

use super::chance;
use super::core::oin;
use crate::engine::{Genomen, Ontvangst, Ronde, Samenvoegen, SealedList, Uitkomst, begin};
use crate::limits::{GoedgekeurdeRegeling, Goedkeuring, Logboek, LogboekRegel, Profiel};
use crate::opening::{Geopend, HouderKeys, Openen, hand_over};
use crate::source::{Aanvaard, Gesleuteld, Stap, Toegezegd, Toetsing, Vastgelegd};
use crate::{
    Antwoord, Antwoorden, Lijst, Oin, Opdracht, PadSecret, Pins, Plek, Regeling, RunSecret, SealSecret, SignSecret, SourceKeys,
    Weigering,
};
use chacha20::ChaCha20Rng;
use std::collections::BTreeMap;

/// Tuesday 2 March 2027, ten o'clock.
pub(super) const NOW: u64 = 1_803_978_000_000;
pub(super) const HOUR: u64 = 3_600_000;
pub(super) const DAY: u64 = 24 * HOUR;

pub(super) struct World {
    pub(super) keys: Vec<SourceKeys>,
    pub(super) gemeente: SignSecret,
    pub(super) motor: SealSecret,
    pub(super) a: HouderKeys,
    pub(super) b: HouderKeys,
    pub(super) pins: Pins,
    pub(super) goedkeuring: Goedkeuring,
    pub(super) logboek: Logboek,
    pub(super) digits: Vec<u8>,
    pub(super) opdracht: Opdracht,
}

/// What a source keeps on its disk, by the name of what it is.
#[derive(Default)]
pub(super) struct Outbox {
    pub(super) delen: BTreeMap<Plek, Vec<u8>>,
    pub(super) slot: Vec<u8>,
}

/// The first so many numbers that are BSNs by the eleven-test, from 999900000 on: nobody has those.
pub(super) fn invented_bsns(count: usize) -> Vec<u8> {
    let is_bsn = |number: &u32| Lijst::parse(number.to_string().as_bytes()).is_ok();
    (999_900_000_u32..).filter(is_bsn).take(count).flat_map(|number| number.to_string().into_bytes()).collect()
}

pub(super) const PSK: [u8; 32] = [12; 32];

pub(super) fn key_bytes(kind: u8, whose: usize) -> [u8; 32] {
    let mut bytes = [kind; 32];
    bytes[31] = u8::try_from(whose).expect("few sources");
    bytes
}

pub(super) fn source_keys(place: usize) -> SourceKeys {
    let sign = SignSecret::from_bytes(&key_bytes(1, place));
    let (pad, seal) = (PadSecret::from_bytes(key_bytes(2, place)), SealSecret::from_bytes(&key_bytes(3, place)));
    let keys = SourceKeys::new(oin(place), sign, pad, seal);
    // The first two exchanged something by hand.
    if place < 2 { keys.with_psk(oin(1 - place), PSK) } else { keys }
}

pub(super) fn houder(whose: usize) -> HouderKeys {
    HouderKeys { sign: SignSecret::from_bytes(&key_bytes(4, whose)), seal: SealSecret::from_bytes(&key_bytes(5, whose)) }
}

pub(super) fn run_secret(place: usize) -> RunSecret {
    RunSecret::from_store(key_bytes(6, place))
}

pub(super) fn gemeente() -> Oin {
    Oin::parse("00000001000000000009").expect("twenty digits")
}

pub(super) const SECRET: Profiel = Profiel { is_gemeente: false, is_bekend: false, verwacht_ja: 400 };

impl World {
    /// Two schemes: one of all sources with both levels, one of the first two with Z alone.
    pub(super) fn new(n: usize, aantal: usize) -> Self {
        let digits = invented_bsns(aantal);
        let keys: Vec<SourceKeys> = (0..n).map(source_keys).collect();
        let (gemeente_key, motor) = (SignSecret::from_bytes(&[7; 32]), SealSecret::from_bytes(&[8; 32]));
        let (a, b) = (houder(0), houder(1));
        let pins = Pins {
            gemeente: gemeente(),
            gemeente_sign: gemeente_key.public(),
            motor: motor.public(),
            a: a.public(),
            b: b.public(),
            bronnen: keys.iter().map(SourceKeys::public).collect(),
        };
        let all = |count: usize| (0..u8::try_from(count).expect("few")).collect::<Vec<u8>>();
        let regeling = |naam: &str, met_mogelijk, bronnen| Regeling { naam: naam.to_owned(), versie: 3, met_mogelijk, bronnen };
        let run = *b"run-0001-invente";
        let opdracht = Opdracht {
            run,
            gemeente: gemeente(),
            grondslag: [9; 16],
            grondslag_hash: [10; 32],
            regels: [11; 32],
            peildatum: "2027-01-01".to_owned(),
            leeftijd_vanaf: 18,
            leeftijd_tot: 66,
            bronnen: pins.bronnen.iter().map(crate::BronPins::named).collect(),
            regelingen: vec![regeling("zorgtoeslag", true, all(n)), regeling("minimaregeling", false, all(2))],
            aantal: u32::try_from(aantal).expect("few"),
            lijst: Lijst::parse(&digits).expect("BSNs").digest(&run),
            gemeente_sign: pins.gemeente_sign.id(),
            motor: pins.motor.id(),
            a: pins.a.named(),
            b: pins.b.named(),
            vanaf: NOW - HOUR,
            tot: NOW + DAY,
        };
        let approved = |naam: &str, count: usize| GoedgekeurdeRegeling {
            naam: naam.to_owned(),
            versie: 3,
            bronnen: (0..count).map(|place| (oin(place), SECRET)).collect(),
            drempels: Vec::new(),
        };
        let mut inwoners = vec![0; 100];
        inwoners[18] = u32::try_from(aantal).expect("few");
        let goedkeuring = Goedkeuring {
            grondslag: [9; 16],
            grondslag_hash: [10; 32],
            grondslag_tot: NOW + 10 * DAY,
            regels: [11; 32],
            regelingen: vec![approved("zorgtoeslag", n), approved("minimaregeling", 2)],
            inwoners,
            bronnen_min: 2,
        };
        Self { keys, gemeente: gemeente_key, motor, a, b, pins, goedkeuring, logboek: Logboek::default(), digits, opdracht }
    }

    pub(super) fn signed(&self) -> Vec<u8> {
        self.opdracht.with_signatures([&self.gemeente, &self.a.sign, &self.b.sign].map(|key| self.opdracht.sign(key)))
    }

    pub(super) fn lists(&self, rng: &mut ChaCha20Rng) -> (Vec<(Oin, Vec<u8>)>, SealedList) {
        let lijst = Lijst::parse(&self.digits).expect("BSNs");
        let lists = begin(&self.signed(), &self.pins, lijst, rng).expect("all is pinned");
        (lists.to_sources, lists.kept)
    }

    pub(super) fn toetsing(&self, bron: usize) -> Toetsing<'_> {
        let Self { pins, goedkeuring, logboek, .. } = self;
        Toetsing { keys: &self.keys[bron], pins, goedkeuring, logboek, now: NOW }
    }

    /// What a source accepts; for lists too short for a real run, without asking.
    pub(super) fn accepted(&self, bron: usize) -> Aanvaard<'_> {
        let hd = self.opdracht.digest();
        let regel = LogboekRegel {
            run: self.opdracht.run,
            hd,
            th: None,
            gemeente: gemeente(),
            regelingen: Vec::new(),
            drempels: Vec::new(),
            aantal: self.opdracht.aantal,
            op: NOW,
            is_verstuurd: false,
        };
        Aanvaard {
            keys: &self.keys[bron],
            opdracht: self.opdracht.clone(),
            hd,
            place: u8::try_from(bron).expect("few"),
            bronnen: self.pins.bronnen.clone(),
            lijst: Lijst::parse(&self.digits).expect("BSNs"),
            effective: vec![false; self.opdracht.regelingen.len()],
            regel,
        }
    }

    pub(super) fn toegezegd(&self, rng: &mut ChaCha20Rng) -> Vec<Toegezegd<'_>> {
        let toezeggen = |bron| self.accepted(bron).toezeggen(&run_secret(bron), rng).expect("keys can be sealed to");
        (0..self.keys.len()).map(toezeggen).collect()
    }

    pub(super) fn keyed(&self, rng: &mut ChaCha20Rng) -> (Ronde, Vec<Gesleuteld<'_>>) {
        let (toezeggingen, keyed) = self.key_all(self.toegezegd(rng));
        (Ronde::of(&self.signed(), &toezeggingen, &self.pins).expect("all is signed"), keyed)
    }

    pub(super) fn key_all<'w>(&self, bound: Vec<Toegezegd<'w>>) -> (Vec<Vec<u8>>, Vec<Gesleuteld<'w>>) {
        let all: Vec<Vec<u8>> = bound.iter().map(|bound| bound.toezegging().to_vec()).collect();
        let key = |bound: Toegezegd<'w>| bound.key(&all, &self.pins, &self.logboek, NOW).expect("all fit");
        let keyed = bound.into_iter().map(key).collect();
        (all, keyed)
    }

    /// A whole run up to the counts.
    pub(super) fn play(&self, answer: impl Fn(usize, u16, usize) -> Antwoord) -> Result<(SealedList, Vec<Uitkomst>), Weigering> {
        let mut rng = chance(1);
        let (_, list) = self.lists(&mut rng);
        let (ronde, keyed) = self.keyed(&mut rng);
        let outboxes = (0..).zip(keyed).map(|(bron, keyed)| {
            let answers = answers(&keyed, |s, row| answer(bron, s, row));
            compute(keyed, answers, &mut rng).map(|(outbox, _)| outbox)
        });
        let outboxes = outboxes.collect::<Result<Vec<_>, _>>()?;
        Ok((list, self.join(&ronde, &outboxes)?))
    }

    pub(super) fn join(&self, ronde: &Ronde, outboxes: &[Outbox]) -> Result<Vec<Uitkomst>, Weigering> {
        let mut taken = Ontvangst::new(ronde);
        let mut delen = BTreeMap::new();
        for message in outboxes.iter().flat_map(|outbox| outbox.delen.values().chain([&outbox.slot])) {
            if let Genomen::Deel(plek) = taken.take(message)? {
                delen.insert(plek, message.clone());
            }
        }
        assert!(taken.is_complete());
        let slots: Vec<Vec<u8>> = outboxes.iter().map(|outbox| outbox.slot.clone()).collect();
        let mut join = Samenvoegen::begin(ronde, &self.motor, &slots)?;
        while let Some(plek) = join.wants() {
            join.give(&delen[&plek])?;
        }
        join.finish()
    }

    pub(super) fn open(
        &self,
        uitkomst: &Uitkomst,
        list: &SealedList,
        drops: impl Fn(&[u8; 9]) -> bool,
    ) -> Result<Geopend, Weigering> {
        let reason = ("huisbezoek van het wijkteam", NOW + DAY);
        let doorgave = hand_over(uitkomst, list, &self.a, &self.pins.b.seal, reason, &mut chance(2))?;
        self.opening(uitkomst, list, &doorgave).open(&self.b, drops)
    }

    pub(super) fn opening<'o>(&'o self, uitkomst: &'o Uitkomst, list: &'o SealedList, doorgave: &'o [u8]) -> Openen<'o> {
        Openen {
            uitkomst,
            list,
            doorgave,
            a_sign: &self.pins.a.sign,
            a_persoon: "teamleider",
            b_persoon: "fatih",
            b_reden: "de lijst is klein en het gaat om verzonnen mensen",
            is_geopend: false,
            now: NOW + 2 * DAY,
        }
    }

    pub(super) fn bsn(&self, row: usize) -> [u8; 9] {
        self.digits.as_chunks::<9>().0[row]
    }
}

/// The answers of one source for its own schemes.
pub(super) fn answers(keyed: &Gesleuteld<'_>, answer: impl Fn(u16, usize) -> Antwoord) -> Vec<(u16, Antwoorden)> {
    let rows = keyed.lijst().len();
    keyed.own_schemes().into_iter().map(|s| (s, Antwoorden::new((0..rows).map(|row| answer(s, row))))).collect()
}

/// Computes all of it into an outbox, and commits.
pub(super) fn compute(
    keyed: Gesleuteld<'_>,
    answers: Vec<(u16, Antwoorden)>,
    rng: &mut ChaCha20Rng,
) -> Result<(Outbox, Vastgelegd), Weigering> {
    let mut outbox = Outbox::default();
    let mut computing = Box::new(keyed.compute(answers)?);
    loop {
        match computing.step(rng)? {
            Stap::Deel(next, row) => {
                outbox.delen.insert(row.plek().expect("a deel has a place"), row.to_store().to_vec());
                computing = next;
            }
            Stap::Klaar(done) => {
                outbox.slot = done.slot().to_store().to_vec();
                return Ok((outbox, done.committed()));
            }
        }
    }
}
