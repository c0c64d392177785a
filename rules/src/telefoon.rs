//! Telephone numbers as people write them.

use crate::tekst;
use thiserror::Error;

/// From a number of a municipality (14 053) to the longest one of the world (ITU E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 5..=15;
/// With a country, a zero in brackets and all the space somebody likes.
const SIGNS: usize = 30;

/// Why something is no telephone number. No error carries the digits themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TelefoonError {
    /// Nine digits that may be a BSN.
    #[error("this may be a BSN")]
    Bsn,
    /// Other signs, or fewer or more digits than a number has.
    #[error("this is no telephone number")]
    Form,
}

/// The number on one line; empty for who has none, or wants no calls.
///
/// # Errors
/// As [`TelefoonError`] says.
pub fn check(typed: &str) -> Result<String, TelefoonError> {
    let text = tekst::plain_line(typed);
    if tekst::may_hold_bsn(&text) {
        return Err(TelefoonError::Bsn);
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let reads = text.len() <= SIGNS && text.chars().all(|sign| sign.is_ascii_digit() || " +-()".contains(sign));
    if text.is_empty() || (reads && DIGITS.contains(&digits)) { Ok(text) } else { Err(TelefoonError::Form) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for good in ["", "14 053", "0900-8844", "000-543 0010", "+31 (0)53 481 76 00", "+599 715 8888"] {
            assert_eq!(check(good), Ok(good.to_owned()), "{good}");
        }
        assert_eq!(check(" 000-543\u{a0}0010 "), Ok("000-543 0010".to_owned()));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in ["12", "-", "bel mij", "0123456789012345", "06 12345678 06 12345678", "112"] {
            assert_eq!(check(bad), Err(TelefoonError::Form), "{bad}");
        }
        for bsn in ["999990019", "999.990.019", "•••"] {
            assert_eq!(check(bsn), Err(TelefoonError::Bsn), "{bsn}");
        }
    }
}
