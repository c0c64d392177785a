use super::*;
use jiff::civil::date;
use proptest::prelude::*;

const UWV: u128 = 1;
const BELASTINGDIENST: u128 = 2;
const GEMEENTE: u128 = 3;
const SVB: u128 = 4;

fn day(n: i64) -> Timestamp {
    let start = date(2027, 3, 2).at(10, 0, 0, 0).in_tz("Europe/Amsterdam").unwrap().timestamp();
    start + SignedDuration::from_hours(24 * n)
}

fn joost() -> Vec<Hop> {
    vec![Hop { organisatie: BELASTINGDIENST, at: day(5) }, Hop { organisatie: GEMEENTE, at: day(12) }]
}

#[test]
fn joost_does_not_go_back_to_uwv() {
    assert_eq!(check(UWV, &joost(), UWV, day(12)), Err(Rondsturen::OrganisatieTerug));
    assert_eq!(check(UWV, &joost(), UWV, day(400)), Err(Rondsturen::OrganisatieTerug), "however long ago");
}

#[test]
fn a_third_hop_within_thirty_days_is_refused_and_after_that_allowed() {
    assert_eq!(check(UWV, &joost(), SVB, day(12)), Err(Rondsturen::DerdeHop));
    assert_eq!(check(UWV, &joost(), SVB, day(35)), Err(Rondsturen::DerdeHop), "thirty days to the second");
    assert_eq!(check(UWV, &joost(), SVB, day(36)), Ok(()));
}

#[test]
fn another_balie_of_the_holder_is_no_hop() {
    assert_eq!(check(UWV, &joost(), GEMEENTE, day(12)), Ok(()));
    let within = [Hop { organisatie: UWV, at: day(1) }, Hop { organisatie: GEMEENTE, at: day(2) }];
    assert_eq!(check(UWV, &within, SVB, day(3)), Ok(()), "one hop, not two");
}

/// The definition of domain.md §2 written down once more, slowly.
fn slow(first: u128, hops: &[Hop], next: u128, at: Timestamp) -> Result<(), Rondsturen> {
    let mut path: Vec<(u128, Option<Timestamp>)> = vec![(first, None)];
    for hop in hops {
        if path[path.len() - 1].0 != hop.organisatie {
            path.push((hop.organisatie, Some(hop.at)));
        }
    }
    if path[path.len() - 1].0 == next {
        return Ok(());
    }
    if path.iter().any(|(organisatie, _)| *organisatie == next) {
        return Err(Rondsturen::OrganisatieTerug);
    }
    let border = at - SignedDuration::from_hours(24 * 30);
    let hops_in_window = path.iter().filter_map(|(_, at)| *at).filter(|at| *at >= border).count();
    if hops_in_window >= 2 { Err(Rondsturen::DerdeHop) } else { Ok(()) }
}

/// A wish to pass on: which of two questions, to whom, how many days after the one before.
fn wishes() -> impl Strategy<Value = Vec<(bool, u128, i64)>> {
    prop::collection::vec((any::<bool>(), 1..7u128, 0..25i64), 0..25)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn two_parallel_questions_never_count_together(wishes in wishes()) {
        let mut both: [Vec<Hop>; 2] = Default::default();
        let mut today = 0;
        for (second, next, later) in wishes {
            today += later;
            let hops = &mut both[usize::from(second)];
            let outcome = check(UWV, hops, next, day(today));
            prop_assert_eq!(outcome, slow(UWV, hops, next, day(today)));
            if hops.is_empty() {
                prop_assert_eq!(outcome, Ok(()), "a first hop is never rondsturen, whatever the other question did");
            }
            let holder = hops.last().map_or(UWV, |hop| hop.organisatie);
            if outcome.is_ok() && next != holder {
                hops.push(Hop { organisatie: next, at: day(today) });
            }
        }
        for hops in both {
            let mut path: Vec<u128> = hops.iter().map(|hop| hop.organisatie).chain([UWV]).collect();
            let length = path.len();
            path.sort_unstable();
            path.dedup();
            prop_assert_eq!(path.len(), length, "an organisatie came again");
            for three in hops.windows(3) {
                prop_assert!(three[2].at.duration_since(three[0].at) > SignedDuration::from_hours(24 * 30));
            }
        }
    }
}
