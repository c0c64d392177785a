//! A passphrase, and the keys that lie under it. Whoever has the store and the ring still has to guess it, at the price of Argon2id
//! (RFC 9106) a try.

use argon2::Argon2;
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit};
use foundation::Chance;
use nulsom::opening::HouderKeys;
use nulsom::{SealSecret, SignSecret};
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// The fewest characters of a passphrase: four words.
pub(crate) const LEAST: usize = 16;
/// The most: nobody types more, and it is read whole.
pub(crate) const MOST: usize = 200;
/// The fewest different ones: sixteen times the same letter is guessed at once.
const DIFFERENT: usize = 8;
const SALT: usize = 16;

/// What is wrong with a passphrase, or with using one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WachtzinError {
    /// Nothing was typed.
    #[error("no passphrase")]
    Empty,
    /// Too short to keep anything.
    #[error("a passphrase of fewer than {LEAST} characters, or more than {MOST}")]
    Length,
    /// Long, and guessed at once.
    #[error("a passphrase of fewer than {DIFFERENT} different characters")]
    Simple,
    /// It opens nothing.
    #[error("not the passphrase of this keyholder")]
    Other,
    /// Whoever typed it holds no key here.
    #[error("holds no key")]
    NoKey,
}

/// A passphrase as typed. It cannot be printed, and is gone when dropped.
pub struct Wachtzin(Zeroizing<String>);

impl Wachtzin {
    /// One that is there.
    pub(crate) fn typed(text: &str) -> Result<Self, WachtzinError> {
        let text = text.trim();
        if text.is_empty() { Err(WachtzinError::Empty) } else { Ok(Self(Zeroizing::new(text.to_owned()))) }
    }

    /// One that is good enough to lie under.
    ///
    /// # Errors
    /// It is empty, has fewer than 16 characters or more than 200, or fewer than eight different ones.
    pub fn new(text: &str) -> Result<Self, WachtzinError> {
        let typed = Self::typed(text)?;
        let different: BTreeSet<char> = typed.0.chars().collect();
        match typed.0.chars().count() {
            LEAST..=MOST if different.len() >= DIFFERENT => Ok(typed),
            LEAST..=MOST => Err(WachtzinError::Simple),
            _ => Err(WachtzinError::Length),
        }
    }

    /// What it opens. Takes as long as somebody who guesses should wait.
    fn cipher(&self, salt: &[u8]) -> Option<ChaCha20Poly1305> {
        let mut key = Zeroizing::new([0_u8; 32]);
        Argon2::default().hash_password_into(self.0.as_bytes(), salt, key.as_mut()).ok()?;
        Some(ChaCha20Poly1305::new((&*key).into()))
    }

    /// New keys under it.
    pub(crate) fn make(&self, chance: &Chance) -> Option<(HouderKeys, Vec<u8>)> {
        let (sign, seal) = (Zeroizing::new(chance.bytes::<32>()), Zeroizing::new(chance.bytes::<32>()));
        let salt = chance.bytes::<SALT>();
        let both = Zeroizing::new([*sign, *seal].concat());
        // The salt is new, so the key is, and serves one text.
        let text = self.cipher(&salt)?.encrypt(&[0; 12].into(), both.as_slice()).ok()?;
        Some((keys(&sign, &seal), [salt.as_slice(), &text].concat()))
    }

    /// The keys that lie under it.
    pub(crate) fn open(&self, geheim: &[u8]) -> Option<HouderKeys> {
        let (salt, text) = geheim.split_at_checked(SALT)?;
        let both = Zeroizing::new(self.cipher(salt)?.decrypt(&[0; 12].into(), text).ok()?);
        let (halves, rest) = both.as_chunks::<32>();
        match halves {
            [sign, seal] if rest.is_empty() => Some(keys(sign, seal)),
            _ => None,
        }
    }
}

fn keys(sign: &[u8; 32], seal: &[u8; 32]) -> HouderKeys {
    HouderKeys { sign: SignSecret::from_bytes(sign), seal: SealSecret::from_bytes(seal) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_words_open_it() {
        let made = Wachtzin::new("vier woorden achter elkaar").unwrap().make(&Chance::seeded(1)).unwrap();
        let opened = Wachtzin::typed(" vier woorden achter elkaar\n").unwrap().open(&made.1).unwrap();
        assert_eq!(opened.public(), made.0.public());
        assert!(Wachtzin::typed("vier woorden achter elkaar!").unwrap().open(&made.1).is_none());
        let again = Wachtzin::new("vier woorden achter elkaar").unwrap().make(&Chance::seeded(2)).unwrap();
        assert_ne!(again.0.public(), made.0.public(), "the words make no keys: they only lie on them");
        let mut other = made.1;
        other[20] ^= 1;
        assert!(Wachtzin::typed("vier woorden achter elkaar").unwrap().open(&other).is_none());
    }

    #[test]
    fn a_word_is_no_passphrase() {
        assert_eq!(Wachtzin::new("  ").err(), Some(WachtzinError::Empty));
        assert_eq!(Wachtzin::new("geheim1234567  ").err(), Some(WachtzinError::Length));
        assert_eq!(Wachtzin::new("aaaaaaaaaaaaaaaa").err(), Some(WachtzinError::Simple));
        assert_eq!(Wachtzin::new("1234567123456712").err(), Some(WachtzinError::Simple));
        assert!(Wachtzin::new("vier woorden sam").is_ok());
    }
}
