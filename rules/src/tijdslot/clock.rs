//! From the clock on the wall to instants, on the two nights on which that is not obvious; and parts of the day.

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{AmbiguousOffset, TimeZone},
};

/// Part of the day by the wall clock: until 12:00, until 18:00, after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dagdeel {
    Ochtend,
    Middag,
    Avond,
}

pub(super) fn dagdeel(local: DateTime) -> Dagdeel {
    match local.hour() {
        ..12 => Dagdeel::Ochtend,
        12..18 => Dagdeel::Middag,
        18.. => Dagdeel::Avond,
    }
}

/// The instant at which the clock shows `local`, the first one if it does so twice, none if it never does.
pub(super) fn existing_instant(tijdzone: &TimeZone, local: DateTime) -> Option<Timestamp> {
    let ambiguous = tijdzone.to_ambiguous_timestamp(local);
    match ambiguous.offset() {
        AmbiguousOffset::Gap { .. } => None,
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => ambiguous.earlier().ok(),
    }
}

/// The first instant at which the clock shows `local` or later: inside a gap, the moment the clock jumps.
pub(super) fn first_instant(tijdzone: &TimeZone, local: DateTime) -> Timestamp {
    if let Some(instant) = existing_instant(tijdzone, local) {
        return instant;
    }
    let before = tijdzone.to_ambiguous_timestamp(local).earlier().unwrap_or(Timestamp::MAX);
    tijdzone.following(before).next().map_or(before, |jump| jump.timestamp())
}
