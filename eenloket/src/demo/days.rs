//! The days around which the demo lies, on the wall clock of the counters.

use super::DemoError;
use foundation::jiff::civil::{Date, DateTime, Time};
use foundation::jiff::{Timestamp, ToSpan, tz::TimeZone};
use rules::feestdag::Gebied;
use rules::termijn::is_werkdag;

/// Werkdagen before today of which Stadskantoor Enschede keeps its rooster: that far goes the past of the demo.
const WERKDAGEN_BACK: i32 = 5;
/// Calendar days ahead for which there is a rooster.
const DAYS_AHEAD: i32 = 21;

/// The clock of all counters of the demo.
pub fn zone() -> Result<TimeZone, DemoError> {
    TimeZone::get("Europe/Amsterdam").map_err(|cause| DemoError::Unknown(cause.to_string()))
}

/// Today, and the day that the counter shows.
pub(super) struct Days {
    /// The first werkdag from today on: on a Sunday the demo shows Monday.
    pub day: Date,
    /// The moment on which everything that happened follows.
    pub now: Timestamp,
    /// First and last day with a rooster.
    pub first: Date,
    pub last: Date,
    pub zone: TimeZone,
    pub today: Date,
    /// Days in the coming year on which all counters of the demo close although it is no feestdag for everybody.
    pub closed: Vec<Date>,
}

impl Days {
    pub fn around(today: Date, now: Timestamp) -> Result<Self, DemoError> {
        let zone = zone()?;
        let mut day = today;
        let closed = closed_days(today);
        while !is_werkdag(day, Gebied::Nederland)? || closed.contains(&day) {
            day += 1.day();
        }
        let mut days = Self { day, now, first: day, last: today + DAYS_AHEAD.days(), zone, today, closed };
        days.first = days.werkdag(-WERKDAGEN_BACK)?;
        Ok(days)
    }

    /// The n-th werkdag after (or before) the day that the counter shows.
    pub fn werkdag(&self, n: i32) -> Result<Date, DemoError> {
        let mut date = self.day;
        for _ in 0..n.unsigned_abs() {
            date += n.signum().days();
            while !self.is_open(date)? {
                date += n.signum().days();
            }
        }
        Ok(date)
    }

    /// Whether the counters are open on this day: a werkdag, and not one on which they close by their own choice.
    pub fn is_open(&self, date: Date) -> Result<bool, DemoError> {
        Ok(is_werkdag(date, Gebied::Nederland)? && !self.closed.contains(&date))
    }

    /// The instant at which the clocks show this.
    pub fn instant(&self, local: DateTime) -> Timestamp {
        self.zone.to_ambiguous_timestamp(local).compatible().unwrap_or(self.now)
    }

    /// The end of a working day, when terms end.
    pub fn end_of(&self, date: Date) -> Timestamp {
        self.instant(date.to_datetime(Time::constant(17, 0, 0, 0)))
    }

    /// What the clocks show at an instant.
    pub fn local(&self, at: Timestamp) -> DateTime {
        at.to_zoned(self.zone.clone()).datetime()
    }
}

/// Goede Vrijdag: most counters of a gemeente close, yet the law does not say so.
fn closed_days(today: Date) -> Vec<Date> {
    let is_closed = |date: &Date| rules::feestdag::name_of(*date, Gebied::Nederland) == Ok(Some("Goede Vrijdag"));
    (-30..365).map(|n: i64| today.saturating_add(n.days())).filter(is_closed).collect()
}
