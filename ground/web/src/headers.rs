//! The layers around all routes.

use crate::api::{is_api, write_problems};
use crate::problem::write_faults;
use crate::session::{COOKIE, Sessions, note_refresh};
use crate::{House, Shared, assets, expired, fouten};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

/// `elsewhere` are the login providers, each after a space: logging out is a form, and goes on there.
fn csp(elsewhere: &str) -> HeaderValue {
    let text = format!(
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; \
         form-action 'self'{elsewhere}; frame-ancestors 'none'; base-uri 'none'"
    );
    HeaderValue::from_str(&text).expect("origins are plain text")
}

impl House {
    /// Puts the shared layers around the routes of the house.
    pub fn serve(routes: Router<Shared>, house: Shared) -> Router {
        let sessions = SessionManagerLayer::new(Sessions::new(house.store.clone()))
            .with_name(COOKIE)
            // Strict would lose the session on the way back from a login elsewhere.
            .with_same_site(SameSite::Lax)
            .with_secure(house.secure)
            .with_expiry(Expiry::OnSessionEnd);
        routes
            .route("/assets/{version}/{*name}", get(assets::asset))
            .route("/fouten", get(fouten::all))
            .route("/fouten/{code}", get(fouten::one))
            .fallback(|| async { StatusCode::NOT_FOUND })
            .layer(axum::middleware::from_fn_with_state(house.clone(), expired::give_back))
            .layer(axum::middleware::from_fn_with_state(house.clone(), write_faults))
            .layer(sessions)
            .layer(axum::middleware::from_fn(note_refresh))
            .layer(CatchPanicLayer::custom(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response()))
            .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
            .layer(axum::middleware::from_fn(write_problems))
            .layer(CompressionLayer::new())
            .layer(axum::middleware::from_fn_with_state(csp(&house.logins.origins()), safe_headers))
            .with_state(house)
    }
}

async fn safe_headers(State(csp): State<HeaderValue>, request: Request, next: Next) -> Response {
    let api = is_api(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, csp);
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if api {
        headers.insert(HeaderName::from_static("api-version"), HeaderValue::from_static(crate::api_version()));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}
