//! A run in which everybody does as they should: the same hits as with all answers on one table, and only with both keys.

use super::chance;
use super::world::{DAY, NOW, World, answers, compute, run_secret};
use crate::engine::told;
use crate::opening::hand_over;
use crate::{Antwoord, Weigering};
use chacha20::rand_core::Rng;

const AANTAL: usize = 1000;

/// Some answers, the same each time.
fn some(bron: usize, s: u16, row: usize) -> Antwoord {
    match (row * 7 + bron * 13 + usize::from(s) * 5 + row / 11) % 8 {
        0 => Antwoord::Nee,
        1 => Antwoord::Onbekend,
        2 if bron == 1 => Antwoord::Afgemeld,
        _ => Antwoord::Ja,
    }
}

/// The rows of which every source says so.
fn plain(n: usize, s: u16, says: impl Fn(Antwoord) -> bool) -> Vec<usize> {
    let bronnen = if s == 0 { n } else { 2 };
    (0..AANTAL).filter(|row| (0..bronnen).all(|bron| says(some(bron, s, *row)))).collect()
}

#[test]
fn counts_and_names_are_those_of_all_answers_on_one_table() {
    for n in 2..=5 {
        let world = World::new(n, AANTAL);
        let (list, uitkomsten) = world.play(some).expect("a good run");
        assert_eq!(uitkomsten.len(), 2);
        for (s, uitkomst) in (0..).zip(&uitkomsten) {
            let sure = plain(n, s, |answer| answer == Antwoord::Ja);
            let possible = plain(n, s, |answer| answer == Antwoord::Ja || answer == Antwoord::Onbekend);
            assert_eq!(uitkomst.zeker as usize, sure.len());
            assert_eq!(uitkomst.mogelijk, (s == 0).then_some(u32::try_from(possible.len()).expect("few")));
            assert_eq!(uitkomst.onbekend().is_some(), s == 0);
            let opened = world.open(uitkomst, &list, |_| false).expect("two people, in time");
            let wanted: Vec<[u8; 9]> = sure.into_iter().map(|row| world.bsn(row)).collect();
            assert_eq!(opened.treffers.bsns(), wanted, "n = {n}, scheme {s}");
        }
    }
}

#[test]
fn a_source_accepts_a_real_run_from_the_sealed_list() {
    let world = World::new(3, AANTAL);
    let mut rng = chance(4);
    let (lists, _) = world.lists(&mut rng);
    let accepted = (0..3).map(|bron| world.toetsing(bron).accept(&world.signed(), &lists[bron].1).expect("it is approved"));
    let bound = accepted.zip(0..).map(|(accepted, bron)| accepted.toezeggen(&run_secret(bron), &mut rng).expect("keys are good"));
    let bound = bound.collect();
    let (all, keyed) = world.key_all(bound);
    let ronde = crate::engine::Ronde::of(&world.signed(), &all, &world.pins).expect("all is signed");
    let outboxes: Vec<_> = (0..)
        .zip(keyed)
        .map(|(bron, keyed)| {
            let answers = answers(&keyed, |s, row| some(bron, s, row));
            let (outbox, committed) = compute(keyed, answers, &mut rng).expect("shares are good");
            let receipt = ronde.receipt(u8::try_from(bron).expect("few"), &world.gemeente);
            committed.received(&receipt, &world.pins.gemeente_sign).expect("G signed it");
            outbox
        })
        .collect();
    let uitkomsten = world.join(&ronde, &outboxes).expect("a good run");
    assert_eq!(uitkomsten[0].zeker as usize, plain(3, 0, |answer| answer == Antwoord::Ja).len());
}

#[test]
fn who_drops_out_is_in_no_hits() {
    let world = World::new(3, AANTAL);
    let (list, uitkomsten) = world.play(some).expect("a good run");
    let mut rng = chance(9);
    let dropped: Vec<[u8; 9]> = (0..AANTAL).filter(|_| rng.next_u32().is_multiple_of(3)).map(|row| world.bsn(row)).collect();
    let all = world.open(&uitkomsten[0], &list, |_| false).expect("two people");
    let left = world.open(&uitkomsten[0], &list, |bsn| dropped.contains(bsn)).expect("two people");
    let wanted: Vec<[u8; 9]> = all.treffers.bsns().iter().filter(|bsn| !dropped.contains(bsn)).copied().collect();
    assert_eq!(left.treffers.bsns(), wanted);
    assert!(left.treffers.bsns().len() < all.treffers.bsns().len());
}

#[test]
fn a_dump_at_the_municipality_opens_nothing_without_both_keys() {
    let world = World::new(3, AANTAL);
    let (list, uitkomsten) = world.play(some).expect("a good run");
    let (uitkomst, stranger) = (&uitkomsten[0], super::world::houder(7));
    let reason = ("gestolen", NOW + DAY);
    // Neither key, and the engine's own key in place of both.
    let to_stranger = hand_over(uitkomst, &list, &stranger, &stranger.public().seal, reason, &mut chance(3));
    assert_eq!(to_stranger, Err(Weigering::OpeningFout));
    // The key of A alone: it hands over to itself, and to somebody else than B.
    for thief in [&world.a, &stranger] {
        let handed = hand_over(uitkomst, &list, &world.a, &thief.public().seal, reason, &mut chance(3)).expect("A's half opens");
        let opened = world.opening(uitkomst, &list, &handed).open(thief, |_| false).map(|_| ());
        assert_eq!(opened, Err(Weigering::OpeningFout));
    }
    // The key of B alone: what A would hand over cannot be made.
    let by_b = hand_over(uitkomst, &list, &world.b, &world.pins.b.seal, reason, &mut chance(3));
    assert_eq!(by_b, Err(Weigering::OpeningFout));
    // Both.
    assert!(world.open(uitkomst, &list, |_| false).is_ok());
}

#[test]
fn messages_of_all_ja_and_all_nee_differ_in_no_length() {
    let lengths = |answer: Antwoord| {
        let world = World::new(3, 200);
        let mut rng = chance(5);
        let (_, keyed) = world.keyed(&mut rng);
        let outboxes = keyed.into_iter().map(|keyed| {
            let answers = answers(&keyed, |_, _| answer);
            compute(keyed, answers, &mut rng).expect("no share is asked of who does not count").0
        });
        let sizes = |outbox: super::world::Outbox| {
            let delen: Vec<_> = outbox.delen.into_iter().map(|(plek, bytes)| (plek, bytes.len())).collect();
            (delen, outbox.slot.len())
        };
        outboxes.map(sizes).collect::<Vec<_>>()
    };
    let all_yes = lengths(Antwoord::Ja);
    for answer in [Antwoord::Nee, Antwoord::Onbekend, Antwoord::Afgemeld] {
        assert_eq!(lengths(answer), all_yes);
    }
}

#[test]
fn small_numbers_are_not_told() {
    assert_eq!([0, 9, 10, 412].map(told), ["<10", "<10", "10", "412"]);
}
