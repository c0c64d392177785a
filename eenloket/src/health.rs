//! What machines ask: is it alive, is it ready, how is it doing, and whom to tell of a weakness.

use crate::{house, measure};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use foundation::jiff::{Timestamp, ToSpan};
use std::time::Duration;
use web::Shared;

pub(crate) fn routes(contact: &str) -> axum::Router<Shared> {
    let contact = contact.to_owned();
    axum::Router::new()
        .route("/gezondheid/leeft", get(|| async { text(StatusCode::OK, "leeft\n".to_owned()) }))
        .route("/gezondheid/klaar", get(ready))
        .route("/robots.txt", get(|| async { text(StatusCode::OK, "User-agent: *\nDisallow: /\n".to_owned()) }))
        .route(
            "/.well-known/security.txt",
            get(move |State(house): State<Shared>| async move { text(StatusCode::OK, security(&contact, house.store.now())) }),
        )
}

/// What a machine that collects figures may ask, at an address of its own: no proxy passes it on by accident.
pub(crate) fn figures() -> axum::Router {
    axum::Router::new().route("/metrics", get(|| async { text(StatusCode::OK, measure::figures()) }))
}

/// Whether the store answers and has the schema of this program.
pub(crate) async fn store_answers(house: &Shared) -> bool {
    let asked = async { house.store.ping().await.is_ok() && house::schema_is_current(&house.store).await.unwrap_or(false) };
    tokio::time::timeout(Duration::from_secs(2), asked).await.unwrap_or(false)
}

async fn ready(State(house): State<Shared>) -> Response {
    if store_answers(&house).await {
        text(StatusCode::OK, "klaar\n".to_owned())
    } else {
        text(StatusCode::SERVICE_UNAVAILABLE, "de database antwoordt niet\n".to_owned())
    }
}

/// RFC 9116. It may be trusted for a quarter: whoever reads it later reads it anew.
fn security(contact: &str, now: Timestamp) -> String {
    let expires = now.checked_add((90 * 24).hours()).unwrap_or(Timestamp::MAX).strftime("%Y-%m-%dT00:00:00Z");
    format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: nl, en\n")
}

fn text(status: StatusCode, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], body).into_response()
}
