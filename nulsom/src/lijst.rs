//! The list of who is asked about: BSNs in rising order, the same for every source.

use crate::frame::{Hash, hash};
use crate::secret::Wiped;
use crate::weigering::Weigering;

/// The length of a BSN.
const BSN: usize = 9;
/// Places of weight in the eleven-test.
const WEIGHTS: [i32; BSN] = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/// A checked list. It cannot be printed, and is gone when dropped.
pub struct Lijst(Wiped);

impl Lijst {
    /// Takes the digits of all BSNs after each other.
    ///
    /// # Errors
    /// EL-384 when one is no BSN, or they do not rise strictly.
    pub fn parse(digits: &[u8]) -> Result<Self, Weigering> {
        Self::check(Wiped::new(digits.to_vec()))
    }

    pub(crate) fn check(digits: Wiped) -> Result<Self, Weigering> {
        let (bsns, rest) = digits.as_chunks::<BSN>();
        let rises = bsns.windows(2).all(|pair| pair[0] < pair[1]);
        if rest.is_empty() && rises && bsns.iter().all(is_bsn) { Ok(Self(digits)) } else { Err(Weigering::LijstFout) }
    }

    /// How many people.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bsns().len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The digits of everybody, by row.
    #[must_use]
    pub fn bsns(&self) -> &[[u8; BSN]] {
        self.0.as_chunks::<BSN>().0
    }

    /// What D says of it: bound to the run, so that two runs about the same people have nothing in common.
    #[must_use]
    pub fn digest(&self, run: &[u8; 16]) -> Hash {
        hash("lijst", &[run, &self.0])
    }

    pub(crate) fn digits(&self) -> &[u8] {
        &self.0
    }
}

/// The eleven-test (Regeling aanwijzing bsn), and no row of zeros.
fn is_bsn(digits: &[u8; BSN]) -> bool {
    let sum: i32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| i32::from(digit.wrapping_sub(b'0')) * weight).sum();
    digits.iter().all(u8::is_ascii_digit) && sum % 11 == 0 && sum != 0
}
