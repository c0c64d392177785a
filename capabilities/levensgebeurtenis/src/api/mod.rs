//! What an organisatie does at a levensgebeurtenis, as JSON: the same acts as the screen.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules).

mod besluit;
mod list;

use crate::LevensgebeurtenisError;
use crate::pages::words::say;
use foundation::Fault;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::axum::response::{IntoResponse, Response};
use web::{Errors, Oops, Problem, Shared, Taal};

/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/levensgebeurtenissen` | [`crate::acts::SHOW`] |
/// | `POST /api/v1/levensgebeurtenissen` | [`crate::acts::ASK`] |
/// | `POST /api/v1/levensgebeurtenissen/{id}/oordeel` | [`crate::acts::APPROVE`] |
/// | `POST /api/v1/levensgebeurtenissen/{id}/stopzetting` | [`crate::acts::STOP`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default()
        .routes(routes!(list::list, besluit::ask))
        .routes(routes!(besluit::judge))
        .routes(routes!(besluit::stop))
}

/// What was refused, at its field.
fn refused(why: LevensgebeurtenisError, field: &'static str, taal: Taal) -> Result<Response, Oops> {
    let (oops, mut errors) = (Oops::of(why.code()), Errors::default());
    let field = if matches!(why, LevensgebeurtenisError::Outdated) { "versie" } else { field };
    say(why, field, taal, &mut errors)?;
    Ok(Problem::new(&oops, taal, &errors, str::to_owned).into_response())
}
