//! A source that is killed at any moment: either nothing left, and it begins again, or what is sent again is the same.

use super::chance;
use super::world::{NOW, World, answers, run_secret};
use crate::source::{Concept, Gevonden, Herstart, Stap, Vastgelegd, after_restart};
use crate::{Antwoord, RunSecret, Weigering};
use std::collections::BTreeMap;

/// The disk of a source. A transaction is a copy that takes its place, or does not.
#[derive(Clone, Default)]
struct Disk {
    secret: Option<[u8; 32]>,
    toezegging: Vec<u8>,
    outbox: Vec<Vec<u8>>,
    slot: Option<Vec<u8>>,
}

/// Counts down to the moment of death.
struct Life(usize);

impl Life {
    fn goes_on(&mut self) -> Option<()> {
        self.0 = self.0.checked_sub(1)?;
        Some(())
    }
}

/// One process: from what is on the disk to everything sent, unless it dies. What left is in `sent`.
fn process(
    world: &World,
    others: &[Vec<u8>],
    disk: &mut Disk,
    sent: &mut Vec<Vec<u8>>,
    life: &mut Life,
    seed: u64,
) -> Option<()> {
    let mut rng = chance(seed);
    let found = Gevonden { has_secret: disk.secret.is_some(), slot: disk.slot.as_deref() };
    let committed = match after_restart(&found).expect("one of the two is on the disk") {
        Herstart::Send(committed) => committed,
        Herstart::FromSecret => {
            let secret = RunSecret::from_store(disk.secret.expect("it was found"));
            let bound = world.accepted(0).toegezegd(&secret, &disk.toezegging).expect("it was stored");
            let mut all = vec![disk.toezegging.clone()];
            all.extend_from_slice(others);
            let keyed = bound.key(&all, &world.pins, &world.logboek, NOW).expect("all fit");
            life.goes_on()?;
            let mut transaction = disk.clone();
            let answers = answers(&keyed, |s, row| if (row + usize::from(s)) % 3 == 0 { Antwoord::Nee } else { Antwoord::Ja });
            let mut computing = Box::new(keyed.compute(answers).expect("shares are good"));
            let done = loop {
                life.goes_on()?;
                match computing.step(&mut rng).expect("keys are good") {
                    Stap::Deel(next, row) => {
                        transaction.outbox.push(row.to_store().to_vec());
                        computing = next;
                    }
                    Stap::Klaar(done) => break done,
                }
            };
            transaction.slot = Some(Concept::to_store(done.slot()).to_vec());
            transaction.secret = None;
            life.goes_on()?;
            *disk = transaction;
            life.goes_on()?;
            done.committed()
        }
    };
    send(&committed, disk, sent, life)
}

fn send(committed: &Vastgelegd, disk: &Disk, sent: &mut Vec<Vec<u8>>, life: &mut Life) -> Option<()> {
    for row in disk.outbox.iter().chain(&disk.slot) {
        life.goes_on()?;
        sent.push(committed.release(row.clone()).expect("it is of this run").wire().to_vec());
    }
    Some(())
}

#[test]
fn killed_at_any_moment_it_sends_the_same_bytes_or_begins_again() {
    let world = World::new(3, 20);
    let bound = world.toegezegd(&mut chance(1));
    let others: Vec<Vec<u8>> = bound[1..].iter().map(|bound| bound.toezegging().to_vec()).collect();
    let begin = Disk { secret: Some(*run_secret(0).to_store()), toezegging: bound[0].toezegging().to_vec(), ..Disk::default() };
    let mut died = [0; 2];
    for moments in 0..30 {
        let (mut disk, mut first) = (begin.clone(), Vec::new());
        let finished = process(&world, &others, &mut disk, &mut first, &mut Life(moments), 100).is_some();
        let had_committed = disk.slot.is_some();
        assert_eq!(disk.secret.is_none(), had_committed, "the secret goes in the commit that brings the slot");
        assert!(had_committed || first.is_empty() && disk.outbox.is_empty(), "nothing leaves before the commit");
        if !finished {
            died[usize::from(had_committed)] += 1;
        }
        let mut second = Vec::new();
        process(&world, &others, &mut disk, &mut second, &mut Life(usize::MAX), 200).expect("it is not killed again");
        assert!(second.starts_with(&first), "what was sent is sent again, to the byte");
        assert!(disk.secret.is_none());
    }
    assert!(died.iter().all(|count| *count > 2), "there were deaths before and after the commit: {died:?}");
}

#[test]
fn computing_again_before_the_commit_gives_the_same_cells() {
    let world = World::new(2, 20);
    let bound = world.toegezegd(&mut chance(1));
    let stored: Vec<Vec<u8>> = bound.iter().map(|bound| bound.toezegging().to_vec()).collect();
    let cells = |seed| {
        let bound = world.accepted(0).toegezegd(&run_secret(0), &stored[0]).expect("it was stored");
        let keyed = bound.key(&stored, &world.pins, &world.logboek, NOW).expect("all fit");
        let th = keyed.th();
        let answers = answers(&keyed, |_, row| if row % 2 == 0 { Antwoord::Ja } else { Antwoord::Nee });
        let (outbox, _) = super::world::compute(keyed, answers, &mut chance(seed)).expect("shares are good");
        let opened: BTreeMap<_, _> = outbox.delen.iter().map(|(plek, bytes)| (*plek, open(&world, &th, bytes))).collect();
        opened
    };
    assert_eq!(cells(1), cells(2));
}

fn open(world: &World, th: &crate::Th, deel: &[u8]) -> Vec<u8> {
    use crate::cbor::Message;
    let envelope = crate::deel::Envelope::from_bytes(deel).expect("it is a deel");
    let opened = world.motor.open(crate::zegel::Zegel::Deel, &[&th.0, &[0]], &envelope.kop, &envelope.body);
    opened.expect("it is sealed to the engine").to_vec()
}

#[test]
fn only_rows_of_its_own_run_leave_and_only_g_says_that_it_has_them() {
    let world = World::new(2, 20);
    let (ronde, keyed) = world.keyed(&mut chance(1));
    let computed = keyed.into_iter().map(|keyed| {
        let answers = answers(&keyed, |_, _| Antwoord::Ja);
        super::world::compute(keyed, answers, &mut chance(2)).expect("shares are good")
    });
    let [(own, committed), (other, _)] = computed.collect::<Vec<_>>().try_into().ok().expect("two sources");
    for row in own.delen.into_values().chain([own.slot]) {
        assert!(committed.release(row.clone()).is_ok_and(|message| message.wire() == row));
    }
    for row in other.delen.into_values().chain([other.slot, b"no row".to_vec()]) {
        assert_eq!(committed.release(row).map(|_| ()), Err(Weigering::PostWeg));
    }
    let says = |bron, key| committed.received(&ronde.receipt(bron, key), &world.pins.gemeente_sign);
    assert_eq!(says(0, &world.gemeente), Ok(()));
    assert_eq!(says(1, &world.gemeente), Err(Weigering::Handtekening), "of another source");
    assert_eq!(says(0, &world.a.sign), Err(Weigering::Handtekening), "not by G");
}

#[test]
fn an_outbox_that_is_lost_is_not_filled_again() {
    for (has_secret, slot) in [(false, None), (true, Some(b"slot".as_slice())), (false, Some(b"no slot".as_slice()))] {
        let after = after_restart(&Gevonden { has_secret, slot }).map(|_| ());
        assert_eq!(after, Err(Weigering::PostWeg));
    }
}

#[test]
fn a_toezegging_of_another_secret_is_not_taken_up() {
    let world = World::new(2, 20);
    let bound = world.toegezegd(&mut chance(1));
    let taken = world.accepted(0).toegezegd(&run_secret(1), bound[0].toezegging()).map(|_| ());
    assert_eq!(taken, Err(Weigering::ToezeggingFout { bron: Some(0) }));
}
