//! A step at a source and a deel at the engine have two halves each; together they are the whole, and no order of them is another.

use super::chance;
use super::world::{Outbox, World, answers, compute};
use crate::engine::{Ronde, Samenvoegen};
use crate::source::{Gesleuteld, Stap};
use crate::{Antwoord, Antwoorden, Weigering};

fn answer(bron: usize, row: usize) -> Antwoord {
    if (row + bron).is_multiple_of(4) { Antwoord::Nee } else { Antwoord::Ja }
}

fn of_source(bron: usize, keyed: &Gesleuteld<'_>) -> Vec<(u16, Antwoorden)> {
    answers(keyed, |_, row| answer(bron, row))
}

fn outboxes(world: &World) -> (Ronde, Vec<Outbox>) {
    let mut rng = chance(1);
    let (ronde, keyed) = world.keyed(&mut rng);
    let one = |(bron, keyed)| {
        let answers = of_source(bron, &keyed);
        compute(keyed, answers, &mut rng).expect("shares are good").0
    };
    (ronde, (0..).zip(keyed).map(one).collect())
}

#[test]
fn a_part_and_its_seal_are_one_step() {
    let world = World::new(3, 1200);
    let (_, outboxes) = outboxes(&world);
    let (mut rng, keyed) = (chance(1), world.keyed(&mut chance(1)).1);
    // As much chance as was drawn before the first source began.
    drop(world.keyed(&mut rng));
    for ((bron, keyed), outbox) in (0..).zip(keyed).zip(&outboxes) {
        let answers = of_source(bron, &keyed);
        let mut computing = Box::new(keyed.compute(answers).expect("shares are good"));
        loop {
            match computing.part().seal(&mut rng).expect("keys are good") {
                Stap::Deel(next, row) => {
                    assert!(outbox.delen[&row.plek().expect("a deel has a place")] == row.to_store());
                    computing = next;
                }
                Stap::Klaar(done) => break assert!(outbox.slot == done.slot().to_store()),
            }
        }
    }
}

#[test]
fn what_is_opened_first_and_added_later_counts_the_same_and_only_in_order() {
    let world = World::new(3, 1200);
    let (ronde, outboxes) = outboxes(&world);
    let slots: Vec<Vec<u8>> = outboxes.iter().map(|outbox| outbox.slot.clone()).collect();
    let begin = || Samenvoegen::begin(&ronde, &world.motor, &slots).expect("slots agree");
    let mut ahead = begin();
    let mut opened = Vec::new();
    while let Some(plek) = ahead.wants() {
        opened.push(ahead.open(&outboxes[usize::from(plek.bron)].delen[&plek]).expect("it is the one"));
    }
    let mut swapped = begin();
    for _ in 0..2 {
        let plek = swapped.wants().expect("nothing was opened");
        let deel = swapped.open(&outboxes[usize::from(plek.bron)].delen[&plek]).expect("it is the one");
        if plek.bron == 1 {
            assert!(matches!(swapped.add(deel), Err(Weigering::DeelFout)), "the first is not there");
        }
    }
    assert!(begin().finish().is_err(), "nothing was added");
    opened.into_iter().for_each(|opened| ahead.add(opened).expect("in order"));
    let (ahead, at_once) = (ahead.finish().expect("all is there"), world.join(&ronde, &outboxes).expect("a good run"));
    for (ahead, at_once) in ahead.iter().zip(&at_once) {
        assert_eq!((ahead.zeker, ahead.mogelijk), (at_once.zeker, at_once.mogelijk));
        assert!(ahead.plaatsen == at_once.plaatsen && ahead.zeker > 0);
    }
    assert_eq!(ahead.len(), at_once.len());
}
