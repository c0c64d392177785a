//! The day to print, for when the screen is not there.

use super::utc;
use crate::acts::PRINT_DAY;
use crate::day::DaglijstRegel;
use crate::pages::print_day as printed;
use crate::print_day::print_day;
use crate::tables::daglijst::Model;
use access::Verwerking;
use foundation::Uuid;
use netwerk::tables::locatie;
use serde::Serialize;
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{ApiKey, Id, IdempotencyKey, KeyFaults, Oops, ReadFaults, Shared, Who, made_before, settled};

/// Een afschrift van de dag.
#[derive(Serialize, ToSchema)]
#[schema(as = Daglijst)]
pub(crate) struct DaglijstOut {
    id: Uuid,
    /// Het hoeveelste afschrift van deze dag.
    volgorde: i32,
    /// Uw eigen bezoekers, op tijd.
    bezoeken: Vec<BezoekerOut>,
}

/// Een bezoeker van uw eigen organisatie.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Bezoeker)]
pub(crate) struct BezoekerOut {
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T08:30:00Z")]
    begin: String,
    /// De balie waar de bezoeker moet zijn.
    balie_id: Uuid,
    nummer: String,
    naam: String,
}

async fn answer(house: &Shared, purpose: &Verwerking, plek: &locatie::Model, row: &Model) -> Result<Response, Oops> {
    let visitor = |row: DaglijstRegel| BezoekerOut {
        begin: utc(row.begin),
        balie_id: row.balie_id,
        nummer: row.nummer.unwrap_or_default(),
        naam: row.naam.unwrap_or_default(),
    };
    let visitors = printed::read(house, purpose, plek, row).await?;
    let bezoeken = visitors.into_iter().map(visitor).collect();
    let location = format!("/api/v1/daglijsten/{}", row.id);
    Ok(([(header::LOCATION, location)], Json(DaglijstOut { id: row.id, volgorde: row.volgorde, bezoeken })).into_response())
}

/// Afschrift maken
///
/// De dag met de namen van uw eigen bezoekers, voor als het scherm er niet is. Elk afschrift heeft een volgnummer. De
/// aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/locaties/{id}/daglijsten", tag = "Balie", operation_id = "createDaglijst",
    params(("id" = Uuid, Path, description = "Id van de locatie."), IdempotencyKey),
    responses(
        (status = 201, description = "Het afschrift.", body = DaglijstOut, headers(("Location" = String, description = "Adres."))),
        KeyFaults,
    )
)]
pub(crate) async fn create(State(house): State<Shared>, who: Who, Id(id): Id, ApiKey(once): ApiKey) -> Result<Response, Oops> {
    let (purpose, plek) = printed::permit(&house, &who, id).await?;
    let done = print_day(&house.store, &purpose, id, printed::today(&house, &plek)?, &once).await;
    let copy = match settled(&house, PRINT_DAY, &once, done).await?? {
        Some(copy) => copy,
        None => made_before(&house, PRINT_DAY, &once).await?,
    };
    let row = printed::own_copy(&house, &who, copy).await?;
    Ok((StatusCode::CREATED, answer(&house, &purpose, &plek, &row).await?).into_response())
}

/// Een afschrift
///
/// Van uzelf, en alleen op de dag zelf.
#[utoipa::path(
    get, path = "/api/v1/daglijsten/{id}", tag = "Balie", operation_id = "getDaglijst",
    params(("id" = Uuid, Path, description = "Id van het afschrift.")),
    responses((status = 200, description = "Het afschrift.", body = DaglijstOut), ReadFaults)
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let row = printed::own_copy(&house, &who, id).await?;
    let (purpose, plek) = printed::permit(&house, &who, row.locatie_id).await?;
    answer(&house, &purpose, &plek, &row).await
}
