//! Bank account numbers in a text (ISO 13616).

use std::ops::Range;

/// The first IBAN in the text, with or without spaces, capitals or not: right by its check digits (mod 97), or Dutch
/// in shape, so that one with a typing error is found too.
pub fn find_iban(text: &str) -> Option<Range<usize>> {
    let starts = text.char_indices().filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_alphanumeric()));
    starts.filter_map(|(at, _)| iban_at(text, at)).next()
}

/// An IBAN that begins at this byte and ends where a word ends. Of several ends the last is taken.
fn iban_at(text: &str, start: usize) -> Option<Range<usize>> {
    let mut signs = Vec::new();
    let mut found = None;
    let mut rest = text[start..].char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let fits = match signs.len() {
            0 | 1 => c.is_ascii_alphabetic(),
            2 | 3 => c.is_ascii_digit(),
            _ => c.is_ascii_alphanumeric(),
        };
        if fits && signs.len() < 34 {
            signs.push(c.to_ascii_uppercase());
        } else if !is_filler(c) || signs.len() < 2 {
            break;
        }
        let word_ends = rest.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
        if fits && word_ends && is_iban(&signs) {
            found = Some(start..start + at + 1);
        }
    }
    found
}

fn is_filler(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '.' | '-')
}

fn is_iban(signs: &[char]) -> bool {
    let dutch = signs.len() == 18
        && signs.starts_with(&['N', 'L'])
        && signs[4..8].iter().all(char::is_ascii_alphabetic)
        && signs[8..].iter().all(char::is_ascii_digit);
    dutch || ((15..=34).contains(&signs.len()) && remainder(signs) == 1)
}

/// The number that the signs write with the first four at the end and A as 10, modulo 97.
fn remainder(signs: &[char]) -> u32 {
    let (head, tail) = signs.split_at(4);
    tail.iter().chain(head).filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shift = if value < 10 { 10 } else { 100 };
        (rest * shift + value) % 97
    })
}
