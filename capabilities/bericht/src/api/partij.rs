//! Printing.

use crate::acts::PRINT;
use crate::pages::partij::as_pdf;
use crate::print;
use foundation::Uuid;
use serde::Serialize;
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{ApiKey, GoneFaults, Id, IdempotencyKey, KeyFaults, Oops, ReadFaults, Shared, Who, earlier, made_before};

/// Brieven die samen geprint worden.
#[derive(Serialize, ToSchema)]
#[schema(as = Partij)]
pub(crate) struct PartijOut {
    id: Uuid,
    /// Hoeveel brieven erin zitten.
    #[schema(minimum = 0, maximum = 200)]
    aantal: i32,
}

/// Printen
///
/// Neemt de brieven die wachten samen in een partij, ten hoogste 200. De pdf staat daarna op `/partijen/{id}/brieven`. De
/// aanvraag heeft geen inhoud. Wacht er niets, dan is het antwoord 409.
#[utoipa::path(
    post, path = "/api/v1/partijen", tag = "Berichten", operation_id = "printBerichten",
    params(IdempotencyKey),
    responses((status = 200, description = "De partij.", body = PartijOut), KeyFaults, GoneFaults)
)]
pub(crate) async fn create(State(house): State<Shared>, who: Who, ApiKey(once): ApiKey) -> Result<Json<PartijOut>, Oops> {
    let purpose = who.permit_own(&house, PRINT)?;
    let id = match print::print(&house.store, &purpose, &once).await {
        Ok(Some(id)) => id,
        done => match (earlier(&house, PRINT, &once).await?, done) {
            (Some(_), _) => made_before(&house, PRINT, &once).await?,
            (None, Ok(_)) => return Err(Oops::stale()),
            (None, Err(why)) => return Err(why.into()),
        },
    };
    let partij = print::partij_of(&house.store, id, who.actor.organisatie).await?.ok_or(Oops::not_found())?;
    Ok(Json(PartijOut { id, aantal: partij.aantal }))
}

/// De brieven van een partij
///
/// Een pdf (PDF/UA) met alle brieven, elk op een nieuw vel. Opnieuw vragen mag; elke keer komt in het logboek.
#[utoipa::path(
    get, path = "/api/v1/partijen/{id}/brieven", tag = "Berichten", operation_id = "getBrieven",
    params(("id" = Uuid, Path, description = "Id van de partij.")),
    responses(
        (status = 200, description = "De brieven.", content_type = "application/pdf"),
        ReadFaults,
    )
)]
pub(crate) async fn pdf(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, PRINT)?;
    let partij = print::partij_of(&house.store, id, who.actor.organisatie).await?.ok_or(Oops::not_found())?;
    if partij.aantal == 0 {
        return Err(Oops::not_found());
    }
    Ok(as_pdf(crate::pdf(&house.store, &purpose, id).await?).into_response())
}
