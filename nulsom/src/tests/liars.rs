//! Sources that do not do as they should, and what comes of it: never a ja over somebody else's nee.

use super::chance;
use super::world::{Outbox, World, answers, compute};
use crate::cbor::Message;
use crate::deel::Envelope;
use crate::engine::{Genomen, Ontvangst, Ronde};
use crate::frame::sha256;
use crate::keys::Naam;
use crate::pair::PairKey;
use crate::secret::Secret;
use crate::slot::Slot;
use crate::source::Gesleuteld;
use crate::zegel::Zegel;
use crate::{Antwoord, Weigering};
use chacha20::rand_core::Rng;

const AANTAL: usize = 200;

fn answer(bron: usize, row: usize) -> Antwoord {
    if (row + bron).is_multiple_of(4) { Antwoord::Nee } else { Antwoord::Ja }
}

/// The outboxes of three sources, of which some hold other keys than they should.
fn outboxes<'w>(world: &'w World, spoil: impl Fn(usize, &mut Gesleuteld<'w>)) -> (Ronde, Vec<Outbox>) {
    let mut rng = chance(1);
    let (ronde, keyed) = world.keyed(&mut rng);
    let computed = (0..).zip(keyed).map(|(bron, mut keyed)| {
        spoil(bron, &mut keyed);
        let answers = answers(&keyed, |_, row| answer(bron, row));
        compute(keyed, answers, &mut rng).expect("shares are good").0
    });
    let computed = computed.collect();
    (ronde, computed)
}

#[test]
fn a_liar_makes_no_ja_of_another_ones_nee() {
    let world = World::new(3, AANTAL);
    for liar in 0..3 {
        let (list, uitkomsten) =
            world.play(|bron, _, row| if bron == liar { Antwoord::Ja } else { answer(bron, row) }).expect("it looks good");
        let opened = world.open(&uitkomsten[0], &list, |_| false).expect("two people");
        for row in 0..AANTAL {
            let others_agree = (0..3).all(|bron| bron == liar || answer(bron, row) == Antwoord::Ja);
            assert_eq!(opened.treffers.bsns().contains(&world.bsn(row)), others_agree, "liar {liar}, row {row}");
        }
    }
}

/// Other cells in a deel, sealed and signed as its source can.
fn resealed(world: &World, ronde: &Ronde, deel: &[u8], bron: usize, change: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let envelope = Envelope::from_bytes(deel).expect("a deel of ours");
    let place = [u8::try_from(bron).expect("few")];
    let context: [&[u8]; 2] = [&ronde.th().0, &place];
    let mut cells = world.motor.open(Zegel::Deel, &context, &envelope.kop, &envelope.body).expect("it opens").to_vec();
    change(&mut cells);
    let body = world.motor.public().seal(Zegel::Deel, &context, &envelope.kop, &cells, &mut chance(5));
    Envelope::sign(&world.keys[bron].sign, Naam::Deel, envelope.kop, body.expect("a good key")).0.to_bytes()
}

#[test]
fn a_deel_that_is_not_that_of_the_slot_is_refused_also_with_the_same_cells() {
    let world = World::new(3, AANTAL);
    let changes: [fn(&mut [u8]); 2] = [|cells| chance(3).fill_bytes(cells), |_| ()];
    for change in changes {
        let (ronde, mut outboxes) = outboxes(&world, |_, _| ());
        let deel = outboxes[1].delen.values_mut().next().expect("there is one");
        *deel = resealed(&world, &ronde, deel, 1, change);
        assert_eq!(world.join(&ronde, &outboxes).map(|_| ()), Err(Weigering::DeelFout));
    }
}

#[test]
fn the_same_deel_twice_is_taken_and_another_body_voids_the_run() {
    let world = World::new(3, AANTAL);
    let (ronde, outboxes) = outboxes(&world, |_, _| ());
    let (plek, deel) = outboxes[2].delen.first_key_value().expect("there is one");
    let mut taken = Ontvangst::new(&ronde);
    assert_eq!(taken.take(deel), Ok(Genomen::Deel(*plek)));
    assert_eq!(taken.take(deel), Ok(Genomen::AlGehad));
    assert_eq!(taken.take(&outboxes[2].slot), Ok(Genomen::Slot(2)));
    assert_eq!(taken.take(&outboxes[2].slot), Ok(Genomen::AlGehad));
    let other = resealed(&world, &ronde, deel, 2, |_| ());
    assert_eq!(taken.take(&other), Err(Weigering::TweeLichamen { bron: 2 }));
    let (_, good) = outboxes[0].delen.first_key_value().expect("there is one");
    assert_eq!(taken.take(good), Err(Weigering::TweeLichamen { bron: 2 }), "the run stays void");
    assert!(!taken.is_complete());
}

#[test]
fn a_deel_of_another_run_source_or_length_is_not_taken() {
    let world = World::new(3, AANTAL);
    let (ronde, outboxes) = outboxes(&world, |_, _| ());
    let (plek, deel) = outboxes[0].delen.first_key_value().expect("there is one");
    let good = Envelope::from_bytes(deel).expect("a deel of ours");
    let kop = crate::deel::Kop::from_bytes(&good.kop).expect("a head of ours");
    let changes: [fn(&mut crate::deel::Kop); 8] = [
        |kop| kop.th.0[0] ^= 1,
        |kop| kop.plek.bron = 7,
        |kop| kop.plek.bron = 1,
        |kop| kop.plek.s = 9,
        |kop| kop.plek.deel = 1,
        |kop| kop.delen = 2,
        |kop| kop.cellen -= 1,
        |kop| (kop.plek.s, kop.plek.niveau) = (1, crate::Niveau::Mogelijk),
    ];
    for (which, change) in changes.into_iter().enumerate() {
        let mut kop = kop.clone();
        change(&mut kop);
        let forged = Envelope::sign(&world.keys[0].sign, Naam::Deel, kop.to_bytes(), good.body.clone()).0.to_bytes();
        assert_eq!(Ontvangst::new(&ronde).take(&forged), Err(Weigering::DeelFout), "{which}");
    }
    let short = Envelope::sign(&world.keys[0].sign, Naam::Deel, good.kop.clone(), good.body[1..].to_vec()).0.to_bytes();
    assert_eq!(Ontvangst::new(&ronde).take(&short), Err(Weigering::DeelFout));
    assert_eq!(plek.bron, 0);
}

fn other_key(keyed: &Gesleuteld<'_>, with: u8) -> PairKey {
    let (own, other) = (&keyed.keys.oin, super::core::oin(with.into()));
    PairKey::derive(&keyed.th, own, &other, &Secret::new([1; 32]), &Secret::new([2; 32]), &[3; 32])
}

#[test]
fn keys_that_differ_are_found_before_anything_is_added_up() {
    let world = World::new(3, AANTAL);
    let (ronde, outboxes) = outboxes(&world, |bron, keyed| {
        if bron == 1 {
            let keys = [0, 2].map(|with| (with, other_key(keyed, with)));
            keyed.pairs = keys.into_iter().collect();
        }
    });
    let found = world.join(&ronde, &outboxes).map(|_| ());
    assert_eq!(found, Err(Weigering::Verschil { paren: vec![(0, 1), (1, 2)], vreemd: Some(1) }));
}

#[test]
fn with_one_pair_that_differs_or_two_sources_nobody_is_named() {
    let spoil = |bron: usize, keyed: &mut Gesleuteld<'_>| {
        if bron == 0 {
            let key = other_key(keyed, 1);
            keyed.pairs[0] = (1, key);
        }
    };
    for n in [2, 3] {
        let world = World::new(n, AANTAL);
        let (ronde, outboxes) = outboxes(&world, spoil);
        let found = world.join(&ronde, &outboxes).map(|_| ());
        assert_eq!(found, Err(Weigering::Verschil { paren: vec![(0, 1)], vreemd: None }));
    }
}

#[test]
fn another_order_is_found_too() {
    let world = World::new(3, AANTAL);
    let (ronde, outboxes) = outboxes(&world, |bron, keyed| {
        if bron == 2 {
            keyed.seeds[0] = Secret::new([4; 32]);
        }
    });
    let found = world.join(&ronde, &outboxes).map(|_| ());
    assert_eq!(found, Err(Weigering::Verschil { paren: vec![(0, 2), (1, 2)], vreemd: Some(2) }));
}

/// Puts another deel of a liar in the place of one, and a slot beside it that agrees.
fn replaced(world: &World, ronde: &Ronde, outbox: &mut Outbox, which: usize, deel: Vec<u8>) {
    let th = ronde.th();
    let plek = *outbox.delen.keys().nth(which).expect("there are so many");
    let context: [&[u8]; 2] = [&th.0, &[plek.bron]];
    let body = Envelope::from_bytes(&deel).expect("a deel of ours");
    let cells = world.motor.open(Zegel::Deel, &context, &body.kop, &body.body).expect("it opens");
    let envelope = Envelope::from_bytes(&outbox.slot).expect("a slot of ours");
    let text = world.motor.open(Zegel::Slot, &context, &[], &envelope.body).expect("it opens");
    let mut slot = Slot::from_bytes(&text).expect("a slot of ours");
    slot.vectors[which].hash = sha256(&cells);
    slot.bodies[which] = sha256(&body.body);
    let sealed = world.motor.public().seal(Zegel::Slot, &context, &[], &slot.to_bytes(), &mut chance(6)).expect("a good key");
    outbox.slot = Envelope::sign(&world.keys[usize::from(plek.bron)].sign, Naam::Slot, envelope.kop, sealed).0.to_bytes();
    outbox.delen.insert(plek, deel);
}

#[test]
fn a_vector_that_cancels_nowhere_voids_the_run() {
    let world = World::new(3, AANTAL);
    let (ronde, mut outboxes) = outboxes(&world, |_, _| ());
    let deel = outboxes[1].delen.values().next().expect("there is one").clone();
    let deel = resealed(&world, &ronde, &deel, 1, |cells| chance(3).fill_bytes(cells));
    replaced(&world, &ronde, &mut outboxes[1], 0, deel);
    assert_eq!(world.join(&ronde, &outboxes).map(|_| ()), Err(Weigering::TellingFout));
}

#[test]
fn more_hits_than_people_void_the_run() {
    let world = World::new(3, AANTAL);
    let (ronde, mut outboxes) = outboxes(&world, |_, _| ());
    // The scheme of two sources, which has no M to be compared with.
    for (bron, outbox) in outboxes.iter_mut().take(2).enumerate() {
        let deel = outbox.delen.values().nth(2).expect("there are three").clone();
        let zeros = resealed(&world, &ronde, &deel, bron, |cells| cells.fill(0));
        replaced(&world, &ronde, outbox, 2, zeros);
    }
    assert_eq!(world.join(&ronde, &outboxes).map(|_| ()), Err(Weigering::TellingFout));
}

#[test]
fn a_slot_that_contradicts_its_own_vector_is_refused() {
    let world = World::new(3, AANTAL);
    let (ronde, mut outboxes) = outboxes(&world, |_, _| ());
    let th = ronde.th();
    let context: [&[u8]; 2] = [&th.0, &[1]];
    let envelope = Envelope::from_bytes(&outboxes[1].slot).expect("a slot of ours");
    let text = world.motor.open(Zegel::Slot, &context, &[], &envelope.body).expect("it opens");
    let mut slot = Slot::from_bytes(&text).expect("a slot of ours");
    slot.vectors[2].hash[0] ^= 1;
    let sealed = world.motor.public().seal(Zegel::Slot, &context, &[], &slot.to_bytes(), &mut chance(6)).expect("a good key");
    outboxes[1].slot = Envelope::sign(&world.keys[1].sign, Naam::Slot, envelope.kop, sealed).0.to_bytes();
    assert_eq!(world.join(&ronde, &outboxes).map(|_| ()), Err(Weigering::DeelFout));
}

#[test]
fn fewer_who_might_than_who_surely_do_voids_the_run() {
    let world = World::new(3, AANTAL);
    let (ronde, mut good) = outboxes(&world, |_, _| ());
    let (_, mut keyed) = world.keyed(&mut chance(1));
    let keyed = keyed.swap_remove(0);
    let nobody = answers(&keyed, |_, _| Antwoord::Nee);
    let (other, _) = compute(keyed, nobody, &mut chance(2)).expect("shares are good");
    let deel = other.delen.into_values().nth(1).expect("that of M");
    replaced(&world, &ronde, &mut good[0], 1, deel);
    assert_eq!(world.join(&ronde, &good).map(|_| ()), Err(Weigering::TellingFout));
}

#[test]
fn halves_of_a_liar_are_passed_over_and_without_good_halves_nothing_opens() {
    let world = World::new(3, AANTAL);
    let (list, uitkomsten) = world.play(|bron, _, row| answer(bron, row)).expect("a good run");
    let mut uitkomst = uitkomsten[0].clone();
    let hits = world.open(&uitkomst, &list, |_| false).expect("two people").treffers.bsns().to_vec();
    uitkomst.helften[0].a[50] ^= 1;
    uitkomst.helften[1].b = uitkomst.helften[0].b.clone();
    assert_eq!(world.open(&uitkomst, &list, |_| false).expect("the third is good").treffers.bsns(), hits);
    uitkomst.helften[2].b.truncate(7);
    assert_eq!(world.open(&uitkomst, &list, |_| false).map(|_| ()), Err(Weigering::OpeningFout));
}

#[test]
fn a_bitmap_or_list_that_was_changed_shows_nothing() {
    let world = World::new(3, AANTAL);
    let (list, uitkomsten) = world.play(|bron, _, row| answer(bron, row)).expect("a good run");
    let good = &uitkomsten[0];
    let mut bits = good.plaatsen.to_store().to_vec();
    bits.rotate_left(1);
    let mut turned = good.clone();
    turned.plaatsen = crate::engine::Plaatsen::from_store(bits, good.cells).expect("as long as it was");
    assert_eq!(world.open(&turned, &list, |_| false).map(|_| ()), Err(Weigering::OpeningFout));
    let mut other = list.clone();
    other.text[0] ^= 1;
    assert_eq!(world.open(good, &other, |_| false).map(|_| ()), Err(Weigering::OpeningFout));
    assert!(crate::engine::Plaatsen::from_store(vec![0; 3], 40).is_none());
}

#[test]
fn another_list_under_good_keys_shows_nothing() {
    let world = World::new(3, AANTAL);
    let (_, uitkomsten) = world.play(|bron, _, row| answer(bron, row)).expect("a good run");
    let mut digits = super::world::invented_bsns(AANTAL + 1);
    digits.drain(..9);
    let other = crate::Lijst::parse(&digits).expect("BSNs");
    let list = crate::engine::lock(&uitkomsten[0].hd, &world.pins, &other, &mut chance(8)).expect("keys are good");
    assert_eq!(world.open(&uitkomsten[0], &list, |_| false).map(|_| ()), Err(Weigering::OpeningFout));
}

#[test]
fn what_a_handed_over_is_bound_to_what_a_signed() {
    use crate::opening::hand_over;
    let world = World::new(3, AANTAL);
    let (list, uitkomsten) = world.play(|bron, _, row| answer(bron, row)).expect("a good run");
    let hand = |reason: &str, now| {
        let bytes = hand_over(&uitkomsten[0], &list, &world.a, &world.pins.b.seal, (reason, now), &mut chance(9));
        crate::opening::Doorgave::from_bytes(&bytes.expect("A's half opens")).expect("one of ours")
    };
    let (old, new) = (hand("eerst", super::world::NOW - 9 * super::world::DAY), hand("nu", super::world::NOW));
    let spliced = crate::opening::Doorgave { sealed: old.sealed, ..new }.to_bytes();
    let opened = world.opening(&uitkomsten[0], &list, &spliced).open(&world.b, |_| false).map(|_| ());
    assert_eq!(opened, Err(Weigering::OpeningFout));
}
