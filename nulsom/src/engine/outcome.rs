//! What adding up gives: counts, and places that nobody can read without the order.

use crate::frame::Hash;
use crate::opdracht::Hd;
use crate::slot::Helften;
use crate::transcript::Th;

/// From here on a number is told as it is.
const TOLD_FROM: u32 = 10;

/// One bit for each place: whether it is a hit. It says nothing about whom.
#[derive(Clone, PartialEq, Eq)]
pub struct Plaatsen {
    bits: Vec<u8>,
    cells: usize,
}

impl Plaatsen {
    pub(crate) fn new(bits: Vec<u8>, cells: usize) -> Self {
        Self { bits, cells }
    }

    /// What was stored; nothing, if it is too short or too long.
    #[must_use]
    pub fn from_store(bits: Vec<u8>, cells: usize) -> Option<Self> {
        (bits.len() == cells.div_ceil(8)).then_some(Self { bits, cells })
    }

    /// To store.
    #[must_use]
    pub fn to_store(&self) -> &[u8] {
        &self.bits
    }

    pub(crate) fn count(&self) -> usize {
        self.bits.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    pub(crate) fn len(&self) -> usize {
        self.cells
    }

    pub(crate) fn is_zero(&self, place: usize) -> bool {
        self.bits[place / 8] >> (place % 8) & 1 == 1
    }
}

/// The outcome of one scheme. All of it may be stored: without both keys it names nobody.
#[derive(Clone)]
pub struct Uitkomst {
    /// D.
    pub hd: Hd,
    /// Its transcript.
    pub th: Th,
    /// The scheme, by its place in D.
    pub s: u16,
    /// The run id.
    pub run: [u8; 16],
    /// N.
    pub aantal: u32,
    /// The digest of the list.
    pub lijst: Hash,
    /// T.
    pub cells: usize,
    /// What fixes the order.
    pub v: Hash,
    /// The halves of the order, from each source with criteria in the scheme.
    pub helften: Vec<Helften>,
    /// How many have a ja on every criterion.
    pub zeker: u32,
    /// How many have no nee, if that was asked.
    pub mogelijk: Option<u32>,
    /// Where the hits are.
    pub plaatsen: Plaatsen,
}

impl Uitkomst {
    /// How many are neither sure nor out, if that was asked.
    #[must_use]
    pub fn onbekend(&self) -> Option<u32> {
        self.mogelijk.map(|mogelijk| mogelijk - self.zeker)
    }
}

/// A number as A and B see it before they open: under ten it would be about people.
#[must_use]
pub fn told(count: u32) -> String {
    if count < TOLD_FROM { format!("<{TOLD_FROM}") } else { count.to_string() }
}

pub(crate) fn is_few(count: u32) -> bool {
    count < TOLD_FROM
}
