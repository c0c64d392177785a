//! Forms and queries: read strictly, refused in our own words.

use crate::{Oops, Shared, Taal, Who, expired, see_other, token};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use store::Once;

/// The largest form we take, in bytes: what is sent again sealed is longer by half.
const FORM_MAX: usize = 96 * 1024;

/// A form of somebody who is logged in: token checked, key present.
pub struct Form<T> {
    /// What was filled in.
    pub value: T,
    /// The key under which this write happens once.
    pub once: Once,
    /// The key itself, to put back in a form that comes back filled in.
    pub key: String,
}

/// The hidden fields of every form.
#[derive(serde::Deserialize)]
pub(crate) struct Hidden {
    #[serde(default)]
    pub(crate) csrf: String,
    #[serde(default)]
    sleutel: String,
    /// What was sent when the session had ended, sealed ([`expired`]).
    #[serde(default)]
    pub(crate) bewaard: String,
}

impl<T: DeserializeOwned> FromRequest<Shared> for Form<T> {
    type Rejection = Response;

    async fn from_request(request: Request, house: &Shared) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let who = Who::from_request_parts(&mut parts, house).await?;
        let mut bytes = read_form(&parts.headers, body).await.map_err(IntoResponse::into_response)?;
        let mut hidden: Hidden = serde_html_form::from_bytes(&bytes).map_err(|_| Oops::unreadable().into_response())?;
        if cross_site(&parts.headers) {
            return Err(Oops::forged().into_response());
        }
        let mut unchecked = true;
        if !hidden.bewaard.is_empty() {
            let again = expired::take_up(house, &who, &parts, &hidden.bewaard).map_err(IntoResponse::into_response)?;
            (bytes, unchecked) = (again.body.into(), again.unchecked);
            hidden = serde_html_form::from_bytes(&bytes).map_err(|_| Oops::unreadable().into_response())?;
        }
        if unchecked && !token::is_right(&house.store, who.actor.id, &hidden.csrf) {
            return Err(Oops::forged().into_response());
        }
        if hidden.sleutel.len() < 16 || hidden.sleutel.len() > 128 {
            return Err(Oops::no_key().into_response());
        }
        let value = serde_html_form::from_bytes(&bytes).map_err(|_| Oops::unreadable().into_response())?;
        // The address belongs to what was asked: the same key for another thing is another write.
        let print = [parts.uri.path().as_bytes(), b"\n", &without_hidden(&bytes)].concat();
        let once = Once::new(&house.store, who.actor.id, &hidden.sleutel, &print);
        Ok(Self { value, once, key: hidden.sleutel })
    }
}

/// A small form without a session, such as the demo login: only from our own pages.
pub struct Keyed<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Shared> for Keyed<T> {
    type Rejection = Oops;

    async fn from_request(request: Request, _: &Shared) -> Result<Self, Oops> {
        let (parts, body) = request.into_parts();
        if cross_site(&parts.headers) {
            return Err(Oops::forged());
        }
        let bytes = read_form(&parts.headers, body).await?;
        serde_html_form::from_bytes(&bytes).map(Self).map_err(|_| Oops::unreadable())
    }
}

/// The query of an address; what cannot be read counts as not given.
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Oops;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Oops> {
        let query = parts.uri.query().unwrap_or_default();
        serde_html_form::from_str(query).map(Self).map_err(|_| Oops::unreadable())
    }
}

/// Asked after a write failed: was it done before under this key? Then the answer is where it led;
/// a key that was used for something else is EL-102 (R1).
pub async fn earlier(house: &Shared, act: access::Act, once: &Once) -> Result<Option<String>, Oops> {
    match once.answer(&house.store, act).await? {
        Some(store::Answer::Same(location)) => Ok(Some(location)),
        Some(store::Answer::Other) => Err(Oops::no_key()),
        None => Ok(None),
    }
}

/// As [`earlier`], as the answer of a page: a repeat is led where the first time led. `None` where this was no repeat, and the page
/// says what went wrong.
pub async fn repeat(house: &Shared, taal: Taal, act: access::Act, once: &Once) -> Result<Option<Response>, Oops> {
    Ok(earlier(house, act, once).await?.map(|location| see_other(taal, &location)))
}

pub(crate) async fn read_form(headers: &HeaderMap, body: axum::body::Body) -> Result<axum::body::Bytes, Oops> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Oops::media_type());
    }
    axum::body::to_bytes(body, FORM_MAX).await.map_err(|_| Oops::too_large())
}

/// Fields of which not even a hash is kept: who has the store and its keys would guess a passphrase from it, past what makes that slow.
pub(crate) const SECRET: [&str; 2] = ["wachtzin", "nogmaals"];

/// What counts as the same write: all fields but the hidden ones, which change with every page, and the secret ones.
pub(crate) fn without_hidden(bytes: &[u8]) -> Vec<u8> {
    let left_out = |pair: &&[u8]| {
        let name = pair.split(|b| *b == b'=').next().unwrap_or_default();
        ["csrf", "sleutel"].iter().chain(&SECRET).any(|one| one.as_bytes() == name)
    };
    let mut pairs: Vec<&[u8]> = bytes.split(|b| *b == b'&').filter(|pair| !left_out(pair)).collect();
    pairs.sort_unstable();
    pairs.join(&b'&')
}

/// Browsers say from where a form was sent; who says nothing is judged by the token alone.
pub(crate) fn cross_site(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok());
    !matches!(site, None | Some("same-origin" | "none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hidden_fields_and_the_order_do_not_matter() {
        assert_eq!(without_hidden(b"a=1&csrf=x&b=2&sleutel=y"), without_hidden(b"b=2&csrf=z&a=1"));
        assert_ne!(without_hidden(b"a=1"), without_hidden(b"a=2"));
    }

    #[test]
    fn a_passphrase_is_no_part_of_what_is_kept() {
        assert_eq!(without_hidden(b"a=1&wachtzin=vier+woorden&nogmaals=x"), b"a=1");
        assert_eq!(without_hidden(b"a=1&wachtzinnen=2"), b"a=1&wachtzinnen=2");
    }
}
