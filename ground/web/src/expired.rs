//! What was typed comes back, sealed, when it could not be taken: the session had ended (by itself, by logging out in another
//! tab, or at the login provider), or the database did not answer (R2).
//!
//! The page that comes back holds what was typed as a sealed value: nobody reads it there, not even its BSN. After an
//! ended session only the same person can send it again: the form token says whose form it was, or nothing is sealed; so the
//! seal stands for the token. After a fault of ours the token is in what was sealed and is checked when it is
//! sent again. Either goes to the same address, on the same day, and is done once: its key is in it, too.

use crate::api::is_api;
use crate::form::{Hidden, cross_site, read_form, without_hidden};
use crate::page::{kept, render_with};
use crate::{Oops, Shared, Shell, Taal, Who, t, token};
use askama::Template;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use foundation::{Code, Purpose, Uuid};
use serde::{Deserialize, Serialize};
use store::Ms;

/// How long it can be sent again, in milliseconds: a working day.
const KEPT_MS: i64 = 12 * 3_600_000;

/// The largest form that is sealed, in bytes.
const SEALED_MAX: usize = 48 * 1024;

#[derive(Serialize, Deserialize)]
struct Kept {
    /// Whose session had ended; absent where it had not.
    wie: Option<Uuid>,
    path: String,
    at: i64,
    body: String,
}

#[derive(Template)]
#[template(path = "expired.html")]
struct Page {
    taal: Taal,
    here: String,
    bewaard: String,
    /// Whether the session ended; else something of ours did not work.
    ended: bool,
    telefoon: String,
    code: Code,
}

/// What was typed, sent again.
pub(crate) struct Again {
    pub(crate) body: Vec<u8>,
    /// Whether the token in it still has to be checked.
    pub(crate) unchecked: bool,
}

/// Stands before the routes: they see a form only of somebody who is logged in.
pub(crate) async fn give_back(State(house): State<Shared>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || is_api(request.uri().path()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let bytes = match read_form(&parts.headers, body).await {
        Ok(bytes) => bytes,
        Err(why) if why.code() == Code::TOO_LARGE => return why.into_response(),
        // The route says what it reads.
        Err(_) => return next.run(Request::from_parts(parts, Body::empty())).await,
    };
    let sent = Sent { path: parts.uri.path().to_owned(), headers: parts.headers.clone(), extensions: kept(&parts.extensions) };
    let answer = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    if cross_site(&sent.headers) {
        return answer;
    }
    // Nothing has happened yet in either case.
    let page = match Oops::within(&answer) {
        Some(fault) if fault.status() == StatusCode::SERVICE_UNAVAILABLE => {
            let shell = Shell::of(&sent.extensions, &house).await;
            after_fault(&house, &shell, &sent.path, &bytes, fault.code())
        }
        _ if leads_to_login(&answer) => after_end(&house, &sent, &bytes).await,
        _ => None,
    };
    page.unwrap_or(answer)
}

/// What is needed of a request after its answer.
struct Sent {
    path: String,
    headers: HeaderMap,
    extensions: Extensions,
}

fn leads_to_login(answer: &Response) -> bool {
    answer.headers().get(header::LOCATION).is_some_and(|place| place.as_bytes().ends_with(b"/inloggen"))
}

/// Where the session has ended; `None` where it was not sent from a form of ours, or nothing was typed in it.
async fn after_end(house: &Shared, sent: &Sent, body: &[u8]) -> Option<Response> {
    let Hidden { csrf, bewaard, .. } = serde_html_form::from_bytes(body).ok()?;
    let bewaard = if bewaard.is_empty() {
        let wie = token::whose(&house.store, &csrf)?;
        if without_hidden(body).is_empty() {
            return None;
        }
        seal(house, Some(wie), &sent.path, body)?
    } else {
        open(house, &bewaard)?;
        bewaard
    };
    let shell = Shell::of(&sent.extensions, house).await;
    Some(answer(&shell, &sent.path, bewaard, Code::NO_SESSION))
}

/// Where something of ours did not work.
fn after_fault(house: &Shared, shell: &Shell, path: &str, body: &[u8], code: Code) -> Option<Response> {
    let Hidden { csrf, bewaard, .. } = serde_html_form::from_bytes(body).ok()?;
    let bewaard = match (bewaard.is_empty(), csrf.is_empty()) {
        (false, _) => bewaard,
        (true, false) => seal(house, None, path, body)?,
        (true, true) => return None,
    };
    Some(answer(shell, path, bewaard, code))
}

fn answer(shell: &Shell, path: &str, bewaard: String, code: Code) -> Response {
    let taal = shell.taal;
    let ended = code == Code::NO_SESSION;
    let title = if ended { t!(taal, "expired-title") } else { t!(taal, "el-503-title") };
    let page = Page { taal, here: taal.path(path), bewaard, ended, telefoon: shell.telefoon.clone(), code };
    render_with(shell, &title, &page, StatusCode::from_u16(code.status()).unwrap_or(StatusCode::SERVICE_UNAVAILABLE), None)
}

/// What was typed, sent again by whoever typed it.
pub(crate) fn take_up(house: &Shared, who: &Who, parts: &Parts, bewaard: &str) -> Result<Again, Oops> {
    let now = Ms::from(house.store.now()).0;
    open(house, bewaard)
        .filter(|kept| kept.wie.is_none_or(|wie| wie == who.actor.id))
        .filter(|kept| kept.path == parts.uri.path() && now - kept.at <= KEPT_MS)
        .map(|kept| Again { unchecked: kept.wie.is_none(), body: kept.body.into_bytes() })
        .ok_or(Oops::forged())
}

fn seal(house: &Shared, wie: Option<Uuid>, path: &str, body: &[u8]) -> Option<String> {
    // What is longer could not be sent again: a seal takes half as much more.
    let body = String::from_utf8(body.to_vec()).ok().filter(|body| body.len() <= SEALED_MAX)?;
    let kept = Kept { wie, path: path.to_owned(), at: Ms::from(house.store.now()).0, body };
    let plain = serde_json::to_vec(&kept).expect("strings and numbers are plain data");
    Some(URL_SAFE_NO_PAD.encode(house.store.keys().seal(Purpose::Resend, &plain)))
}

fn open(house: &Shared, bewaard: &str) -> Option<Kept> {
    let sealed = URL_SAFE_NO_PAD.decode(bewaard).ok()?;
    let plain = house.store.keys().open(Purpose::Resend, &sealed).ok()?;
    serde_json::from_slice(&plain).ok()
}
