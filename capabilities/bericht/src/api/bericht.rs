//! Which letters wait, and what became of one.

use crate::acts::{HAND_OVER, PRINTLIST, RETURN};
use crate::pages::bericht::permit;
use crate::print::waiting;
use crate::relation::standing;
use crate::{BerichtError, Soort, Status};
use access::Act;
use foundation::Uuid;
use serde::Serialize;
use store::Once;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::{ApiKey, Id, IdempotencyKey, KeyFaults, Oops, ReadFaults, Shared, Who, earlier, one_of};

/// Een bericht aan een inwoner. Over wie het gaat, staat er niet in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Bericht)]
pub(crate) struct BerichtOut {
    id: Uuid,
    #[schema(schema_with = soorten)]
    soort: String,
    #[schema(schema_with = statuses)]
    status: String,
    /// Het nummer van de hulpvraag.
    nummer: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    aangemaakt_op: String,
}

fn soorten() -> ObjectBuilder {
    one_of("Wat voor bericht.", Soort::ALL.iter().map(|soort| soort.as_str()))
}

fn statuses() -> ObjectBuilder {
    one_of("Hoe ver het is.", Status::ALL.iter().map(|status| status.as_str()))
}

/// De wachtrij van de printer.
#[derive(Serialize, ToSchema)]
#[schema(as = Berichten)]
pub(crate) struct BerichtenOut {
    /// Het oudste eerst, ten hoogste 200.
    items: Vec<BerichtOut>,
}

/// Brieven die wachten
///
/// De brieven van de eigen organisatie die nog geprint moeten worden.
#[utoipa::path(
    get, path = "/api/v1/berichten", tag = "Berichten", operation_id = "listBerichten",
    responses((status = 200, description = "De brieven die wachten.", body = BerichtenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<BerichtenOut>, Oops> {
    who.permit_own(&house, PRINTLIST)?;
    let rows = waiting(&house.store, who.actor.organisatie).await?;
    let items = rows.into_iter().map(|row| BerichtOut {
        id: row.id,
        soort: row.soort,
        status: Status::Klaar.into(),
        nummer: row.nummer,
        aangemaakt_op: row.aangemaakt_op.at().to_string(),
    });
    Ok(Json(BerichtenOut { items: items.collect() }))
}

/// Uitreiken
///
/// De inwoner kreeg het bericht op papier aan de balie. Er gaat geen brief meer. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/berichten/{id}/uitreiking", tag = "Berichten", operation_id = "handOverBericht",
    params(("id" = Uuid, Path, description = "Id van het bericht."), IdempotencyKey),
    responses((status = 200, description = "Uitgereikt; het bericht zoals het nu is.", body = BerichtOut), KeyFaults)
)]
pub(crate) async fn hand_over(
    State(house): State<Shared>,
    who: Who,
    Id(id): Id,
    ApiKey(once): ApiKey,
) -> Result<Json<BerichtOut>, Oops> {
    let purpose = permit(&house, &who, HAND_OVER, id).await?;
    let done = crate::hand_over(&house.store, &purpose, id, &once).await;
    answer(&house, HAND_OVER, id, &once, done).await
}

/// Retour
///
/// De post bracht de brief terug. Er komt een taak om de inwoner te bellen. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/berichten/{id}/retour", tag = "Berichten", operation_id = "returnBericht",
    params(("id" = Uuid, Path, description = "Id van het bericht."), IdempotencyKey),
    responses((status = 200, description = "Genoteerd; het bericht zoals het nu is.", body = BerichtOut), KeyFaults)
)]
pub(crate) async fn returned(
    State(house): State<Shared>,
    who: Who,
    Id(id): Id,
    ApiKey(once): ApiKey,
) -> Result<Json<BerichtOut>, Oops> {
    let purpose = permit(&house, &who, RETURN, id).await?;
    let done = crate::returned(&house.store, &purpose, id, &once).await;
    answer(&house, RETURN, id, &once, done).await
}

// A repeat with the same key is answered as the first time was.
async fn answer(
    house: &Shared,
    act: Act,
    id: Uuid,
    once: &Once,
    done: Result<(), BerichtError>,
) -> Result<Json<BerichtOut>, Oops> {
    if let Err(why) = done
        && earlier(house, act, once).await?.is_none()
    {
        return Err(why.into());
    }
    let row = standing(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    Ok(Json(BerichtOut {
        id,
        soort: row.soort,
        status: row.status,
        nummer: row.nummer,
        aangemaakt_op: row.aangemaakt_op.at().to_string(),
    }))
}
