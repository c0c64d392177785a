//! Cells: eight bytes for each place. A pad that the pads of the others take away, or noise that nothing takes away.

use crate::secret::Secret;
use crate::stream::Stream;
use std::hint::black_box;
use zeroize::Zeroize;

/// Bytes of a cell.
pub(crate) const CELL: usize = 8;
/// Cells that travel together.
pub(crate) const PART: usize = 65_536;
/// Cells that are made at a time: what is being worked on stays in the nearest memory of the processor.
const BLOCK: usize = 1024;

/// How many parts a vector has.
pub(crate) fn parts(cells: usize) -> usize {
    cells.div_ceil(PART)
}

/// How many cells a part has.
pub(crate) fn cells_in(part: usize, cells: usize) -> usize {
    PART.min(cells - part * PART)
}

/// The streams of one vector. They run from its begin to its end, once.
pub(crate) struct Cells {
    pads: Vec<Stream>,
    noise: Stream,
    chance: Box<[u8; BLOCK * CELL]>,
    masks: Box<[u64; BLOCK]>,
}

impl Cells {
    pub(crate) fn new(pads: &[Secret], noise: &Secret) -> Self {
        let pads = pads.iter().map(Stream::new).collect();
        Self { pads, noise: Stream::new(noise), chance: Box::new([0; BLOCK * CELL]), masks: Box::new([0; BLOCK]) }
    }

    /// The next cells, for these bits by place.
    pub(crate) fn fill(&mut self, bits: &[u8], out: &mut [u8]) {
        for (bits, out) in bits.chunks(BLOCK).zip(out.chunks_mut(BLOCK * CELL)) {
            self.block(bits, out);
        }
    }

    /// Both are made for every cell, and one is taken without asking which.
    fn block(&mut self, bits: &[u8], out: &mut [u8]) {
        let chance = &mut self.chance[..out.len()];
        self.noise.write(chance);
        match self.pads.split_first_mut() {
            Some((first, rest)) => {
                first.write(out);
                rest.iter_mut().for_each(|pad| pad.add(out));
            }
            // One source has criteria: its pads are over nobody, and their XOR is zero.
            None => out.fill(0),
        }
        let masks = &mut self.masks[..bits.len()];
        for (mask, bit) in masks.iter_mut().zip(bits) {
            *mask = 0_u64.wrapping_sub(u64::from(*bit));
        }
        // From here the compiler knows nothing of the masks, so it cannot make a jump of them.
        let masks = black_box(masks);
        let (pads, _) = out.as_chunks_mut::<CELL>();
        let (chance, _) = chance.as_chunks::<CELL>();
        for ((pad, chance), mask) in pads.iter_mut().zip(chance).zip(masks.iter()) {
            let (pads, noise) = (u64::from_ne_bytes(*pad), u64::from_ne_bytes(*chance));
            *pad = (noise ^ ((pads ^ noise) & mask)).to_ne_bytes();
        }
    }
}

impl Drop for Cells {
    fn drop(&mut self) {
        self.chance.zeroize();
        self.masks.zeroize();
    }
}

/// Adds a part of one source to those of the others.
pub(crate) fn add(sum: &mut [u8], part: &[u8]) {
    for (sum, part) in sum.iter_mut().zip(part) {
        *sum ^= part;
    }
}

/// One bit for each cell, the first cell in the lowest bit: whether it is zero.
pub(crate) fn zeros(sum: &[u8], out: &mut Vec<u8>) {
    let (cells, _) = sum.as_chunks::<CELL>();
    for eight in cells.chunks(8) {
        let bits = eight.iter().enumerate().map(|(at, cell)| u8::from(u64::from_ne_bytes(*cell) == 0) << at);
        out.push(bits.fold(0, |all, bit| all | bit));
    }
}
