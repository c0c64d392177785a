//! Printing.

use crate::Onderwerp;
use crate::acts::{PRINT, PRINT_LETTERS};
use crate::api::bericht::Asked;
use crate::pages::partij::as_pdf;
use crate::print;
use access::Act;
use foundation::Uuid;
use serde::Serialize;
use utoipa::ToSchema;
use web::Query;
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
/// aanvraag heeft geen inhoud. Brieven over wie er keek, staan apart: alleen de privacyofficer print die. Wacht er niets, dan is het antwoord 409.
#[utoipa::path(
    post, path = "/api/v1/partijen", tag = "Berichten", operation_id = "printBerichten",
    params(Asked, IdempotencyKey),
    responses((status = 200, description = "De partij.", body = PartijOut), KeyFaults, GoneFaults)
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    Query(asked): Query<Asked>,
    ApiKey(once): ApiKey,
) -> Result<Json<PartijOut>, Oops> {
    let over = asked.over().ok_or(Oops::not_found())?;
    let act = printing(over);
    let purpose = who.permit_own(&house, act)?;
    let id = match print::print(&house.store, &purpose, over, &once).await {
        Ok(Some(id)) => id,
        done => match (earlier(&house, act, &once).await?, done) {
            (Some(_), _) => made_before(&house, act, &once).await?,
            (None, Ok(_)) => return Err(Oops::stale()),
            (None, Err(why)) => return Err(why.into()),
        },
    };
    let (partij, _) = print::partij_of(&house.store, id, who.actor.organisatie).await?.ok_or(Oops::not_found())?;
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
    let (partij, over) = print::partij_of(&house.store, id, who.actor.organisatie).await?.ok_or(Oops::not_found())?;
    let purpose = who.permit_own(&house, printing(over))?;
    if partij.aantal == 0 {
        return Err(Oops::not_found());
    }
    Ok(as_pdf(crate::pdf(&house.store, &purpose, id, over).await?).into_response())
}

const fn printing(over: Onderwerp) -> Act {
    match over {
        Onderwerp::Hulpvraag => PRINT,
        Onderwerp::Inzage => PRINT_LETTERS,
    }
}
