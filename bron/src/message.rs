//! What goes over the line: a pakket with questions, and its antwoorden. Each is a CBOR array in one way of writing only, in an
//! [`envelop`](crate::envelop) with the key and the signature of who made it.

use crate::{Bsn, Digest, Paar};
use minicbor::{Decode, Encode};

/// The version of everything here. Another way of writing is another version.
pub(crate) const VERSIE: u8 = 1;

/// Questions about at most so many people as the source takes, as the afnemer signs them. A run is a row of them.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub struct Pakket {
    #[n(0)]
    pub(crate) versie: u8,
    /// Which bronhouder is asked.
    #[n(1)]
    pub bron: String,
    /// The run.
    #[n(2)]
    #[cbor(with = "minicbor::bytes")]
    pub run: [u8; 16],
    /// The row of the register of the afnemer on which the question stands.
    #[n(3)]
    #[cbor(with = "minicbor::bytes")]
    pub grondslag: [u8; 16],
    /// What that row says.
    #[n(4)]
    pub grondslag_digest: Digest,
    /// The set of questions that the source approved.
    #[n(5)]
    pub vragenset: Digest,
    /// The day that is asked about, as `2027-03-02`.
    #[n(6)]
    pub peildatum: String,
    /// The place of this pakket in the run, from 0.
    #[n(7)]
    pub nummer: u32,
    /// Which questions of the set.
    #[n(8)]
    pub vragen: Vec<Digest>,
    /// About whom, ascending.
    #[n(9)]
    pub personen: Vec<Bsn>,
}

/// What all pakketten of one run have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Which bronhouder is asked.
    pub bron: String,
    /// Its id, drawn once.
    pub id: [u8; 16],
    /// The row of the register.
    pub grondslag: [u8; 16],
    /// What that row says.
    pub grondslag_digest: Digest,
    /// The set of questions.
    pub vragenset: Digest,
    /// The day.
    pub peildatum: String,
}

/// The answers to a pakket: about each question a pair of bits a person, bound to the pakket.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub(crate) struct Antwoorden {
    #[n(0)]
    pub versie: u8,
    /// SHA-256 of the pakket.
    #[n(1)]
    pub pakket: Digest,
    /// In the order of the questions.
    #[n(2)]
    pub paren: Vec<Paar>,
}

impl Run {
    /// The pakket at a place of the run.
    #[must_use]
    pub fn pakket(&self, nummer: u32, vragen: Vec<Digest>, mut personen: Vec<Bsn>) -> Pakket {
        personen.sort_unstable();
        let Self { bron, id, grondslag, grondslag_digest, vragenset, peildatum } = self.clone();
        Pakket { versie: VERSIE, bron, run: id, grondslag, grondslag_digest, vragenset, peildatum, nummer, vragen, personen }
    }
}

impl Antwoorden {
    pub(crate) fn to(pakket: Digest, paren: Vec<Paar>) -> Self {
        Self { versie: VERSIE, pakket, paren }
    }
}

/// Why something that came over the line is no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoMessage {
    /// Cut off, longer than it says, or written in another way.
    Unreadable,
    /// The signature is not of the key in the envelope.
    Signature,
}

/// The bytes of a message.
pub(crate) fn write<T: Encode<()>>(message: &T) -> Vec<u8> {
    minicbor::to_vec(message).expect("memory takes what is written")
}

/// A message from bytes that are exactly what [`write`] would make of it.
pub(crate) fn read<T: Encode<()> + for<'b> Decode<'b, ()>>(bytes: &[u8]) -> Result<T, NoMessage> {
    let message = minicbor::decode(bytes).map_err(|_| NoMessage::Unreadable)?;
    // Also what stands behind the message is not the same then.
    if write(&message) == bytes { Ok(message) } else { Err(NoMessage::Unreadable) }
}

#[cfg(test)]
mod tests;
