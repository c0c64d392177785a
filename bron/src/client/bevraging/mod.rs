//! A plain run over several sources, as a machine without a line to anywhere: it says what to send, hears what came back, and can be
//! written down between any two steps. Whoever drives it sends, keeps its bytes (sealed: they name people), asks the register
//! anew before each step, and stops when it wants.
//!
//! First what is not gevoelig is asked, and whoever can have no right any more is left out. Then all else, of all sources about the
//! same people: a list that were shorter for the one would tell it what another answered.

mod lijst;
mod plan;
mod stap;
mod uitkomst;
mod zenden;

pub use plan::{Bevraagd, Opdracht, PlanFout};
pub use stap::{Stop, Verloop, Versturen};
pub use uitkomst::{Aantal, Rapport, Uitkomst};
pub use zenden::send;

use crate::message;
use crate::{Antwoord, Bsn, Digest};
use minicbor::{Decode, Encode};

/// A run that is under way.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub struct Bevraging {
    /// Of which opdracht.
    #[n(0)]
    opdracht: Digest,
    /// Everybody, ascending.
    #[n(1)]
    personen: Vec<Bsn>,
    /// Who stepped out meanwhile: nothing is asked about them any more, and what was answered is gone.
    #[n(2)]
    weg: Vec<bool>,
    /// By question, a byte a person: see [`Stand`].
    #[n(3)]
    antwoorden: Vec<Kolom>,
    /// Which round it is.
    #[n(4)]
    ronde: usize,
    /// Whom this round is about, by their place; the same for every source.
    #[n(5)]
    lijst: Vec<u32>,
    /// How far each source is.
    #[n(6)]
    bronnen: Vec<BronStand>,
}

/// The answers to one question, a byte a person.
#[derive(Clone, Encode, Decode)]
#[cbor(transparent)]
struct Kolom(
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    Vec<u8>,
);

/// How far a source is.
#[derive(Clone, Default, Encode, Decode)]
#[cbor(array)]
struct BronStand {
    /// The number of its next pakket.
    #[n(0)]
    volgend: u32,
    /// How many of the list were asked about in this round.
    #[n(1)]
    plek: usize,
    /// What was sent, or was going to be, and has no answer yet.
    #[n(2)]
    open: Option<Open>,
    /// What had that number before somebody in it stepped out, the oldest first; the source may have had one of them.
    #[n(3)]
    eerder: Vec<Open>,
}

/// A pakket without an answer.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
struct Open {
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    bytes: Vec<u8>,
    /// Whom it is about, by their place.
    #[n(1)]
    wie: Vec<u32>,
    /// In which round.
    #[n(2)]
    ronde: usize,
    /// How many of the list of that round are behind it then.
    #[n(3)]
    plek: usize,
    /// The source took this number for a pakket already, so nobody is asked about by sending this.
    #[n(4)]
    is_genomen: bool,
}

/// An answer as a byte of a [`Kolom`]; zero is not asked.
struct Stand;

impl Stand {
    const NIET: u8 = 0;

    fn of(antwoord: Antwoord) -> u8 {
        match antwoord {
            Antwoord::Ja => 1,
            Antwoord::Nee => 2,
            Antwoord::Onbekend => 3,
        }
    }

    fn read(byte: u8) -> Antwoord {
        match byte {
            1 => Antwoord::Ja,
            2 => Antwoord::Nee,
            _ => Antwoord::Onbekend,
        }
    }
}

impl Bevraging {
    /// Begins about these people. `eigen` answers what the own organisatie knows itself, by the place of the question.
    #[must_use]
    pub fn begin(opdracht: &Opdracht, mut personen: Vec<Bsn>, eigen: &dyn Fn(usize, Bsn) -> Antwoord) -> Self {
        personen.sort_unstable();
        personen.dedup();
        let column = |vraag: usize| {
            let own = opdracht.is_eigen(vraag);
            Kolom(personen.iter().map(|one| if own { Stand::of(eigen(vraag, *one)) } else { Stand::NIET }).collect())
        };
        let antwoorden = (0..opdracht.vragen().len()).map(column).collect();
        let bronnen = vec![BronStand::default(); opdracht.bronnen().len()];
        let weg = vec![false; personen.len()];
        let mut bevraging = Self { opdracht: opdracht.digest(), personen, weg, antwoorden, ronde: 0, lijst: Vec::new(), bronnen };
        bevraging.lijst = bevraging.left(opdracht);
        bevraging
    }

    /// Goes on where it was, if it was of this opdracht.
    #[must_use]
    pub fn resume(opdracht: &Opdracht, bytes: &[u8]) -> Option<Self> {
        let bevraging: Self = message::read(bytes).ok()?;
        let fits = bevraging.antwoorden.iter().all(|column| column.0.len() == bevraging.personen.len())
            && bevraging.weg.len() == bevraging.personen.len()
            && bevraging.bronnen.len() == opdracht.bronnen().len();
        (fits && bevraging.opdracht == opdracht.digest()).then_some(bevraging)
    }

    /// All of it, to be kept before anything is sent. It names people: seal it.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        message::write(self)
    }

    /// About whom it is, ascending.
    #[must_use]
    pub fn personen(&self) -> &[Bsn] {
        &self.personen
    }

    /// How much was asked of what has to be, in this round: people by source.
    #[must_use]
    pub fn progress(&self, opdracht: &Opdracht) -> (usize, usize) {
        let asked = opdracht.ronde(self.ronde).map(|(bron, _)| self.bronnen[bron].plek);
        (asked.clone().sum(), asked.count() * self.lijst.len())
    }
}
