//! One invented run: three sources, a municipality with an engine, two who open, and as many people as wanted.

use crate::fault::{Fault, Outcome};
use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use nulsom::engine::{Ronde, begin};
use nulsom::limits::{GoedgekeurdeRegeling, Goedkeuring, Logboek, Profiel};
use nulsom::source::{Gesleuteld, Toetsing};
use nulsom::{
    Antwoord, BronPins, HouderPins, Lijst, Oin, Opdracht, PadSecret, Pins, Regeling, RunSecret, SealSecret, SignSecret,
    SourceKeys,
};

pub const BRONNEN: usize = 3;
const NOW: u64 = 1_803_978_000_000;
const DAY: u64 = 24 * 60 * 60 * 1000;
const SCHEME: &str = "zorgtoeslag";

pub struct Stad {
    keys: Vec<SourceKeys>,
    pins: Pins,
    pub motor: SealSecret,
    goedkeuring: Goedkeuring,
    logboek: Logboek,
    persons: usize,
    cells: usize,
    signed: Vec<u8>,
    lists: Vec<Vec<u8>>,
}

/// The same chance in every round.
pub fn chance(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

/// Whether a source says ja about a row: six of ten. `script/benches/blind.py` has the same line.
fn says_ja(bron: usize, row: usize) -> bool {
    let (bron, row) = (bron as u64, row as u64);
    (row.wrapping_mul(2_654_435_761).wrapping_add(bron * 40_503) >> (7 + bron)) % 10 < 6
}

pub fn answer(bron: usize, row: usize) -> Antwoord {
    if says_ja(bron, row) { Antwoord::Ja } else { Antwoord::Nee }
}

/// How many of the first so many rows have a ja everywhere.
pub fn expected(rows: usize) -> usize {
    (0..rows).filter(|row| (0..BRONNEN).all(|bron| says_ja(bron, *row))).count()
}

fn oin(digit: usize) -> Outcome<Oin> {
    Oin::parse(&format!("0000000100000000000{digit}")).ok_or_else(|| Fault::new("no OIN"))
}

fn bytes(kind: u8, whose: usize) -> [u8; 32] {
    std::array::from_fn(|at| if at == 31 { whose as u8 } else { kind })
}

/// Rising numbers that pass the eleven-test. Each eight digits have one ninth that does, or none.
fn bsns(count: usize) -> Vec<u8> {
    let mut digits = Vec::with_capacity(count * 9);
    for eight in 10_000_001_u32.. {
        if digits.len() == count * 9 {
            break;
        }
        let text = eight.to_string();
        let sum: u32 = text.bytes().zip((2..=9).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        if let Ok(last @ 0..=9) = u8::try_from(sum % 11) {
            digits.extend(text.bytes());
            digits.push(b'0' + last);
        }
    }
    digits
}

impl Stad {
    pub fn new(persons: usize) -> Outcome<Self> {
        let whose = |at: usize| -> Outcome<SourceKeys> {
            let (pad, seal) = (PadSecret::from_bytes(bytes(2, at)), SealSecret::from_bytes(&bytes(3, at)));
            Ok(SourceKeys::new(oin(at)?, SignSecret::from_bytes(&bytes(1, at)), pad, seal))
        };
        let keys = (0..BRONNEN).map(whose).collect::<Outcome<Vec<_>>>()?;
        let sign = [7, 8, 9].map(|kind| SignSecret::from_bytes(&bytes(kind, 0)));
        let motor = SealSecret::from_bytes(&bytes(10, 0));
        let houder = |at: usize| HouderPins { sign: sign[at].public(), seal: SealSecret::from_bytes(&bytes(11, at)).public() };
        let pins = Pins {
            gemeente: oin(9)?,
            gemeente_sign: sign[0].public(),
            motor: motor.public(),
            a: houder(1),
            b: houder(2),
            bronnen: keys.iter().map(SourceKeys::public).collect(),
        };
        let lijst = Lijst::parse(&bsns(persons))?;
        let opdracht = opdracht(&pins, &lijst)?;
        let signed = opdracht.with_signatures(sign.each_ref().map(|key| opdracht.sign(key)));
        let lists = begin(&signed, &pins, lijst, &mut chance(1))?.to_sources.into_iter().map(|(_, list)| list).collect();
        let goedkeuring = goedkeuring(&opdracht);
        let cells = persons + 64 + 16 * BRONNEN;
        Ok(Self { keys, pins, motor, goedkeuring, logboek: Logboek::default(), persons, cells, signed, lists })
    }

    pub fn persons(&self) -> usize {
        self.persons
    }

    /// T.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// All sources up to what they agreed about, and the run as the municipality sees it.
    pub fn keyed(&self) -> Outcome<(Ronde, Vec<Gesleuteld<'_>>)> {
        let mut bound = Vec::new();
        for (place, keys) in self.keys.iter().enumerate() {
            let toetsing = Toetsing { keys, pins: &self.pins, goedkeuring: &self.goedkeuring, logboek: &self.logboek, now: NOW };
            let accepted = toetsing.accept(&self.signed, &self.lists[place])?;
            bound.push(accepted.toezeggen(&RunSecret::from_store(bytes(12, place)), &mut chance(2))?);
        }
        let all: Vec<Vec<u8>> = bound.iter().map(|bound| bound.toezegging().to_vec()).collect();
        let keyed = bound.into_iter().map(|bound| bound.key(&all, &self.pins, &self.logboek, NOW)).collect::<Result<_, _>>()?;
        Ok((Ronde::of(&self.signed, &all, &self.pins)?, keyed))
    }
}

fn opdracht(pins: &Pins, lijst: &Lijst) -> Outcome<Opdracht> {
    let run = *b"run-0001-blindly";
    Ok(Opdracht {
        run,
        gemeente: pins.gemeente,
        grondslag: [1; 16],
        grondslag_hash: [2; 32],
        regels: [3; 32],
        peildatum: "2027-01-01".to_owned(),
        leeftijd_vanaf: 18,
        leeftijd_tot: 66,
        bronnen: pins.bronnen.iter().map(BronPins::named).collect(),
        regelingen: vec![Regeling {
            naam: SCHEME.to_owned(),
            versie: 1,
            met_mogelijk: false,
            bronnen: (0..BRONNEN as u8).collect(),
        }],
        aantal: u32::try_from(lijst.len()).map_err(|_| Fault::new("too many people"))?,
        lijst: lijst.digest(&run),
        gemeente_sign: pins.gemeente_sign.id(),
        motor: pins.motor.id(),
        a: pins.a.named(),
        b: pins.b.named(),
        vanaf: NOW - DAY,
        tot: NOW + DAY,
    })
}

/// Every source approves exactly this.
fn goedkeuring(opdracht: &Opdracht) -> Goedkeuring {
    let profiel = Profiel { is_gemeente: false, is_bekend: false, verwacht_ja: 600 };
    let mut inwoners = vec![0; 100];
    inwoners[18] = opdracht.aantal;
    Goedkeuring {
        grondslag: opdracht.grondslag,
        grondslag_hash: opdracht.grondslag_hash,
        grondslag_tot: opdracht.tot,
        regels: opdracht.regels,
        regelingen: vec![GoedgekeurdeRegeling {
            naam: SCHEME.to_owned(),
            versie: 1,
            bronnen: opdracht.bronnen.iter().map(|bron| (bron.oin, profiel)).collect(),
            drempels: Vec::new(),
        }],
        inwoners,
        bronnen_min: BRONNEN,
    }
}
