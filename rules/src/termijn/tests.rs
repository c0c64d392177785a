use super::*;
use jiff::{ToSpan, civil::date};
use proptest::prelude::*;

#[test]
fn werkdagen_jump_over_the_easter_weekend_but_not_over_goede_vrijdag() {
    // Thursday 25 March 2027: Friday 26 is Goede Vrijdag (open), Monday 29 is tweede paasdag.
    let thursday = date(2027, 3, 25);
    assert_eq!(add_werkdagen(thursday, 1, Gebied::Nederland), Ok(date(2027, 3, 26)));
    assert_eq!(add_werkdagen(thursday, DOORVERWIJZING_WERKDAGEN, Gebied::Nederland), Ok(date(2027, 3, 30)));
    assert_eq!(add_werkdagen(thursday, 0, Gebied::Nederland), Ok(thursday));
}

#[test]
fn the_islands_count_their_own_werkdagen() {
    let friday = date(2027, 9, 3);
    assert_eq!(add_werkdagen(friday, 1, Gebied::Nederland), Ok(date(2027, 9, 6)));
    assert_eq!(add_werkdagen(friday, 1, Gebied::Bonaire), Ok(date(2027, 9, 7)), "Dia di Boneiru");
}

#[test]
fn a_legal_term_moves_over_may_2027() {
    // Wednesday 5 May, Thursday 6 Hemelvaart, Friday 7 decree day, then the weekend.
    assert_eq!(end_of_termijn(date(2027, 5, 4)), Ok(date(2027, 5, 4)));
    for day in 5..=10 {
        assert_eq!(end_of_termijn(date(2027, 5, day)), Ok(date(2027, 5, 10)));
    }
}

#[test]
fn a_legal_term_moves_over_easter() {
    assert_eq!(end_of_termijn(date(2027, 3, 26)), Ok(date(2027, 3, 30)));
}

#[test]
fn what_runs_out_of_the_table_says_so() {
    let day = date(2030, 12, 31);
    assert_eq!(add_werkdagen(day, 1, Gebied::Nederland), Err(FeestdagError { date: date(2031, 1, 1) }));
    assert_eq!(end_of_termijn(Date::MAX), Err(FeestdagError { date: Date::MAX }));
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..2100i64).prop_map(|n| date(2025, 1, 1) + n.days())
}

fn any_gebied() -> impl Strategy<Value = Gebied> {
    prop::sample::select(Gebied::ALL.to_vec())
}

proptest! {
    #[test]
    fn the_nth_werkdag_is_a_werkdag_with_n_of_them_passed(day in any_day(), n in 1..30u32, gebied in any_gebied()) {
        let end = add_werkdagen(day, n, gebied).unwrap();
        prop_assert!(is_werkdag(end, gebied).unwrap());
        let passed = day.series(1.day()).skip(1).take_while(|d| *d <= end);
        prop_assert_eq!(passed.filter(|d| is_werkdag(*d, gebied).unwrap()).count(), n as usize);
    }

    #[test]
    fn werkdagen_add_up(day in any_day(), n in 1..15u32, m in 0..15u32, gebied in any_gebied()) {
        let twice = add_werkdagen(add_werkdagen(day, n, gebied).unwrap(), m, gebied);
        prop_assert_eq!(twice, add_werkdagen(day, n + m, gebied));
    }

    #[test]
    fn a_later_day_never_ends_earlier(day in any_day(), later in 0..20i64, n in 0..10u32) {
        let other = day + later.days();
        prop_assert!(add_werkdagen(day, n, Gebied::Nederland).unwrap() <= add_werkdagen(other, n, Gebied::Nederland).unwrap());
        prop_assert!(end_of_termijn(day).unwrap() <= end_of_termijn(other).unwrap());
    }

    #[test]
    fn a_legal_term_ends_on_a_werkdag_at_most_six_days_later_and_stays(day in any_day()) {
        let end = end_of_termijn(day).unwrap();
        prop_assert!(is_werkdag(end, Gebied::Nederland).unwrap());
        prop_assert!(end >= day && (end - day).get_days() <= 6);
        prop_assert_eq!(end_of_termijn(end), Ok(end));
    }
}

proptest! {
    #[test]
    fn having_had_a_werkdag_is_the_end_of_one_turned_round(from in 0..2_000_i64, later in 0..400_i64) {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let begin = date(2026, 12, 20).at(7, 30, 0, 0).to_zoned(zone.clone()).unwrap().timestamp();
        let (set, now) = (begin + from.hours(), begin + (from + later).hours());
        let over = end_of_werkdag(set, 1, &zone, Gebied::Nederland).unwrap() <= now;
        prop_assert_eq!(set < had_a_werkdag_before(now, &zone, Gebied::Nederland).unwrap(), over);
    }
}

#[test]
fn an_offer_is_answered_while_the_inwoner_can_still_be_told() {
    let zone = TimeZone::get(WET_TIJDZONE).unwrap();
    let at = |text: &str| text.parse::<jiff::civil::DateTime>().unwrap().to_zoned(zone.clone()).unwrap().timestamp();
    let before = |now: &str, begin: &str| {
        let end = answer_before(at(now), at(begin), &zone, Gebied::Nederland).unwrap();
        end.map(|end| end.to_zoned(zone.clone()).strftime("%a %H:%M").to_string())
    };
    // Tuesday 2 March 2027, twenty past ten.
    let now = "2027-03-02T10:20";
    for (begin, end) in [
        ("2027-03-02T10:30", None),
        ("2027-03-02T14:00", None),
        ("2027-03-02T14:30", Some("Tue 12:30")),
        ("2027-03-03T09:00", Some("Tue 17:00")),
        ("2027-03-03T13:00", Some("Wed 11:00")),
        ("2027-03-04T09:00", Some("Wed 17:00")),
        ("2027-03-05T09:00", Some("Thu 17:00")),
        ("2027-03-30T09:00", Some("Thu 17:00")),
    ] {
        assert_eq!(before(now, begin).as_deref(), end, "{begin}");
    }
    // Late in the day nobody is left to answer for tomorrow morning; on Friday the werkdag before Monday is today.
    assert_eq!(before("2027-03-02T16:30", "2027-03-03T09:00"), None);
    assert_eq!(before("2027-03-05T10:00", "2027-03-08T09:00").as_deref(), Some("Fri 17:00"));
}

#[test]
fn a_letter_takes_two_werkdagen_and_is_read_the_day_before() {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    // Tuesday: brought on Wednesday, read on Thursday, in time for Friday.
    let now = "2027-03-02T09:30:00Z".parse().unwrap();
    let is_in_time = |begin: &str| letter_is_in_time(now, begin.parse().unwrap(), &zone, Gebied::Nederland).unwrap();
    assert!(!is_in_time("2027-03-02T13:30:00Z") && !is_in_time("2027-03-04T15:00:00Z"));
    assert!(is_in_time("2027-03-05T08:00:00Z"));
}

proptest! {
    #[test]
    fn the_stretches_to_ask_about_hold_exactly_the_times_that_can_be_answered(from in 0..60_000_i64, later in 0..2_500_i64) {
        let zone = TimeZone::get(WET_TIJDZONE).unwrap();
        // Around Christmas, Easter, the days of May and both changes of the clock.
        let now = date(2026, 10, 1).at(0, 5, 0, 0).to_zoned(zone.clone()).unwrap().timestamp() + (from * 10).minutes();
        let begin = now + (later * 15).minutes();
        let stretches = begins_to_ask_about(now, &zone, Gebied::Nederland).unwrap();
        let held = stretches.iter().any(|(van, tot)| *van <= begin && tot.is_none_or(|tot| begin < tot));
        let answered = answer_before(now, begin, &zone, Gebied::Nederland).unwrap().is_some();
        prop_assert_eq!(held, answered, "{} {}", now, begin);
        prop_assert!(stretches.windows(2).all(|two| two[0].1.is_some_and(|end| end < two[1].0)), "in order, and apart");
    }
}

#[test]
fn on_an_ordinary_morning_there_is_one_stretch_and_in_the_evening_the_next_morning_is_left_out() {
    let zone = TimeZone::get(WET_TIJDZONE).unwrap();
    let stretches = |now: &str| {
        let now = now.parse::<jiff::civil::DateTime>().unwrap().to_zoned(zone.clone()).unwrap().timestamp();
        let text = |at: jiff::Timestamp| at.to_zoned(zone.clone()).strftime("%a %H:%M").to_string();
        let found = begins_to_ask_about(now, &zone, Gebied::Nederland).unwrap();
        found.into_iter().map(|(van, tot)| format!("{} - {}", text(van), tot.map(text).unwrap_or_default())).collect::<Vec<_>>()
    };
    assert_eq!(stretches("2027-03-02T10:20"), ["Tue 14:20 - "]);
    assert_eq!(stretches("2027-03-02T16:30"), ["Tue 20:30 - Wed 00:00", "Wed 12:00 - "]);
    // On Friday evening nobody answers before Monday: the afternoons of the weekend, and from Monday noon on.
    assert_eq!(stretches("2027-03-05T21:00"), ["Sat 12:00 - Sun 00:00", "Sun 12:00 - Mon 00:00", "Mon 12:00 - "]);
}
