use super::*;
use jiff::civil::date;

#[test]
fn the_whole_table_is_read() {
    let rows = include_str!("../../data/feestdagen.csv").lines().count() - 1;
    assert_eq!(FEESTDAGEN.len(), rows, "two rows for one gebied and date");
    assert!(FEESTDAGEN.keys().all(|(_, date)| covers(*date)));
}

#[test]
fn every_gebied_has_rows_in_every_year() {
    for gebied in Gebied::ALL {
        for year in FIRST_YEAR..=LAST_YEAR {
            assert_eq!(closed_on(date(year, 1, 1), gebied), Ok(Some("Nieuwjaarsdag")));
        }
    }
}

#[test]
fn goede_vrijdag_and_5_may_move_a_term_while_balies_are_open() {
    for (day, name) in [(date(2027, 3, 26), "Goede Vrijdag"), (date(2027, 5, 5), "Bevrijdingsdag")] {
        assert_eq!(closed_on(day, Gebied::Nederland), Ok(None));
        assert_eq!(name_of(day, Gebied::Nederland), Ok(Some(name)));
        assert_eq!(moves_term(day), Ok(true));
    }
}

#[test]
fn a_decree_day_moves_a_term_and_closes_nothing() {
    assert_eq!(moves_term(date(2027, 5, 7)), Ok(true));
    assert_eq!(closed_on(date(2027, 5, 7), Gebied::Nederland), Ok(None));
}

#[test]
fn koningsdag_closes() {
    assert_eq!(closed_on(date(2027, 4, 27), Gebied::Nederland), Ok(Some("Koningsdag")));
}

#[test]
fn the_islands_have_their_own_days() {
    assert!(closed_on(date(2027, 9, 6), Gebied::Bonaire).unwrap().is_some());
    assert_eq!(closed_on(date(2027, 9, 6), Gebied::Nederland), Ok(None));
    assert_eq!(closed_on(date(2026, 2, 16), Gebied::Bonaire), Ok(None), "sources disagree: closes nothing");
}

#[test]
fn a_year_outside_the_table_is_an_error_and_not_an_open_day() {
    for day in [date(2024, 12, 25), date(2031, 1, 1)] {
        assert_eq!(closed_on(day, Gebied::Nederland), Err(FeestdagError { date: day }));
        assert_eq!(moves_term(day), Err(FeestdagError { date: day }));
    }
}

#[test]
fn gebied_is_stored_in_small_letters_and_read_from_the_table_in_capitals() {
    use serde::de::{IntoDeserializer, value::Error};
    for code in ["nederland", "NL"] {
        let read = Gebied::deserialize(IntoDeserializer::<Error>::into_deserializer(code));
        assert_eq!(read, Ok(Gebied::Nederland));
    }
}
