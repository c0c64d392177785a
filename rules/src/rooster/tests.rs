use super::*;
use crate::feestdag::Gebied;
use jiff::{
    ToSpan,
    civil::{Time, Weekday, date},
};
use proptest::prelude::*;

const GERDA: u128 = 1;
const SANNE: u128 = 2;
const BALIE_3: u128 = 3;
const BALIE_4: u128 = 4;

fn open(weekdag: Weekday, begin: i8, einde: i8) -> Openingstijd {
    let (begin, einde) = (Time::constant(begin, 0, 0, 0), Time::constant(einde, 0, 0, 0));
    Openingstijd { weekdag, begin, einde, geldig_van: date(2027, 1, 1), geldig_tot: None }
}

/// Enschede: Monday to Friday 9 to 17, Thursday with a lunch closure; closed on Goede Vrijdag and on 12 March.
fn enschede<T>(act: impl FnOnce(&Locatie) -> T) -> T {
    use Weekday::*;
    let mut openingstijden: Vec<_> = [Monday, Tuesday, Wednesday, Friday].map(|day| open(day, 9, 17)).into();
    openingstijden.extend([open(Thursday, 13, 17), open(Thursday, 9, 12)]);
    let gesloten = [date(2027, 3, 26), date(2027, 3, 12)];
    act(&Locatie { gebied: Gebied::Nederland, openingstijden: &openingstijden, gesloten: &gesloten })
}

fn dienst(id: u128, balie: u128, medewerker: u128, day: Date, begin: i8, einde: i8) -> Dienst {
    Dienst { id, balie, medewerker, begin: day.at(begin, 0, 0, 0), einde: day.at(einde, 0, 0, 0) }
}

fn check(new: Dienst, existing: &[Dienst]) -> Result<(), Vec<Botsing>> {
    enschede(|locatie| check_dienst(&new, existing, locatie))
}

#[test]
fn one_balie_and_one_medewerker_at_a_time() {
    let wednesday = date(2027, 3, 3);
    let old = dienst(1, BALIE_3, GERDA, wednesday, 9, 13);
    assert_eq!(check(dienst(2, BALIE_3, SANNE, wednesday, 12, 17), &[old]), Err(vec![Botsing::BalieBezetting(old)]));
    assert_eq!(check(dienst(2, BALIE_4, GERDA, wednesday, 12, 17), &[old]), Err(vec![Botsing::MedewerkerBezetting(old)]));
    assert_eq!(check(dienst(2, BALIE_3, SANNE, wednesday, 13, 17), &[old]), Ok(()), "the one after the other");
    assert_eq!(check(dienst(1, BALIE_3, GERDA, wednesday, 10, 17), &[old]), Ok(()), "moved, not doubled");
}

#[test]
fn all_objections_come_at_once() {
    let sunday = date(2027, 3, 7);
    let old = dienst(1, BALIE_3, GERDA, sunday, 9, 13);
    let expected = vec![Botsing::BalieBezetting(old), Botsing::MedewerkerBezetting(old), Botsing::Openingstijd(vec![])];
    assert_eq!(check(dienst(2, BALIE_3, GERDA, sunday, 9, 10), &[old]), Err(expected));
}

#[test]
fn the_feestdagen_of_v16_are_refused_by_name() {
    for (day, naam) in [
        (date(2027, 3, 26), "Goede Vrijdag"), // closed because Enschede says so
        (date(2027, 3, 29), "Tweede paasdag"),
        (date(2027, 4, 27), "Koningsdag"),
    ] {
        let refused = check(dienst(1, BALIE_3, GERDA, day, 9, 12), &[]);
        assert_eq!(refused, Err(vec![Botsing::Feestdag { datum: day, naam }]));
    }
    let own_choice = check(dienst(1, BALIE_3, GERDA, date(2027, 3, 12), 9, 12), &[]);
    assert_eq!(own_choice, Err(vec![Botsing::Openingstijd(vec![])]));
}

#[test]
fn outside_openingstijd_and_over_lunch_is_refused() {
    let wednesday = date(2027, 3, 3);
    let hours = vec![open(Weekday::Wednesday, 9, 17)];
    for (begin, einde) in [(8, 12), (12, 18), (17, 18), (7, 8)] {
        let refused = check(dienst(1, BALIE_3, GERDA, wednesday, begin, einde), &[]);
        assert_eq!(refused, Err(vec![Botsing::Openingstijd(hours.clone())]));
    }
    let thursday = date(2027, 3, 4);
    let hours = vec![open(Weekday::Thursday, 9, 12), open(Weekday::Thursday, 13, 17)];
    let over_lunch = check(dienst(1, BALIE_3, GERDA, thursday, 9, 17), &[]);
    assert_eq!(over_lunch, Err(vec![Botsing::Openingstijd(hours)]));
    assert_eq!(check(dienst(1, BALIE_3, GERDA, thursday, 13, 17), &[]), Ok(()));
}

#[test]
fn past_midnight_is_outside_openingstijd() {
    let wednesday = date(2027, 3, 3);
    let overnight = Dienst { einde: date(2027, 3, 4).at(9, 30, 0, 0), ..dienst(1, BALIE_3, GERDA, wednesday, 16, 17) };
    assert!(matches!(check(overnight, &[]).unwrap_err()[..], [Botsing::Openingstijd(_)]));
}

#[test]
fn einde_before_begin_and_an_unknown_year_are_refused() {
    let wednesday = date(2027, 3, 3);
    for einde in [9, 10] {
        let refused = check(dienst(1, BALIE_3, GERDA, wednesday, 10, einde), &[]);
        assert_eq!(refused, Err(vec![Botsing::EindeVoorBegin]));
    }
    let far = date(2031, 3, 5);
    assert_eq!(check(dienst(1, BALIE_3, GERDA, far, 9, 12), &[]), Err(vec![Botsing::FeestdagOnbekend(far)]));
}

#[test]
fn an_openingstijd_holds_from_and_to_its_dates() {
    let summer = Openingstijd { geldig_tot: Some(date(2027, 3, 3)), ..open(Weekday::Wednesday, 9, 17) };
    let locatie = Locatie { gebied: Gebied::Nederland, openingstijden: &[summer], gesloten: &[] };
    let at = |day| check_dienst(&dienst(1, BALIE_3, GERDA, day, 9, 12), &[], &locatie);
    assert_eq!(at(date(2027, 3, 3)), Ok(()));
    assert!(at(date(2027, 3, 10)).is_err());
    assert!(at(date(2026, 12, 30)).is_err());
}

/// An edit: which dienst (new or moved, by id), where, who, when.
fn edits() -> impl Strategy<Value = Vec<Dienst>> {
    let edit = (0..40u128, 0..4u128, 0..6u128, 0..40i32, 7..18i64, 0..6i64);
    let edit = edit.prop_map(|(id, balie, medewerker, day, hour, long)| {
        let begin = date(2027, 3, 1).to_datetime(Time::midnight()) + day.days().hours(hour);
        Dienst { id, balie, medewerker, begin, einde: begin + long.hours() }
    });
    prop::collection::vec(edit, 0..200)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_planners_try_the_accepted_rooster_never_overlaps(edits in edits()) {
        enschede(|locatie| {
            let mut rooster: Vec<Dienst> = Vec::new();
            for edit in edits {
                if check_dienst(&edit, &rooster, locatie).is_ok() {
                    rooster.retain(|dienst| dienst.id != edit.id);
                    rooster.push(edit);
                }
            }
            for (place, one) in rooster.iter().enumerate() {
                prop_assert!(one.begin < one.einde && one.begin.date() == one.einde.date());
                prop_assert!(one.begin.hour() >= 9 && one.einde.hour() <= 17);
                prop_assert_eq!(locatie.closed_on(one.begin.date()), Ok(None));
                for other in &rooster[place + 1..] {
                    let apart = one.einde <= other.begin || other.einde <= one.begin;
                    prop_assert!(apart || (one.balie != other.balie && one.medewerker != other.medewerker));
                }
            }
            Ok(())
        })?;
    }
}

/// V16's own number, in one rooster.
#[test]
fn five_thousand_edits_in_one_rooster_never_overlap() {
    let mut seed = 0x0016_2027_u64;
    let mut draw = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    enschede(|locatie| {
        let (mut rooster, mut refused): (Vec<Dienst>, usize) = (Vec::new(), 0);
        for _ in 0..5_000 {
            let day = date(2027, 3, 1) + i64::try_from(draw(60)).unwrap().days();
            let (begin, long) = (8 + i8::try_from(draw(9)).unwrap(), i8::try_from(draw(5)).unwrap());
            let edit = dienst(draw(400).into(), draw(4).into(), u128::from(draw(6)) + 10, day, begin, begin + long);
            match check_dienst(&edit, &rooster, locatie) {
                Ok(()) => {
                    rooster.retain(|dienst| dienst.id != edit.id);
                    rooster.push(edit);
                }
                Err(_) => refused += 1,
            }
        }
        assert!(rooster.len() > 50 && refused > 1_000, "{} stand, {refused} were refused", rooster.len());
        for (place, one) in rooster.iter().enumerate() {
            for other in &rooster[place + 1..] {
                let apart = one.einde <= other.begin || other.einde <= one.begin;
                assert!(apart || (one.balie != other.balie && one.medewerker != other.medewerker), "{one:?} {other:?}");
            }
        }
    });
}
