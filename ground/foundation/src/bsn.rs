//! The burgerservicenummer: a value that can be compared and sealed, and never shown.

use crate::keys::{Keys, Purpose};
use zeroize::Zeroizing;

/// A burgerservicenummer that passed the 11-proef (Wabb art. 1; nine digits, leading zeros kept).
///
/// It has no `Display`, `Debug` or `Serialize`: a BSN cannot be printed, put in a URL or logged.
/// What may be done with it is to seal it for the store and to derive its blind index for search.
/// Each pair below differs in what is written out: the text that somebody typed, or the BSN.
///
/// ```
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// println!("{text}");
/// ```
/// ```compile_fail
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// println!("{bsn}");
/// ```
/// ```
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// println!("{text:?}");
/// ```
/// ```compile_fail
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// println!("{bsn:?}");
/// ```
/// ```
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// let url = text.to_string();
/// ```
/// ```compile_fail
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// let url = bsn.to_string();
/// ```
/// ```
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// # fn write(_: &impl serde::Serialize) {}
/// write(&text);
/// ```
/// ```compile_fail
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// # fn write(_: &impl serde::Serialize) {}
/// write(&bsn);
/// ```
/// ```
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// # fn show(_: impl AsRef<[u8]>) {}
/// show(text);
/// ```
/// ```compile_fail
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// # fn show(_: impl AsRef<[u8]>) {}
/// show(bsn);
/// ```
/// ```
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// let kept = bsn.clone();
/// ```
/// ```compile_fail
/// # use foundation::Bsn;
/// # let text = "999990019";
/// # let Ok(bsn) = Bsn::parse(text) else { return };
/// let kept = bsn.0;
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Bsn(Zeroizing<[u8; 9]>);

/// Why a text is not a BSN. The text itself is never part of the error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BsnError {
    /// Not nine digits after leaving out spaces, dots and dashes.
    #[error("not nine digits")]
    Digits,
    /// Nine digits, but the 11-proef fails (EL-361).
    #[error("11-proef")]
    Elfproef,
}

impl Bsn {
    /// Reads a BSN as people write it: spaces, dots and dashes are left out, eight digits get their leading zero.
    pub fn parse(text: &str) -> Result<Self, BsnError> {
        let mut digits = Zeroizing::new([0u8; 9]);
        let mut count = 0;
        for c in text.chars().filter(|c| !matches!(c, ' ' | '.' | '-')) {
            let digit = c.to_digit(10).ok_or(BsnError::Digits)?;
            if count == 9 {
                return Err(BsnError::Digits);
            }
            digits[count] = digit as u8;
            count += 1;
        }
        match count {
            9 => {}
            8 => digits.rotate_right(1),
            _ => return Err(BsnError::Digits),
        }
        let bsn = Self(digits);
        if bsn.passes_elfproef() { Ok(bsn) } else { Err(BsnError::Elfproef) }
    }

    /// 9a+8b+…+2h−i is divisible by eleven and not zero.
    fn passes_elfproef(&self) -> bool {
        const WEIGHTS: [i32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, -1];
        let sum: i32 = WEIGHTS.iter().zip(self.0.iter()).map(|(w, d)| w * i32::from(*d)).sum();
        sum > 0 && sum % 11 == 0
    }

    /// Encrypts for the store; two seals of one BSN differ.
    pub fn seal(&self, keys: &Keys) -> Vec<u8> {
        keys.seal(Purpose::Bsn, self.0.as_ref())
    }

    /// The keyed blind index: equal for equal numbers, meaningless without the key ring.
    pub fn index(&self, keys: &Keys) -> Vec<u8> {
        keys.index(Purpose::Bsn, self.0.as_ref())
    }

    /// Opens what [`Bsn::seal`] made.
    pub fn unseal(sealed: &[u8], keys: &Keys) -> Option<Self> {
        let plain = keys.open(Purpose::Bsn, sealed).ok()?;
        let digits: [u8; 9] = plain.as_slice().try_into().ok()?;
        Some(Self(Zeroizing::new(digits)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_numbers_of_the_demo_people() {
        for text in ["999990019", "9999.90.457", "999 990 585", "999990718"] {
            assert!(Bsn::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn refuses_zero_wrong_sum_and_other_text() {
        assert_eq!(Bsn::parse("000000000").err(), Some(BsnError::Elfproef));
        assert_eq!(Bsn::parse("000000012").err(), Some(BsnError::Elfproef));
        assert_eq!(Bsn::parse("999990018").err(), Some(BsnError::Elfproef));
        for text in ["", "12", "9999900190", "99999001a"] {
            assert_eq!(Bsn::parse(text).err(), Some(BsnError::Digits), "{text}");
        }
    }

    #[test]
    fn the_index_is_stable_and_the_seal_is_not() {
        let keys = Keys::for_tests();
        let a = Bsn::parse("999990019").ok().unwrap();
        let b = Bsn::parse("999990457").ok().unwrap();
        assert_eq!(a.index(&keys), a.index(&keys));
        assert_ne!(a.index(&keys), b.index(&keys));
        assert_ne!(a.seal(&keys), a.seal(&keys));
        assert!(Bsn::unseal(&a.seal(&keys), &keys) == Some(a));
    }
}
