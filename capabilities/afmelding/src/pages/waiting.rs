//! `/afmeldingen`: how many Afmeldingen wait to be told on to which organisatie.

use crate::acts::WAITING;
use crate::waiting::waiting;
use askama::Template;
use rules::termijn::WET_TIJDZONE;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Shared, Shell, Taal, When, Who, render, t};

/// What waits, longest first named by its organisatie.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, WAITING)?;
    let (taal, now) = (shell.taal, house.store.now());
    let lines = waiting(&house.store, who.actor.organisatie).await?.into_iter().map(|one| Line {
        naam: one.naam,
        telefoon: one.telefoon,
        aantal: one.aantal,
        sinds: When::new(one.sinds.at(), WET_TIJDZONE, now).long_day(taal),
    });
    let view = View { taal, lines: lines.collect() };
    Ok(render(&shell, &t!(taal, "waiting-title"), &view))
}

struct Line {
    naam: String,
    telefoon: String,
    aantal: i64,
    sinds: String,
}

#[derive(Template)]
#[template(path = "waiting.html")]
struct View {
    taal: Taal,
    lines: Vec<Line>,
}
