//! The side of the afnemer: a pakket is signed once and kept as bytes, so that it can be sent again as it was; an answer is held
//! against it before a bit of it is read.

pub mod bevraging;
pub mod blind;
mod http;

pub use http::{Adres, Fout, Over};

use crate::envelop::{self, Naam};
use crate::message;
use crate::{Antwoord, Digest, Paar, Pakket};
pub use ed25519_dalek::{SigningKey, VerifyingKey};
use thiserror::Error;

/// A signed pakket: what is kept while a run is under way, and sent until there is an answer.
#[derive(Clone)]
pub struct Verzoek {
    bytes: Vec<u8>,
    digest: Digest,
    personen: usize,
    vragen: usize,
}

/// The answers to a pakket: about each question and person ja, nee or onbekend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Antwoorden(Vec<Paar>);

/// An answer that is none (EL-301): another key, another pakket, or more than ja, nee and onbekend. Nothing of it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("EL-301: {0}")]
pub struct GeenAntwoord(&'static str);

impl Verzoek {
    /// Signs a pakket.
    #[must_use]
    pub fn sign(pakket: &Pakket, key: &SigningKey) -> Self {
        let lichaam = message::write(pakket);
        let digest = Digest::of(&lichaam);
        let (personen, vragen) = (pakket.personen.len(), pakket.vragen.len());
        Self { bytes: envelop::sign(Naam::Pakket, lichaam, key), digest, personen, vragen }
    }

    /// A pakket that was kept.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        let opened = envelop::open(Naam::Pakket, &bytes).ok()?;
        let pakket = opened.pakket().ok()?;
        Some(Self { bytes, digest: opened.digest, personen: pakket.personen.len(), vragen: pakket.vragen.len() })
    }

    /// What it asks.
    #[must_use]
    pub fn pakket(&self) -> Pakket {
        let opened = envelop::open(Naam::Pakket, &self.bytes).and_then(|opened| opened.pakket());
        opened.unwrap_or_else(|_| unreachable!("it was signed here, or read when it came in"))
    }

    /// What is sent.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads the answer of a source to this pakket.
    ///
    /// # Errors
    /// [`GeenAntwoord`].
    pub fn read(&self, answer: &[u8], bron: &VerifyingKey) -> Result<Antwoorden, GeenAntwoord> {
        let opened = envelop::open(Naam::Antwoorden, answer).map_err(|_| GeenAntwoord("no signed answer"))?;
        if opened.sleutel != *bron {
            return Err(GeenAntwoord("signed with another key than that of the source"));
        }
        let antwoorden = opened.antwoorden().map_err(|_| GeenAntwoord("carries something else than answers"))?;
        if antwoorden.pakket != self.digest {
            return Err(GeenAntwoord("answers another pakket"));
        }
        if antwoorden.paren.len() != self.vragen {
            return Err(GeenAntwoord("answers another number of questions"));
        }
        if antwoorden.paren.iter().any(|paar| !paar.says_only_that(self.personen)) {
            return Err(GeenAntwoord("carries more than ja, nee or onbekend"));
        }
        Ok(Antwoorden(antwoorden.paren))
    }
}

impl Antwoorden {
    /// The answer to a question about a person, both by their place in the pakket.
    #[must_use]
    pub fn get(&self, vraag: usize, persoon: usize) -> Antwoord {
        self.0.get(vraag).map_or(Antwoord::Onbekend, |paar| paar.get(persoon))
    }

    /// By question.
    #[must_use]
    pub fn paren(&self) -> &[Paar] {
        &self.0
    }
}
