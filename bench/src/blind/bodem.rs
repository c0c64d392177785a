//! The floors: streams and nothing else, and reading vectors once while what is zero is counted.

use super::seconds;
use super::stad::{BRONNEN, chance};
use crate::fault::{Fault, Outcome};
use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit, StreamCipher};
use chacha20::rand_core::Rng;
use std::hint::black_box;

/// What stays in the nearest memory of the processor.
const BLOCK: usize = 8192;

/// So many streams, each as long as a vector.
pub fn streams(count: usize, cells: usize) {
    let mut block = [0; BLOCK];
    for nth in 0..count {
        let mut stream = ChaCha20::new(&[nth as u8; 32].into(), &[0; 12].into());
        let mut left = cells * 8;
        while left > 0 {
            let here = left.min(BLOCK);
            stream.write_keystream(black_box(&mut block[..here]));
            left -= here;
        }
    }
}

/// As many vectors as there are sources, that come to zero in every fifth place.
pub struct Vectors {
    all: [Vec<u64>; BRONNEN],
    zeros: usize,
}

impl Vectors {
    pub fn new(cells: usize) -> Self {
        let mut rng = chance(4);
        let mut all: [Vec<u64>; BRONNEN] = std::array::from_fn(|_| (0..cells).map(|_| rng.next_u64()).collect());
        let [first, rest @ ..] = &mut all;
        for at in (0..cells).step_by(5) {
            first[at] = rest.iter().fold(0, |sum, vector| sum ^ vector[at]);
        }
        Self { all, zeros: cells.div_ceil(5) }
    }

    /// Seconds for one look at everything.
    pub fn count(&self) -> Outcome<f64> {
        let [one, two, three] = &self.all;
        let count = || {
            let sums = one.iter().zip(two).zip(three).map(|((one, two), three)| one ^ two ^ three);
            sums.map(|sum| usize::from(sum == 0)).sum::<usize>()
        };
        let (took, zeros) = seconds(|| black_box(count()));
        if zeros == self.zeros { Ok(took) } else { Err(Fault::new(format!("the floor counts {zeros}"))) }
    }
}
