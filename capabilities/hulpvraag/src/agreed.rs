//! The day on which a next step is agreed: by hand, so slips are caught.

use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use foundation::jiff::{Timestamp, ToSpan};
use rules::feestdag::Gebied;
use rules::termijn;
use web::read_date;

/// Why nothing can be agreed on what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DagError {
    /// No day, or one that is over.
    Past,
    /// More than a year away: a question would be out of everybody's sight because of one wrong figure.
    Far,
    /// The Locatie is closed on it, a feestdag included.
    Closed,
    /// Nobody works on it.
    Free,
}

/// The end of the working day that was typed, on the clock of where it happens; without a Locatie on that of The Hague.
///
/// # Errors
/// As [`DagError`] says.
pub fn agreed_day(typed: &str, now: Timestamp, zone: &TimeZone, open: Option<&netwerk::Open>) -> Result<Timestamp, DagError> {
    let day = read_date(typed).ok_or(DagError::Past)?;
    let today = now.to_zoned(zone.clone()).date();
    if today.checked_add(1.year()).is_ok_and(|last| day > last) {
        return Err(DagError::Far);
    }
    let end = day.at(termijn::EINDE_WERKDAG_UUR, 0, 0, 0).to_zoned(zone.clone()).map_err(|_| DagError::Past)?.timestamp();
    if end <= now {
        return Err(DagError::Past);
    }
    match open {
        Some(open) if open.shut_on(day) => Err(DagError::Closed),
        None if !is_werkdag(day) => Err(DagError::Free),
        _ => Ok(end),
    }
}

fn is_werkdag(day: Date) -> bool {
    termijn::is_werkdag(day, Gebied::Nederland).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_means_is_not_agreed() {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        // A Tuesday, at half past ten.
        let now = "2027-03-02T09:30:00Z".parse().unwrap();
        let on = |typed: &str| agreed_day(typed, now, &zone, None);
        assert_eq!(on("2-3-2027"), Ok("2027-03-02T16:00:00Z".parse().unwrap()));
        assert_eq!(on("2-3-2028"), Ok("2028-03-02T16:00:00Z".parse().unwrap()));
        for (typed, why) in [
            ("1-3-2027", DagError::Past),
            ("", DagError::Past),
            ("31-2-2027", DagError::Past),
            ("3-3-2028", DagError::Far),
            ("31-12-9999", DagError::Far),
            ("7-3-2027", DagError::Free),
            ("27-4-2027", DagError::Free),
        ] {
            assert_eq!(on(typed), Err(why), "{typed}");
        }
    }
}
