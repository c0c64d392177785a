//! `/api`: what programs can do here, for people who want to know before they read a document that is for programs.

use super::toepassing::scope_text;
use access::Scope;
use askama::Template;
use axum::response::Response;
use web::{Shell, Taal, render, t};

#[derive(Template)]
#[template(path = "api.html")]
struct Api {
    taal: Taal,
    /// What a program can be let to do, in words, with the name that the document has for it.
    scopes: Vec<(String, &'static str)>,
}

pub(crate) async fn show(shell: Shell) -> Response {
    let taal = shell.taal;
    let scopes = Scope::ALL.iter().map(|scope| (scope_text(*scope, taal), scope.as_str())).collect();
    render(&shell, &t!(taal, "api-title"), &Api { taal, scopes })
}
