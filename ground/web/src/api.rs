//! What API handlers share: strict JSON in, the version of the API out.

use crate::{Oops, Shared, Who};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use store::Once;

/// The version of the API, in every answer (`API-Version`).
pub const fn api_version() -> &'static str {
    "1.0.0"
}

/// The largest JSON body we take, in bytes.
const JSON_MAX: usize = 64 * 1024;

/// A JSON body of a write, with the idempotency key of its header.
pub struct ApiJson<T> {
    /// The body.
    pub value: T,
    /// The key under which this write happens once.
    pub once: Once,
}

impl<T: DeserializeOwned> FromRequest<Shared> for ApiJson<T> {
    type Rejection = Response;

    async fn from_request(request: Request, house: &Shared) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let who = Who::from_request_parts(&mut parts, house).await?;
        let text = |name: &str| parts.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        // A browser session may call the API, but never from a page of somebody else.
        if !matches!(text("sec-fetch-site").as_str(), "" | "same-origin" | "none") {
            return Err(Oops::forged().into_response());
        }
        if !text(header::CONTENT_TYPE.as_str()).starts_with("application/json") {
            return Err(Oops::media_type().into_response());
        }
        let key = text("idempotency-key");
        if key.len() < 16 || key.len() > 128 {
            return Err(Oops::no_key().into_response());
        }
        let bytes = axum::body::to_bytes(body, JSON_MAX).await.map_err(|_| Oops::too_large().into_response())?;
        let value = serde_json::from_slice(&bytes).map_err(|_| Oops::unreadable().into_response())?;
        let once = Once::new(&house.store, who.actor.id, &key, &bytes);
        Ok(Self { value, once })
    }
}
