//! A new extract of the Gemeentelijk Gegevensmodel.

use super::{field_name, refused};
use crate::acts;
use crate::bring_in::bring_in;
use crate::pages::ggm::check;
use serde::Deserialize;
use utoipa::ToSchema;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{ApiJson, Errors, IdempotencyKey, Oops, Problem, Shared, Taal, Who, WriteFaults, settled};

/// Een uittreksel van het GGM.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = GgmUitgaveInvoer)]
pub(crate) struct GgmIn {
    #[schema(required = true, max_length = 40, example = "2.6.0")]
    uitgave: String,
    /// De tabel als CSV, met in de eerste regel de kolom GGM-guid.
    #[schema(required = true)]
    tekst: String,
}

/// Een uittreksel van het GGM invoeren
///
/// Mist het een term die hier gebruikt wordt, dan wordt het geweigerd. Het antwoord noemt die termen en de regelingen die ze vragen.
#[utoipa::path(
    post, path = "/api/v1/ggm-uitgaven", tag = "Begrippen", operation_id = "createGgmUitgave",
    params(IdempotencyKey), request_body = GgmIn,
    responses((status = 204, description = "Ingevoerd."), WriteFaults)
)]
pub(crate) async fn create(State(house): State<Shared>, who: Who, taal: Taal, body: ApiJson<GgmIn>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::IMPORT)?;
    let mut errors = Errors::default();
    let Some(input) = check(&body.value.uitgave, &body.value.tekst, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = bring_in(&house.store, &purpose, &input, &body.once).await;
    match settled(&house, acts::IMPORT, &body.once, done).await? {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(why) => refused(why, "uitgave", taal),
    }
}
