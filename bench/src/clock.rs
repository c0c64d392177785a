//! The wall clock as the store keeps it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub const HOUR_MS: i64 = 3_600_000;
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// Milliseconds since 1970.
pub fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Midnight (UTC) of a day counted from today.
pub fn day_ms(from_today: i64) -> i64 {
    now_ms() / DAY_MS * DAY_MS + from_today * DAY_MS
}
