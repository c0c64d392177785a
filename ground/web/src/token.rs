//! The form token: a form that carries it is one of ours, made for this medewerker today or yesterday.
//!
//! It is a keyed hash of who and which day, and of no session: a form that stayed open in one tab is still good after the
//! same medewerker has logged in again in another.

use foundation::jiff::Timestamp;
use foundation::{Purpose, Uuid};
use store::Store;

const DAY_S: i64 = 86_400;

pub(crate) fn token(store: &Store, wie: Uuid) -> String {
    of_day(store, wie, day(store.now()))
}

pub(crate) fn is_right(store: &Store, wie: Uuid, token: &str) -> bool {
    let today = day(store.now());
    [today, today - 1].into_iter().any(|day| same(&of_day(store, wie, day), token))
}

fn day(now: Timestamp) -> i64 {
    now.as_second().div_euclid(DAY_S)
}

fn of_day(store: &Store, wie: Uuid, day: i64) -> String {
    let named = [wie.as_bytes().as_slice(), &day.to_be_bytes()].concat();
    let hash = store.keys().index(Purpose::Form, &named);
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Compares without telling by the time it takes how much was right.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |differ, (x, y)| differ | (x ^ y)) == 0
}
