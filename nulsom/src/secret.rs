//! What nobody may see: no way to print or clone it, gone when dropped.

use std::ops::{Deref, DerefMut};
use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, ZeroizeOnDrop, zeroize_bytes};

/// A key, a seed or a half of one: thirty-two bytes, compared in constant time.
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

/// Bytes of a list, of answers or of cells: many. `Zeroizing` would wipe them one by one, and take longer than adding them up.
pub(crate) struct Wiped(Vec<u8>);

impl Wiped {
    /// Nothing beyond the length may have been written before.
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl Deref for Wiped {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl DerefMut for Wiped {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        zeroize_bytes(&mut self.0);
    }
}
