//! When a location is open, and whether a dienst lies within that.

use jiff::civil::{Date, Time, Weekday};

use super::{Botsing, Dienst};
use crate::feestdag::{self, FeestdagError, Gebied};

/// When a location or balie is open on one day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Openingstijd {
    /// Day of the week.
    pub weekdag: Weekday,
    /// From, on the wall clock.
    pub begin: Time,
    /// Until, on the wall clock.
    pub einde: Time,
    /// First date of this openingstijd.
    pub geldig_van: Date,
    /// Last date; `None` until further notice.
    pub geldig_tot: Option<Date>,
}

/// Where and when the location is open.
#[derive(Debug, Clone, Copy)]
pub struct Locatie<'a> {
    /// Whose feestdagen count.
    pub gebied: Gebied,
    /// Openingstijden, any order.
    pub openingstijden: &'a [Openingstijd],
    /// Dates on which this location closes by its own choice.
    pub gesloten: &'a [Date],
}

impl Locatie<'_> {
    /// Why this location is not open for the whole dienst.
    pub(super) fn objection(&self, dienst: &Dienst) -> Option<Botsing> {
        let datum = dienst.begin.date();
        match self.closed_on(datum) {
            Err(FeestdagError { date }) => return Some(Botsing::FeestdagOnbekend(date)),
            Ok(Some(naam)) => return Some(Botsing::Feestdag { datum, naam }),
            Ok(None) => {}
        }
        let open = self.open_on(datum);
        let mut reached = dienst.begin.time();
        for openingstijd in &open {
            if openingstijd.begin <= reached && reached < openingstijd.einde {
                reached = openingstijd.einde;
            }
        }
        let inside = dienst.einde <= datum.to_datetime(reached);
        (!inside).then_some(Botsing::Openingstijd(open))
    }

    /// The name of a feestdag: one for everybody, or one on which this location chose to close.
    pub(super) fn closed_on(&self, date: Date) -> Result<Option<&'static str>, FeestdagError> {
        match feestdag::closed_on(date, self.gebied)? {
            None if self.gesloten.contains(&date) => feestdag::name_of(date, self.gebied),
            closed => Ok(closed),
        }
    }

    /// Why nobody is helped here on a date: the name of a feestdag, or an empty word where it simply is not open. `None`: it is
    /// open. A date that the table of feestdagen does not reach is a day as any other.
    pub fn shut_on(&self, date: Date) -> Option<&'static str> {
        match self.closed_on(date).ok().flatten() {
            None => self.open_on(date).is_empty().then_some(""),
            named => named,
        }
    }

    /// The openingstijden of this date in order; none on a day on which the location chose to close.
    fn open_on(&self, date: Date) -> Vec<Openingstijd> {
        let holds = |o: &&Openingstijd| {
            o.weekdag == date.weekday()
                && o.geldig_van <= date
                && o.geldig_tot.is_none_or(|last| date <= last)
                && !self.gesloten.contains(&date)
        };
        let mut open: Vec<Openingstijd> = self.openingstijden.iter().filter(holds).copied().collect();
        open.sort_by_key(|o| o.begin);
        open
    }
}
