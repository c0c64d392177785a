//! A burgerservicenummer, as it stands in a pakket: it can be compared and looked up, and never shown.

use foundation::Keys;
use minicbor::{Decode, Encode};

/// A burgerservicenummer as a number, so without its leading zeros. It has no `Debug` and no `Display`:
///
/// ```compile_fail,E0277
/// fn show(bsn: bron::Bsn) -> String {
///     format!("{bsn:?}")
/// }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(transparent)]
pub struct Bsn(#[n(0)] u32);

impl Bsn {
    /// Nine digits that pass the 11-proef, or eight of which a spreadsheet ate the leading zero.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_written_well = matches!(text.len(), 8 | 9) && text.bytes().all(|byte| byte.is_ascii_digit());
        let bsn = Self(text.parse().ok().filter(|_| is_written_well)?);
        bsn.passes_elfproef().then_some(bsn)
    }

    /// 9a+8b+…+2h−i is divisible by eleven; what was decoded from a message was not looked at yet.
    #[must_use]
    pub fn passes_elfproef(self) -> bool {
        if self.0 == 0 || self.0 > 999_999_999 {
            return false;
        }
        let (mut rest, mut sum) = (self.0 / 10, -i64::from(self.0 % 10));
        for weight in 2..=9 {
            sum += weight * i64::from(rest % 10);
            rest /= 10;
        }
        sum % 11 == 0
    }

    /// Numbers for people who do not exist, in order: those that begin with 99, without the block of the demo (99999).
    pub fn verzonnen() -> impl Iterator<Item = Self> {
        (990_000_000..=999_989_999).map(Self).filter(|bsn| bsn.passes_elfproef())
    }

    /// Whether it is one of those that nobody has: it begins with 99.
    pub(crate) fn is_verzonnen(self) -> bool {
        self.0 >= 990_000_000
    }

    /// The keyed hash by which the store of the afnemer finds somebody, so that who opted out there is left out of a run.
    #[must_use]
    pub fn index(self, keys: &Keys) -> Vec<u8> {
        foundation::Bsn::parse(&format!("{:09}", self.0)).map_or_else(|_| Vec::new(), |bsn| bsn.index(keys))
    }

    /// Its nine digits, as `nulsom` takes them: to be sealed, never to be shown.
    #[must_use]
    pub fn digits(self) -> zeroize::Zeroizing<[u8; 9]> {
        let (mut digits, mut rest) = (zeroize::Zeroizing::new([0; 9]), self.0);
        for digit in digits.iter_mut().rev() {
            // A remainder of ten fits.
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
        }
        digits
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_if_it_passes_the_elfproef() {
        assert!(Bsn::parse("999990019").is_some());
        assert!(Bsn::parse("12345672") == Bsn::parse("012345672"), "without its zero it is the same");
        for text in ["", "999990018", "000000000", "9999900190", "99999001a", "+99990019", "1234567"] {
            assert!(Bsn::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn its_digits_are_nine() {
        assert!(Bsn::parse("12345672").is_some_and(|bsn| *bsn.digits() == *b"012345672"));
    }

    #[test]
    fn there_are_invented_people_enough_for_a_city() {
        let mut first = Bsn::verzonnen();
        assert_eq!(first.by_ref().take(200_000).filter(|bsn| bsn.passes_elfproef()).count(), 200_000);
    }
}
