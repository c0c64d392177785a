//! The nummer of a hulpvraag: seven symbols that survive a telephone line, shown as `7K3P-92X`.
//!
//! Six random symbols of Crockford's base 32 (30 bits) and one check symbol from the same 32. The check is a
//! Reed–Solomon symbol over GF(2⁵): read as a polynomial, the seven symbols have the primitive element α = 2 as a root.
//! Each place then has another non-zero weight (α⁶ … α⁰), so every single wrong symbol and every swap of two different
//! symbols, neighbours or not, is noticed. Crockford's own check (mod 37) needs five signs nobody can read aloud.
//!
//! The nummer is a name, not a secret: whoever has it and does not take part still gets 404.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Digits and capitals without I, L, O (look like 1 and 0) and U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols without the dash: six random ones and the check.
const LENGTH: usize = 7;
const BITS: u32 = 30;

/// A nummer of which the check symbol is right. Written with dash and capitals, read tolerantly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Nummer(u32);

/// What is wrong with a nummer that somebody typed. Positions count from 1, as one says them, without dash or spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NummerError {
    /// Too short or too long.
    #[error("a nummer has {LENGTH} letters and digits, this has {found}")]
    Length {
        /// Symbols counted, dash and spaces left out.
        found: usize,
    },
    /// A sign that no nummer contains, such as U.
    #[error("'{symbol}' in place {position} does not occur in a nummer")]
    Symbol {
        /// The sign as typed.
        symbol: char,
        /// Its place, from 1.
        position: usize,
    },
    /// All signs exist, together they are no nummer: one is wrong or two are swapped.
    #[error("no such nummer: a letter or digit is wrong, or two are swapped")]
    Check,
}

impl Nummer {
    /// Makes a nummer from 30 random bits; the higher ones are not used. The caller brings the randomness and asks
    /// the store whether the nummer is still free: with a billion of them, 40,000 give an even chance of a clash.
    pub fn from_random(bits: u64) -> Self {
        Self((bits & ((1 << BITS) - 1)) as u32)
    }

    fn symbols(self) -> [u8; LENGTH] {
        let mut values = [0; LENGTH];
        for (place, value) in values.iter_mut().take(LENGTH - 1).enumerate() {
            *value = (self.0 >> (BITS - 5 * (place as u32 + 1))) as u8 & 31;
        }
        // Six symbols and a zero give what the check must cancel.
        values[LENGTH - 1] = syndrome(&values);
        values
    }
}

/// The polynomial at α by Horner's rule; zero for a right nummer.
fn syndrome(values: &[u8; LENGTH]) -> u8 {
    values.iter().fold(0, |sum, value| times_alpha(sum) ^ value)
}

/// Multiplication by α in GF(2⁵) with the primitive polynomial x⁵ + x² + 1.
fn times_alpha(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 0b10_0000 == 0 { shifted } else { shifted ^ 0b10_0101 }
}

fn value_of(symbol: char) -> Option<u8> {
    let read = match symbol.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SYMBOLS.iter().position(|known| char::from(*known) == read).map(|place| place as u8)
}

impl FromStr for Nummer {
    type Err = NummerError;

    /// Reads small letters, O as 0, I and L as 1; spaces and dashes may stand anywhere or be missing.
    fn from_str(text: &str) -> Result<Self, NummerError> {
        let is_filler = |c: &char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '—');
        let typed: Vec<char> = text.chars().filter(|c| !is_filler(c)).collect();
        let mut values = Vec::with_capacity(LENGTH);
        for (place, symbol) in typed.iter().copied().enumerate().take(LENGTH) {
            values.push(value_of(symbol).ok_or(NummerError::Symbol { symbol, position: place + 1 })?);
        }
        if typed.len() != LENGTH {
            return Err(NummerError::Length { found: typed.len() });
        }
        let values: [u8; LENGTH] = values.try_into().map_err(|_| NummerError::Length { found: typed.len() })?;
        if syndrome(&values) != 0 {
            return Err(NummerError::Check);
        }
        Ok(Self(values[..LENGTH - 1].iter().fold(0, |sum, value| sum << 5 | u32::from(*value))))
    }
}

impl fmt::Display for Nummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, value) in self.symbols().into_iter().enumerate() {
            let dash = if place == 4 { "-" } else { "" };
            write!(f, "{dash}{}", char::from(SYMBOLS[usize::from(value)]))?;
        }
        Ok(())
    }
}

impl From<Nummer> for String {
    fn from(nummer: Nummer) -> Self {
        nummer.to_string()
    }
}

impl TryFrom<String> for Nummer {
    type Error = NummerError;

    fn try_from(text: String) -> Result<Self, NummerError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests;
