//! Two bits a person: ja, and nee. Who has neither is onbekend.

use minicbor::{Decode, Encode};
use regelingen::Antwoord;

/// The answers to one question. The first person is the lowest bit of the first byte; what is left over of the last byte is zero.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Paar {
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    ja: Vec<u8>,
    #[n(1)]
    #[cbor(with = "minicbor::bytes")]
    nee: Vec<u8>,
}

impl FromIterator<Antwoord> for Paar {
    fn from_iter<I: IntoIterator<Item = Antwoord>>(all: I) -> Self {
        let mut paar = Self { ja: Vec::new(), nee: Vec::new() };
        for (at, antwoord) in all.into_iter().enumerate() {
            if at.is_multiple_of(8) {
                paar.ja.push(0);
                paar.nee.push(0);
            }
            let bit = 1 << (at % 8);
            match antwoord {
                Antwoord::Ja => paar.ja[at / 8] |= bit,
                Antwoord::Nee => paar.nee[at / 8] |= bit,
                Antwoord::Onbekend => {}
            }
        }
        paar
    }
}

impl Paar {
    /// The answer about a person, by their place in the pakket.
    #[must_use]
    pub fn get(&self, person: usize) -> Antwoord {
        let has = |bits: &[u8]| bits.get(person / 8).is_some_and(|byte| byte >> (person % 8) & 1 == 1);
        match (has(&self.ja), has(&self.nee)) {
            (true, _) => Antwoord::Ja,
            (_, true) => Antwoord::Nee,
            _ => Antwoord::Onbekend,
        }
    }

    /// Whether it says ja, nee or onbekend about so many people, and nothing else.
    #[must_use]
    pub fn says_only_that(&self, persons: usize) -> bool {
        let is_long_enough = |bits: &[u8]| bits.len() == persons.div_ceil(8);
        let both = self.ja.iter().zip(&self.nee).any(|(ja, nee)| ja & nee != 0);
        let used = if persons.is_multiple_of(8) { 0xff } else { (1 << (persons % 8)) - 1 };
        let left_over = |bits: &[u8]| bits.last().is_some_and(|byte| byte & !used != 0);
        is_long_enough(&self.ja) && is_long_enough(&self.nee) && !both && !left_over(&self.ja) && !left_over(&self.nee)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn antwoord() -> impl Strategy<Value = Antwoord> {
        prop_oneof![Just(Antwoord::Ja), Just(Antwoord::Nee), Just(Antwoord::Onbekend)]
    }

    proptest! {
        /// What goes in comes out, at its place, and it is an answer about exactly so many people.
        #[test]
        fn each_answer_is_at_its_place(all in proptest::collection::vec(antwoord(), 0..200)) {
            let paar: Paar = all.iter().copied().collect();
            prop_assert!(paar.says_only_that(all.len()));
            for (at, antwoord) in all.iter().enumerate() {
                prop_assert_eq!(paar.get(at), *antwoord);
            }
            prop_assert_eq!(paar.get(all.len()), Antwoord::Onbekend);
            prop_assert!(!paar.says_only_that(all.len() + 8));
        }

        /// One bit too many anywhere, in ja or in nee, and it says more than that.
        #[test]
        fn no_other_bit_is_taken(all in proptest::collection::vec(antwoord(), 1..100), at in 0_usize..104, in_ja: bool) {
            let mut paar: Paar = all.iter().copied().collect();
            let at = at % (all.len().div_ceil(8) * 8);
            let bits = if in_ja { &mut paar.ja } else { &mut paar.nee };
            bits[at / 8] ^= 1 << (at % 8);
            let is_other_answer = at < all.len() && (all[at] == Antwoord::Onbekend || all[at] == if in_ja { Antwoord::Ja } else { Antwoord::Nee });
            prop_assert_eq!(paar.says_only_that(all.len()), is_other_answer);
        }
    }
}
