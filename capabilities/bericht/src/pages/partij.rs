//! `/berichten/partijen/{id}`: letters that were printed together, as a PDF, again if need be.

use super::{soort_text, status_text};
use crate::Status;
use crate::print;
use askama::Template;
use web::axum::extract::State;
use web::axum::http::{HeaderValue, header};
use web::axum::response::{IntoResponse, Response};
use web::{Id, Oops, Shared, Shell, Taal, When, Who, render, t};

/// Which letters are in it, and where the PDF is.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (partij, over) = print::partij_of(&house.store, id, who.actor.organisatie).await?.ok_or(Oops::not_found())?;
    who.permit_own(&house, over.acts().0)?;
    let taal = shell.taal;
    let rows = print::letters_of(&house.store, id, over).await?;
    let to_call = rows.iter().any(|row| row.status == Status::TeBellen.as_str());
    let lines = rows
        .into_iter()
        .map(|row| {
            let (status, class) = status_text(&row.status, taal);
            Line { path: format!("/berichten/{}", row.id), what: soort_text(&row.soort, taal), nummer: row.nummer, status, class }
        })
        .collect();
    let zone = netwerk::zone_of(&house.store.look(), who.actor.locatie).await?;
    let view = View {
        taal,
        pdf: format!("/berichten/partijen/{id}/brieven.pdf"),
        when: When::new(partij.aangemaakt_op.at(), &zone, house.store.now()).short(taal),
        count: partij.aantal,
        lines,
        to_call,
    };
    Ok(render(&shell, &t!(taal, "partij-title"), &view))
}

/// The letters, to print; each time it is asked for is in the log.
pub async fn pdf(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (partij, over) = print::partij_of(&house.store, id, who.actor.organisatie).await?.ok_or(Oops::not_found())?;
    let purpose = who.permit_own(&house, over.acts().1)?;
    if partij.aantal == 0 {
        return Err(Oops::not_found());
    }
    Ok(as_pdf(crate::pdf(&house.store, &purpose, id, over).await?))
}

/// A PDF, kept by no browser and no proxy.
pub(crate) fn as_pdf(bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"brieven.pdf\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, bytes).into_response()
}

struct Line {
    path: String,
    nummer: String,
    what: String,
    status: String,
    class: &'static str,
}

#[derive(Template)]
#[template(path = "partij.html")]
struct View {
    taal: Taal,
    pdf: String,
    when: String,
    count: i32,
    lines: Vec<Line>,
    /// Whether somebody has to be called because there is no way to send it.
    to_call: bool,
}
