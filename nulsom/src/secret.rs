//! Thirty-two bytes that nobody may see: no way to print or clone them, gone when dropped, compared in constant time.

use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A key, a seed or a half of one.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(crate) struct Secret([u8; 32]);

impl Secret {
    pub(crate) fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// From a text that was opened; it has to be exactly as long.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(crate) fn draw(rng: &mut impl rand_core::CryptoRng) -> Self {
        let mut bytes = Self([0; 32]);
        rng.fill_bytes(&mut bytes.0);
        bytes
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The other half of a secret, or the secret again from both halves.
    pub(crate) fn xor(&self, other: &Self) -> Self {
        let mut out = Self(self.0);
        for (byte, with) in out.0.iter_mut().zip(&other.0) {
            *byte ^= with;
        }
        out
    }
}

impl ConstantTimeEq for Secret {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}
