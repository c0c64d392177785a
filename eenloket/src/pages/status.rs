//! `/status`: whether everything works, for everybody; also when the store does not answer.

use crate::health;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Shared, Shell, Taal, render, t};

#[derive(Template)]
#[template(path = "status.html")]
struct Status {
    taal: Taal,
    works: bool,
    telefoon: String,
}

pub(crate) async fn show(State(house): State<Shared>, shell: Shell) -> Response {
    let works = health::store_answers(&house).await;
    let page = Status { taal: shell.taal, works, telefoon: shell.telefoon.clone() };
    render(&shell, &t!(shell.taal, "status-title"), &page)
}
