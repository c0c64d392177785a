//! A made-up city with the three sources of the demo, and what one calculation over everything says.

use crate::mensen::Map;
use crate::wereld::{GRONDSLAG, GRONDSLAG_DIGEST};
use bron::demo::{BRONNEN, Demoafnemer, inwoners};
use bron::server::Sleutels;
use bron::{Antwoord, Bsn, Run, Vragenset};
use ed25519_dalek::SigningKey;
use foundation::jiff::civil::{Date, date};
use foundation::{Chance, Uuid};
use regelingen::bevolking::{Bevolking, Persoon};
use regelingen::{Begrippen, Feiten, Regeling, Vraag, Vragen, Waarde};

pub const PEILDATUM: Date = date(2026, 12, 1);
const SCHEMES: [&str; 2] = ["individuele_inkomenstoeslag_maastricht", "minimaregeling"];

pub struct Stad {
    pub map: Map,
    pub key: SigningKey,
    pub people: Vec<(Bsn, Persoon)>,
    pub begrippen: Begrippen,
    pub names: Vec<String>,
    pub vragen: Vragen,
}

impl Stad {
    /// So many people, and a folder for each source that is asked something.
    pub fn new(aantal: usize) -> Self {
        let people = inwoners(&Bevolking { seed: 935, peildatum: PEILDATUM }, aantal).expect("the tables");
        let stand = regelingen::shipped::read().expect("what is shipped");
        let regelingen: Vec<&Regeling> = SCHEMES.iter().filter_map(|name| stand.get(name, PEILDATUM, "0935")).collect();
        assert_eq!(regelingen.len(), SCHEMES.len());
        let names: Vec<String> = regelingen.iter().map(|regeling| regeling.name()).collect();
        let vragen = Vragen::of(&regelingen, stand.begrippen(), "inwoner");
        let stad = Self {
            map: Map::new(),
            key: SigningKey::from_bytes(&[1; 32]),
            people,
            begrippen: stand.begrippen().clone(),
            names,
            vragen,
        };
        stad.sets().into_iter().for_each(|set| stad.prepare(&set));
        stad
    }

    /// What each of the three is asked.
    pub fn sets(&self) -> Vec<Vragenset> {
        BRONNEN.iter().filter_map(|demo| Vragenset::of(&self.vragen, &self.names, demo.bronhouder)).collect()
    }

    fn prepare(&self, set: &Vragenset) {
        let demo = BRONNEN.iter().find(|demo| demo.bronhouder == set.bronhouder).expect("one of the three");
        let folder = self.map.path().join(demo.bronhouder);
        let afnemer = Demoafnemer {
            naam: "Maastricht".to_owned(),
            sleutel: self.key.verifying_key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect(),
            tot: date(2027, 12, 31),
            vragensets: vec![(set.clone(), Uuid::from_bytes(GRONDSLAG), GRONDSLAG_DIGEST)],
            blind: None,
        };
        demo.write(&folder, "127.0.0.1:0", 2026, &self.people, &afnemer).expect("written");
        Sleutels::make(&folder.join("sleutels.json"), &Chance::system()).expect("keys");
    }

    pub fn run(&self, set: &Vragenset) -> Run {
        Run {
            bron: set.bronhouder.clone(),
            id: [1; 16],
            grondslag: GRONDSLAG,
            grondslag_digest: GRONDSLAG_DIGEST,
            vragenset: set.digest(),
            peildatum: PEILDATUM.to_string(),
        }
    }

    /// What the law says to a question about somebody of whom all is known; also what only the gemeente knows.
    pub fn holds(&self, vraag: usize, one: &Persoon) -> Antwoord {
        holds(&self.vragen.vragen[vraag], one)
    }
}

/// The same, of any question.
pub fn holds(vraag: &Vraag, one: &Persoon) -> Antwoord {
    let about = Feiten::about(Some(one.geboren), Some(one.partner), Some(one.kinderen));
    vraag.toets.holds(value(vraag, one), &about, PEILDATUM)
}

fn value(vraag: &Vraag, one: &Persoon) -> Waarde {
    match vraag.begrip.sleutel.as_str() {
        "geboortedatum" => Waarde::Datum(one.geboren),
        "kinderen_onder_18" => Waarde::Aantal(i64::from(one.kinderen)),
        "toetsingsinkomen" => Waarde::Bedrag(one.jaarinkomen),
        "rendementsgrondslag_box3" | "vermogen_participatiewet" => Waarde::Bedrag(one.vermogen),
        "netto_maandinkomen" => Waarde::Bedrag(one.maandinkomen),
        "netto_maandinkomen_hoogste_van_36" => Waarde::Bedrag(one.maandinkomen * i64::from(one.hoogste_maand) / 100),
        "ontvangt_individuele_inkomenstoeslag" => Waarde::JaNee(one.gebruikt && one.huishouden.is_multiple_of(3)),
        "ontvangt_minimaregeling" => Waarde::JaNee(one.gebruikt && one.huishouden.is_multiple_of(2)),
        other => unreachable!("nobody answers about {other}"),
    }
}
