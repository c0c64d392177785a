//! A blind run over several sources, as a machine without a line to anywhere: it says what to send, hears what came back, and can be
//! written down between any two steps. It reads no person: what it holds of the list is sealed, to the sources and to both keyholders.
//!
//! Whoever drives it sends, keeps its bytes before they send, and asks the register anew before each step. Every source is asked once;
//! what is sent again are the same bytes.

mod stap;
mod tel;
mod uitkomst;

pub use stap::{Versturen, send};
pub use tel::Geteld;
pub use uitkomst::{uitkomst_from_store, uitkomst_to_store};

use crate::{Digest, message};
use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use nulsom::engine::{SealedList, begin};
use nulsom::{Lijst, Oin, Opdracht, Pins, Weigering};

/// A run that is under way.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub struct Blind {
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    run: [u8; 16],
    /// D with its signatures.
    #[n(1)]
    opdracht: ByteVec,
    /// The sources, by place in D.
    #[n(2)]
    bronnen: Vec<BronStand>,
    /// The list under both keys: text, A's half, B's half.
    #[n(3)]
    lijst: [ByteVec; 3],
    /// Whether all was added up; then no row is left.
    #[n(4)]
    is_geteld: bool,
}

/// How far a source is.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
struct BronStand {
    /// As the begrippen name it.
    #[n(0)]
    bronhouder: String,
    /// The list, sealed to it; empty when all have it.
    #[n(1)]
    lijst: ByteVec,
    #[n(2)]
    toezegging: Option<ByteVec>,
    /// It computed.
    #[n(3)]
    is_klaar: bool,
    /// Its rows, until they are added up.
    #[n(4)]
    rijen: Vec<ByteVec>,
    /// How many there are.
    #[n(5)]
    van: u32,
    /// What tells it that all was received; nothing, before that.
    #[n(6)]
    ontvangst: Option<ByteVec>,
    /// It heard so.
    #[n(7)]
    is_gehoord: bool,
}

impl Blind {
    /// Begins: seals the list to every source, and once to both keyholders. Do this in one act with the last look at afmeldingen.
    /// `bronhouder` says who an OIN of D is to the begrippen.
    ///
    /// # Errors
    /// EL-384 when it is not the list of D, EL-381 when a key is not the pinned one.
    pub fn begin(
        opdracht: Vec<u8>,
        pins: &Pins,
        lijst: Lijst,
        bronhouder: &dyn Fn(&Oin) -> String,
        rng: &mut impl chacha20::rand_core::CryptoRng,
    ) -> Result<Self, Weigering> {
        let d = pins.opdracht(&opdracht)?;
        let sealed = begin(&opdracht, pins, lijst, rng)?;
        let bronnen = sealed.to_sources.into_iter().map(|(oin, lijst)| BronStand {
            bronhouder: bronhouder(&oin),
            lijst: lijst.into(),
            toezegging: None,
            is_klaar: false,
            rijen: Vec::new(),
            van: 0,
            ontvangst: None,
            is_gehoord: false,
        });
        let SealedList { text, a, b } = sealed.kept;
        Ok(Self {
            run: d.run,
            opdracht: opdracht.into(),
            bronnen: bronnen.collect(),
            lijst: [text.into(), a.into(), b.into()],
            is_geteld: false,
        })
    }

    /// Goes on where it was.
    #[must_use]
    pub fn resume(bytes: &[u8]) -> Option<Self> {
        message::read(bytes).ok()
    }

    /// All of it, to be kept before anything is sent.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        message::write(self)
    }

    /// By which it is named where it is kept.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&self.opdracht)
    }

    /// D.
    ///
    /// # Errors
    /// EL-381 when a key is not the pinned one any more.
    pub fn opdracht(&self, pins: &Pins) -> Result<Opdracht, Weigering> {
        pins.opdracht(&self.opdracht)
    }

    /// The list, as only both keyholders together open it.
    #[must_use]
    pub fn lijst(&self) -> SealedList {
        let [text, a, b] = self.lijst.clone().map(Vec::from);
        SealedList { text, a, b }
    }

    /// The toezeggingen by place, if all are there.
    fn toezeggingen(&self) -> Option<Vec<Vec<u8>>> {
        self.bronnen.iter().map(|bron| bron.toezegging.clone().map(Vec::from)).collect()
    }
}
