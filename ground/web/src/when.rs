//! Instants as people read them: in the zone of the Locatie, in the language of the page.

use crate::{Taal, t};
use foundation::jiff::civil::{Date, Time};
use foundation::jiff::tz::TimeZone;
use foundation::jiff::{Timestamp, Zoned};

/// An instant on the clock of a place.
#[derive(Clone, Debug)]
pub struct When {
    at: Zoned,
    today: Date,
}

impl When {
    /// Whether it is on the day it is there now.
    pub fn is_today(&self) -> bool {
        self.at.date() == self.today
    }

    /// `at` in the zone `zone`, seen from `now`. An unknown zone counts as Amsterdam, where most people are.
    pub fn new(at: Timestamp, zone: &str, now: Timestamp) -> Self {
        let zone = TimeZone::get(zone).or_else(|_| TimeZone::get("Europe/Amsterdam")).unwrap_or(TimeZone::UTC);
        Self { at: at.to_zoned(zone.clone()), today: now.to_zoned(zone).date() }
    }

    /// `9:30`.
    pub fn time(&self) -> String {
        format!("{}:{:02}", self.at.hour(), self.at.minute())
    }

    /// `9:30:07`, where two moments of one minute have to be told apart.
    pub fn time_exact(&self) -> String {
        format!("{}:{:02}", self.time(), self.at.second())
    }

    /// `vandaag 9:30`, `wo 3 mrt 9:30`.
    pub fn short(&self, taal: Taal) -> String {
        format!("{} {}", self.short_day(taal), self.time())
    }

    /// `vandaag`, `wo 3 mrt`.
    pub fn short_day(&self, taal: Taal) -> String {
        if self.at.date() == self.today {
            return t!(taal, "today");
        }
        let day = nth(&t!(taal, "weekdays-short"), self.weekday());
        let month = nth(&t!(taal, "months-short"), usize::from(self.at.month().unsigned_abs()) - 1);
        format!("{day} {} {month}", self.at.day())
    }

    /// `woensdag 3 maart 2027`.
    pub fn long_day(&self, taal: Taal) -> String {
        let day = nth(&t!(taal, "weekdays"), self.weekday());
        let month = nth(&t!(taal, "months"), usize::from(self.at.month().unsigned_abs()) - 1);
        format!("{day} {} {month} {}", self.at.day(), self.at.year())
    }

    /// The machine form for `<time datetime>`.
    pub fn machine(&self) -> String {
        self.at.strftime("%Y-%m-%dT%H:%M").to_string()
    }

    fn weekday(&self) -> usize {
        usize::from(self.at.weekday().to_monday_zero_offset().unsigned_abs())
    }
}

fn nth(names: &str, n: usize) -> String {
    names.split(", ").nth(n).unwrap_or_default().to_owned()
}

/// Reads a date as people write it: `2-3-1949`, `02 03 1949`, `2/3/1949`, `1949-03-02`.
pub fn read_date(text: &str) -> Option<Date> {
    let parts: Vec<i16> = text.trim().split(['-', '/', ' ', '.']).map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let [a, b, c] = parts.as_slice() else { return None };
    let (year, month, day) = if *a > 31 { (*a, *b, *c) } else { (*c, *b, *a) };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|d| d.year() > 1880)
}

/// Writes a date as people write it: `2-3-1949`.
pub fn write_date(date: Date) -> String {
    format!("{}-{}-{}", date.day(), date.month(), date.year())
}

/// Writes a month as people write it: `maart 2027`.
pub fn write_month(date: Date, taal: Taal) -> String {
    format!("{} {}", nth(&t!(taal, "months"), usize::from(date.month().unsigned_abs()) - 1), date.year())
}

/// Reads a time of the day as people type it: `9:30`, `09:30`, `9.30`, `0930` or `9`.
pub fn read_time(text: &str) -> Option<Time> {
    let text = text.trim().replace('.', ":");
    let (hour, minute) = match text.split_once(':') {
        Some(parts) => parts,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => (text.as_str(), "00"),
    };
    if minute.len() != 2 || !minute.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// Writes a time of the day as people write it: `9:30`.
pub fn write_time(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_times_as_people_write_them() {
        for text in ["9:30", "09:30", "9.30", " 0930 "] {
            assert_eq!(read_time(text).map(write_time).as_deref(), Some("9:30"), "{text}");
        }
        assert_eq!(read_time("9").map(write_time).as_deref(), Some("9:00"));
        for text in ["", "25:00", "9:3", "9:60", "half tien", "9:+1", "-1:00", "123456", "9:30:00"] {
            assert!(read_time(text).is_none(), "{text}");
        }
    }

    #[test]
    fn reads_dates_as_people_write_them() {
        for text in ["2-3-1949", "02/03/1949", "2 3 1949", "1949-03-02", " 2.3.1949 "] {
            assert_eq!(read_date(text).map(write_date).as_deref(), Some("2-3-1949"), "{text}");
        }
        for text in ["", "31-2-1949", "2-3-49", "gisteren", "1-2", "2-13-1949"] {
            assert!(read_date(text).is_none(), "{text}");
        }
    }

    #[test]
    fn says_today_and_names_other_days() {
        let now: Timestamp = "2027-03-02T09:00:00Z".parse().unwrap();
        let at: Timestamp = "2027-03-03T08:30:00Z".parse().unwrap();
        let when = When::new(at, "Europe/Amsterdam", now);
        assert_eq!(when.short(Taal::Nl), "wo 3 mrt 9:30");
        assert_eq!(when.long_day(Taal::Nl), "woensdag 3 maart 2027");
        assert_eq!(When::new(now, "Europe/Amsterdam", now).short(Taal::En), "today 10:00");
    }
}
