//! The heart of it without messages: keys, order and vectors of n sources, from given secrets.

use crate::cells::{CELL, Cells};
use crate::keys::{Oin, PadSecret};
use crate::opdracht::{Hd, Niveau};
use crate::order::OrderKey;
use crate::pair::PairKey;
use crate::secret::Secret;
use crate::toezegging::{RunRoot, RunSecret};
use crate::transcript::Th;

pub(super) struct Core {
    pub(super) th: Th,
    pub(super) oins: Vec<Oin>,
    pub(super) roots: Vec<RunRoot>,
    /// By source, by the other source.
    pub(super) pairs: Vec<Vec<(u8, PairKey)>>,
    pub(super) seeds: Vec<Secret>,
}

pub(super) fn oin(place: usize) -> Oin {
    Oin::parse(&format!("0000000100000000000{place}")).expect("twenty digits")
}

impl Core {
    /// The sources of the anchors: everything is the same byte again and again.
    pub(super) fn new(n: usize, hd: u8, th: u8) -> Self {
        Self::with_transcripts(hd, &vec![th; n])
    }

    /// Each source with the transcript that it saw.
    pub(super) fn with_transcripts(hd: u8, ths: &[u8]) -> Self {
        let n = ths.len();
        let byte = |at: usize| u8::try_from(at + 1).expect("few sources");
        let oins: Vec<Oin> = (0..n).map(oin).collect();
        let roots: Vec<RunRoot> = (0..n).map(|at| RunSecret::from_store([byte(at); 32]).run_root(&Hd([hd; 32]))).collect();
        let run: Vec<PadSecret> = (0..n).map(|at| roots[at].run_key(&oins[at])).collect();
        let pad: Vec<PadSecret> = (0..n).map(|at| PadSecret::from_bytes([0x11 * byte(at); 32])).collect();
        let pair = |one: usize, other: usize| {
            let run = run[one].agree(&run[other].public()).expect("no small order");
            let lasting = pad[one].agree(&pad[other].public()).expect("no small order");
            PairKey::derive(&Th([ths[one]; 32]), &oins[one], &oins[other], &run, &lasting, &[0; 32])
        };
        let pairs = (0..n)
            .map(|one| (0..n).filter(|other| *other != one).map(|other| (byte(other) - 1, pair(one, other))).collect())
            .collect();
        let seeds = (0..n).map(|at| roots[at].seed(&oins[at])).collect();
        Self { th: Th([ths[0]; 32]), oins, roots, pairs, seeds }
    }

    pub(super) fn n(&self) -> usize {
        self.oins.len()
    }

    pub(super) fn order(&self, s: u16, niveau: Niveau) -> OrderKey {
        OrderKey::derive(&self.th, &self.seeds, s, niveau)
    }

    /// The keys of the pads of a source with these others.
    pub(super) fn pads(&self, bron: usize, with: &[usize], s: u16, niveau: Niveau) -> Vec<Secret> {
        let wanted = self.pairs[bron].iter().filter(|(other, _)| with.contains(&usize::from(*other)));
        wanted.map(|(_, pair)| pair.pad(s, niveau)).collect()
    }

    pub(super) fn noise(&self, bron: usize, s: u16, niveau: Niveau) -> Secret {
        self.roots[bron].noise(&self.oins[bron], &self.th.0, s, niveau.number())
    }

    /// The vector of a source for bits that stand in their places already.
    pub(super) fn vector(&self, bron: usize, bits: &[u8], s: u16, niveau: Niveau) -> Vec<u8> {
        let all: Vec<usize> = (0..self.n()).collect();
        let mut cells = Cells::new(&self.pads(bron, &all, s, niveau), &self.noise(bron, s, niveau));
        let mut out = vec![0; bits.len() * CELL];
        cells.fill(bits, &mut out);
        out
    }
}
