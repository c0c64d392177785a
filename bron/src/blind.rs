//! What goes over the line in a blind run, from the municipality to a source. What comes back are the signed bytes of `nulsom`
//! itself, or nothing.

use crate::message::VERSIE;
use crate::{Digest, Vragenset};
use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};

/// One step of a run at one source, as the municipality signs it.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub(crate) struct Blindverzoek {
    #[n(0)]
    pub versie: u8,
    /// Which bronhouder is asked.
    #[n(1)]
    pub bron: String,
    /// The run.
    #[n(2)]
    #[cbor(with = "minicbor::bytes")]
    pub run: [u8; 16],
    #[n(3)]
    pub stap: Stap,
}

/// Which step.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub(crate) enum Stap {
    /// D with its signatures, and the list sealed to this source. Comes back: its toezegging.
    #[n(0)]
    Opdracht(#[n(0)] ByteVec, #[n(1)] ByteVec),
    /// The toezeggingen of all, by place. The source computes.
    #[n(1)]
    Toezeggingen(#[n(0)] Vec<ByteVec>),
    /// A row of the outbox. Comes back: that row; the last one is the slot.
    #[n(2)]
    Haal(#[n(0)] u32),
    /// That the municipality has all rows, signed by it.
    #[n(3)]
    Ontvangen(#[n(0)] ByteVec),
}

impl Blindverzoek {
    pub(crate) fn new(bron: &str, run: [u8; 16], stap: Stap) -> Self {
        Self { versie: VERSIE, bron: bron.to_owned(), run, stap }
    }
}

/// The rules of a blind run by one name: what every source is asked for every regeling, whoever is asked. Each source approves it, so
/// that a criterion of another is not changed under its hands.
#[must_use]
pub fn regels<'a>(sets: impl IntoIterator<Item = &'a Vragenset>) -> Digest {
    let mut digests: Vec<Digest> = sets.into_iter().map(Vragenset::digest).collect();
    digests.sort_unstable();
    Digest::of(&digests.iter().flat_map(|digest| digest.0).collect::<Vec<u8>>())
}
