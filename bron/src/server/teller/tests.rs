//! Walking, repeating, and what is no walking.

use super::*;
use proptest::prelude::*;

const SOORT: &str = "toetsingsinkomen@1 2026";

fn run(nth: u8, afnemer: &str, begonnen: i64, cuts: &[i64]) -> BegonnenRun {
    let sneden = [(SOORT.to_owned(), cuts.iter().map(i64::to_string).collect())].into_iter().collect();
    BegonnenRun { id: [nth; 16], afnemer: afnemer.to_owned(), hoofd: Digest([nth; 32]), begonnen, sneden, volgend: 0 }
}

fn maxima() -> Maxima {
    [(SOORT.to_owned(), (8, 1))].into_iter().collect()
}

fn ask(teller: &mut Teller, run: BegonnenRun, people: &[Iemand]) -> Result<(), TooOften> {
    teller.may_ask(&run, people, run.begonnen, (4, &maxima()))?;
    teller.count(run, people.iter().copied());
    Ok(())
}

#[test]
fn one_person_is_in_so_many_runs_a_year() {
    let mut teller = Teller::default();
    for nth in 0..4 {
        assert_eq!(ask(&mut teller, run(nth, "Maastricht", i64::from(nth) * DAY, &[100]), &[1, 2]), Ok(()));
    }
    assert_eq!(ask(&mut teller, run(4, "Maastricht", 5 * DAY, &[100]), &[3, 2]), Err(TooOften::Runs));
    assert_eq!(ask(&mut teller, run(5, "Maastricht", 5 * DAY, &[100]), &[3]), Ok(()), "somebody else");
    assert_eq!(ask(&mut teller, run(6, "Enschede", 5 * DAY, &[100]), &[2]), Ok(()), "another afnemer: they moved");
    assert_eq!(ask(&mut teller, run(7, "Maastricht", YEAR, &[100]), &[2]), Ok(()), "a year after the first");
}

#[test]
fn a_run_goes_on_about_who_is_in_it() {
    let mut teller = Teller::default();
    for nth in 0..4 {
        ask(&mut teller, run(nth, "Maastricht", 0, &[100]), &[1]).expect("four runs");
    }
    // Its fifth pakket is no fifth run.
    assert_eq!(ask(&mut teller, run(3, "Maastricht", 0, &[100]), &[1, 2]), Ok(()));
    assert_eq!(teller.run(&[3; 16]).map(|run| run.volgend), Some(2));
}

proptest! {
    /// Whoever walks towards somebody's income, and approves whatever they like, has halved it twice when it is over: by
    /// the first threshold, and by one more.
    #[test]
    fn an_income_is_not_halved_three_times(income in 0_i64..1_000_000) {
        let (mut teller, mut low, mut high, mut halved) = (Teller::default(), 0, 1_000_000, 0);
        for nth in 0..20 {
            let middle = (low + high) / 2;
            if ask(&mut teller, run(nth, "Maastricht", i64::from(nth), &[middle]), &[1]).is_err() {
                break;
            }
            if income <= middle { high = middle } else { low = middle + 1 }
            halved += 1;
        }
        prop_assert_eq!(halved, 2);
    }

    /// Nor by a set with many thresholds first: of what is left between two of them, it halves that once.
    #[test]
    fn after_a_set_of_thresholds_one_more_may_follow(income in 0_i64..900, more in proptest::collection::vec(0_i64..900, 1..10)) {
        let mut teller = Teller::default();
        let set: Vec<i64> = (1..8).map(|nth| nth * 100).collect();
        ask(&mut teller, run(0, "Maastricht", 0, &set), &[1]).expect("it was approved");
        let mut new = BTreeSet::new();
        for (nth, cut) in (1..).zip(more) {
            if ask(&mut teller, run(nth, "Maastricht", 0, &[cut]), &[1]).is_ok() && !set.contains(&cut) {
                new.insert(cut);
            }
        }
        prop_assert!(new.len() <= 1, "{income}: {new:?}");
    }
}

#[test]
fn what_is_not_counted_is_free() {
    let mut teller = Teller::default();
    for nth in 0..4 {
        let run = run(nth, "Maastricht", 0, &[i64::from(nth)]);
        assert_eq!(teller.may_ask(&run, &[1], 0, (4, &Maxima::new())), Ok(()));
        teller.count(run, [1]);
    }
}

#[test]
fn people_with_one_past_share_it() {
    let mut teller = Teller::default();
    for nth in 0..3 {
        ask(&mut teller, run(nth, "Maastricht", 0, &[100]), &(0..10_000).collect::<Vec<_>>()).expect("three runs");
    }
    assert_eq!(teller.histories.len(), 4, "none, and one after each run");
}
