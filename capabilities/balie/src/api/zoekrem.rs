//! Who searched too often without finding anybody, for the privacyofficer.

use super::utc;
use crate::acts::{BRAKE_DONE, BRAKES};
use crate::brakes::waiting;
use foundation::Uuid;
use inwoner::{ZoekremError, brake};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiKey, Errors, GoneFaults, Id, IdempotencyKey, KeyFaults, Oops, Problem, ReadFaults, Shared, Taal, Who, one_of, settled, t,
};

/// Iemand zocht te vaak zonder iemand te vinden. Naar wie, wordt niet bewaard.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Zoekrem)]
pub(crate) struct ZoekremOut {
    id: Uuid,
    #[schema(schema_with = soorten)]
    soort: String,
    /// Wie zocht. Null bij een programma.
    #[schema(required = true)]
    medewerker: Option<String>,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    begin: String,
    /// Voor wanneer u ernaar kijkt, in UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T16:00:00Z")]
    termijn_op: String,
}

fn soorten() -> ObjectBuilder {
    one_of("Waarmee werd gezocht.", brake::Soort::ALL.iter().map(|soort| soort.as_str()))
}

/// Zoekremmen.
#[derive(Serialize, ToSchema)]
#[schema(as = Zoekremmen)]
pub(crate) struct ZoekremmenOut {
    /// Wat het eerst moet, staat vooraan. Ten hoogste 200.
    items: Vec<ZoekremOut>,
}

/// Zoekremmen
///
/// Waar de privacyofficer van uw organisatie nog naar moet kijken.
#[utoipa::path(
    get, path = "/api/v1/zoekremmen", tag = "Privacy", operation_id = "listZoekremmen",
    responses((status = 200, description = "De zoekremmen.", body = ZoekremmenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<ZoekremmenOut>, Oops> {
    who.permit_own(&house, BRAKES)?;
    let rows = waiting(&house.store.look(), who.actor.organisatie).await?;
    let items = rows.into_iter().map(|row| ZoekremOut {
        id: row.id,
        soort: row.soort,
        medewerker: row.naam,
        begin: utc(row.begin),
        termijn_op: utc(row.termijn_op),
    });
    Ok(Json(ZoekremmenOut { items: items.collect() }))
}

/// Afhandelen
///
/// U hebt ernaar gekeken. Over uzelf doet een collega dit (409). De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/zoekremmen/{id}/klaar", tag = "Privacy", operation_id = "finishZoekrem",
    params(("id" = Uuid, Path, description = "Id van de zoekrem."), IdempotencyKey),
    responses((status = 204, description = "Afgehandeld."), KeyFaults, GoneFaults)
)]
pub(crate) async fn done(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, BRAKE_DONE)?;
    let done = brake::look_at(&house.store, &purpose, id, &once, "/zoekremmen").await;
    match settled(&house, BRAKE_DONE, &once, done).await? {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(ZoekremError::SameEyes) => {
            let mut errors = Errors::default();
            errors.add("id", t!(taal, "error-brake-own"));
            Ok(Problem::new(&Oops::stale(), taal, &errors, str::to_owned).into_response())
        }
        Err(why) => Err(why.into()),
    }
}
