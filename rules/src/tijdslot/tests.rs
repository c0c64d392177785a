use super::*;
use jiff::{
    ToSpan,
    civil::{date, time},
};
use proptest::prelude::*;

fn amsterdam() -> TimeZone {
    TimeZone::get("Europe/Amsterdam").unwrap()
}

fn dienst(begin: DateTime, einde: DateTime, duur_minuten: u16) -> DienstTijd {
    DienstTijd { begin, einde, tijdzone: amsterdam(), duur_minuten, pauzes: vec![], vrijgehouden_per_dagdeel: 0 }
}

/// DUO in Enschede, Wednesday 3 March 2027, 9 to 17 with lunch from 12:15 to 13:00.
fn wednesday() -> DienstTijd {
    let day = date(2027, 3, 3);
    let pauzes = vec![day.at(12, 15, 0, 0)..day.at(13, 0, 0, 0)];
    DienstTijd { pauzes, vrijgehouden_per_dagdeel: 2, ..dienst(day.at(9, 0, 0, 0), day.at(17, 0, 0, 0), 30) }
}

fn clock(tijdsloten: &[Tijdslot]) -> Vec<String> {
    let shown = |slot: &Tijdslot| slot.begin.to_zoned(amsterdam()).strftime("%H:%M").to_string();
    tijdsloten.iter().map(shown).collect()
}

#[test]
fn a_wednesday_with_lunch_and_two_kept_free_in_each_dagdeel() {
    let tijdsloten = divide(&wednesday()).unwrap();
    let expected = "09:00 09:30 10:00 10:30 11:00 11:30 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30";
    assert_eq!(clock(&tijdsloten).join(" "), expected);
    let free: Vec<Tijdslot> = tijdsloten.into_iter().filter(|slot| slot.vrijgehouden).collect();
    assert_eq!(clock(&free).join(" "), "10:00 11:30 14:30 16:30");
}

#[test]
fn half_past_nine_is_half_past_nine_on_both_sides_of_summer_time() {
    for (day, utc) in [(date(2027, 3, 26), 8), (date(2027, 3, 29), 7), (date(2027, 10, 29), 7), (date(2027, 11, 1), 8)] {
        let tijdsloten = divide(&dienst(day.at(9, 0, 0, 0), day.at(11, 0, 0, 0), 30)).unwrap();
        assert_eq!(clock(&tijdsloten).join(" "), "09:00 09:30 10:00 10:30");
        let half_past_nine = day.at(utc, 30, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp();
        assert_eq!(tijdsloten[1].begin, half_past_nine);
    }
}

#[test]
fn what_the_clock_skips_is_left_out() {
    let day = date(2027, 3, 28);
    let tijdsloten = divide(&dienst(day.at(1, 0, 0, 0), day.at(4, 0, 0, 0), 30)).unwrap();
    assert_eq!(clock(&tijdsloten).join(" "), "01:00 01:30 03:00 03:30");
    // A grid that straddles the jump: 01:45 lasts until 03:15, 02:15 and 02:45 do not exist.
    let tijdsloten = divide(&dienst(day.at(1, 15, 0, 0), day.at(4, 0, 0, 0), 30)).unwrap();
    assert_eq!(clock(&tijdsloten).join(" "), "01:15 01:45 03:15");
}

#[test]
fn a_pause_after_the_jump_is_respected_in_real_time() {
    let day = date(2027, 3, 28);
    let pauzes = vec![day.at(3, 0, 0, 0)..day.at(3, 15, 0, 0)];
    let night = DienstTijd { pauzes, ..dienst(day.at(1, 15, 0, 0), day.at(4, 0, 0, 0), 30) };
    assert_eq!(clock(&divide(&night).unwrap()).join(" "), "01:15 03:15", "01:45 would run until 03:15");
}

#[test]
fn what_the_clock_shows_twice_counts_once() {
    let day = date(2027, 10, 31);
    let tijdsloten = divide(&dienst(day.at(1, 30, 0, 0), day.at(4, 0, 0, 0), 30)).unwrap();
    assert_eq!(clock(&tijdsloten).join(" "), "01:30 02:00 02:30 03:00 03:30");
    let idle = tijdsloten[3].begin.duration_since(tijdsloten[2].einde);
    assert_eq!(idle, SignedDuration::from_hours(1), "the second 02:00 to 03:00");
}

#[test]
fn wrong_diensten_are_refused() {
    let day = date(2027, 3, 3);
    let (nine, ten) = (day.at(9, 0, 0, 0), day.at(10, 0, 0, 0));
    assert_eq!(divide(&dienst(nine, ten, 0)), Err(TijdslotError::NoLength));
    assert_eq!(divide(&dienst(ten, nine, 30)), Err(TijdslotError::Reversed { begin: ten, einde: nine }));
    assert_eq!(divide(&dienst(nine, nine + 25.hours(), 30)), Err(TijdslotError::TooLong));
    let pause = DienstTijd { pauzes: vec![ten..nine], ..dienst(nine, ten, 30) };
    assert_eq!(divide(&pause), Err(TijdslotError::PauseReversed(ten..nine)));
    assert_eq!(divide(&dienst(nine, ten, 61)), Ok(vec![]));
}

fn any_dienst() -> impl Strategy<Value = DienstTijd> {
    let days = prop::sample::select(vec![(3, 3), (3, 27), (3, 28), (10, 30), (10, 31)]);
    let pauses = prop::collection::vec((0..1440i64, 1..180i64), 0..4);
    (days, 0..96i8, 15..1440i64, 1..150u16, pauses, 0..4u16).prop_map(
        |((month, day), quarter, minutes, duur_minuten, pauses, vrijgehouden_per_dagdeel)| {
            let begin = date(2027, month, day).to_datetime(time(quarter / 4, quarter % 4 * 15, 0, 0));
            let pause = |(at, long): (i64, i64)| begin + at.minutes()..begin + (at + long).minutes();
            let pauzes = pauses.into_iter().map(pause).collect();
            DienstTijd { pauzes, vrijgehouden_per_dagdeel, ..dienst(begin, begin + minutes.minutes(), duur_minuten) }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_overlap_equal_length_inside_the_dienst_and_out_of_pauses(dienst in any_dienst()) {
        let tijdsloten = divide(&dienst).unwrap();
        let length = SignedDuration::from_mins(dienst.duur_minuten.into());
        let instant = |local| first_instant(&dienst.tijdzone, local);
        for slot in &tijdsloten {
            prop_assert_eq!(slot.einde.duration_since(slot.begin), length);
            prop_assert!(slot.begin >= instant(dienst.begin) && slot.einde <= instant(dienst.einde));
            for pause in &dienst.pauzes {
                prop_assert!(slot.einde <= instant(pause.start) || slot.begin >= instant(pause.end));
            }
        }
        for pair in tijdsloten.windows(2) {
            prop_assert!(pair[0].einde <= pair[1].begin);
        }
    }

    #[test]
    fn the_clock_shows_the_grid(dienst in any_dienst()) {
        let starts = grid(&dienst);
        for slot in divide(&dienst).unwrap() {
            prop_assert!(starts.contains(&slot.begin.to_zoned(dienst.tijdzone.clone()).datetime()));
        }
    }

    #[test]
    fn each_dagdeel_keeps_as_many_free_as_asked_where_it_has_them(dienst in any_dienst()) {
        let tijdsloten = divide(&dienst).unwrap();
        let local = |slot: &Tijdslot| slot.begin.to_zoned(dienst.tijdzone.clone()).datetime();
        for part in tijdsloten.chunk_by(|a, b| {
            (local(a).date(), dagdeel(local(a))) == (local(b).date(), dagdeel(local(b)))
        }) {
            let free = part.iter().filter(|slot| slot.vrijgehouden).count();
            prop_assert_eq!(free, part.len().min(dienst.vrijgehouden_per_dagdeel.into()));
        }
    }

    #[test]
    fn where_the_clock_does_not_change_no_room_is_wasted(minutes in 15..600i64, duur_minuten in 1..150u16) {
        let begin = date(2027, 3, 3).at(8, 0, 0, 0);
        let tijdsloten = divide(&dienst(begin, begin + minutes.minutes(), duur_minuten)).unwrap();
        prop_assert_eq!(tijdsloten.len() as i64, minutes / i64::from(duur_minuten));
    }
}
