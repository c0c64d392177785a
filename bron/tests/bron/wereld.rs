//! A source of its own for each test: a folder with settings, keys, data and logboek, and two afnemers that may ask.

use crate::mensen::{INKOMENS, Map, bsn, csv, numbers, set};
use bron::client::{Antwoorden, Verzoek};
use bron::server::{Bron, Fouten, Instellingen, Sleutels};
use bron::{Bsn, Digest, Pakket, Run, Vragenset, Weigering, vraag_digest};
use ed25519_dalek::SigningKey;
use foundation::{Chance, Clock, Uuid};
use std::fs;
use std::path::PathBuf;

/// Tuesday 2 March 2027, 10:00 in the Netherlands.
pub const NU: &str = "2027-03-02T09:00:00Z";
pub const PEILDATUM: &str = "2026-12-01";
pub const GRONDSLAG: [u8; 16] = [5; 16];
pub const GRONDSLAG_DIGEST: Digest = Digest([6; 32]);

pub struct Wereld {
    pub map: Map,
    pub klok: Clock,
    pub maastricht: SigningKey,
    pub enschede: SigningKey,
    pub sets: Vec<Vragenset>,
    pub personen: Vec<Bsn>,
}

/// What a test wants to be otherwise.
pub struct Opzet {
    /// The data part of the settings.
    pub gegevens: String,
    /// The columns.
    pub kolommen: String,
    /// `[grenzen]` and the like.
    pub verder: String,
    /// The approved questions, for both afnemers.
    pub sets: Vec<Vragenset>,
    /// The last day of the approvals.
    pub tot: &'static str,
}

impl Default for Opzet {
    fn default() -> Self {
        Self {
            gegevens: "soort = \"csv\"\nbestand = \"gegevens.csv\"\nbsn = \"bsn\"\npartner = \"partner\"\n".to_owned(),
            kolommen: "[[kolom]]\nkolom = \"inkomen\"\nbegrip = \"toetsingsinkomen@1\"\neenheid = \"eurocent\"\njaar = 2026\n\
                       [[kolom]]\nkolom = \"box3\"\nbegrip = \"rendementsgrondslag_box3@1\"\neenheid = \"euro\"\njaar = 2026\n"
                .to_owned(),
            verder: String::new(),
            sets: vec![set(&[2_000_000])],
            tot: "2027-12-31",
        }
    }
}

impl Wereld {
    pub fn new() -> Self {
        Self::with(Opzet::default())
    }

    pub fn with(opzet: Opzet) -> Self {
        let map = Map::new();
        fs::write(map.path().join("gegevens.csv"), csv()).expect("written");
        let wereld = Self {
            map,
            klok: Clock::manual(NU.parse().expect("an instant")),
            maastricht: SigningKey::from_bytes(&[1; 32]),
            enschede: SigningKey::from_bytes(&[2; 32]),
            sets: opzet.sets.clone(),
            personen: numbers().take(INKOMENS.len()).map(bsn).collect(),
        };
        Sleutels::make(&wereld.path("sleutels.json"), &Chance::seeded(1)).expect("new keys");
        fs::write(wereld.path("bron.toml"), wereld.settings(&opzet)).expect("written");
        wereld
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.map.path().join(name)
    }

    fn settings(&self, opzet: &Opzet) -> String {
        let hex = |key: &SigningKey| key.verifying_key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let mut text = format!(
            "[bron]\nnaam = \"Proef\"\nbronhouder = \"belastingdienst\"\nadres = \"127.0.0.1:0\"\nsleutels = \"sleutels.json\"\n\
             logboek = \"logboek\"\n[gegevens]\n{}{}\n{}\n",
            opzet.gegevens, opzet.kolommen, opzet.verder
        );
        for (naam, key) in [("Maastricht", &self.maastricht), ("Enschede", &self.enschede)] {
            text += &format!("[[afnemer]]\nnaam = \"{naam}\"\nsleutels = [\"{}\"]\n", hex(key));
            for (nth, set) in opzet.sets.iter().enumerate() {
                fs::write(self.path(&format!("vragen-{nth}.json")), set.to_text()).expect("written");
                text += &format!(
                    "[[goedkeuring]]\nafnemer = \"{naam}\"\ngrondslag = \"{}\"\ngrondslag_digest = \"{GRONDSLAG_DIGEST}\"\n\
                     vragenset = \"{}\"\nbestand = \"vragen-{nth}.json\"\ntot = \"{}\"\n",
                    Uuid::from_bytes(GRONDSLAG),
                    set.digest(),
                    opzet.tot
                );
            }
        }
        text
    }

    pub async fn try_open(&self) -> Result<Bron, Fouten> {
        Bron::open(Instellingen::read(&self.path("bron.toml"))?, self.klok.clone()).await
    }

    pub async fn open(&self) -> Bron {
        self.try_open().await.unwrap_or_else(|why| panic!("{why}"))
    }

    /// A run under the first set.
    pub fn run(&self, id: u8) -> Run {
        self.run_of(id, 0)
    }

    pub fn run_of(&self, id: u8, set: usize) -> Run {
        Run {
            bron: "belastingdienst".to_owned(),
            id: [id; 16],
            grondslag: GRONDSLAG,
            grondslag_digest: GRONDSLAG_DIGEST,
            vragenset: self.sets[set].digest(),
            peildatum: PEILDATUM.to_owned(),
        }
    }

    /// The first pakket of a run, about everybody, with all questions of the first set.
    pub fn pakket(&self, run: u8) -> Pakket {
        self.run(run).pakket(0, self.vragen(0), self.personen.clone())
    }

    pub fn vragen(&self, set: usize) -> Vec<Digest> {
        self.sets[set].vragen.iter().map(vraag_digest).collect()
    }

    /// Asks for Maastricht.
    pub fn ask(&self, bron: &Bron, pakket: &Pakket) -> Result<Antwoorden, Weigering> {
        let verzoek = Verzoek::sign(pakket, &self.maastricht);
        let answer = bron.answer(verzoek.bytes())?;
        Ok(verzoek.read(&answer, &bron.sleutel()).expect("what a bron says is an answer"))
    }
}
