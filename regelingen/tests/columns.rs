//! A population in columns gets what each of its persons would get alone.

use proptest::prelude::*;
use regelingen::begrip::Soort;
use regelingen::columns::compare::Unit;
use regelingen::columns::run::Run;
use regelingen::columns::{Bits, Columns, Flags, Numbers, Plan};
use regelingen::{Antwoord, Feiten, Regeling, Stand, Waarde, shipped};
use std::num::NonZeroUsize;

const TWO: NonZeroUsize = NonZeroUsize::new(2).expect("two");

/// A small generator: the same people for the same seed, many on a threshold.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.next()).unwrap_or(0) % all.len()]
    }
}

fn people(stand: &Stand, seed: u64, persons: usize) -> Vec<Feiten> {
    let mut chance = Chance(seed);
    let edges: Vec<i64> = stand.all().iter().flat_map(thresholds).collect();
    let all = (0..persons).map(|_| {
        let born = (!chance.next().is_multiple_of(9)).then(|| {
            let year = i16::try_from(1930 + chance.next() % 85).unwrap_or(1930);
            jiff::civil::date(year, 1, 1).saturating_add(jiff::Span::new().days(i64::try_from(chance.next() % 365).unwrap_or(0)))
        });
        let partner = (!chance.next().is_multiple_of(9)).then(|| chance.next().is_multiple_of(2));
        let kinderen = (!chance.next().is_multiple_of(9)).then(|| u8::try_from(chance.next() % 6).unwrap_or(0));
        let mut feiten = Feiten::about(born, partner, kinderen);
        for begrip in stand.begrippen().iter() {
            if chance.next().is_multiple_of(5) {
                continue;
            }
            let waarde = match (begrip.soort, born) {
                (Soort::Datum, None) => continue,
                (Soort::Datum, Some(born)) => Waarde::Datum(born),
                (Soort::Bedrag | Soort::Aantal, _) => Waarde::Bedrag(chance.one_of(&edges) + chance.one_of(&[-1, 0, 1])),
                (Soort::JaNee, _) => Waarde::JaNee(!chance.next().is_multiple_of(3)),
            };
            feiten = feiten.with(begrip.begrip.clone(), waarde);
        }
        feiten
    });
    all.collect()
}

fn thresholds(regeling: &Regeling) -> Vec<i64> {
    let of = |criterium: &regelingen::Criterium| match &criterium.toets {
        regelingen::Toets::Grens(_, drempels) => drempels.iter().map(|drempel| drempel.grens).collect(),
        _ => Vec::new(),
    };
    regeling.criterium.iter().flat_map(of).collect()
}

fn columns(stand: &Stand, people: &[Feiten]) -> Columns {
    let mut columns = Columns::new(people.len())
        .with_partner(Flags::of(people.iter().map(|one| one.partner)))
        .with_kinderen(Numbers::of(people.iter().map(|one| one.kinderen.map(i64::from))))
        .with_geboren(Numbers::of_days(people.iter().map(|one| one.geboren)));
    for begrip in stand.begrippen().iter() {
        let values = people.iter().map(|one| one.get(&begrip.begrip));
        columns = match begrip.soort {
            Soort::Bedrag | Soort::Aantal => {
                let number = |value| if let Waarde::Bedrag(cents) = value { Some(cents) } else { None };
                columns.with_numbers(begrip.begrip.clone(), Numbers::of(values.map(|value| value.and_then(number))))
            }
            Soort::Datum => {
                let day = |value| if let Waarde::Datum(day) = value { Some(day) } else { None };
                columns.with_numbers(begrip.begrip.clone(), Numbers::of_days(values.map(|value| value.and_then(day))))
            }
            Soort::JaNee => {
                let flag = |value| if let Waarde::JaNee(flag) = value { Some(flag) } else { None };
                columns.with_flags(begrip.begrip.clone(), Flags::of(values.map(|value| value.and_then(flag))))
            }
        };
    }
    columns
}

/// Everybody of a population gets what they would get alone, whatever compares.
fn held_beside_each_alone(seed: u64, persons: usize, day: jiff::civil::Date) {
    let stand = shipped::read().expect("what is shipped is whole");
    let (people, regelingen) = (people(&stand, seed, persons), stand.all().iter().collect::<Vec<_>>());
    let columns = columns(&stand, &people);
    let plan = Plan::new(&regelingen, &columns, day, false).expect("all of it fits in columns");
    let without: Bits = (0..persons).map(|person| person % 13 == 0).collect();
    let outcomes = Unit::all().into_iter().map(|unit| {
        let run = Run { plan: &plan, columns: &columns, without: Some(&without), bits: true, threads: TWO, progress: &|_| {} };
        (unit, run.go_with(unit))
    });
    let outcomes: Vec<_> = outcomes.collect();
    for (at, regeling) in regelingen.iter().enumerate() {
        let (mut ja, mut nee, mut onbekend) = (0, 0, 0);
        for (person, feiten) in people.iter().enumerate() {
            let alone = regeling.evaluate(feiten, day).mogelijk;
            let asked = person % 13 != 0;
            for (unit, outcome) in &outcomes {
                let is_ja = outcome.ja[at].get(person);
                assert_eq!(is_ja, asked && alone == Antwoord::Ja, "{} person {person} with {unit:?}", regeling.name());
            }
            let count = match alone {
                Antwoord::Ja => &mut ja,
                Antwoord::Nee => &mut nee,
                Antwoord::Onbekend => &mut onbekend,
            };
            *count += u64::from(asked);
        }
        for (unit, outcome) in &outcomes {
            let count = outcome.counts[at];
            assert_eq!((count.ja, count.nee, count.onbekend), (ja, nee, onbekend), "{} with {unit:?}", regeling.name());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn a_population_gets_what_each_of_it_would_get_alone(seed in any::<u64>(), persons in 1_usize..5_000, month in 1_i8..=12, year in 2025_i16..=2026) {
        held_beside_each_alone(seed, persons, jiff::civil::date(year, month, 1));
    }
}

/// A tile is 8,192 persons: the second is fetched while the first is compared, and the third is not whole.
#[test]
fn so_does_a_population_of_several_tiles() {
    held_beside_each_alone(935, 2 * 8_192 + 77, jiff::civil::date(2026, 7, 1));
}

#[test]
fn everybody_is_heard_of_once_and_threads_change_nothing() {
    let stand = shipped::read().expect("what is shipped is whole");
    let people = people(&stand, 7, 140_001);
    let columns = columns(&stand, &people);
    let regelingen: Vec<_> = stand.on(jiff::civil::date(2026, 7, 1), "0935").collect();
    let plan = Plan::new(&regelingen, &columns, jiff::civil::date(2026, 7, 1), true).expect("it fits");
    let go = |threads| {
        let done = std::sync::atomic::AtomicUsize::new(0);
        let progress = |persons| _ = done.fetch_add(persons, std::sync::atomic::Ordering::Relaxed);
        let threads = NonZeroUsize::new(threads).expect("one or more");
        let outcome = Run { plan: &plan, columns: &columns, without: None, bits: true, threads, progress: &progress }.go();
        assert_eq!(done.into_inner(), 140_001);
        outcome
    };
    let one = go(1);
    assert_eq!(one, go(2));
    assert_eq!(one, go(7));
    for count in &one.counts {
        assert_eq!(count.ja + count.nee + count.onbekend, 140_001);
    }
    assert!(one.counts.iter().all(|count| count.ja > 0), "{:?}", one.counts);
}

#[test]
fn what_is_asked_twice_is_computed_once() {
    let stand = shipped::read().expect("what is shipped is whole");
    let columns = columns(&stand, &people(&stand, 1, 100));
    let day = jiff::civil::date(2026, 7, 1);
    let once: Vec<_> = stand.on(day, "0935").collect();
    let many: Vec<_> = std::iter::repeat_n(once.clone(), 5).flatten().collect();
    let questions = |regelingen: &[&Regeling]| Plan::new(regelingen, &columns, day, true).expect("it fits").questions();
    assert_eq!(questions(&once), questions(&many));
}
