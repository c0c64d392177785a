//! The order of a vector: a shuffle under a key that all sources have and G never had.

use crate::frame::{Hash, expand, extract, frame, hash};
use crate::keys::Oin;
use crate::opdracht::Niveau;
use crate::secret::Secret;
use crate::stream::Stream;
use crate::transcript::Th;
use subtle::ConstantTimeEq;

/// Numbers of the stream that are taken at a time.
const DRAWS: usize = 1024;

/// `w`: the order of one scheme and level.
pub(crate) struct OrderKey(Secret);

impl OrderKey {
    /// From the seeds of all sources, by place.
    pub(crate) fn derive(th: &Th, seeds: &[Secret], s: u16, niveau: Niveau) -> Self {
        let seeds: Vec<&[u8]> = seeds.iter().map(|seed| seed.bytes().as_slice()).collect();
        let prk = extract(&th.0, &seeds);
        Self(expand(&prk, &frame("volgorde", &[&s.to_be_bytes(), &[niveau.number()]])))
    }

    /// From its halves, if it is the one that was fixed.
    pub(crate) fn join(r: &Secret, rest: &Secret, th: &Th, s: u16, fixed: &Hash) -> Option<Self> {
        let key = Self(r.xor(rest));
        let is_it: bool = key.fix(th, s, Niveau::Zeker).ct_eq(fixed).into();
        is_it.then_some(key)
    }

    /// What is left of it without `r`.
    pub(crate) fn without(&self, r: &Secret) -> Secret {
        self.0.xor(r)
    }

    /// `v`: fixes the key and does not tell it.
    pub(crate) fn fix(&self, th: &Th, s: u16, niveau: Niveau) -> Hash {
        hash("vast", &[&th.0, &s.to_be_bytes(), &[niveau.number()], self.0.bytes()])
    }

    /// Brings items from their rows to their places.
    ///
    /// Where memory is touched depends on the key alone. Whoever sees that on the machine of a source sees the order;
    /// the bits travel along without being looked at.
    pub(crate) fn shuffle<T>(&self, items: &mut [T]) {
        let mut stream = Stream::new(&self.0);
        let mut drawn = zeroize::Zeroizing::new([0; DRAWS * 8]);
        let mut left = items.len();
        while left > 1 {
            stream.write(drawn.as_mut_slice());
            let (draws, _) = drawn.as_chunks::<8>();
            let count = DRAWS.min(left - 1);
            for draw in &draws[..count] {
                // For m = left − 1: the draw, scaled to 0..=m.
                let scaled = (u128::from(u64::from_le_bytes(*draw)) * left as u128) >> 64;
                left -= 1;
                items.swap(left, usize::try_from(scaled).expect("below the number of items"));
            }
        }
    }
}

/// `lo` and `hi` of a pair.
pub(crate) fn by_oin<'a>(one: &'a Oin, other: &'a Oin) -> (&'a Oin, &'a Oin) {
    if one < other { (one, other) } else { (other, one) }
}
