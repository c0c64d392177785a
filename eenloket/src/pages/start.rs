//! `/`: what Eenloket is, or what you can do here.

use crate::menu::{self, Link};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Shared, Shell, Taal, render, see_other, t};

#[derive(Template)]
#[template(path = "start.html")]
struct Start {
    taal: Taal,
    naam: Option<String>,
    links: Vec<Link>,
    telefoon: String,
}

pub(crate) async fn show(State(house): State<Shared>, shell: Shell) -> Response {
    let taal = shell.taal;
    if shell.actor.as_ref().is_some_and(access::Actor::is_inwoner) {
        return see_other(taal, "/mijn");
    }
    let links = shell.actor.as_ref().map(|actor| menu::links(&house, actor, taal)).unwrap_or_default();
    let naam = shell.actor.as_ref().map(|actor| actor.naam.clone());
    let page = Start { taal, naam, links, telefoon: shell.telefoon.clone() };
    render(&shell, &t!(taal, "start-title"), &page)
}
