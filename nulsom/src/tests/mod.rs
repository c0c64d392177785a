//! The protocol, tried. Every chance has a seed, so a failure comes back.

mod anchors;
mod audit;
mod coalitions;
mod core;
mod encoding;
mod halves;
mod honest;
mod keys;
mod liars;
mod limits;
mod refusals;
mod restart;
mod speed;
mod statistics;
mod vectors;
mod world;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;

/// Chance with a seed.
pub(super) fn chance(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn xor_all<'a>(vectors: impl IntoIterator<Item = &'a Vec<u8>>) -> Vec<u8> {
    vectors
        .into_iter()
        .cloned()
        .reduce(|mut sum, vector| {
            add(&mut sum, &vector);
            sum
        })
        .expect("there is a vector")
}

pub(super) fn add(sum: &mut [u8], vector: &[u8]) {
    sum.iter_mut().zip(vector).for_each(|(sum, byte)| *sum ^= byte);
}

pub(super) fn zero_cells(sum: &[u8]) -> usize {
    sum.as_chunks::<8>().0.iter().filter(|cell| **cell == [0; 8]).count()
}
