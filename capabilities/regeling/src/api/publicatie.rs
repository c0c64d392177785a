//! How far a version is with being published, and the two acts of that.

use super::Asked;
use crate::model::Publicatie;
use crate::pages::publicatie::{permitted, say};
use crate::publicaties::{Publicaties, digest_of};
use crate::publish::{PublicatieInput, publish as publishing, submit as submitting};
use crate::{RegelingError, acts};
use foundation::{Fault, Uuid};
use regelingen::Regeling;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{ApiJson, Errors, Id, IdempotencyKey, Oops, Problem, Query, Shared, Taal, Who, WriteFaults, one_of, settled};

fn standen() -> ObjectBuilder {
    let all = Publicatie::ALL.iter().map(|stand| stand.as_str());
    one_of("Hoe ver het publiceren hier is. Alleen met wat gepubliceerd is, mag gevraagd worden.", all)
}

/// Wie deze versie hier voorlegde en publiceerde, zoals haar bestand nu is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RegelingPublicatie)]
pub(crate) struct PublicatieOut {
    #[schema(schema_with = standen)]
    stand: &'static str,
    /// SHA-256 van het bestand van de versie, hexadecimaal.
    digest: String,
    /// De medewerker die haar voorlegde.
    #[schema(required = true)]
    voorgelegd_door_id: Option<Uuid>,
    /// In UTC.
    #[schema(required = true, format = DateTime, example = "2027-03-02T09:12:00Z")]
    voorgelegd_op: Option<String>,
    /// De medewerker die haar publiceerde.
    #[schema(required = true)]
    gepubliceerd_door_id: Option<Uuid>,
    /// In UTC.
    #[schema(required = true, format = DateTime, example = "2027-03-02T09:12:00Z")]
    gepubliceerd_op: Option<String>,
}

impl PublicatieOut {
    pub(super) fn of(one: &Regeling, publicaties: &Publicaties) -> Self {
        let row = publicaties.row(one);
        Self {
            stand: publicaties.stand(one).as_str(),
            digest: digest_of(one).unwrap_or_default(),
            voorgelegd_door_id: row.map(|row| row.voorgelegd_door),
            voorgelegd_op: row.map(|row| row.voorgelegd_op.at().to_string()),
            gepubliceerd_door_id: row.and_then(|row| row.gepubliceerd_door),
            gepubliceerd_op: row.and_then(|row| row.gepubliceerd_op).map(|op| op.at().to_string()),
        }
    }
}

/// Welk bestand u zag.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = RegelingPublicatieInvoer)]
pub(crate) struct PublicatieIn {
    /// Zoals bij de versie staat.
    #[schema(required = true, min_length = 64, max_length = 64)]
    digest: String,
}

/// Een versie voorleggen
///
/// Door een gegevensbeheerder. Er wordt pas mee gevraagd als iemand anders haar publiceert.
#[utoipa::path(
    post, path = "/api/v1/regelingen/{sleutel}/{versie}/voorlegging", tag = "Regelingen", operation_id = "submitRegeling",
    params(
        ("sleutel" = String, Path, description = "Sleutel van de regeling.", example = "zorgtoeslag"),
        ("versie" = String, Path, description = "Versie.", example = "2026"),
        Asked,
        IdempotencyKey,
    ),
    request_body = PublicatieIn,
    responses(
        (status = 204, description = "Voorgelegd."),
        WriteFaults,
        (status = 409, description = "Zij is al voorgelegd, of het bestand is een ander (EL-409).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn submit(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id((sleutel, versie)): Id<(String, String)>,
    Query(asked): Query<Asked>,
    body: ApiJson<PublicatieIn>,
) -> Result<Response, Oops> {
    let (regeling, purpose) = permitted(&house, &who, acts::SUBMIT, (&sleutel, &versie, &asked.gebied))?;
    let input = PublicatieInput { regeling, gezien: &body.value.digest, once: &body.once };
    let done = submitting(&house.store, &purpose, &input).await;
    answer(settled(&house, acts::SUBMIT, &body.once, done).await?, taal)
}

/// Een versie publiceren
///
/// Door een proceseigenaar of een gegevensbeheerder. Wie haar voorlegde, kan dat niet (EL-311).
#[utoipa::path(
    post, path = "/api/v1/regelingen/{sleutel}/{versie}/publicatie", tag = "Regelingen", operation_id = "publishRegeling",
    params(
        ("sleutel" = String, Path, description = "Sleutel van de regeling.", example = "zorgtoeslag"),
        ("versie" = String, Path, description = "Versie.", example = "2026"),
        Asked,
        IdempotencyKey,
    ),
    request_body = PublicatieIn,
    responses(
        (status = 204, description = "Gepubliceerd."),
        WriteFaults,
        (status = 403, description = "Een collega moet haar publiceren (EL-311).", body = Problem,
         content_type = "application/problem+json"),
        (status = 409, description = "Zij wacht niet op publicatie, of het bestand is een ander (EL-409).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn publish(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id((sleutel, versie)): Id<(String, String)>,
    Query(asked): Query<Asked>,
    body: ApiJson<PublicatieIn>,
) -> Result<Response, Oops> {
    let (regeling, purpose) = permitted(&house, &who, acts::PUBLISH, (&sleutel, &versie, &asked.gebied))?;
    let input = PublicatieInput { regeling, gezien: &body.value.digest, once: &body.once };
    let done = publishing(&house.store, &purpose, &input).await;
    answer(settled(&house, acts::PUBLISH, &body.once, done).await?, taal)
}

fn answer(done: Result<Option<()>, RegelingError>, taal: Taal) -> Result<Response, Oops> {
    let Err(why) = done else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    let (oops, mut errors) = (Oops::of(why.code()), Errors::default());
    say(why, "digest", taal, &mut errors)?;
    Ok(Problem::new(&oops, taal, &errors, ToOwned::to_owned).into_response())
}
