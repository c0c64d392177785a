//! A login that has begun stays with the browser, sealed, for ten minutes: no row for everybody who only looks.

use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use foundation::Purpose;
use oidc::{Answer, Pending};
use serde::{Deserialize, Serialize};
use web::{House, Taal};

const SECONDS: u32 = 600;

/// What the browser keeps.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    /// For whom the provider is: what was begun with one is not ended with the other.
    pub(super) population: String,
    /// The language of the page from which it began.
    pub(super) taal: String,
    /// Whether others use this computer, too.
    pub(super) openbaar: bool,
    pub(super) pending: Pending,
}

impl Kept {
    pub(super) fn taal(&self) -> Taal {
        Taal::ALL.into_iter().find(|taal| taal.code() == self.taal).unwrap_or_default()
    }
}

/// Lax: it has to come along when the provider sends the browser back.
fn header(house: &House, name: &str, value: &str, seconds: u32) -> HeaderValue {
    let secure = if house.secure { "; Secure" } else { "" };
    let text = format!("eenloket-inlog-{name}={value}; Path=/inloggen; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).expect("letters and digits")
}

/// Keeps a login that has begun.
pub(super) fn keep(house: &House, kept: &Kept) -> HeaderValue {
    let plain = serde_json::to_vec(kept).expect("strings are plain data");
    let sealed = URL_SAFE_NO_PAD.encode(house.store.keys().seal(Purpose::Login, &plain));
    header(house, &kept.pending.name(), &sealed, SECONDS)
}

/// Forgets it: it is good for one answer.
pub(super) fn forget(house: &House, answer: &Answer) -> HeaderValue {
    header(house, &answer.name(), "", 0)
}

/// The login that an answer says to belong to, if this browser began it.
pub(super) fn find(house: &House, headers: &HeaderMap, answer: &Answer, population: &str) -> Option<Kept> {
    let name = format!("eenloket-inlog-{}", answer.name());
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|all| all.split("; "));
    let sealed = all.filter_map(|one| one.split_once('=')).find(|(found, _)| *found == name)?.1;
    let plain = house.store.keys().open(Purpose::Login, &URL_SAFE_NO_PAD.decode(sealed).ok()?).ok()?;
    let kept: Kept = serde_json::from_slice(&plain).ok()?;
    (kept.population == population).then_some(kept)
}
