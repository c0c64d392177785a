//! What an Afmelding reaches, and how it was said. Pure.

use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use regelingen::leeftijd::{Leeftijd, reached_on};
use rules::termijn::WET_TIJDZONE;

foundation::states! {
    /// How somebody said it.
    pub enum Kanaal {
        /// At a Balie.
        Balie => "balie",
        /// On the telephone.
        Telefoon => "telefoon",
        /// In a letter.
        Brief => "brief",
        /// On the own pages.
        Inloggen => "inloggen",
        /// At their own door, in a Gesprek of the buurtteam.
        Gesprek => "gesprek",
    }
}

impl Kanaal {
    /// How it was said to who writes it down at the Balie.
    pub const TOLD: [Self; 3] = [Self::Balie, Self::Telefoon, Self::Brief];
}

/// From what somebody is left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bereik {
    /// Whoever looks, whatever for.
    Alles,
    /// Whoever looks for who may have a right to this regeling.
    Regeling(String),
    /// Whatever this organisatie looks for.
    Organisatie(Uuid),
}

impl Bereik {
    /// As it is stored: a regeling or nothing, an organisatie or nil.
    pub(crate) fn columns(&self) -> (String, Uuid) {
        match self {
            Self::Alles => (String::new(), Uuid::nil()),
            Self::Regeling(regeling) => (regeling.clone(), Uuid::nil()),
            Self::Organisatie(organisatie) => (String::new(), *organisatie),
        }
    }

    /// From what is stored.
    pub(crate) fn of(regeling: &str, organisatie: Uuid) -> Self {
        match (regeling.is_empty(), organisatie.is_nil()) {
            (true, true) => Self::Alles,
            (false, _) => Self::Regeling(regeling.to_owned()),
            (true, false) => Self::Organisatie(organisatie),
        }
    }
}

/// Of age.
const MEERDERJARIG: Leeftijd = Leeftijd::Jaren(18);

/// The day on which what is said now ends by itself: for a child, by a parent, the 18th birthday. Who logs in is nobody's child
/// there: that is their own word, and it stays.
pub(crate) fn lapses_on(geboren: Date, today: Date, kanaal: Kanaal) -> Option<Date> {
    reached_on(geboren, MEERDERJARIG).filter(|day| today < *day && kanaal != Kanaal::Inloggen)
}

/// Which day it is for a law.
pub(crate) fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC)).date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::jiff::civil::date;

    #[test]
    fn what_is_said_for_a_child_ends_on_the_day_the_child_is_of_age() {
        let (yara, balie) = (date(2009, 5, 15), Kanaal::Balie);
        assert_eq!(lapses_on(yara, date(2027, 3, 2), balie), Some(date(2027, 5, 15)));
        assert_eq!(lapses_on(yara, date(2027, 5, 14), balie), Some(date(2027, 5, 15)));
        assert_eq!(lapses_on(yara, date(2027, 5, 15), balie), None, "from then on it is their own word");
        assert_eq!(lapses_on(yara, date(2027, 3, 2), Kanaal::Inloggen), None, "and so it is for who logs in");
        assert_eq!(lapses_on(date(2008, 2, 29), date(2026, 2, 28), balie), Some(date(2026, 3, 1)), "born on a leap day");
    }

    #[test]
    fn what_is_stored_is_what_was_said() {
        for bereik in [Bereik::Alles, Bereik::Regeling("aio".to_owned()), Bereik::Organisatie(Uuid::from_u128(7))] {
            let (regeling, organisatie) = bereik.columns();
            assert_eq!(Bereik::of(&regeling, organisatie), bereik);
        }
    }
}
