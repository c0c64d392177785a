//! The shell around every page: header, menu, language switch, banner, footer.

use crate::problem::Words;
use crate::session::SESSION_WHO;
use crate::taal::Here;
use crate::who::{Known, actor_of};
use crate::{MenuItem, Oops, Shared, Taal, asset_path, t, tel, token};
use access::Actor;
use askama::Template;
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use foundation::{Chance, Code};
use std::convert::Infallible;
use tower_sessions::Session;

/// What a page needs of its surroundings.
#[derive(Clone)]
pub struct Shell {
    /// The language.
    pub taal: Taal,
    /// Who is logged in.
    pub actor: Option<Actor>,
    /// The form token of who is logged in.
    pub csrf: String,
    /// Which number who reads this can call: of the own organisatie, or else of the installation.
    pub telefoon: String,
    here: String,
    demo: bool,
    menu: Vec<Tab>,
}

/// A place in the menu.
#[derive(Clone)]
struct Tab {
    path: String,
    text: String,
    /// Whether this page is it, or belongs to it: what `aria-current` says of it.
    current: Option<&'static str>,
}

impl Shell {
    pub(crate) async fn of(extensions: &axum::http::Extensions, house: &Shared) -> Self {
        let taal = extensions.get::<Taal>().copied().unwrap_or_default();
        let (mut actor, mut csrf) = (None, String::new());
        if let Some(Known(known)) = extensions.get() {
            actor.clone_from(known);
        } else if let Some(session) = extensions.get::<Session>() {
            actor = session.get::<Actor>(SESSION_WHO).await.ok().flatten();
        }
        if let Some(actor) = &actor {
            csrf = token::token(&house.store, actor.id);
        }
        let here = extensions.get::<Here>().map(|h| h.0.clone()).unwrap_or_default();
        let menu = actor.as_ref().map(|actor| menu(house, actor, taal, &here)).unwrap_or_default();
        let own = actor.as_ref().map(|actor| actor.telefoon.clone()).filter(|own| !own.is_empty());
        let telefoon = tel(&own.unwrap_or_else(|| house.telefoon(taal)));
        Self { taal, actor, csrf, telefoon, here, demo: house.demo, menu }
    }

    pub(crate) async fn from_request(request: &mut Request, house: &Shared) -> LaterShell {
        LaterShell { extensions: kept(request.extensions()), house: house.clone() }
    }

    /// For a page about what one organisatie does for the reader: that is who they call, also from the foot of the page.
    pub fn call(&mut self, telefoon: Option<&str>) {
        if let Some(own) = telefoon {
            self.telefoon = tel(own);
        }
    }

    /// The same around a page that answers a form: who wants it in another language, goes to where it can be looked at.
    #[must_use]
    pub fn at(&self, path: &str) -> Self {
        Self { here: path.to_owned(), ..self.clone() }
    }

    /// A fresh idempotency key for a form.
    pub fn form_key(&self) -> String {
        Chance::system().secret().simple().to_string()
    }
}

/// A shell that is made only if something goes wrong: most requests never need it.
pub(crate) struct LaterShell {
    extensions: axum::http::Extensions,
    house: Shared,
}

pub(crate) fn kept(from: &axum::http::Extensions) -> axum::http::Extensions {
    let mut kept = axum::http::Extensions::new();
    if let Some(taal) = from.get::<Taal>() {
        kept.insert(*taal);
    }
    if let Some(here) = from.get::<Here>() {
        kept.insert(here.clone());
    }
    if let Some(session) = from.get::<Session>() {
        kept.insert(session.clone());
    }
    kept
}

fn menu(house: &Shared, actor: &Actor, taal: Taal, here: &str) -> Vec<Tab> {
    let here = here.split('?').next().unwrap_or_default();
    let open = house.menu.iter().filter(|item| house.access.may_own(actor, item.act));
    let items: Vec<(String, &MenuItem)> = open.filter_map(|item| (item.path)(actor).map(|path| (path, item))).collect();
    let exact = items.iter().position(|(path, _)| path == here);
    // Else the place to which most of the address belongs; of several the first.
    let reach = |item: &MenuItem| item.also.iter().filter(|part| here.starts_with(**part)).map(|part| part.len()).max();
    let near = (0..items.len()).rev().filter_map(|nth| Some((reach(items[nth].1)?, nth))).max_by_key(|(length, _)| *length);
    let current = |nth: usize| match (exact, near) {
        (Some(exact), _) => (exact == nth).then_some("page"),
        (None, Some((_, near))) => (near == nth).then_some("true"),
        (None, None) => None,
    };
    let tab = |(nth, (path, item)): (usize, &(String, &MenuItem))| Tab {
        path: path.clone(),
        text: (item.text)(taal),
        current: current(nth),
    };
    items.iter().enumerate().map(tab).collect()
}

impl FromRequestParts<Shared> for Shell {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, house: &Shared) -> Result<Self, Infallible> {
        // A fault is for who asks next: a page can be shown without knowing who reads it.
        let _ = actor_of(parts).await;
        Ok(Self::of(&parts.extensions, house).await)
    }
}

/// The page around a body.
#[derive(Template)]
#[template(path = "base.html")]
pub struct Page<'a> {
    taal: Taal,
    shell: &'a Shell,
    title: &'a str,
    body: &'a str,
    /// Of a form that comes back: what was wrong, as a number that can be told on the telephone.
    code: Option<Code>,
}

/// Renders a page: the template of a capability within the shell.
pub fn render(shell: &Shell, title: &str, body: &impl Template) -> Response {
    render_with(shell, title, body, StatusCode::OK, None)
}

pub(crate) fn render_with(shell: &Shell, title: &str, body: &impl Template, status: StatusCode, code: Option<Code>) -> Response {
    let html = body.render().and_then(|body| Page { taal: shell.taal, shell, title, body: &body, code }.render());
    match html {
        Ok(html) => {
            let kind = HeaderValue::from_static("text/html; charset=utf-8");
            (status, [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], html)
                .into_response()
        }
        Err(cause) => {
            tracing::error!(%cause, "a page could not be rendered");
            Oops::outage().into_response()
        }
    }
}

/// Renders a form that comes back with errors: the same page, with the status of the fault.
impl Shell {
    /// As [`render`], with the status that belongs to a code.
    pub fn refuse(&self, title: &str, body: &impl Template, code: Code) -> Response {
        let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::BAD_REQUEST);
        let title = format!("{}{title}", t!(self.taal, "title-error"));
        render_with(self, &title, body, status, Some(code))
    }
}

/// After a write: look at the result there (303).
pub fn see_other(taal: Taal, path: &str) -> Response {
    axum::response::Redirect::to(&taal.path(path)).into_response()
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    taal: Taal,
    code: Code,
    words: &'a Words,
}

pub(crate) async fn error_page(later: LaterShell, code: Code, status: StatusCode) -> Response {
    let mut shell = Shell::of(&later.extensions, &later.house).await;
    // What is not there belongs nowhere: a tab that is marked would say what it could have been (R5).
    shell.menu.iter_mut().for_each(|tab| tab.current = None);
    // Who works here has somebody to ask; everybody else has a number to call.
    let works_here = shell.actor.as_ref().is_some_and(|actor| !actor.is_inwoner());
    let words = &match code {
        Code::NOT_FOUND if !works_here => Words::nothing_here(shell.taal, &shell.telefoon),
        _ => Words::of(code, shell.taal, &shell.telefoon),
    };
    let body = ErrorPage { taal: shell.taal, code, words };
    render_with(&shell, &words.title, &body, status, None)
}

/// Template words that need more than a key.
impl Page<'_> {
    fn css(&self) -> [String; 3] {
        ["vendor/tokens.min.css", "vendor/utrecht.min.css", "eenloket.css"].map(asset_path)
    }
}
