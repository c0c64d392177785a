//! An auditor sees whether a source sent what it should, and can be shown nothing else.

use super::chance;
use super::world::{World, answers, compute, run_secret};
use crate::audit::{Bevinding, Onderzoek};
use crate::cbor::Message;
use crate::deel::Envelope;
use crate::engine::Ronde;
use crate::{Antwoord, Niveau, SealSecret, Weigering};

fn answer(row: usize) -> Antwoord {
    [Antwoord::Ja, Antwoord::Nee, Antwoord::Onbekend, Antwoord::Afgemeld][row % 4]
}

/// What source 1 sealed to the auditor, and the vector of Z that it sent.
fn audited(world: &World) -> (Ronde, Vec<u8>, Vec<u8>) {
    let mut rng = chance(1);
    let (ronde, mut keyed) = world.keyed(&mut rng);
    let keyed = keyed.swap_remove(1);
    let sealed = keyed.for_auditor(&run_secret(1), &auditor().public(), &mut rng).expect("it is its own secret");
    let answers = answers(&keyed, |_, row| answer(row));
    let (outbox, _) = compute(keyed, answers, &mut rng).expect("shares are good");
    let deel = outbox.delen.into_values().next().expect("that of Z");
    let envelope = Envelope::from_bytes(&deel).expect("a deel of ours");
    let context: [&[u8]; 2] = [&ronde.th().0, &[1]];
    let cells = world.motor.open(crate::zegel::Zegel::Deel, &context, &envelope.kop, &envelope.body).expect("it opens");
    (ronde, sealed, cells.to_vec())
}

fn auditor() -> SealSecret {
    SealSecret::from_bytes(&[77; 32])
}

#[test]
fn an_auditor_reads_what_a_source_sent() {
    let world = World::new(3, 40);
    let (ronde, sealed, vector) = audited(&world);
    let audit = Onderzoek::open(&ronde, 1, &auditor(), &sealed).expect("it was sealed to the auditor");
    let wanted = (0..40).map(|row| answer(row) == Antwoord::Ja).collect();
    assert_eq!(audit.judge(0, Niveau::Zeker, &vector), Bevinding::Klopt(wanted));
    assert!(audit.tag(0).is_some() && audit.tag(1).is_none());
}

#[test]
fn an_auditor_finds_the_cell_that_was_garbled() {
    let world = World::new(3, 40);
    let (ronde, sealed, vector) = audited(&world);
    let audit = Onderzoek::open(&ronde, 1, &auditor(), &sealed).expect("it was sealed to the auditor");
    for place in [0, 17, vector.len() / 8 - 1] {
        let mut garbled = vector.clone();
        garbled[place * 8 + 3] ^= 1;
        assert_eq!(audit.judge(0, Niveau::Zeker, &garbled), Bevinding::Vreemd(place));
    }
    assert_ne!(audit.judge(0, Niveau::Mogelijk, &vector), audit.judge(0, Niveau::Zeker, &vector), "another level");
}

#[test]
fn an_auditor_is_shown_nothing_else_than_what_was_promised() {
    let world = World::new(3, 40);
    let (ronde, sealed, _) = audited(&world);
    let open = |bron, key: &SealSecret| Onderzoek::open(&ronde, bron, key, &sealed).map(|_| ());
    assert_eq!(open(1, &world.motor), Err(Weigering::ToezeggingFout { bron: Some(1) }));
    assert_eq!(open(0, &auditor()), Err(Weigering::ToezeggingFout { bron: Some(0) }));
    let (_, mut keyed) = world.keyed(&mut chance(1));
    let keyed = keyed.swap_remove(1);
    let other = keyed.for_auditor(&run_secret(2), &auditor().public(), &mut chance(2)).map(|_| ());
    assert_eq!(other, Err(Weigering::ToezeggingFout { bron: Some(1) }));
    // Another seed than the one that was fixed.
    let mut spoiled = keyed;
    spoiled.seeds[0] = crate::secret::Secret::new([9; 32]);
    let sealed = spoiled.for_auditor(&run_secret(1), &auditor().public(), &mut chance(2)).expect("its own secret is right");
    let opened = Onderzoek::open(&ronde, 1, &auditor(), &sealed).map(|_| ());
    assert_eq!(opened, Err(Weigering::ToezeggingFout { bron: Some(1) }));
}
