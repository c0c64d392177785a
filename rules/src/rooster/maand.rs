//! The same day of another month, as people say it: the first Monday, the fifth Wednesday.

use jiff::ToSpan;
use jiff::civil::Date;

/// The day so many months later with the same place in its month: the first Monday gives the first Monday. A fifth one that the
/// month does not have is `None`: the last one would be another week than people expect.
pub fn same_day_in(date: Date, months: i64) -> Option<Date> {
    let nth = (date.day() + 6) / 7;
    let first = date.first_of_month().checked_add(months.months()).ok()?;
    first.nth_weekday_of_month(nth, date.weekday()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn the_first_monday_is_followed_by_first_mondays() {
        let first = date(2027, 3, 1);
        let next: Vec<_> = (1..=4).map(|n| same_day_in(first, n).unwrap()).collect();
        assert_eq!(next, [date(2027, 4, 5), date(2027, 5, 3), date(2027, 6, 7), date(2027, 7, 5)]);
    }

    #[test]
    fn a_fifth_day_is_there_or_it_is_not() {
        // Wednesday 31 March is the fifth of its month; April and May have four, June has five.
        let fifth = date(2027, 3, 31);
        assert_eq!([1, 2, 3].map(|n| same_day_in(fifth, n)), [None, None, Some(date(2027, 6, 30))]);
        // The last day of a long month, and February.
        assert_eq!(same_day_in(date(2027, 1, 31), 1), None);
        assert_eq!(same_day_in(date(2028, 1, 29), 1), None);
        assert_eq!(same_day_in(date(2027, 12, 29), 3), Some(date(2028, 3, 29)));
    }

    #[test]
    fn every_day_of_ten_years_keeps_its_weekday_and_its_place() {
        let mut day = date(2027, 1, 1);
        while day.year() < 2037 {
            for months in 1..=12 {
                if let Some(next) = same_day_in(day, months) {
                    assert_eq!((next.weekday(), (next.day() + 6) / 7), (day.weekday(), (day.day() + 6) / 7), "{day} + {months}");
                } else {
                    assert!(day.day() > 28, "only a fifth one can be missing: {day} + {months}");
                }
            }
            day = day.tomorrow().unwrap();
        }
        assert_eq!(date(2027, 3, 1).weekday(), Weekday::Monday);
    }
}
