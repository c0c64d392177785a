//! Stretches of dates that take over from one another.

use jiff::civil::Date;

/// First and last date; without a last one until further notice.
pub type Geldig = (Date, Option<Date>);

/// What is left of a stretch of dates once another one takes over some of it: nothing, a piece before, one after, or both.
pub fn left_of((first, last): Geldig, (from, to): Geldig) -> Vec<Geldig> {
    let mut left = Vec::new();
    if first < from {
        let before = from.yesterday().unwrap_or(from);
        left.push((first, Some(last.map_or(before, |last| last.min(before)))));
    }
    if let Some(after) = to.and_then(|to| to.tomorrow().ok())
        && last.is_none_or(|last| after <= last)
    {
        left.push((first.max(after), last));
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use proptest::prelude::*;

    fn day(nth: i64) -> Date {
        Date::constant(2027, 3, 1) + nth.days()
    }

    fn holds((first, last): Geldig, date: Date) -> bool {
        first <= date && last.is_none_or(|last| date <= last)
    }

    fn stretch() -> impl Strategy<Value = Geldig> {
        (0_i64..30, proptest::option::of(0_i64..30)).prop_map(|(first, more)| (day(first), more.map(|more| day(first + more))))
    }

    proptest! {
        #[test]
        fn each_date_of_the_old_one_is_in_one_piece_or_taken(old in stretch(), new in stretch()) {
            let left = left_of(old, new);
            for date in (-5..70).map(day) {
                let pieces = left.iter().filter(|piece| holds(**piece, date)).count();
                prop_assert_eq!(pieces, usize::from(holds(old, date) && !holds(new, date)), "{} of {:?}", date, left);
            }
        }
    }
}
