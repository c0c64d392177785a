//! Which looks somebody wants to see, as the address of the page says it.

use crate::acts;
use crate::looked::{PAGE, Regel};
use brief::Size;
use foundation::Uuid;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::{Date, Time};
use foundation::jiff::tz::TimeZone;
use serde::Deserialize;
use store::{Acts, InzageFilter, Ms};
use web::{Errors, Taal, read_date, t};

/// In the place of an organisatie: the Inwoner.
const OWN: &str = "zelf";

/// The query of the page: the filter, where the page begins, and what was just asked.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct Asked {
    pub(super) organisatie: String,
    pub(super) van: String,
    pub(super) tot: String,
    pub(super) voor: Option<i64>,
    id: Option<Uuid>,
    pub(super) gevraagd: String,
    letter: String,
}

impl Asked {
    /// How large the text of the document is, where that was chosen.
    pub(super) fn letter(&self) -> Option<Size> {
        match self.letter.as_str() {
            "groot" => Some(Size::Large),
            "gewoon" => Some(Size::Normal),
            _ => None,
        }
    }

    /// What it means; a day that cannot be read is told, and left out.
    pub(super) fn filter(&self, zone: &str, taal: Taal, errors: &mut Errors) -> InzageFilter {
        let mut day = |field: &'static str, text: &str, days: i64| {
            if text.trim().is_empty() {
                return None;
            }
            let date = read_date(text).ok_or(()).and_then(|date| date.checked_add(days.days()).map_err(|_| ()));
            errors.take(field, date, |()| t!(taal, "error-day")).and_then(|day| begin_of(day, zone))
        };
        // Up to and including the last day.
        let (mut van, mut tot) = (day("van", &self.van, 0), day("tot", &self.tot, 1));
        if van.zip(tot).is_some_and(|(van, tot)| van >= tot) {
            errors.add("tot", t!(taal, "error-days-order"));
            (van, tot) = (None, None);
        }
        InzageFilter {
            organisatie: self.organisatie.parse().ok(),
            van,
            tot,
            voor: self.voor.map(Ms).zip(self.id),
            id: None,
            // Somebody's own looks are many, and would hide those of others.
            acts: if self.own() { Acts::Of(acts::OWN) } else { Acts::Not(acts::OWN) },
            aantal: PAGE as u64 + 1,
        }
    }

    /// The same for a file: from the newest on, and with their own looks.
    pub(super) fn whole(&self, zone: &str, taal: Taal) -> InzageFilter {
        let filter = self.filter(zone, taal, &mut Errors::default());
        InzageFilter { voor: None, acts: if self.own() { filter.acts } else { Acts::All }, ..filter }
    }

    /// Whether it is about the looks of the Inwoner's own.
    pub(super) fn own(&self) -> bool {
        self.organisatie == OWN
    }

    /// The address of the page that begins after a line, with the same filter.
    pub(super) fn after(&self, last: &Regel) -> String {
        format!("/mijn/inzage?{}&voor={}&id={}", self.query(), last.inzage.begin.0, last.inzage.id)
    }

    /// The filter as it goes on in an address. What was typed for a day is a day or nothing.
    pub(super) fn query(&self) -> String {
        let day = |text: &str| read_date(text).map(|date| date.to_string()).unwrap_or_default();
        let organisatie = self.organisatie.parse::<Uuid>().map(|id| id.to_string());
        let organisatie = organisatie.unwrap_or_else(|_| if self.own() { OWN } else { "" }.to_owned());
        format!("organisatie={organisatie}&van={}&tot={}", day(&self.van), day(&self.tot))
    }
}

fn begin_of(day: Date, zone: &str) -> Option<Ms> {
    let zone = TimeZone::get(zone).ok()?;
    Some(day.to_datetime(Time::midnight()).to_zoned(zone).ok()?.timestamp().into())
}
