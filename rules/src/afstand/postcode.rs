//! The four digits of a postcode, and how people type them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The four digits of a Dutch postcode, 1000 to 9999. The letters, if typed, are not kept: less to store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Postcode4(u16);

/// Not a postcode: not four digits from 1000 to 9999, alone or followed by two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a postcode is four digits, with or without two letters, such as 7511 AA")]
pub struct Postcode4Error;

impl FromStr for Postcode4 {
    type Err = Postcode4Error;

    /// Reads `7511`, `7511AA`, `7511 aa`; spaces around and between do not matter.
    fn from_str(text: &str) -> Result<Self, Postcode4Error> {
        let (digits, rest) = text.trim().split_at_checked(4).ok_or(Postcode4Error)?;
        let letters = rest.trim_start();
        let fits = letters.is_empty() || (letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_alphabetic()));
        if !fits || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Postcode4Error);
        }
        match digits.parse() {
            Ok(number @ 1000..=9999) => Ok(Self(number)),
            _ => Err(Postcode4Error),
        }
    }
}

impl fmt::Display for Postcode4 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl From<Postcode4> for String {
    fn from(postcode: Postcode4) -> Self {
        postcode.to_string()
    }
}

impl TryFrom<String> for Postcode4 {
    type Error = Postcode4Error;

    fn try_from(text: String) -> Result<Self, Postcode4Error> {
        text.parse()
    }
}
