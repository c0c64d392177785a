//! The pages of a login that did not come about, and of one that ended.

use super::Population;
use askama::Template;
use axum::response::Response;
use foundation::Code;
use web::{Shell, Taal, render, t};

/// Why somebody is not logged in, as the page says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The provider does not answer.
    Down,
    /// The person went back.
    Cancelled,
    /// It took too long, was used already, or began elsewhere.
    Foreign,
    /// What the provider sent proves nothing.
    Wrong,
    /// Nobody here works under that name, or not any more.
    Unknown,
    /// Nothing is known here of this inwoner.
    NobodyYet,
    /// The login was not strong enough.
    TooWeak,
    /// Somebody acts for somebody else.
    ForAnother,
}

#[derive(Template)]
#[template(path = "refused.html")]
struct Refused {
    taal: Taal,
    title: String,
    what: String,
    mend: String,
    again: String,
    telefoon: String,
}

pub(super) fn refused(shell: &Shell, outcome: Outcome, population: Population) -> Response {
    let taal = shell.taal;
    let (title, what, mend) = match outcome {
        Outcome::Down => (t!(taal, "login-down-title"), t!(taal, "login-down-what"), t!(taal, "login-down-mend")),
        Outcome::Cancelled => (t!(taal, "login-not-title"), t!(taal, "login-cancelled-what"), t!(taal, "login-cancelled-mend")),
        Outcome::Foreign => (t!(taal, "login-not-title"), t!(taal, "login-foreign-what"), t!(taal, "login-foreign-mend")),
        Outcome::Wrong => (t!(taal, "login-not-title"), t!(taal, "login-wrong-what"), t!(taal, "login-wrong-mend")),
        Outcome::Unknown => (t!(taal, "login-unknown-title"), t!(taal, "login-unknown-what"), t!(taal, "login-unknown-mend")),
        Outcome::NobodyYet => (t!(taal, "login-nobody-title"), t!(taal, "login-nobody-what"), t!(taal, "login-nobody-mend")),
        Outcome::TooWeak => (t!(taal, "login-weak-title"), t!(taal, "login-weak-what"), t!(taal, "login-weak-mend")),
        Outcome::ForAnother => (t!(taal, "login-other-title"), t!(taal, "login-other-what"), t!(taal, "login-other-mend")),
    };
    let code = if outcome == Outcome::Down { Code::OUTAGE } else { Code::NO_SESSION };
    let (again, telefoon) = (taal.path(format!("/inloggen/{population}")), shell.telefoon.clone());
    let page = Refused { taal, title: title.clone(), what, mend, again, telefoon };
    let mut response = shell.refuse(&title, &page, code);
    if outcome == Outcome::Down {
        let soon = axum::http::HeaderValue::from_static("30");
        response.headers_mut().insert(axum::http::header::RETRY_AFTER, soon);
    }
    response
}

#[derive(Template)]
#[template(path = "uitgelogd.html")]
struct LoggedOut {
    taal: Taal,
}

/// `GET /uitgelogd`: the provider sends the browser here after it ended its own session, too.
pub(super) async fn logged_out(shell: Shell) -> Response {
    render(&shell, &t!(shell.taal, "logged-out-title"), &LoggedOut { taal: shell.taal })
}
