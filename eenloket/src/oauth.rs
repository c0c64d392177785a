//! `/oauth/token`: a program shows its secret (RFC 6749, section 4.4) or signs who it is (RFC 7523), and gets a token.
//!
//! The answers have the form that the standard gives them, not that of the API.

use crate::actor;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use web::oauth::{self, Client};
use web::{Oops, Shared};

/// The largest request, in bytes.
const MAX: usize = 8 * 1024;

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/oauth/token", post(token))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    grant_type: String,
    scope: Option<String>,
    client_id: Option<String>,
    client_assertion_type: Option<String>,
    client_assertion: Option<String>,
}

#[derive(Serialize)]
struct Given {
    access_token: String,
    token_type: &'static str,
    expires_in: i64,
    scope: String,
}

#[derive(Serialize)]
struct Refusal {
    error: &'static str,
    error_description: &'static str,
}

/// Why there is no token.
enum No {
    Request,
    Client,
    Grant,
    Scope,
    Oops(Oops),
}

impl<F: Into<Oops>> From<F> for No {
    fn from(fault: F) -> Self {
        Self::Oops(fault.into())
    }
}

impl IntoResponse for No {
    fn into_response(self) -> Response {
        let (status, error, error_description) = match self {
            Self::Request => (StatusCode::BAD_REQUEST, "invalid_request", "Send a form with grant_type, each field once."),
            Self::Client => (
                StatusCode::UNAUTHORIZED,
                "invalid_client",
                "Send the client id and secret with HTTP Basic authentication, or a fresh client_assertion (private_key_jwt).",
            ),
            Self::Grant => (StatusCode::BAD_REQUEST, "unsupported_grant_type", "Only client_credentials is there."),
            Self::Scope => (StatusCode::BAD_REQUEST, "invalid_scope", "This client may not have one of these scopes."),
            Self::Oops(oops) => return oops.into_response(),
        };
        let mut response = (status, Json(Refusal { error, error_description })).into_response();
        if status == StatusCode::UNAUTHORIZED {
            let realm = HeaderValue::from_static(r#"Basic realm="eenloket", charset="UTF-8""#);
            response.headers_mut().insert(header::WWW_AUTHENTICATE, realm);
        }
        response
    }
}

async fn token(State(house): State<Shared>, request: Request) -> Result<Response, No> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, MAX).await.map_err(|_| No::Request)?;
    let asked = read(&parts.headers, &body)?;
    if asked.grant_type != "client_credentials" {
        return Err(if asked.grant_type.is_empty() { No::Request } else { No::Grant });
    }
    let client = who(&house, &parts.headers, &asked).await?;
    let scopes = match &asked.scope {
        None => client.scopes.clone(),
        Some(text) => oauth::read_scopes(text).filter(|wanted| !wanted.is_empty()).ok_or(No::Scope)?,
    };
    if scopes.is_empty() || scopes.iter().any(|wanted| !client.scopes.contains(wanted)) {
        return Err(No::Scope);
    }
    let actor = actor::of_toepassing(&house.store, &client, scopes).await?.ok_or(No::Client)?;
    let issued = oauth::issue(&house.store, &client, &actor).await?;
    let given = Given { access_token: issued.token, token_type: "Bearer", expires_in: issued.expires_in, scope: issued.scope };
    Ok(([(header::CACHE_CONTROL, "no-store"), (header::PRAGMA, "no-cache")], Json(given)).into_response())
}

fn read(headers: &HeaderMap, body: &Bytes) -> Result<Asked, No> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(No::Request);
    }
    serde_html_form::from_bytes(body).map_err(|_| No::Request)
}

/// The Toepassing that shows its secret, or signs who it is. Whatever is wrong, the answer is the same.
async fn who(house: &Shared, headers: &HeaderMap, asked: &Asked) -> Result<Client, No> {
    let client = match (&asked.client_assertion, headers.contains_key(header::AUTHORIZATION)) {
        // One way only (RFC 6749, section 2.3).
        (Some(_), true) => return Err(No::Request),
        (Some(assertion), false) => by_key(house, asked, assertion).await?,
        (None, _) => by_secret(house, headers).await?,
    };
    if client.ingetrokken_op.is_some() { Err(No::Client) } else { Ok(client) }
}

async fn by_secret(house: &Shared, headers: &HeaderMap) -> Result<Client, No> {
    let (id, secret) = basic(headers).ok_or(No::Client)?;
    let client = oauth::find(&house.store, id).await?.ok_or(No::Client)?;
    if client.has_secret(&house.store, &secret) { Ok(client) } else { Err(No::Client) }
}

/// An assertion names this address, and counts once.
async fn by_key(house: &Shared, asked: &Asked, assertion: &str) -> Result<Client, No> {
    if asked.client_assertion_type.as_deref() != Some(oidc::ASSERTION_TYPE) {
        return Err(No::Request);
    }
    let named = oidc::claimed_client(assertion).ok_or(No::Client)?;
    if asked.client_id.as_ref().is_some_and(|told| *told != named) || house.logins.webadres.is_empty() {
        return Err(No::Client);
    }
    let client = oauth::find(&house.store, named.parse().map_err(|_| No::Client)?).await?.ok_or(No::Client)?;
    let audience = format!("{}/oauth/token", house.logins.webadres);
    let keys = client.keys.as_ref().ok_or(No::Client)?;
    let proof = keys.check(assertion, &client.id.to_string(), &audience, house.store.now()).ok_or(No::Client)?;
    if oauth::use_once(&house.store, client.id, &proof).await? { Ok(client) } else { Err(No::Client) }
}

/// Id and secret; neither has a sign that would be percent-encoded (RFC 6749, section 2.3.1).
fn basic(headers: &HeaderMap) -> Option<(Uuid, String)> {
    let (scheme, text) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let text = String::from_utf8(STANDARD.decode(text.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((id.parse().ok()?, secret.to_owned()))
}
