//! What is typed about the hours of a week.

use super::facts::of_day;
use crate::hours::OpeningstijdInput;
use crate::pages::fields::Field;
use crate::tables::openingstijd;
use foundation::jiff::civil::{Date, Time};
use serde::Deserialize;
use std::ops::Range;
use web::{Errors, Taal, read_time, t, write_date};

/// The days of the week, as the fields are called.
const DAGEN: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// The form, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) geldig_van: String,
    pub(crate) geldig_tot: String,
    pub(crate) maandag: String,
    pub(crate) dinsdag: String,
    pub(crate) woensdag: String,
    pub(crate) donderdag: String,
    pub(crate) vrijdag: String,
    pub(crate) zaterdag: String,
    pub(crate) zondag: String,
    pub(crate) versie: i32,
}

impl Typed {
    /// As the hours hold on a day.
    pub(crate) fn on(day: Date, rows: &[openingstijd::Model], versie: i32) -> Self {
        let holds = |row: &&openingstijd::Model| {
            let day = day.to_string();
            row.geldig_van <= day && row.geldig_tot.as_ref().is_none_or(|last| day <= *last)
        };
        let of = |weekdag: i32| of_day(rows.iter().filter(holds).filter(|row| row.weekdag == weekdag));
        let [maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag] = [1, 2, 3, 4, 5, 6, 7].map(of);
        let (geldig_van, geldig_tot) = (write_date(day), String::new());
        Self { geldig_van, geldig_tot, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, versie }
    }

    fn dagen(&self) -> [&str; 7] {
        [&self.maandag, &self.dinsdag, &self.woensdag, &self.donderdag, &self.vrijdag, &self.zaterdag, &self.zondag]
    }

    pub(crate) fn fields(&self, taal: Taal) -> Vec<Field> {
        let names = t!(taal, "days-long");
        let days = DAGEN.into_iter().zip(names.split(", ")).zip(self.dagen());
        let days = days.map(|((field, name), typed)| Field::line(field, name.to_owned(), typed));
        let mut fields = vec![
            Field::line("geldig_van", t!(taal, "field-geldig-van"), &self.geldig_van),
            Field::line("geldig_tot", t!(taal, "field-geldig-tot"), &self.geldig_tot).hint(t!(taal, "hint-hours-tot")),
        ];
        fields.extend(days);
        fields[2].hint = t!(taal, "hint-hours");
        fields
    }

    pub(crate) fn check(&self, today: Date, taal: Taal, errors: &mut Errors) -> Option<OpeningstijdInput> {
        let days = crate::pages::convenant::days(&self.geldig_van, &self.geldig_tot, taal, errors);
        if days.is_some_and(|(first, _)| first < today) {
            errors.add("geldig_van", t!(taal, "error-hours-past"));
        }
        let mut dagen: [Vec<Range<Time>>; 7] = Default::default();
        for ((field, typed), day) in DAGEN.into_iter().zip(self.dagen()).zip(&mut dagen) {
            match read_hours(typed) {
                Some(times) => *day = times,
                None => errors.add(field, t!(taal, "error-hours")),
            }
        }
        errors.is_empty().then_some(())?;
        let (geldig_van, geldig_tot) = days?;
        Some(OpeningstijdInput { geldig_van, geldig_tot, dagen })
    }
}

/// `9:00-12:30, 13:30-17:00`, in order and apart from each other; nothing is closed.
fn read_hours(text: &str) -> Option<Vec<Range<Time>>> {
    let mut times: Vec<Range<Time>> = Vec::new();
    for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let (from, to) = part.split_once(['-', '–'])?;
        let (from, to) = (read_time(from)?, read_time(to)?);
        if from >= to || times.last().is_some_and(|before| from < before.end) {
            return None;
        }
        times.push(from..to);
    }
    Some(times)
}

#[cfg(test)]
mod tests {
    use super::*;
    use web::write_time;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let read = |text: &str| {
            let times = read_hours(text)?;
            Some(times.iter().map(|t| format!("{}-{}", write_time(t.start), write_time(t.end))).collect::<Vec<_>>().join(", "))
        };
        assert_eq!(read("9-17").as_deref(), Some("9:00-17:00"));
        assert_eq!(read(" 9.00 – 12.30 , 13:30-17:00 ").as_deref(), Some("9:00-12:30, 13:30-17:00"));
        assert_eq!(read("").as_deref(), Some(""));
        for wrong in ["9", "17-9", "9-9", "9-12, 11-13", "dicht", "9-25", "9-12-13"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
