//! What comes in through the API: strict JSON, the key of a write, and what the caller has seen.

use crate::form::SECRET;
use crate::{Oops, Shared, Who, earlier};
use access::Act;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use std::convert::Infallible;
use std::str::FromStr;
use store::Once;

/// The largest JSON body we take, in bytes.
const JSON_MAX: usize = 64 * 1024;

/// A JSON body of a write, with the idempotency key of its header.
pub struct ApiJson<T> {
    /// The body.
    pub value: T,
    /// The key under which this write happens once.
    pub once: Once,
    /// That key itself.
    pub key: String,
}

/// A JSON body of a write that may also have nothing to say but its address.
pub struct ApiMaybe<T> {
    /// The body, if there is one.
    pub value: Option<T>,
    /// The key under which this write happens once.
    pub once: Once,
}

/// A JSON body of a question: sent with POST because its values do not belong in an address.
pub struct ApiQuestion<T>(pub T);

/// A write that has nothing to say but its address, with the idempotency key of its header.
pub struct ApiKey(pub Once);

impl<T: DeserializeOwned> FromRequest<Shared> for ApiJson<T> {
    type Rejection = Response;

    async fn from_request(request: Request, house: &Shared) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let who = Who::from_request_parts(&mut parts, house).await?;
        let read = async {
            let bytes = read_json(&parts.headers, body).await?;
            let (key, once) = key(house, &who, &parts, &bytes)?;
            Ok(Self { value: parse(&bytes)?, once, key })
        };
        read.await.map_err(Oops::into_response)
    }
}

impl<T: DeserializeOwned> FromRequest<Shared> for ApiMaybe<T> {
    type Rejection = Response;

    async fn from_request(request: Request, house: &Shared) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let who = Who::from_request_parts(&mut parts, house).await?;
        let read = async {
            let is_empty = axum::body::HttpBody::is_end_stream(&body);
            let bytes =
                if is_empty { same_site(&parts.headers).map(|()| Bytes::new()) } else { read_json(&parts.headers, body).await }?;
            let (_, once) = key(house, &who, &parts, &bytes)?;
            Ok(Self { value: if is_empty { None } else { parse(&bytes)? }, once })
        };
        read.await.map_err(Oops::into_response)
    }
}

impl<T: DeserializeOwned> FromRequest<Shared> for ApiQuestion<T> {
    type Rejection = Oops;

    async fn from_request(request: Request, _: &Shared) -> Result<Self, Oops> {
        let (parts, body) = request.into_parts();
        let bytes = read_json(&parts.headers, body).await?;
        parse(&bytes).map(Self)
    }
}

impl FromRequestParts<Shared> for ApiKey {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &Shared) -> Result<Self, Response> {
        let who = Who::from_request_parts(parts, house).await?;
        let read = same_site(&parts.headers).and_then(|()| key(house, &who, parts, b""));
        read.map(|(_, once)| Self(once)).map_err(Oops::into_response)
    }
}

/// A browser session may call the API, but never from a page of somebody else.
fn same_site(headers: &HeaderMap) -> Result<(), Oops> {
    match text(headers, &HeaderName::from_static("sec-fetch-site")) {
        "" | "same-origin" | "none" => Ok(()),
        _ => Err(Oops::forged()),
    }
}

async fn read_json(headers: &HeaderMap, body: Body) -> Result<Bytes, Oops> {
    same_site(headers)?;
    let kind = text(headers, &header::CONTENT_TYPE).split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(Oops::media_type());
    }
    axum::body::to_bytes(body, JSON_MAX).await.map_err(|_| Oops::too_large())
}

/// What serde has to say about a fault may quote the value, so it is not passed on.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Oops> {
    serde_json::from_slice(bytes).map_err(|_| Oops::unreadable())
}

/// The address belongs to what was asked: the same key for another thing is another write.
fn key(house: &Shared, who: &Who, parts: &Parts, body: &[u8]) -> Result<(String, Once), Oops> {
    let key = text(&parts.headers, &HeaderName::from_static("idempotency-key"));
    if key.len() < 16 || key.len() > 128 || !key.bytes().all(|sign| sign.is_ascii_graphic()) {
        return Err(Oops::no_key());
    }
    let print = [parts.uri.path().as_bytes(), b"\n", &without_secret(body)].concat();
    Ok((key.to_owned(), Once::new(&house.store, who.actor.id, key, &print)))
}

/// The body, without what not even a hash is kept of.
fn without_secret(body: &[u8]) -> Vec<u8> {
    let Ok(serde_json::Value::Object(mut fields)) = serde_json::from_slice(body) else { return body.to_vec() };
    let held = SECRET.iter().filter(|name| fields.remove(**name).is_some()).count();
    if held == 0 { body.to_vec() } else { serde_json::Value::Object(fields).to_string().into_bytes() }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Which versions the caller has seen (`If-Match`); `None` when it does not matter.
///
/// What cannot be read, or is a weak tag, matches nothing: better too careful than a lost update.
pub struct IfMatch(pub Option<Vec<i32>>);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let given: Vec<&str> = parts.headers.get_all(header::IF_MATCH).iter().map(|v| v.to_str().unwrap_or_default()).collect();
        let tags: Vec<&str> = given.iter().flat_map(|line| line.split(',')).map(str::trim).collect();
        if tags.is_empty() || tags.contains(&"*") {
            return Ok(Self(None));
        }
        let seen = tags.iter().filter_map(|tag| tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok());
        Ok(Self(Some(seen.collect())))
    }
}

impl IfMatch {
    /// What the caller saw, beside the version that stands now.
    pub fn against(&self, now: i32) -> Seen {
        match &self.0 {
            None => Seen { versie: now, named: false },
            Some(seen) if seen.contains(&now) => Seen { versie: now, named: true },
            Some(_) => Seen { versie: NEVER, named: true },
        }
    }
}

/// A version that nothing ever had.
const NEVER: i32 = -1;

/// The version by which a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// That which stands now; or one that nothing ever had where the caller saw others only, so that the act refuses.
    pub versie: i32,
    named: bool,
}

impl Seen {
    /// A colleague was first: 412 for who said what was seen, else 409.
    pub fn late(self) -> Oops {
        if self.named { Oops::outdated() } else { Oops::stale() }
    }

    /// As [`settled`], where who saw older versions only is told so (412) before anything else.
    pub async fn settled<T, E>(
        self,
        house: &Shared,
        act: Act,
        once: &Once,
        done: Result<T, E>,
    ) -> Result<Result<Option<T>, E>, Oops> {
        match settled(house, act, once, done).await? {
            Err(_) if self.versie == NEVER => Err(self.late()),
            outcome => Ok(outcome),
        }
    }
}

/// What came of a write by API: done, also where it was done before under this key (`None`: the caller answers with what is
/// there now), or why not.
pub async fn settled<T, E>(house: &Shared, act: Act, once: &Once, done: Result<T, E>) -> Result<Result<Option<T>, E>, Oops> {
    match done {
        Ok(made) => Ok(Ok(Some(made))),
        Err(_) if earlier(house, act, once).await?.is_some() => Ok(Ok(None)),
        Err(why) => Ok(Err(why)),
    }
}

/// What a write under this key made the first time: the last part of the address to which it led.
pub async fn made_before<T: FromStr>(house: &Shared, act: Act, once: &Once) -> Result<T, Oops> {
    let location = earlier(house, act, once).await?.unwrap_or_default();
    let path = location.split('?').next().unwrap_or_default();
    path.rsplit('/').next().and_then(|id| id.parse().ok()).ok_or(Oops::outage())
}

/// The tag of a version, as `If-Match` gives it back.
pub fn etag(versie: i32) -> String {
    format!("\"{versie}\"")
}

/// Around an address of the API: whoever does not take what it answers with, such as `application/json`, gets nothing done (406).
pub async fn accepts(kind: &str, request: Request, next: Next) -> Response {
    if !takes(request.headers(), kind) {
        return Oops::of(foundation::Code::ACCEPT).into_response();
    }
    next.run(request).await
}

/// Who does not say takes everything.
fn takes(headers: &HeaderMap, kind: &str) -> bool {
    let accepted = headers.get_all(header::ACCEPT);
    let mut ranges = accepted.iter().filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','));
    accepted.iter().next().is_none() || ranges.any(|range| covers(range, kind))
}

fn covers(range: &str, kind: &str) -> bool {
    let mut parts = range.split(';').map(str::trim);
    let range = parts.next().unwrap_or_default();
    let covered = [kind, "application/*", "*/*"].iter().any(|ours| range.eq_ignore_ascii_case(ours));
    let refused = parts.any(|part| part.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32)));
    covered && !refused
}

/// A whole number, however JSON writes it: 3 and 3.0 are the same.
pub fn whole<'de, D: Deserializer<'de>, N: TryFrom<i64>>(reader: D) -> Result<N, D::Error> {
    let number = serde_json::Number::deserialize(reader)?;
    let exact = |float: f64| (float.fract() == 0.0 && float.abs() < LARGEST).then_some(float as i64);
    let whole = number.as_i64().or_else(|| number.as_f64().and_then(exact)).and_then(|whole| N::try_from(whole).ok());
    whole.ok_or_else(|| serde::de::Error::custom("not a whole number of this size"))
}

/// Up to here every whole number has a float of its own.
const LARGEST: f64 = 9_007_199_254_740_992.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_no_part_of_what_is_kept() {
        assert_eq!(without_secret(br#"{"helft": "opener", "wachtzin": "vier woorden"}"#), br#"{"helft":"opener"}"#);
        assert_eq!(without_secret(br#"{ "a": 1 }"#), br#"{ "a": 1 }"#);
        assert_eq!(without_secret(b"no json"), b"no json");
    }

    #[test]
    fn who_saw_older_versions_only_goes_by_none() {
        let seen = |given: Option<&[i32]>| IfMatch(given.map(<[i32]>::to_vec)).against(3);
        assert_eq!(
            (seen(None).versie, seen(Some(&[2, 3])).versie, seen(Some(&[2])).versie, seen(Some(&[])).versie),
            (3, 3, -1, -1)
        );
        assert_eq!((seen(None).late().status().as_u16(), seen(Some(&[2])).late().status().as_u16()), (409, 412));
    }

    #[test]
    fn json_is_taken_by_name_by_kind_or_as_anything_but_not_at_zero() {
        for range in ["application/json", "application/json; charset=utf-8", " */*;q=0.8", "Application/*"] {
            assert!(covers(range, "application/json"), "{range}");
        }
        for range in ["text/html", "application/xml", "application/json;q=0", "*/*; q=0.0", ""] {
            assert!(!covers(range, "application/json"), "{range}");
        }
        assert!(covers("application/pdf", "application/pdf") && !covers("application/json", "application/pdf"));
    }

    #[test]
    fn a_whole_number_is_the_same_with_and_without_a_point() {
        let read = |text: &str| whole::<_, u8>(&mut serde_json::Deserializer::from_str(text)).ok();
        assert_eq!(["3", "3.0", "3e0", "255"].map(read), [Some(3), Some(3), Some(3), Some(255)]);
        assert_eq!(["3.5", "-1", "256", "1e300", "\"3\"", "null"].map(read), [None; 6]);
    }
}
