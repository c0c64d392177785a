//! The form token: a form that carries it is one of ours, made for this person today or yesterday.
//!
//! It is sealed, and says who and which day, and nothing of a session: a form that stayed open in one tab is still good after
//! the same person has logged in again in another. It also says whose form it was when the session is gone, however that
//! ended, so that what was typed comes back to them and to nobody else ([`crate::expired`]).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use foundation::jiff::Timestamp;
use foundation::{Purpose, Uuid};
use store::Store;

const DAY_S: i64 = 86_400;

pub(crate) fn token(store: &Store, wie: Uuid) -> String {
    let plain = [wie.as_bytes().as_slice(), &day(store.now()).to_be_bytes()].concat();
    URL_SAFE_NO_PAD.encode(store.keys().seal(Purpose::Form, &plain))
}

pub(crate) fn is_right(store: &Store, wie: Uuid, token: &str) -> bool {
    whose(store, token) == Some(wie)
}

/// For whom a token was made; `None` where it is none of ours, or of an earlier day.
pub(crate) fn whose(store: &Store, token: &str) -> Option<Uuid> {
    let sealed = URL_SAFE_NO_PAD.decode(token).ok()?;
    let plain = store.keys().open(Purpose::Form, &sealed).ok()?;
    let (wie, made) = plain.split_first_chunk::<16>()?;
    let made = i64::from_be_bytes(made.try_into().ok()?);
    let today = day(store.now());
    [today, today - 1].contains(&made).then(|| Uuid::from_bytes(*wie))
}

fn day(now: Timestamp) -> i64 {
    now.as_second().div_euclid(DAY_S)
}
