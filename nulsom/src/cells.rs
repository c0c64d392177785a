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

/// Cells that are added up at a time: little of each source after the other, so that the processor reads ahead in all of them
/// while what was read is packed. With a page of each it waits, and takes twice as long from memory.
const TOGETHER: usize = 128;

/// Adds up one part of every source, and gives one bit for each cell, the first cell in the lowest bit: whether it is zero.
///
/// Everything is read once. The loops are short and ask nothing of a value, so that the compiler can use whatever width
/// the processor has.
pub(crate) fn zeros(parts: &[&[u8]], out: &mut Vec<u8>) {
    let Some((first, rest)) = parts.split_first() else {
        return;
    };
    let mut sum = [0; TOGETHER];
    for (at, first) in first.chunks(TOGETHER * CELL).enumerate() {
        let from = at * TOGETHER * CELL;
        let sum = &mut sum[..first.len() / CELL];
        for (sum, cell) in sum.iter_mut().zip(first.as_chunks::<CELL>().0) {
            *sum = u64::from_ne_bytes(*cell);
        }
        for part in rest {
            let cells = part[from..from + first.len()].as_chunks::<CELL>().0;
            for (sum, cell) in sum.iter_mut().zip(cells) {
                *sum ^= u64::from_ne_bytes(*cell);
            }
        }
        let (words, last) = sum.as_chunks::<64>();
        for word in words {
            out.extend_from_slice(&packed(word));
        }
        if !last.is_empty() {
            // What is behind the last cell is not zero.
            let last_word = packed(&std::array::from_fn(|at| last.get(at).copied().unwrap_or(1)));
            out.extend_from_slice(&last_word[..last.len().div_ceil(8)]);
        }
    }
}

/// One bit a cell. A number that is not zero, or its negative, has the highest bit. Eight bits are gathered at a time, each
/// in a lane of its own: the bits of one byte lie side by side, those of one lane a byte apart.
fn packed(cells: &[u64; 64]) -> [u8; 8] {
    let mut lanes = [0_u64; 8];
    for eight in cells.as_chunks::<8>().0.iter().rev() {
        for (lane, cell) in lanes.iter_mut().zip(eight) {
            *lane = (*lane << 8) | ((cell | cell.wrapping_neg()) >> 63);
        }
    }
    let not_zero = lanes.iter().enumerate().fold(0, |all, (at, lane)| all | (lane << at));
    (!not_zero).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_vector_are_full_up_to_the_last() {
        let cells = PART * 2 + 5;
        assert_eq!(parts(cells), 3);
        assert_eq!((0..3).map(|part| cells_in(part, cells)).collect::<Vec<_>>(), [PART, PART, 5]);
    }

    #[test]
    fn a_bit_for_each_cell_that_is_zero_and_for_no_other() {
        for cells in [0, 1, 7, 8, 9, 511, 512, 513, 1200] {
            let one: Vec<u8> = (0..cells * CELL).map(|at| (at * 31 % 251) as u8).collect();
            let mut other = one.clone();
            // Of some cells one bit differs, each time another one.
            let differs = |cell: usize| cell % 3 != 1;
            (0..cells).filter(|cell| differs(*cell)).for_each(|cell| other[cell * CELL + cell % 8] ^= 1 << (cell / 8 % 8));
            let mut bits = Vec::new();
            zeros(&[&one, &other], &mut bits);
            assert_eq!(bits.len(), cells.div_ceil(8));
            for cell in 0..bits.len() * 8 {
                assert_eq!(bits[cell / 8] >> (cell % 8) & 1 == 1, cell < cells && !differs(cell), "{cell} of {cells}");
            }
        }
    }
}
