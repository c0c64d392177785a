//! Tijdsloten: cutting a dienst into times that can be booked. The clock on the wall wins.
//!
//! The grid is laid in local time, so 09:30 is 09:30 on both sides of a change of summer time. Then each start is
//! looked up as an instant: a start that the clock skips (02:30 on 28 March 2027) is left out, one that it shows twice
//! (02:30 on 31 October 2027) counts once, the first time. Every tijdslot lasts equally long in real minutes; one that
//! would for that reason run into a pause, the next tijdslot or past the end of the dienst is left out too.

mod clock;

use std::ops::Range;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use thiserror::Error;

use clock::{Dagdeel, dagdeel, existing_instant, first_instant};

/// The times of one dienst, as a roosterplanner writes them down.
#[derive(Debug, Clone)]
pub struct DienstTijd {
    /// Begin on the wall clock of the location.
    pub begin: DateTime,
    /// Einde on the wall clock; may be past midnight, at most 24 hours after the begin.
    pub einde: DateTime,
    /// Time zone of the location.
    pub tijdzone: TimeZone,
    /// Length of one tijdslot in minutes.
    pub duur_minuten: u16,
    /// Pauses on the wall clock, in any order; the grid starts again where a pause ends.
    pub pauzes: Vec<Range<DateTime>>,
    /// Tijdsloten per dagdeel that nobody books ahead: room for overdracht and vrije inloop (V16).
    pub vrijgehouden_per_dagdeel: u16,
}

/// A time at a balie: `begin` included, `einde` excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tijdslot {
    /// First instant.
    pub begin: Timestamp,
    /// First instant after it.
    pub einde: Timestamp,
    /// Kept free for overdracht and inloop, not to be booked ahead.
    pub vrijgehouden: bool,
}

/// Why a dienst cannot be divided.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TijdslotError {
    /// Zero minutes.
    #[error("a tijdslot must last at least one minute")]
    NoLength,
    /// The dienst ends before or at its begin.
    #[error("the dienst ends at {einde}, not after its begin {begin}")]
    Reversed {
        /// Begin as given.
        begin: DateTime,
        /// Einde as given.
        einde: DateTime,
    },
    /// Longer than a day: almost certainly a wrong date.
    #[error("the dienst lasts longer than 24 hours")]
    TooLong,
    /// A pause ends before or at its begin.
    #[error("the pause ends at {}, not after its begin {}", .0.end, .0.start)]
    PauseReversed(Range<DateTime>),
}

/// The tijdsloten of a dienst, in order.
pub fn divide(dienst: &DienstTijd) -> Result<Vec<Tijdslot>, TijdslotError> {
    check(dienst)?;
    let length = SignedDuration::from_mins(dienst.duur_minuten.into());
    let instant = |local| first_instant(&dienst.tijdzone, local);
    let pauses: Vec<Range<Timestamp>> = dienst.pauzes.iter().map(|pause| instant(pause.start)..instant(pause.end)).collect();
    let mut earliest = instant(dienst.begin);
    let latest = instant(dienst.einde);

    let mut found: Vec<(Date, Dagdeel, Tijdslot)> = Vec::new();
    for local in grid(dienst) {
        let Some(begin) = existing_instant(&dienst.tijdzone, local) else {
            continue;
        };
        let Ok(einde) = begin.checked_add(length) else {
            break;
        };
        let in_pause = pauses.iter().any(|pause| begin < pause.end && pause.start < einde);
        if begin >= earliest && einde <= latest && !in_pause {
            found.push((local.date(), dagdeel(local), Tijdslot { begin, einde, vrijgehouden: false }));
            earliest = einde;
        }
    }
    keep_free(&mut found, dienst.vrijgehouden_per_dagdeel.into());
    Ok(found.into_iter().map(|(_, _, tijdslot)| tijdslot).collect())
}

fn check(dienst: &DienstTijd) -> Result<(), TijdslotError> {
    let (begin, einde) = (dienst.begin, dienst.einde);
    if dienst.duur_minuten == 0 {
        return Err(TijdslotError::NoLength);
    }
    if einde <= begin {
        return Err(TijdslotError::Reversed { begin, einde });
    }
    if einde.duration_since(begin) > SignedDuration::from_hours(24) {
        return Err(TijdslotError::TooLong);
    }
    match dienst.pauzes.iter().find(|pause| pause.is_empty()) {
        Some(pause) => Err(TijdslotError::PauseReversed(pause.clone())),
        None => Ok(()),
    }
}

/// Starts on the wall clock, jumping to the end of each pause that is in the way.
fn grid(dienst: &DienstTijd) -> Vec<DateTime> {
    let length = SignedDuration::from_mins(dienst.duur_minuten.into());
    let mut starts = Vec::new();
    let mut local = dienst.begin;
    while let Ok(end) = local.checked_add(length) {
        if end > dienst.einde {
            break;
        }
        match dienst.pauzes.iter().find(|pause| local < pause.end && pause.start < end) {
            Some(pause) => local = pause.end,
            None => {
                starts.push(local);
                local = end;
            }
        }
    }
    starts
}

/// Marks `count` tijdsloten in each dagdeel, spread: the last of each `count`-th part, so that somebody who walks in
/// or is handed over never waits for half a dagdeel, and the first of the day can be booked.
fn keep_free(found: &mut [(Date, Dagdeel, Tijdslot)], count: usize) {
    for part in found.chunk_by_mut(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (total, count) = (part.len(), count.min(part.len()));
        for nth in 1..=count {
            part[(nth * total).div_ceil(count) - 1].2.vrijgehouden = true;
        }
    }
}

#[cfg(test)]
mod tests;
