//! On which day somebody reaches an age. Civil dates only: the law counts birthdays, not hours.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// An age that the law names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leeftijd {
    /// So many years.
    Jaren(u8),
    /// The age at which the AOW begins, which depends on the day of birth (AOW art. 7a).
    Aow,
}

/// From when reaching an age counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ingang {
    /// From the birthday on.
    #[default]
    Dag,
    /// From the first day of the calendar month after the month of the birthday, also if that is the first of its month
    /// (Zvw art. 16 lid 2 onder a).
    MaandErna,
}

/// The last day of birth of each step of AOW art. 7a, with the age that goes with it in years and months. Who is born
/// later than the last step has an age that is not known yet: it is fixed five years ahead.
///
/// Steps before 67 years are left out, because everybody of them reached it before 2025: they are taken as 67 years, which
/// answers every peildatum from 2025 on alike.
const AOW: [(Date, i16, i8); 2] = [
    (date(1960, 12, 31), 67, 0),
    // 2028 to 2031: 67 years and 3 months.
    (date(1964, 9, 30), 67, 3),
];

/// The first peildatum about which [`AOW`] tells the truth.
pub const AOW_VANAF: Date = date(2025, 1, 1);

/// The day on which somebody born on `geboren` reaches the age; `None` where the law does not say it yet, or there is no
/// such day.
///
/// Who is born on 29 February is a year older on 1 March in a year without that day: until the end of 28 February the year
/// is not over.
#[must_use]
pub fn reached_on(geboren: Date, leeftijd: Leeftijd) -> Option<Date> {
    let (years, months) = match leeftijd {
        Leeftijd::Jaren(years) => (i16::from(years), 0),
        Leeftijd::Aow => {
            let (_, years, months) = AOW.iter().find(|(last, _, _)| geboren <= *last)?;
            (*years, *months)
        }
    };
    let first = geboren.first_of_month().checked_add((i32::from(years) * 12 + i32::from(months)).months()).ok()?;
    if geboren.day() <= first.days_in_month() {
        Date::new(first.year(), first.month(), geboren.day()).ok()
    } else {
        first.last_of_month().tomorrow().ok()
    }
}

/// Whether the age counts on the peildatum; `None` where that is not known.
#[must_use]
pub fn counts(geboren: Date, leeftijd: Leeftijd, ingang: Ingang, peildatum: Date) -> Option<bool> {
    if leeftijd == Leeftijd::Aow && peildatum < AOW_VANAF {
        return None;
    }
    let Some(day) = reached_on(geboren, leeftijd) else {
        // Younger than the last step that is fixed: surely not there on a day before that step itself is reached.
        let (last, _, _) = AOW[AOW.len() - 1];
        let known = leeftijd == Leeftijd::Aow && reached_on(last, Leeftijd::Aow).is_some_and(|day| peildatum <= day);
        return known.then_some(false);
    };
    Some(match ingang {
        Ingang::Dag => day <= peildatum,
        Ingang::MaandErna => day.last_of_month() < peildatum,
    })
}

/// The last day of birth with which the age counts on the peildatum: whoever is born later is too young. `None` where the
/// law does not say it for everybody.
#[must_use]
pub fn born_until(leeftijd: Leeftijd, ingang: Ingang, peildatum: Date) -> Option<Date> {
    let counts = |born| counts(born, leeftijd, ingang, peildatum);
    let (mut old, mut young) = (OLDEST, peildatum);
    if counts(old) != Some(true) || counts(young) != Some(false) {
        return None;
    }
    loop {
        let days = young.since(old).ok()?.get_days();
        if days <= 1 {
            return Some(old);
        }
        let between = old.checked_add((days / 2).days()).ok()?;
        match counts(between)? {
            true => old = between,
            false => young = between,
        }
    }
}

/// Nobody was born before.
const OLDEST: Date = date(1880, 1, 1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_reached_on_the_birthday() {
        let cases = [
            (date(2009, 5, 15), Leeftijd::Jaren(18), date(2027, 5, 15)),
            // A year without 29 February, and one with it.
            (date(2008, 2, 29), Leeftijd::Jaren(18), date(2026, 3, 1)),
            (date(2008, 2, 29), Leeftijd::Jaren(20), date(2028, 2, 29)),
            (date(1958, 12, 31), Leeftijd::Aow, date(2025, 12, 31)),
            (date(1960, 12, 31), Leeftijd::Aow, date(2027, 12, 31)),
            // Born a day later: three months longer.
            (date(1961, 1, 1), Leeftijd::Aow, date(2028, 4, 1)),
            // Three months after 30 November there is no 30 February.
            (date(1961, 11, 30), Leeftijd::Aow, date(2029, 3, 1)),
        ];
        for (born, age, day) in cases {
            assert_eq!(reached_on(born, age), Some(day), "{born} {age:?}");
        }
    }

    #[test]
    fn the_month_after_begins_after_the_month_of_the_birthday_even_if_that_is_its_first_day() {
        let counts = |born, day| counts(born, Leeftijd::Jaren(18), Ingang::MaandErna, day);
        for born in [date(2008, 4, 1), date(2008, 4, 15), date(2008, 4, 30)] {
            assert_eq!(counts(born, date(2026, 4, 30)), Some(false), "{born}");
            assert_eq!(counts(born, date(2026, 5, 1)), Some(true), "{born}");
        }
        // 18 on 1 March, so the month after is April.
        assert_eq!(counts(date(2008, 2, 29), date(2026, 3, 1)), Some(false));
        assert_eq!(counts(date(2008, 2, 29), date(2026, 4, 1)), Some(true));
    }

    #[test]
    fn what_the_law_has_not_fixed_yet_is_not_known() {
        let born = date(1964, 10, 1);
        assert_eq!(reached_on(born, Leeftijd::Aow), None);
        assert_eq!(counts(born, Leeftijd::Aow, Ingang::Dag, date(2026, 1, 1)), Some(false));
        assert_eq!(counts(born, Leeftijd::Aow, Ingang::Dag, date(2032, 1, 1)), None);
        assert_eq!(counts(date(1950, 1, 1), Leeftijd::Aow, Ingang::Dag, date(2024, 12, 31)), None);
    }

    #[test]
    fn a_day_of_birth_parts_the_young_from_the_old() {
        let cases = [
            (Leeftijd::Jaren(18), Ingang::Dag, date(2026, 7, 1), date(2008, 7, 1)),
            (Leeftijd::Jaren(18), Ingang::MaandErna, date(2026, 7, 1), date(2008, 6, 30)),
            // On 28 February who was born on the 29th is not there yet; on 1 March both are.
            (Leeftijd::Jaren(18), Ingang::Dag, date(2026, 2, 28), date(2008, 2, 28)),
            (Leeftijd::Jaren(18), Ingang::Dag, date(2026, 3, 1), date(2008, 3, 1)),
            (Leeftijd::Aow, Ingang::Dag, date(2028, 3, 31), date(1960, 12, 31)),
            (Leeftijd::Aow, Ingang::Dag, date(2028, 4, 1), date(1961, 1, 1)),
        ];
        for (age, ingang, day, last) in cases {
            assert_eq!(born_until(age, ingang, day), Some(last), "{age:?} {ingang:?} on {day}");
        }
        assert_eq!(born_until(Leeftijd::Aow, Ingang::Dag, date(2024, 1, 1)), None);
    }
}
