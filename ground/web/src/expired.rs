//! What is sent after the session ended by itself comes back, sealed, to be sent again after login (R2).
//!
//! The page that comes back holds what was typed as a sealed value: nobody reads it there, not even its BSN, and only the
//! same medewerker can send it, to the same address, on the same day. The form token of the old session was right, or
//! nothing is sealed; so a seal stands for the token when it is sent again.

use crate::api::is_api;
use crate::form::{Hidden, cross_site, read_form, same};
use crate::page::render_with;
use crate::{Oops, Shared, Shell, Taal, Who, session, t};
use askama::Template;
use axum::body::Body;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use foundation::{Code, Purpose, Uuid};
use serde::{Deserialize, Serialize};
use store::Ms;

/// How long it can be sent again, in milliseconds: a working day.
const KEPT_MS: i64 = 12 * 3_600_000;

#[derive(Serialize, Deserialize)]
struct Kept {
    wie: Uuid,
    path: String,
    at: i64,
    body: String,
}

#[derive(Template)]
#[template(path = "expired.html")]
struct Expired {
    taal: Taal,
    here: String,
    bewaard: String,
}

/// Stands before the routes: they see a form only of somebody who is logged in.
pub(crate) async fn give_back(State(house): State<Shared>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || is_api(request.uri().path()) {
        return next.run(request).await;
    }
    let (mut parts, mut body) = request.into_parts();
    if Who::from_request_parts(&mut parts, &house).await.is_err() {
        let Ok(bytes) = read_form(&parts.headers, body).await else {
            return next.run(Request::from_parts(parts, Body::empty())).await;
        };
        if let Some(page) = page(&house, &parts, &bytes).await {
            return page;
        }
        body = Body::from(bytes);
    }
    next.run(Request::from_parts(parts, body)).await
}

/// The page that gives it back; `None` where it was not sent from a form of ours in a session that has ended by itself.
async fn page(house: &Shared, parts: &Parts, body: &[u8]) -> Option<Response> {
    let Hidden { csrf, bewaard, .. } = serde_html_form::from_bytes(body).ok()?;
    if cross_site(&parts.headers) {
        return None;
    }
    let bewaard = if bewaard.is_empty() {
        let (wie, token) = session::of_idle(&house.store, &parts.headers).await?;
        if !same(&token, &csrf) {
            return None;
        }
        let body = String::from_utf8(body.to_vec()).ok()?;
        seal(house, &Kept { wie, path: parts.uri.path().to_owned(), at: Ms::from(house.store.now()).0, body })
    } else {
        open(house, &bewaard)?;
        bewaard
    };
    let shell = Shell::of(&parts.extensions, house).await;
    let page = Expired { taal: shell.taal, here: shell.taal.path(parts.uri.path()), bewaard };
    let title = t!(shell.taal, "expired-title");
    Some(render_with(&shell, &title, &page, StatusCode::UNAUTHORIZED, Some(Code::NO_SESSION)))
}

/// What was typed, sent again by whoever typed it.
pub(crate) fn take_up(house: &Shared, who: &Who, parts: &Parts, bewaard: &str) -> Result<Vec<u8>, Oops> {
    let now = Ms::from(house.store.now()).0;
    open(house, bewaard)
        .filter(|kept| kept.wie == who.actor.id && kept.path == parts.uri.path() && now - kept.at <= KEPT_MS)
        .map(|kept| kept.body.into_bytes())
        .ok_or(Oops::forged())
}

fn seal(house: &Shared, kept: &Kept) -> String {
    let plain = serde_json::to_vec(kept).expect("strings and numbers are plain data");
    URL_SAFE_NO_PAD.encode(house.store.keys().seal(Purpose::Resend, &plain))
}

fn open(house: &Shared, bewaard: &str) -> Option<Kept> {
    let sealed = URL_SAFE_NO_PAD.decode(bewaard).ok()?;
    let plain = house.store.keys().open(Purpose::Resend, &sealed).ok()?;
    serde_json::from_slice(&plain).ok()
}
