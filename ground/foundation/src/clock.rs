//! The clock of the house: the real one, one that a demo sets, or one that a test moves by hand.

use jiff::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

/// Where `now` comes from. Cheap to clone; clones of a manual clock move together.
#[derive(Clone, Debug)]
pub struct Clock(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Real,
    /// Starts at `from` when the program starts and runs `speed` times as fast as the wall.
    Set {
        from: Timestamp,
        speed: f64,
        since: Instant,
    },
    /// Milliseconds since the epoch, moved by tests.
    Manual(Arc<AtomicI64>),
}

/// `EENLOKET_KLOK` could not be read.
#[derive(Debug, thiserror::Error)]
#[error("'{0}' is not a start instant with an optional speed, such as 2027-03-02T09:00:00Z*60")]
pub struct ClockError(String);

impl Clock {
    /// The wall clock of the machine.
    pub fn real() -> Self {
        Self(Kind::Real)
    }

    /// A clock that stands still until [`Clock::advance`] moves it.
    pub fn manual(at: Timestamp) -> Self {
        Self(Kind::Manual(Arc::new(AtomicI64::new(at.as_millisecond()))))
    }

    /// Reads `2027-03-02T09:00:00Z` or `2027-03-02T09:00:00Z*60` (demo and tests only).
    pub fn parse(text: &str) -> Result<Self, ClockError> {
        let (start, speed) = text.split_once('*').unwrap_or((text, "1"));
        let from = start.trim().parse().map_err(|_| ClockError(text.into()))?;
        let speed: f64 = speed.trim().parse().map_err(|_| ClockError(text.into()))?;
        if !(speed.is_finite() && speed > 0.0) {
            return Err(ClockError(text.into()));
        }
        Ok(Self(Kind::Set { from, speed, since: Instant::now() }))
    }

    /// The current instant, in whole milliseconds as the store keeps them.
    pub fn now(&self) -> Timestamp {
        let ms = match &self.0 {
            Kind::Real => Timestamp::now().as_millisecond(),
            Kind::Set { from, speed, since } => from.as_millisecond() + (since.elapsed().as_secs_f64() * speed * 1000.0) as i64,
            Kind::Manual(ms) => ms.load(Ordering::SeqCst),
        };
        Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MAX)
    }

    /// Moves a manual clock forward; the other clocks ignore it.
    pub fn advance(&self, minutes: i64) {
        if let Kind::Manual(ms) = &self.0 {
            ms.fetch_add(minutes * 60_000, Ordering::SeqCst);
        }
    }

    /// Sets a manual clock; the other clocks ignore it.
    pub fn set(&self, at: Timestamp) {
        if let Kind::Manual(ms) = &self.0 {
            ms.store(at.as_millisecond(), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_start_and_a_speed() {
        assert!(Clock::parse("2027-03-02T09:00:00Z").is_ok());
        assert!(Clock::parse("2027-03-02T09:00:00Z*60").is_ok());
        for text in ["", "gisteren", "2027-03-02T09:00:00Z*0", "2027-03-02T09:00:00Z*x"] {
            assert!(Clock::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn clones_of_a_manual_clock_move_together() {
        let clock = Clock::manual("2027-03-02T09:00:00Z".parse().unwrap());
        let twin = clock.clone();
        clock.advance(20);
        assert_eq!(twin.now().to_string(), "2027-03-02T09:20:00Z");
    }
}
