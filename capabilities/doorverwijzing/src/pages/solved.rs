//! `/doorverwijzingen/opgelost`: how many questions were solved on the telephone, month by month.

use crate::acts;
use crate::solved::solved;
use askama::Template;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Shared, Shell, Taal, Who, render, t};

/// The months.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::COUNT_SOLVED)?;
    let taal = shell.taal;
    let months = solved(&house.store, who.actor.organisatie).await?;
    let lines = months.into_iter().map(|one| Line { maand: web::write_month(one.maand, taal), aantal: one.aantal }).collect();
    Ok(render(&shell, &t!(taal, "solved-title"), &View { taal, lines }))
}

struct Line {
    maand: String,
    aantal: i64,
}

#[derive(Template)]
#[template(path = "solved.html")]
struct View {
    taal: Taal,
    lines: Vec<Line>,
}
