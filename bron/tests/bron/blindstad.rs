//! The made-up city with three sources that take part in a blind run: keys that all have compared, and a municipality with an engine
//! and two keyholders.

use crate::mensen::Map;
use crate::wereld::{GRONDSLAG, GRONDSLAG_DIGEST, NU};
use bron::client::SigningKey;
use bron::client::blind::Blind;
use bron::demo::{BRONNEN, Demoafnemer, Demoblind, Demobron, Demogoedkeuring, by_age, inwoners};
use bron::server::{Instellingen, Sleutels, make_blind_keys};
use bron::{Bsn, Digest, Vragenset, regels};
use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::date;
use foundation::{Chance, Uuid};
use nulsom::opening::HouderKeys;
use nulsom::{BronPins, Lijst, Oin, Opdracht, PadPublic, Pins, Regeling, SealPublic, SealSecret, SignPublic, SignSecret};
use regelingen::bevolking::{Bevolking, Persoon};
use regelingen::{Antwoord, Vragen};
use std::path::PathBuf;

pub const HOUR: u64 = 3_600_000;
pub const RUN: [u8; 16] = *b"run-0001-invente";
const SCHEMES: [&str; 2] = ["individuele_inkomenstoeslag_maastricht", "minimaregeling"];

pub struct Blindstad {
    pub map: Map,
    pub key: SigningKey,
    pub gemeente: SignSecret,
    pub motor: SealSecret,
    pub a: HouderKeys,
    pub b: HouderKeys,
    pub pins: Pins,
    pub people: Vec<(Bsn, Persoon)>,
    /// As digits, rising: those of `people` in another order.
    pub digits: Vec<[u8; 9]>,
    /// By regeling: its name, and what is asked.
    pub regelingen: Vec<(String, Vragen)>,
    regels: Digest,
}

pub fn now() -> u64 {
    NU.parse::<Timestamp>().expect("an instant").as_millisecond().unsigned_abs()
}

pub fn chance(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

pub fn oin(place: usize) -> Oin {
    let text = BRONNEN.get(place).map_or("00000001000000000009", |bron| bron.oin);
    Oin::parse(text).expect("twenty digits")
}

/// A place is that of the OIN.
pub fn demo(place: usize) -> &'static Demobron {
    &BRONNEN[place]
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Blindstad {
    pub fn new(aantal: usize) -> Self {
        let people = inwoners(&Bevolking { seed: 935, peildatum: date(2026, 12, 1) }, aantal).expect("the tables");
        let stand = regelingen::shipped::read().expect("what is shipped");
        let of = |name: &&str| {
            let regeling = stand.get(name, date(2026, 12, 1), "0935").expect("it is shipped");
            (regeling.name(), Vragen::of(&[regeling], stand.begrippen(), "inwoner"))
        };
        let regelingen: Vec<(String, Vragen)> = SCHEMES.iter().map(of).collect();
        let sign = |byte| SignSecret::from_bytes(&[byte; 32]);
        let houder = |byte| HouderKeys { sign: sign(byte), seal: SealSecret::from_bytes(&[byte + 1; 32]) };
        let (gemeente, motor, a, b) = (sign(7), SealSecret::from_bytes(&[8; 32]), houder(20), houder(30));
        let pins = Pins {
            gemeente: oin(9),
            gemeente_sign: gemeente.public(),
            motor: motor.public(),
            a: a.public(),
            b: b.public(),
            bronnen: Vec::new(),
        };
        let mut digits: Vec<[u8; 9]> = Vec::new();
        let key = SigningKey::from_bytes(&[1; 32]);
        let mut stad = Self {
            map: Map::new(),
            key,
            gemeente,
            motor,
            a,
            b,
            pins,
            people,
            digits: Vec::new(),
            regelingen,
            regels: Digest([0; 32]),
        };
        let csv = demo(0).csv(&stad.people);
        for line in csv.lines().skip(1) {
            digits.push(line.as_bytes()[..9].try_into().expect("a number of nine digits"));
        }
        digits.sort_unstable();
        stad.digits = digits;
        stad.regels = regels(&stad.all_sets());
        for place in 0..BRONNEN.len() {
            stad.prepare(place);
            let settings = Instellingen::read(&stad.settings(place)).unwrap_or_else(|why| panic!("{why}"));
            let made = make_blind_keys(settings.blind.as_ref().expect("it is set"), &Chance::system()).expect("new keys");
            let key = |nth: usize| made[nth].1.parse::<Digest>().expect("64 digits").0;
            stad.pins.bronnen.push(BronPins {
                oin: oin(place),
                sign: SignPublic::from_bytes(&key(1)).expect("a key"),
                pad: PadPublic::from_bytes(key(2)),
                seal: SealPublic::from_bytes(key(3)),
            });
        }
        (0..BRONNEN.len()).for_each(|place| stad.prepare(place));
        stad
    }

    pub fn folder(&self, place: usize) -> PathBuf {
        self.map.path().join(demo(place).bronhouder)
    }

    pub fn settings(&self, place: usize) -> PathBuf {
        self.folder(place).join("bron.toml")
    }

    pub fn set(&self, regeling: usize, place: usize) -> Option<Vragenset> {
        let (name, vragen) = &self.regelingen[regeling];
        Vragenset::of(vragen, std::slice::from_ref(name), demo(place).bronhouder)
    }

    fn all_sets(&self) -> Vec<Vragenset> {
        let all = (0..self.regelingen.len()).flat_map(|s| (0..BRONNEN.len()).map(move |place| (s, place)));
        all.filter_map(|(s, place)| self.set(s, place)).collect()
    }

    pub fn sources(&self, regeling: usize) -> Vec<usize> {
        (0..BRONNEN.len()).filter(|place| self.set(regeling, *place).is_some()).collect()
    }

    fn prepare(&self, place: usize) {
        let demo = demo(place);
        let approved = |s: usize| {
            let bronnen = self.sources(s).into_iter();
            Some(Demogoedkeuring {
                set: self.set(s, place)?,
                grondslag: Uuid::from_bytes(GRONDSLAG),
                digest: GRONDSLAG_DIGEST,
                regels: self.regels,
                // The municipality can look the BRP up itself.
                bronnen: bronnen.map(|at| (oin(at), self::demo(at).bronhouder == "brp")).collect(),
            })
        };
        let blind = Demoblind {
            pins: self.pins.clone(),
            inwoners: by_age(&self.people, date(2026, 12, 1)),
            goedkeuringen: (0..self.regelingen.len()).filter_map(approved).collect(),
        };
        let afnemer = Demoafnemer {
            naam: "Maastricht".to_owned(),
            sleutel: hex(self.key.verifying_key().as_bytes()),
            tot: date(2027, 12, 31),
            vragensets: Vec::new(),
            blind: Some(blind),
        };
        demo.write(&self.folder(place), "127.0.0.1:0", 2026, &self.people, &afnemer).expect("written");
        if !self.folder(place).join("sleutels.json").exists() {
            Sleutels::make(&self.folder(place).join("sleutels.json"), &Chance::system()).expect("keys");
        }
    }

    /// D about this list.
    pub fn opdracht(&self, run: [u8; 16], lijst: &Lijst) -> Opdracht {
        let regeling = |s: usize| Regeling {
            naam: self.regelingen[s].0.clone(),
            versie: 1,
            met_mogelijk: true,
            bronnen: self.sources(s).into_iter().map(|place| u8::try_from(place).expect("few")).collect(),
        };
        Opdracht {
            run,
            gemeente: oin(9),
            grondslag: GRONDSLAG,
            grondslag_hash: GRONDSLAG_DIGEST.0,
            regels: self.regels.0,
            peildatum: "2026-12-01".to_owned(),
            leeftijd_vanaf: 18,
            leeftijd_tot: 99,
            bronnen: self.pins.bronnen.iter().map(BronPins::named).collect(),
            regelingen: (0..self.regelingen.len()).map(regeling).collect(),
            aantal: u32::try_from(lijst.len()).expect("few"),
            lijst: lijst.digest(&run),
            gemeente_sign: self.pins.gemeente_sign.id(),
            motor: self.pins.motor.id(),
            a: self.pins.a.named(),
            b: self.pins.b.named(),
            vanaf: now() - HOUR,
            tot: now() + 24 * HOUR,
        }
    }

    pub fn signed(&self, opdracht: &Opdracht) -> Vec<u8> {
        opdracht.with_signatures([&self.gemeente, &self.a.sign, &self.b.sign].map(|key| opdracht.sign(key)))
    }

    /// A run about everybody but these.
    pub fn begin(&self, run: [u8; 16], out: &[[u8; 9]], change: impl Fn(&mut Opdracht)) -> Blind {
        let asked: Vec<u8> = self.digits.iter().filter(|bsn| !out.contains(bsn)).flatten().copied().collect();
        let lijst = Lijst::parse(&asked).expect("numbers");
        let mut opdracht = self.opdracht(run, &lijst);
        change(&mut opdracht);
        let bronhouder = |asked: &Oin| (0..BRONNEN.len()).find(|place| oin(*place) == *asked).map(|at| demo(at).bronhouder);
        let name = |asked: &Oin| bronhouder(asked).expect("one of the three").to_owned();
        Blind::begin(self.signed(&opdracht), &self.pins, lijst, &name, &mut chance(5)).expect("all is pinned")
    }

    /// Who has a right, as one calculation over everything says; the municipality's own criteria with it, or alone.
    pub fn expected(&self, regeling: usize, only_own: bool) -> Vec<[u8; 9]> {
        let (_, vragen) = &self.regelingen[regeling];
        let asked = |vraag: &&regelingen::Vraag| !only_own || vraag.bronhouder == "gemeente";
        let csv = demo(0).csv(&self.people);
        let lines = csv.lines().skip(1).zip(&self.people);
        let has = |one: &Persoon| {
            let all = vragen.vragen.iter().filter(asked).map(|vraag| crate::stad::holds(vraag, one));
            all.collect::<Antwoord>() == Antwoord::Ja
        };
        let found = lines.filter(|(_, (_, one))| has(one)).map(|(line, _)| line.as_bytes()[..9].try_into().expect("nine digits"));
        let mut found: Vec<[u8; 9]> = found.collect();
        found.sort_unstable();
        found
    }
}
