//! The begrippen as JSON: the same acts as the screens.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules).

mod begrip;
mod combinatie;
mod gelijkstelling;
mod ggm;

use crate::BegripError;
use crate::pages::say;
use foundation::Fault;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::axum::response::{IntoResponse, Response};
use web::{Errors, Oops, Problem, Shared, Taal};

/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/begrippen`, `GET /api/v1/begrippen/{sleutel}` | [`crate::acts::SHOW`] |
/// | `PUT /api/v1/begrippen/{sleutel}` | [`crate::acts::RENEW`] |
/// | `POST /api/v1/combinaties` | [`crate::acts::COMBINE`] |
/// | `GET /api/v1/gelijkstellingen` | [`crate::acts::SHOW`] |
/// | `POST /api/v1/gelijkstellingen`, `POST /api/v1/gelijkstellingen/{id}/intrekking` | [`crate::acts::EQUATE`] |
/// | `POST /api/v1/gelijkstellingen/{id}/oordeel` | [`crate::acts::APPROVE`] |
/// | `POST /api/v1/ggm-uitgaven` | [`crate::acts::IMPORT`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default()
        .routes(routes!(begrip::list))
        .routes(routes!(begrip::show, begrip::renew))
        .routes(routes!(combinatie::create))
        .routes(routes!(gelijkstelling::list, gelijkstelling::create))
        .routes(routes!(gelijkstelling::judge))
        .routes(routes!(gelijkstelling::withdraw))
        .routes(routes!(ggm::create))
}

/// What was refused, at its field.
fn refused(why: BegripError, field: &'static str, taal: Taal) -> Result<Response, Oops> {
    let (oops, mut errors) = (Oops::of(why.code()), Errors::default());
    say(why, field, taal, &mut errors)?;
    Ok(Problem::new(&oops, taal, &errors, field_name).into_response())
}

/// The checks name the fields of the form; the API has some of them elsewhere.
fn field_name(form: &str) -> String {
    match form {
        "een_jaar" => "eenJaar",
        "ander_jaar" => "anderJaar",
        // Where a page shows how things stand, a program named the version.
        "stand" => "versie",
        other => other,
    }
    .to_owned()
}
