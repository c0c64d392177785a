//! There is one way to write, and one key that signed it.

use super::*;
use crate::envelop::{Naam, open, sign};
use ed25519_dalek::SigningKey;
use proptest::prelude::*;

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn run() -> Run {
    Run {
        bron: "uwv".to_owned(),
        id: [1; 16],
        grondslag: [2; 16],
        grondslag_digest: Digest([3; 32]),
        vragenset: Digest([4; 32]),
        peildatum: "2027-03-02".to_owned(),
    }
}

proptest! {
    /// There is one way to write a pakket: what reads is what was written, and one byte more, less or other is not read, or
    /// is another pakket.
    #[test]
    fn a_pakket_is_written_in_one_way(persons in 0_usize..40, questions in 0_u8..5, nummer: u32, at: prop::sample::Index, to: u8) {
        let vragen = (0..questions).map(|nth| Digest([nth; 32])).collect();
        let bytes = write(&run().pakket(nummer, vragen, Bsn::verzonnen().take(persons).collect()));
        prop_assert!(read::<Pakket>(&bytes).is_ok_and(|again| write(&again) == bytes));
        prop_assert!(read::<Pakket>(&bytes[..bytes.len() - 1]).is_err());
        prop_assert!(read::<Pakket>(&[bytes.as_slice(), &[0]].concat()).is_err());
        let mut other = bytes.clone();
        other[at.index(bytes.len())] = to;
        prop_assert!(read::<Pakket>(&other).map_or(true, |again| write(&again) == other));
    }

    /// What somebody else wrote stops nobody.
    #[test]
    fn bytes_of_anybody_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(open(Naam::Pakket, &bytes).is_err());
    }
}

#[test]
fn a_length_that_is_a_lie_costs_nothing() {
    // An array of four thousand million people, and then nothing.
    let mut bytes = write(&run().pakket(0, vec![], vec![]));
    bytes.pop();
    bytes.extend_from_slice(&[0x9a, 0xff, 0xff, 0xff, 0xff]);
    assert!(read::<Pakket>(&bytes).is_err());
}

#[test]
fn a_signature_is_of_one_key_over_one_body_for_one_use() {
    let lichaam = write(&run().pakket(0, vec![], vec![]));
    let bytes = sign(Naam::Pakket, lichaam.clone(), &key());
    let opened = open(Naam::Pakket, &bytes).unwrap_or_else(|_| unreachable!("it was signed just now"));
    assert_eq!((opened.sleutel, opened.digest), (key().verifying_key(), Digest::of(&lichaam)));
    assert_eq!(open(Naam::Antwoorden, &bytes).err(), Some(NoMessage::Signature));
    for at in 0..bytes.len() {
        let mut other = bytes.clone();
        other[at] ^= 1;
        assert!(open(Naam::Pakket, &other).is_err(), "byte {at}");
    }
}
