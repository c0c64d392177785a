//! Messages are written in exactly one way, and whatever else comes is refused without a fall.

use super::chance;
use super::world::{World, run_secret};
use crate::cbor::Message;
use crate::deel::{Envelope, Kop, Plek};
use crate::engine::{Ontvangst, Ronde};
use crate::keys::Getekend;
use crate::pins::GetekendeOpdracht;
use crate::slot::{Helften, Slot, SlotKop, Vector};
use crate::toezegging::Toezegging;
use crate::transcript::Th;
use crate::{Hd, Lijst, Niveau, Opdracht, PadPublic};
use proptest::collection::vec;
use proptest::prelude::*;

/// A message reads as it was written, and in no other form.
fn holds<M: Message + PartialEq>(message: &M) {
    let bytes = message.to_bytes();
    assert!(M::from_bytes(&bytes).is_ok_and(|read| read == *message), "it reads as it was written");
    assert!(M::from_bytes(&[bytes.as_slice(), &[0]].concat()).is_err(), "a byte behind it");
    for cut in 0..bytes.len() {
        assert!(M::from_bytes(&bytes[..cut]).is_err(), "cut off after {cut}");
    }
    for longer in longer_forms(&bytes) {
        assert!(M::from_bytes(&longer).is_err(), "a length or number in a longer form");
    }
}

/// The first head written with a length of two bytes where none was needed, and without a length.
fn longer_forms(bytes: &[u8]) -> [Vec<u8>; 3] {
    let (head, rest) = (bytes[0], &bytes[1..]);
    let second = rest[0];
    let long_second = [&[head, (second & 0xe0) | 24, second & 0x1f], &rest[1..]].concat();
    let long_head = [&[(head & 0xe0) | 24, head & 0x1f], rest].concat();
    let open_end = [&[(head & 0xe0) | 31], rest, &[0xff]].concat();
    [long_second, long_head, open_end]
}

fn niveau() -> impl Strategy<Value = Niveau> {
    prop_oneof![Just(Niveau::Zeker), Just(Niveau::Mogelijk)]
}

prop_compose! {
    fn vector()(s: u16, niveau in niveau(), v: [u8; 32], hash: [u8; 32]) -> Vector {
        Vector { s, niveau, v, hash }
    }
}

prop_compose! {
    fn helften()(s: u16, a in vec(any::<u8>(), 0..90), b in vec(any::<u8>(), 0..90)) -> Helften {
        Helften { s, a, b }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn toezeggingen_have_one_form(
        hd: [u8; 32], bron: u8, run_key: [u8; 32], lijst: [u8; 32], zaad_vast: [u8; 32],
        zaden in vec((any::<u8>(), vec(any::<u8>(), 0..90)), 0..5),
    ) {
        holds(&Toezegging { hd: Hd(hd), bron, run_key: PadPublic(run_key), lijst, zaad_vast, zaden });
    }

    #[test]
    fn heads_have_one_form(th: [u8; 32], s: u16, niveau in niveau(), deel: u32, bron: u8, delen: u32, cellen: u32) {
        holds(&Kop { th: Th(th), plek: Plek { s, niveau, deel, bron }, delen, cellen });
        holds(&SlotKop { th: Th(th), bron });
    }

    #[test]
    fn slots_have_one_form(
        th: [u8; 32], bron: u8, vectors in vec(vector(), 0..4), tags in vec(any::<(u8, [u8; 16])>(), 0..4),
        helften in vec(helften(), 0..3), bodies in vec(any::<[u8; 32]>(), 0..5),
    ) {
        holds(&Slot { th: Th(th), bron, vectors, tags, helften, bodies });
    }

    #[test]
    fn any_bytes_are_refused_and_nothing_falls(bytes in vec(any::<u8>(), 0..400)) {
        refuse(&bytes);
    }

    /// One bit of a good message, turned.
    #[test]
    fn a_turned_bit_reads_as_something_else_or_not_at_all(at: prop::sample::Index, bit in 0..8_u8) {
        let good = World::new(3, 5).opdracht.to_bytes();
        let mut turned = good.clone();
        turned[at.index(good.len())] ^= 1 << bit;
        if let Ok(read) = Opdracht::from_bytes(&turned) {
            prop_assert_eq!(read.to_bytes(), turned);
        }
    }

    /// Heads of CBOR that claim much, in front of little.
    #[test]
    fn what_a_length_claims_is_not_believed(major in 0..8_u8, claimed: u64, rest in vec(any::<u8>(), 0..40)) {
        let mut bytes = vec![0x83, 0x01, (major << 5) | 27];
        bytes.extend_from_slice(&claimed.to_be_bytes());
        bytes.extend_from_slice(&rest);
        refuse(&bytes);
    }
}

/// Random bytes are no message, whoever reads them.
fn refuse(bytes: &[u8]) {
    let read = [
        Getekend::from_bytes(bytes).is_ok(),
        GetekendeOpdracht::from_bytes(bytes).is_ok(),
        Envelope::from_bytes(bytes).is_ok(),
        Opdracht::from_bytes(bytes).is_ok(),
        Toezegging::from_bytes(bytes).is_ok(),
        Kop::from_bytes(bytes).is_ok(),
        Slot::from_bytes(bytes).is_ok(),
        Lijst::parse(bytes).is_ok() && !bytes.is_empty(),
    ];
    assert_eq!(read, [false; 8]);
}

#[test]
fn opdrachten_have_one_form() {
    for n in 2..=5 {
        holds(&World::new(n, 5).opdracht);
    }
}

#[test]
fn an_opdracht_that_is_not_sound_is_not_read() {
    let spoil: [fn(&mut Opdracht); 12] = [
        |it| it.bronnen.swap(0, 1),
        |it| it.bronnen.truncate(1),
        |it| it.bronnen[1] = it.bronnen[0].clone(),
        |it| it.regelingen.clear(),
        |it| it.regelingen[0].bronnen.clear(),
        |it| it.regelingen[0].bronnen.swap(0, 1),
        |it| it.regelingen[0].bronnen[2] = 3,
        |it| it.regelingen[0].bronnen[1] = 0,
        |it| it.regelingen[1].naam = "zorgtoeslag".to_owned(),
        |it| it.aantal = 1 << 24,
        |it| it.peildatum = "1 maart 27".to_owned(),
        |it| it.peildatum.push('0'),
    ];
    for (which, spoil) in spoil.into_iter().enumerate() {
        let mut opdracht = World::new(3, 5).opdracht;
        spoil(&mut opdracht);
        assert!(Opdracht::from_bytes(&opdracht.to_bytes()).is_err(), "{which}");
    }
}

#[test]
fn the_door_of_the_engine_takes_any_bytes_without_a_fall() {
    use chacha20::rand_core::Rng;
    let world = World::new(2, 5);
    let mut rng = chance(1);
    let bound = (0..2).map(|bron| world.accepted(bron).toezeggen(&run_secret(bron), &mut rng).expect("keys are good"));
    let all: Vec<Vec<u8>> = bound.map(|bound| bound.toezegging().to_vec()).collect();
    let ronde = Ronde::of(&world.signed(), &all, &world.pins).expect("all is signed");
    let mut taken = Ontvangst::new(&ronde);
    for length in 0..300 {
        let mut bytes = vec![0; length];
        rng.fill_bytes(&mut bytes);
        assert!(taken.take(&bytes).is_err());
    }
}
