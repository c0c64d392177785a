//! The made-up population: the same for the same seed, and with the margins of the tables it is drawn from.

use jiff::civil::date;
use regelingen::bevolking::{Bevolking, Marginalen, Persoon, Soort};
use regelingen::columns::Plan;
use regelingen::columns::run::Run;
use regelingen::shipped;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;

fn bevolking() -> Bevolking {
    Bevolking { seed: 20_260_701, peildatum: date(2026, 7, 1) }
}

fn people(bloks: u64) -> Vec<Persoon> {
    let tables = Marginalen::read().expect("the tables can be read");
    (0..bloks).flat_map(|blok| bevolking().blok(blok, &tables)).collect()
}

#[test]
fn the_same_seed_gives_the_same_people_on_any_number_of_threads() {
    let tables = Marginalen::read().expect("the tables can be read");
    let threads = |count| NonZeroUsize::new(count).expect("one or more");
    let stand = shipped::read().expect("what is shipped is whole");
    let regelingen: Vec<_> = stand.on(date(2026, 7, 1), "0935").collect();
    let outcome = |seed, count| {
        let bevolking = Bevolking { seed, ..bevolking() };
        let columns = bevolking.columns(20_000, &tables, threads(count), &|_| {});
        assert_eq!(columns.persons(), 20_000);
        let plan = Plan::new(&regelingen, &columns, date(2026, 7, 1), true).expect("it fits");
        Run { plan: &plan, columns: &columns, without: None, bits: true, threads: threads(1), progress: &|_| {} }.go()
    };
    assert_eq!(outcome(1, 1), outcome(1, 3));
    assert_ne!(outcome(1, 1), outcome(2, 1));
}

#[test]
fn the_margins_are_those_of_the_tables() {
    let (people, tables) = (people(40), Marginalen::read().expect("the tables can be read"));
    let households = people.iter().map(|one| one.huishouden).collect::<BTreeSet<_>>().len();
    assert_eq!(households, 40 * 1024);
    #[allow(clippy::cast_precision_loss, reason = "thousands")]
    let share = |count: usize, of: usize| count as f64 / of as f64;
    let near = |what: &str, is: f64, should: f64, within: f64| {
        assert!((is - should).abs() < within, "{what}: {is:.3} should be near {should:.3}");
    };
    let table =
        |wanted: &[Soort]| tables.soort.shares().filter(|(soort, _)| wanted.contains(soort)).map(|(_, part)| part).sum::<f64>();
    let paren = people.iter().filter(|one| one.partner).count() / 2;
    near("couples", share(paren, households), table(&[Soort::PaarZonder, Soort::PaarMet]), 0.01);

    // Savings at 45 to 55: the median of CBS, drawn apart from what some have beside them.
    let mut middle: Vec<_> =
        people.iter().filter(|one| (1972..=1980).contains(&one.geboren.year())).map(|one| one.vermogen).collect();
    middle.sort_unstable();
    #[allow(clippy::cast_precision_loss, reason = "eurocents of a household")]
    let median = middle[middle.len() / 2] as f64 / 100.0;
    near("savings around fifty", median, 22_600.0, 4_000.0);

    // The middle household: CBS has 42,000 to 43,000 of disposable income a year.
    let mut heads: Vec<_> = people.iter().filter(|one| one.aanslag).map(|one| one.maandinkomen * 12 / 100).collect();
    heads.sort_unstable();
    let middle = heads[heads.len() / 2];
    assert!((36_000..50_000).contains(&middle), "the middle household has {middle} euro a year");
    near("renters", share(people.iter().filter(|one| one.aanslag && one.huur.is_some()).count(), households), 0.43, 0.06);
}

#[test]
fn nobody_is_younger_than_eighteen_and_ages_are_of_people() {
    for one in people(10) {
        let age = date(2026, 7, 1).since((jiff::Unit::Year, one.geboren)).expect("a day before").get_years();
        assert!((18..=101).contains(&age), "{age}");
        assert!(one.kinderen <= 3 && one.maandinkomen > 0);
    }
}
