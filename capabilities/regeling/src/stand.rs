//! How a version of a regeling stands on a day. Nothing of it is stored: the calendar and the woordenboek say it.

use begrip::Woordenboek;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use regelingen::regeling::Gebied;
use regelingen::{Regeling, Stand};
use rules::termijn::WET_TIJDZONE;
use std::sync::LazyLock;

static SHIPPED: LazyLock<Option<Stand>> = LazyLock::new(|| regelingen::shipped::read().ok());

foundation::states! {
    /// How a version stands. Only what `geldt` may be asked about.
    pub enum RegelingStand {
        /// It holds.
        Geldt => "geldt",
        /// Its first day is still to come.
        NogNiet => "nog_niet",
        /// Its last day has passed.
        Verlopen => "verlopen",
        /// It names what means something else by now.
        Herbeoordelen => "herbeoordelen",
    }
}

impl RegelingStand {
    /// How it stands on a day.
    pub(crate) fn of(one: &Regeling, words: &Woordenboek, today: Date) -> Self {
        if one.geldig_tot.is_some_and(|last| last < today) {
            // What is over asks nobody any more, whatever its words mean.
            Self::Verlopen
        } else if !words.outdated(one).is_empty() {
            Self::Herbeoordelen
        } else if today < one.geldig_van {
            Self::NogNiet
        } else {
            Self::Geldt
        }
    }
}

/// All versions, in the order of their names.
pub(crate) fn all() -> &'static [Regeling] {
    SHIPPED.as_ref().map(Stand::all).unwrap_or_default()
}

/// One version: by its key and version, and where it holds, for what several gemeenten have of one name.
pub(crate) fn one(sleutel: &str, versie: &str, gebied: &str) -> Option<&'static Regeling> {
    let named = all().iter().filter(|one| one.sleutel == sleutel && one.versie == versie);
    let mut found = named.filter(|one| gebied.is_empty() || gebied_of(one) == gebied);
    found.next()
}

/// Where it holds: the code of a gemeente, or nothing for the country.
pub(crate) fn gebied_of(one: &Regeling) -> &str {
    match &one.gebied {
        Gebied::Nederland => "",
        Gebied::Gemeente(code) => code,
    }
}

/// Which day it is for a law.
pub(crate) fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC)).date()
}
