//! What is planned and still ahead when nobody is at home. Somebody may have been told that day: it stays, as far as one may stand there
//! then. Pure.

use crate::gesprek::Dagdeel;
use crate::regel::{POGINGEN_MAX, RegelStatus};
use crate::store::day_of;
use crate::tables::looplijst_regel;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use rules::termijn::WET_TIJDZONE;

/// A day, and when on it.
pub(crate) type Moment = (Date, Dagdeel);

/// Which day it is, and which hour on the clock.
pub(crate) fn clock(now: Timestamp) -> (Date, i8) {
    (day_of(now), now.to_zoned(TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC)).hour())
}

/// For when a regel is planned.
pub(crate) fn planned_for(row: &looplijst_regel::Model) -> Option<Moment> {
    moment(&row.status, row.gepland_op.as_deref(), row.dagdeel.as_deref())
}

/// For when it is planned, as its columns say.
pub(crate) fn moment(status: &str, gepland_op: Option<&str>, dagdeel: Option<&str>) -> Option<Moment> {
    let is_planned = RegelStatus::parse(status) == Some(RegelStatus::Gepland);
    Some((gepland_op.filter(|_| is_planned)?.parse().ok()?, Dagdeel::parse(dagdeel?)?))
}

/// Whether somebody may still come then.
pub(crate) fn is_to_come((day, part): Moment, (today, hour): (Date, i8)) -> bool {
    day > today || (day == today && !part.is_over(hour))
}

/// Whether a plan is still ahead of an attempt that is noted for a part of today: it may be this visit.
pub(crate) fn is_ahead(plan: Moment, noted: Dagdeel, now: (Date, i8)) -> bool {
    is_to_come(plan, now) && plan != (now.0, noted)
}

/// An attempt, as a plan meets it.
#[derive(Clone, Copy)]
pub(crate) struct Made {
    /// Which one it is, from 1.
    pub(crate) nth: i32,
    /// On which part of a day.
    pub(crate) dagdeel: Dagdeel,
    /// The day of the first of them.
    pub(crate) first: Date,
}

/// Whether one may stand there as planned after an attempt: not a fourth time, on another part of the day, and not for the third time on
/// one day.
pub(crate) fn can_be_kept((day, part): Moment, made: Made) -> bool {
    let is_last = made.nth + 1 >= POGINGEN_MAX;
    made.nth < POGINGEN_MAX && part != made.dagdeel && !(is_last && day == made.first)
}

/// Whether it is asked how it goes on where nobody is at home for the `nth` time: what was said (`spoken`) is open, no day is ahead any more,
/// and there is a visit left. So nobody who is waiting is left without a next step.
pub(crate) fn asks(nth: i32, spoken: bool, plan: Option<Moment>, noted: Dagdeel, now: (Date, i8)) -> bool {
    spoken && nth < POGINGEN_MAX && !plan.is_some_and(|plan| is_ahead(plan, noted, now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Dagdeel::{Avond, Middag, Ochtend};

    fn day(day: i8) -> Date {
        Date::constant(2027, 3, day)
    }

    #[test]
    fn a_later_day_and_a_later_part_of_today_are_ahead() {
        let at = |hour| (day(8), hour);
        assert!(is_ahead((day(10), Middag), Ochtend, at(10)) && is_ahead((day(10), Middag), Middag, at(13)));
        assert!(!is_ahead((day(7), Avond), Ochtend, at(10)), "a day that is over");
        assert!(is_ahead((day(8), Middag), Ochtend, at(17)) && !is_ahead((day(8), Middag), Ochtend, at(18)));
        assert!(!is_ahead((day(8), Middag), Middag, at(13)), "it is this visit");
        assert!(is_ahead((day(8), Avond), Middag, at(23)));
    }

    #[test]
    fn who_waits_for_a_day_is_asked_about() {
        let plan = Some((day(8), Middag));
        let at = (day(8), 13);
        assert!(asks(1, true, plan, Middag, at) && asks(2, true, None, Ochtend, at));
        assert!(!asks(1, true, plan, Ochtend, at), "the day stands");
        assert!(!asks(3, true, plan, Middag, at), "after the third they have the card");
        assert!(!asks(1, false, None, Middag, at), "nobody spoke with them");
    }

    #[test]
    fn a_plan_is_kept_for_which_there_is_a_visit_left() {
        let made = Made { nth: 1, dagdeel: Ochtend, first: day(8) };
        assert!(can_be_kept((day(10), Middag), made) && can_be_kept((day(8), Middag), made));
        assert!(!can_be_kept((day(10), Ochtend), made), "nobody stands there twice on one part of the day");
        assert!(can_be_kept((day(10), Avond), Made { nth: 2, ..made }));
        assert!(!can_be_kept((day(8), Avond), Made { nth: 2, ..made }), "three times on one day");
        assert!(!can_be_kept((day(10), Avond), Made { nth: 3, ..made }), "a fourth time");
    }
}
