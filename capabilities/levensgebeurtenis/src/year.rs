//! A year of 50,000 people by the deterministic clock: whoever turns 18 is told exactly once, whatever is mended, whoever moves
//! or dies, and nobody after that. The rule is the one that runs; only the store is a map.

use crate::LevensgebeurtenisError;
use crate::ground::must_be_in_law;
use crate::model::{Niveau, Soort};
use crate::next::{Doing, Feit, Gepland, Moment, next};
use crate::voorstel::{Reden, VoorstelStatus};
use foundation::jiff::ToSpan;
use foundation::jiff::civil::{Date, date};
use proptest::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use regelingen::{Geverifieerd, Herkomst, Stand};

const PEOPLE: usize = 50_000;
const FIRST: Date = date(2027, 1, 1);
const DAYS: i64 = 365;

/// Somebody, and what happens to them on which day.
struct Leven {
    moment: Moment,
    /// The day from which the administration has another date of birth.
    gewijzigd: Option<(Date, Moment)>,
    /// The day on which they died or moved away.
    weg: Option<(Date, Reden)>,
    gepland: Option<Gepland>,
    verteld: Vec<Date>,
}

impl Leven {
    fn moment_on(&self, day: Date) -> Moment {
        self.gewijzigd.filter(|(from, _)| *from <= day).map_or(self.moment, |(_, moment)| moment)
    }

    fn feit(&self, day: Date) -> Feit {
        let reden = self.weg.filter(|(from, _)| *from <= day).map(|(_, reden)| reden);
        Feit { moment: Some(self.moment_on(day)), reden }
    }

    /// What `run` does with it, with a map for a store: what was told is on paper the next day, and until then it can be taken back.
    fn live(&mut self, day: Date) {
        for _ in 0..2 {
            let told_today = self.verteld.last() == Some(&day);
            match next(day, Some(self.feit(day)), self.gepland) {
                Some(Doing::Plan(moment)) => {
                    self.gepland = Some(Gepland { status: VoorstelStatus::plan(), reden: None, moment });
                }
                Some(Doing::Send) => {
                    self.verteld.push(day);
                    self.gepland = self.gepland.map(|one| Gepland { status: VoorstelStatus::Klaargezet, ..one });
                }
                Some(Doing::Lapse(reden)) => {
                    let left = self.gepland.is_some_and(|one| one.status == VoorstelStatus::Klaargezet) && !told_today;
                    if !left {
                        let off = |one| Gepland { status: VoorstelStatus::Vervallen, reden: Some(reden), ..one };
                        self.gepland = self.gepland.map(off);
                    }
                }
                None => {}
            }
        }
    }
}

fn born(n: i64) -> Moment {
    let geboren = date(2009, 1, 1).saturating_add(n.days());
    Moment::of(Soort::Achttien, geboren).expect("everybody becomes 18")
}

fn people(seed: u64) -> Vec<Leven> {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut draw = move |below: u64| i64::try_from(chance.next_u64() % below).expect("a small number");
    let day = |n: i64| FIRST.saturating_add(n.days());
    let somebody = |nth: usize| {
        // Each hundredth is a twin: born on one day, and told on their own.
        let moment = if nth % 100 < 2 { born(134) } else { born(draw(365)) };
        let what = draw(100);
        let weg = match what {
            0..=2 => Some((day(draw(365)), Reden::Overleden)),
            3..=7 => Some((day(draw(365)), Reden::Verhuisd)),
            _ => None,
        };
        let gewijzigd = (what == 8 || what == 9).then(|| (day(draw(365)), born(draw(365))));
        Leven { moment, gewijzigd, weg, gepland: None, verteld: Vec::new() }
    };
    (0..PEOPLE).map(somebody).collect()
}

#[test]
fn in_a_year_each_of_50_000_is_told_once_and_none_after_death() {
    let mut all = people(26);
    for n in 0..DAYS {
        let day = FIRST.saturating_add(n.days());
        all.iter_mut().for_each(|one| one.live(day));
    }
    let last = FIRST.saturating_add((DAYS - 1).days());
    let (mut told, mut still) = (0, 0);
    for one in &all {
        assert!(one.verteld.len() <= 1, "told twice: {:?}, {:?}", one.moment, one.verteld);
        for day in &one.verteld {
            told += 1;
            assert!(one.weg.is_none_or(|(from, _)| *day < from), "told after {:?}: {day}", one.weg);
            let moment = one.moment_on(*day);
            assert!(moment.gepland <= *day && *day < moment.dag, "{day} for {moment:?}");
        }
        let moment = one.moment;
        // Whoever stays and whose day of telling is in the year hears of it on that day; before the year it was too late for none.
        if one.weg.is_none() && one.gewijzigd.is_none() && FIRST < moment.dag && moment.gepland <= last {
            assert_eq!(one.verteld, [moment.gepland.max(FIRST)], "{moment:?}");
            still += 1;
        }
    }
    assert!(still > 40_000 && told >= still, "{still} of {told}");
}

proptest! {
    /// Whoever is born whenever, looked at whenever: nothing is told on the day itself or after it, nor sooner than two months before.
    #[test]
    fn no_letter_is_stale(born in 0..40_000_i64, today in 0..40_000_i64, planned in any::<bool>()) {
        let geboren = date(1950, 1, 1).checked_add(born.days()).unwrap();
        let today = date(1990, 1, 1).checked_add(today.days()).unwrap();
        let moment = Moment::of(Soort::Achttien, geboren).unwrap();
        let status = VoorstelStatus::plan();
        let before = planned.then_some(Gepland { status, reden: None, moment });
        match next(today, Some(Feit { moment: Some(moment), reden: None }), before) {
            Some(Doing::Send) => prop_assert!(moment.gepland <= today && today < moment.dag),
            Some(Doing::Plan(_)) => prop_assert!(today < moment.dag),
            Some(Doing::Lapse(reden)) => prop_assert!(reden == Reden::Voorbij && today >= moment.dag),
            None => {}
        }
    }

    /// Whatever a law says of whom: the highest level is reached only where each version that holds gives it without an application,
    /// and somebody saw that in the law.
    #[test]
    fn the_highest_level_fails_closed(said in 0..5_u8, n in 0..400_i64, niveau in 0..3_usize) {
        let shipped = regelingen::shipped::read().unwrap();
        let day = date(2026, 1, 1).checked_add(n.days()).unwrap();
        let versions = shipped.all().iter().cloned().map(|mut one| {
            let geverifieerd = match said {
                1 => Some(Geverifieerd::Ja),
                2 => Some(Geverifieerd::TeVerifieren),
                3 => Some(Geverifieerd::Synthetisch),
                // Another regeling gives it, and not this one.
                4 if one.sleutel != "zorgtoeslag" => Some(Geverifieerd::Ja),
                _ => None,
            };
            one.aanvragen.zonder = geverifieerd.map(|geverifieerd| Herkomst { bron: "art. 1".to_owned(), geverifieerd });
            one
        });
        let law = Stand::new(shipped.begrippen().clone(), versions.collect()).unwrap();
        let holds = law.all().iter().any(|one| {
            one.sleutel == "zorgtoeslag" && one.geldig_van <= day && one.geldig_tot.is_none_or(|last| day <= last)
        });
        let niveau = Niveau::ALL[niveau];
        let may = must_be_in_law(&law, Soort::Achttien, niveau, day).is_ok();
        prop_assert_eq!(may, niveau != Niveau::ZonderInteractie || (said == 1 && holds));
    }
}

#[test]
fn no_law_that_comes_with_the_house_gives_it_without_an_application() {
    let shipped = regelingen::shipped::read().unwrap();
    let refused = must_be_in_law(&shipped, Soort::Achttien, Niveau::ZonderInteractie, date(2026, 7, 1));
    assert!(matches!(refused, Err(LevensgebeurtenisError::NoLaw)));
}

#[test]
fn it_is_told_two_months_before() {
    let of = |geboren| Moment::of(Soort::Achttien, geboren).unwrap();
    let yara = of(date(2009, 5, 15));
    assert_eq!((yara.dag, yara.gepland), (date(2027, 5, 15), date(2027, 3, 15)));
    // Born on 29 February: 18 on 1 March, in a year without that day.
    let leap = of(date(2008, 2, 29));
    assert_eq!((leap.dag, leap.gepland), (date(2026, 3, 1), date(2026, 1, 1)));
    // There is no 30 February.
    assert_eq!(of(date(2009, 4, 30)).gepland, date(2027, 2, 28));
}
