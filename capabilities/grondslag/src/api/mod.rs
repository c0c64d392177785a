//! The register as JSON: the same acts as the screens.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules).

mod besluit;
mod grondslag;
mod vraag;

use crate::GrondslagError;
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
/// | `GET /api/v1/grondslagen`, `GET /api/v1/grondslagen/{id}` | [`crate::acts::SHOW`] |
/// | `POST /api/v1/grondslagen`, `PUT /api/v1/grondslagen/{id}` | [`crate::acts::ENTER`] |
/// | `POST /api/v1/grondslagen/{id}/voorlegging` | [`crate::acts::ENTER`] |
/// | `POST /api/v1/grondslagen/{id}/oordeel` | [`crate::acts::APPROVE`] |
/// | `POST /api/v1/grondslagen/{id}/advies` | [`crate::acts::ADVISE`] |
/// | `POST /api/v1/grondslagen/{id}/stopzetting` | [`crate::acts::STOP`] |
/// | `POST /api/v1/grondslagen/{id}/intrekking` | [`crate::acts::WITHDRAW`] |
/// | `GET /api/v1/afgewezen-vragen` | [`crate::acts::SHOW`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default()
        .routes(routes!(grondslag::list, grondslag::create))
        .routes(routes!(grondslag::show, grondslag::replace))
        .routes(routes!(besluit::submit))
        .routes(routes!(besluit::approve))
        .routes(routes!(besluit::advise))
        .routes(routes!(besluit::stop))
        .routes(routes!(besluit::withdraw))
        .routes(routes!(vraag::list))
}

/// What was refused, at its field. Who saw an older version was told so before (412); what is past it now is 409.
fn refused(why: GrondslagError, field: &'static str, taal: Taal) -> Result<Response, Oops> {
    let (oops, mut errors) = (Oops::of(why.code()), Errors::default());
    say(why, field, taal, &mut errors)?;
    Ok(Problem::new(&oops, taal, &errors, field_name).into_response())
}

/// The checks name the fields of the form; the API has some of them elsewhere.
fn field_name(form: &str) -> String {
    match form {
        "bron" => "bronId",
        "met_bsn" => "metBsn",
        "niet_in_werking" => "nietInWerking",
        "geldig_van" => "geldigVan",
        "geldig_tot" => "geldigTot",
        // Each of them has its reason there.
        "advies" | "stopzetting" | "intrekking" => "toelichting",
        other => other,
    }
    .to_owned()
}
