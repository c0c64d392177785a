//! Termijnen: counting werkdagen, and the end of a legal termijn. Terms that we set ourselves stand here by name.
//!
//! Two calendars, on purpose. Our own terms count days on which a balie works ([`is_werkdag`]); a legal termijn moves
//! by the Algemene termijnenwet ([`end_of_termijn`]), which also spares Goede Vrijdag, 5 May and decree days.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::feestdag::{self, FeestdagError, Gebied};

/// The zone of the calendar of the law, which is that of The Hague. What happens at a Locatie is told on the clock of that
/// Locatie.
pub const WET_TIJDZONE: &str = "Europe/Amsterdam";
/// Werkdagen that the other side has to answer an aangeboden Doorverwijzing; then it is `verlopen` (domain.md §6).
pub const DOORVERWIJZING_WERKDAGEN: u32 = 2;
/// Hours that the other side has at least to answer, and hours that are left at least to tell the Inwoner before they come.
pub const ANTWOORD_UUR: i64 = 2;
/// From this hour on there is time in the morning of the same day to answer and to tell.
const MIDDAG_UUR: i8 = 12;
/// Werkdagen for the Taak "bel na 1 werkdag" after somebody did not appear (V02, domain.md §6).
pub const NIET_VERSCHENEN_WERKDAGEN: u32 = 1;
/// Werkdagen for the Taken that a ketenregisseur hands to each organisatie of the keten (V06).
pub const KETENREGISSEUR_WERKDAGEN: u32 = 5;
/// Werkdagen that the owner has to do something about an offer that came back with no, or not at all.
pub const OPNIEUW_KIEZEN_WERKDAGEN: u32 = 1;
/// Werkdagen that an overdue Taak lies with a coordinator before both organisaties see it (domain.md §6).
pub const COORDINATOR_WERKDAGEN: u32 = 1;
/// The hour at which a werkdag is over for our own terms.
pub const EINDE_WERKDAG_UUR: i8 = 17;
/// Calendar days that a concept is kept (domain.md §5, own choice).
pub const CONCEPT_DAGEN: u32 = 7;
/// Days in which a second no-show on one Hulpvraag asks not to let go (V28).
pub const LAAT_NIET_LOS_DAGEN: u32 = 60;
/// Minutes after the begin of an Afspraak before `niet_verschenen` may be chosen (V02).
pub const NIET_VERSCHENEN_MINUTEN: u32 = 15;

/// Werkdagen between the print of a letter and the morning on which somebody has read it: one to bring it, one to open it.
pub const POST_WERKDAGEN: u32 = 2;

/// Whether a letter that is printed today is read before something begins, on the calendar of where that is.
pub fn letter_is_in_time(now: Timestamp, begin: Timestamp, zone: &TimeZone, gebied: Gebied) -> Result<bool, FeestdagError> {
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    Ok(add_werkdagen(day(now), POST_WERKDAGEN, gebied)? < day(begin))
}

/// Whether balies in this gebied work on this day: no Saturday, no Sunday, no feestdag that closes them.
pub fn is_werkdag(date: Date, gebied: Gebied) -> Result<bool, FeestdagError> {
    Ok(feestdag::closed_on(date, gebied)?.is_none() && !is_weekend(date))
}

/// The n-th werkdag after `date`; the day itself never counts. With `n` 0 it is `date`, werkdag or not.
///
/// An answer asked on Tuesday within two werkdagen is in time until the end of Thursday.
pub fn add_werkdagen(date: Date, n: u32, gebied: Gebied) -> Result<Date, FeestdagError> {
    let mut day = date;
    for _ in 0..n {
        day = next(day)?;
        while !is_werkdag(day, gebied)? {
            day = next(day)?;
        }
    }
    Ok(day)
}

/// The end of the n-th werkdag after `from`, on the clocks of `zone`.
pub fn end_of_werkdag(from: Timestamp, n: u32, zone: &TimeZone, gebied: Gebied) -> Result<Timestamp, FeestdagError> {
    let date = from.to_zoned(zone.clone()).date();
    closing(add_werkdagen(date, n, gebied)?, zone)
}

/// Before when the other side answers an offer for an Afspraak that begins at `begin`: within [`DOORVERWIJZING_WERKDAGEN`], and so
/// long before that the Inwoner can be told while people work. For the afternoon that is the same morning, else the werkdag
/// before. `None` where no two hours are left to answer: such a time is not for somebody who has to be asked first.
pub fn answer_before(
    now: Timestamp,
    begin: Timestamp,
    zone: &TimeZone,
    gebied: Gebied,
) -> Result<Option<Timestamp>, FeestdagError> {
    let there = begin.to_zoned(zone.clone());
    let (hours, date) = (SignedDuration::from_hours(ANTWOORD_UUR), there.date());
    let told = if there.hour() >= MIDDAG_UUR { begin - hours } else { closing(werkdag_before(date, gebied)?, zone)? };
    let end = told.min(end_of_werkdag(now, DOORVERWIJZING_WERKDAGEN, zone, gebied)?);
    Ok((end >= now + hours).then_some(end))
}

/// When an Afspraak can begin about which somebody is asked first: the stretches in which [`answer_before`] gives an answer, in order.
/// The last one has no end. A query can look in them.
pub fn begins_to_ask_about(
    now: Timestamp,
    zone: &TimeZone,
    gebied: Gebied,
) -> Result<Vec<(Timestamp, Option<Timestamp>)>, FeestdagError> {
    let hours = SignedDuration::from_hours(ANTWOORD_UUR);
    let (asked_until, mut day) = (now + hours, now.to_zoned(zone.clone()).date());
    let mut found: Vec<(Timestamp, Option<Timestamp>)> = Vec::new();
    while closing(werkdag_before(day, gebied)?, zone)? < asked_until {
        // Too late to ask about this morning: only the afternoon is left.
        let (noon, midnight) = (at_hour(day, MIDDAG_UUR, zone)?, at_hour(next(day)?, 0, zone)?);
        let from = noon.max(asked_until + hours);
        if from < midnight {
            found.push((from, Some(midnight)));
        }
        day = next(day)?;
    }
    let midnight = at_hour(day, 0, zone)?;
    match found.last_mut() {
        Some((_, end)) if *end == Some(midnight) => *end = None,
        _ => found.push((midnight, None)),
    }
    Ok(found)
}

/// The last werkdag before a day.
fn werkdag_before(date: Date, gebied: Gebied) -> Result<Date, FeestdagError> {
    let before = |day: Date| day.yesterday().map_err(|_| FeestdagError { date: day });
    let mut day = before(date)?;
    while !is_werkdag(day, gebied)? {
        day = before(day)?;
    }
    Ok(day)
}

/// The instant before which something has to lie, to have had a whole werkdag since: [`end_of_werkdag`] of it, with `n`
/// 1, is not after `now`. A query can compare with it.
pub fn had_a_werkdag_before(now: Timestamp, zone: &TimeZone, gebied: Gebied) -> Result<Timestamp, FeestdagError> {
    let mut day = now.to_zoned(zone.clone()).date();
    while !is_werkdag(day, gebied)? || closing(day, zone)? > now {
        day = day.yesterday().map_err(|_| FeestdagError { date: day })?;
    }
    let midnight = day.to_zoned(zone.clone()).map_err(|_| FeestdagError { date: day })?;
    Ok(midnight.timestamp())
}

fn closing(date: Date, zone: &TimeZone) -> Result<Timestamp, FeestdagError> {
    at_hour(date, EINDE_WERKDAG_UUR, zone)
}

fn at_hour(date: Date, hour: i8, zone: &TimeZone) -> Result<Timestamp, FeestdagError> {
    let at = date.at(hour, 0, 0, 0).to_zoned(zone.clone()).map_err(|_| FeestdagError { date })?;
    Ok(at.timestamp())
}

/// The last day of a legal termijn that would end on `date`: the first day from there that is no Saturday, Sunday or
/// feestdag (Algemene termijnenwet art. 1 lid 1 with art. 3). European Netherlands; not verified for BES.
///
/// Only for a termijn that the act covers: set by law or AMvB, not counted back from an event (art. 1 lid 2), not in
/// hours and not longer than 90 days, 12 weeks or 3 months (art. 4). That a termijn of three days or more must hold two
/// werkdagen (art. 2) is not applied here: the begin is not known.
pub fn end_of_termijn(date: Date) -> Result<Date, FeestdagError> {
    let mut day = date;
    while feestdag::moves_term(day)? || is_weekend(day) {
        day = next(day)?;
    }
    Ok(day)
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The table ends long before the calendar of jiff does, but a date at the very end must not panic.
fn next(date: Date) -> Result<Date, FeestdagError> {
    date.tomorrow().map_err(|_| FeestdagError { date })
}

#[cfg(test)]
mod tests;
