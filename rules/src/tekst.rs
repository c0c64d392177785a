//! A guard on free text: a toelichting travels to another organisatie, a BSN or bank account must not travel with it.
//!
//! It catches what people type by habit, not what somebody hides on purpose. Known and accepted: eight digits (a BSN
//! without its leading zero), and a BSN cut so that part of it is a date (`99 9-9-2006`). Phone numbers, dates,
//! times and postcodes raise no alarm. No error carries the digits themselves: errors reach logs.

mod digits;
mod harmless;
mod iban;

use std::ops::Range;

use thiserror::Error;

pub use digits::passes_elfproef;
pub use iban::find_iban;

/// Digits in one piece from which a number is refused that is neither phone number nor BSN-like.
const LONG_DIGITS: usize = 10;

/// Something in a text that looks like a BSN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BsnTekst {
    /// Bytes of the text, first digit to last.
    pub range: Range<usize>,
    /// Whether the nine digits pass the 11-proef. One in eleven does by chance; one that does not may be a typing
    /// error. Both are refused, only the words to the medewerker differ.
    pub elfproef: bool,
}

/// Why a toelichting cannot be handed over. Ranges are bytes of the text, for marking the place in the form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TekstError {
    /// An IBAN.
    #[error("the text holds an IBAN")]
    Iban {
        /// Where.
        range: Range<usize>,
    },
    /// Nine digits, with or without separators.
    #[error("the text holds nine digits that may be a BSN")]
    Bsn {
        /// Where.
        range: Range<usize>,
        /// Whether they pass the 11-proef.
        elfproef: bool,
    },
    /// Ten digits or more in one piece.
    #[error("the text holds a number of {LONG_DIGITS} digits or more")]
    LongNumber {
        /// Where.
        range: Range<usize>,
    },
    /// Longer than the field.
    #[error("the text has {found} characters, {max} are allowed")]
    TooLong {
        /// Characters in the text.
        found: usize,
        /// Characters allowed.
        max: usize,
    },
}

/// Checks a toelichting of at most `max` characters. The length comes first: nobody sends
/// a text that is too long, and a scan of what anybody may paste stays short.
pub fn check_toelichting(text: &str, max: usize) -> Result<(), TekstError> {
    let found = text.chars().count();
    if found > max {
        return Err(TekstError::TooLong { found, max });
    }
    if let Some(range) = find_iban(text) {
        return Err(TekstError::Iban { range });
    }
    if let Some(BsnTekst { range, elfproef }) = find_bsn_like(text) {
        return Err(TekstError::Bsn { range, elfproef });
    }
    if let Some(at) = text.find(MASK) {
        return Err(TekstError::Bsn { range: at..at + MASK.len(), elfproef: false });
    }
    if let Some(range) = find_long_number(text) {
        return Err(TekstError::LongNumber { range });
    }
    Ok(())
}

/// The first thing in the text that looks like a BSN: nine digits in one piece, or in pieces with dots, dashes, spaces
/// and the like between them. Pieces inside a longer row of numbers count only if they pass the 11-proef.
pub fn find_bsn_like(text: &str) -> Option<BsnTekst> {
    let groups = harmless::without(digits::groups(text));
    groups.iter().find_map(|group| {
        let windows = (0..group.len()).flat_map(|from| (from + 1..=group.len().min(from + 9)).map(move |to| &group[from..to]));
        windows.filter(|pieces| digits::count(pieces) == 9).find_map(|pieces| {
            let elfproef = passes_elfproef(&digits::joined(pieces));
            let whole = pieces.len() == 1 || pieces.len() == group.len();
            (elfproef || whole).then(|| BsnTekst { range: digits::range(pieces), elfproef })
        })
    })
}

/// What stands in the place of a BSN that was typed where it does not belong.
const MASK: &str = "•••";

/// The text as it may be shown again: what looks like a BSN is only hinted at.
pub fn without_bsn(text: &str) -> String {
    let mut shown = text.to_owned();
    while let Some(found) = find_bsn_like(&shown) {
        shown.replace_range(found.range, MASK);
    }
    shown
}

/// Whether a text may hold a BSN, or held one and came back [without it](without_bsn): what hints at a number is no part of a
/// name either.
pub fn may_hold_bsn(text: &str) -> bool {
    text.contains(MASK) || find_bsn_like(text).is_some()
}

/// The text without the signs that nobody types: those that a database may not keep, and those that turn the direction of all
/// that stands after them, also on the page of somebody else. Lines stay lines.
pub fn plain(text: &str) -> String {
    text.chars().filter(|sign| is_plain_sign(*sign)).collect::<String>().trim().to_owned()
}

/// The same on one line, with one space between words.
pub fn plain_line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether [`plain`] leaves the text as it is, but for space around it.
pub fn is_plain(text: &str) -> bool {
    text.chars().all(is_plain_sign)
}

fn is_plain_sign(sign: char) -> bool {
    let turns = matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !turns && (sign.is_whitespace() || !sign.is_control())
}

/// The first number of ten digits or more in one piece that is no phone number: a customer or case number of
/// somebody else's system.
pub fn find_long_number(text: &str) -> Option<Range<usize>> {
    let groups = harmless::without(digits::groups(text));
    groups.into_iter().flatten().find(|piece| piece.digits.len() >= LONG_DIGITS).map(|piece| piece.range)
}

#[cfg(test)]
mod tests;
