//! Calling somebody to the Balie, and noting that nobody came.

use super::bezoek::{BezoekOut, answer, find};
use super::fault;
use crate::acts::{CALL, NO_SHOW};
use crate::no_show::no_show as missed;
use crate::receive;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::Response;
use web::{ApiKey, ChangeFaults, Id, IdempotencyKey, IfMatch, IfMatchHeader, KeyFaults, Oops, Shared, Who};

/// Oproepen
///
/// Het gesprek begint, en de balie heeft de hulpvraag. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/bezoeken/{id}/oproepen", tag = "Balie", operation_id = "callBezoeker",
    params(("id" = Uuid, Path, description = "Id van de afspraak."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 200, description = "Opgeroepen; het bezoek zoals het nu is.", body = BezoekOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        KeyFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn call(
    State(house): State<Shared>,
    who: Who,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let ids = find(&house, &who, CALL, id).await?;
    let purpose = who.permit(&house, CALL, &ids.object())?;
    let seen = seen.against(ids.versie);
    let done = receive::call(&house.store, &purpose, id, seen.versie, &once).await;
    seen.settled(&house, CALL, &once, done).await?.map_err(fault)?;
    answer(&house, &who, &ids).await
}

/// Niet verschenen
///
/// Kan vanaf een kwartier na het begin. De eigenaar van de hulpvraag krijgt een taak om te bellen. De aanvraag heeft geen
/// inhoud.
#[utoipa::path(
    post, path = "/api/v1/bezoeken/{id}/niet-verschenen", tag = "Balie", operation_id = "reportNoShow",
    params(("id" = Uuid, Path, description = "Id van de afspraak."), IdempotencyKey, IfMatchHeader),
    responses((status = 204, description = "Genoteerd."), KeyFaults, ChangeFaults)
)]
pub(crate) async fn no_show(
    State(house): State<Shared>,
    who: Who,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<StatusCode, Oops> {
    let ids = find(&house, &who, NO_SHOW, id).await?;
    let purpose = who.permit(&house, NO_SHOW, &ids.object())?;
    let plek = crate::pages::day::place(&house, ids.locatie_id).await?;
    let seen = seen.against(ids.versie);
    let done = missed(&house.store, &purpose, id, seen.versie, &plek, &once).await;
    seen.settled(&house, NO_SHOW, &once, done).await?.map_err(fault)?;
    Ok(StatusCode::NO_CONTENT)
}
