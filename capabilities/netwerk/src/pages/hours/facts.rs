//! When a Locatie is open, in words.

use crate::tables::openingstijd;
use foundation::jiff::civil::{Date, Time};
use std::collections::BTreeMap;
use web::{Taal, t, write_date, write_time};

/// The hours of one day: `9:00-12:30, 13:30-17:00`, or nothing.
pub(crate) fn of_day<'a>(rows: impl Iterator<Item = &'a openingstijd::Model>) -> String {
    let mut times: Vec<(Time, Time)> = rows.filter_map(|row| Some((row.begin.parse().ok()?, row.einde.parse().ok()?))).collect();
    times.sort_unstable();
    let times = times.into_iter().map(|(from, to)| format!("{}-{}", write_time(from), write_time(to)));
    times.collect::<Vec<_>>().join(", ")
}

/// What holds now and later: from when to when, and which hours.
pub(crate) fn facts(rows: &[openingstijd::Model], today: Date, taal: Taal) -> Vec<(String, String)> {
    let today = today.to_string();
    let short = t!(taal, "days-short");
    let short: Vec<&str> = short.split(", ").collect();
    let mut stretches: BTreeMap<(&str, Option<&str>), Vec<&openingstijd::Model>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.geldig_tot.as_ref().is_none_or(|last| today <= *last)) {
        stretches.entry((&row.geldig_van, row.geldig_tot.as_deref())).or_default().push(row);
    }
    let day = |text: &str| text.parse().map(write_date).unwrap_or_default();
    let line = |((from, to), rows): ((&str, Option<&str>), Vec<&openingstijd::Model>)| {
        let when = match to {
            Some(to) => t!(taal, "hours-from-to", van = day(from), tot = day(to)),
            None => t!(taal, "hours-from", van = day(from)),
        };
        let of = |nth: usize| {
            let weekdag = i32::try_from(nth + 1).unwrap_or_default();
            let times = of_day(rows.iter().copied().filter(|row| row.weekdag == weekdag));
            (!times.is_empty()).then(|| format!("{} {times}", short.get(nth).copied().unwrap_or_default()))
        };
        (when, (0..7).filter_map(of).collect::<Vec<_>>().join(" · "))
    };
    stretches.into_iter().map(line).collect()
}
