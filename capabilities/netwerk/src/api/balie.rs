//! Balies of the own organisatie.

use super::{field_name, refused};
use crate::acts;
use crate::keep::keep;
use crate::overview::{BalieStand, balie, balies, products_of};
use crate::pages::balie::{check, object};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, etag,
};

/// Een balie van uw organisatie.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Balie)]
pub(crate) struct BalieOut {
    id: Uuid,
    naam: String,
    #[schema(example = "G")]
    bonletter: String,
    #[schema(required = true)]
    coordinator_id: Option<Uuid>,
}

impl From<&BalieStand> for BalieOut {
    fn from(row: &BalieStand) -> Self {
        let (naam, bonletter) = (row.naam.clone(), row.bonletter.clone());
        Self { id: row.id, naam, bonletter, coordinator_id: row.coordinator_id }
    }
}

/// Balies.
#[derive(Serialize, ToSchema)]
#[schema(as = Balies)]
pub(crate) struct BaliesOut {
    items: Vec<BalieOut>,
}

/// Balies
///
/// Van uw eigen organisatie.
#[utoipa::path(
    get, path = "/api/v1/balies", tag = "Netwerk", operation_id = "listBalies",
    responses((status = 200, description = "De balies.", body = BaliesOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let rows = balies(&house.store.look(), who.actor.organisatie).await?;
    Ok(Json(BaliesOut { items: rows.iter().map(BalieOut::from).collect() }).into_response())
}

/// Een balie, met waarmee zij helpt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = BalieGeheel)]
pub(crate) struct HeleBalieOut {
    id: Uuid,
    naam: String,
    #[schema(example = "G")]
    bonletter: String,
    #[schema(required = true)]
    coordinator_id: Option<Uuid>,
    /// Codes van de producten.
    producten: Vec<String>,
}

async fn answer(house: &Shared, row: &BalieStand) -> Result<Response, Oops> {
    let out = HeleBalieOut {
        id: row.id,
        naam: row.naam.clone(),
        bonletter: row.bonletter.clone(),
        coordinator_id: row.coordinator_id,
        producten: products_of(&house.store.look(), row.id).await?,
    };
    Ok((StatusCode::OK, [(header::ETAG, etag(row.versie))], Json(out)).into_response())
}

/// Een balie
#[utoipa::path(
    get, path = "/api/v1/balies/{id}", tag = "Netwerk", operation_id = "getBalie",
    params(("id" = Uuid, Path, description = "Id van de balie.")),
    responses(
        (status = 200, description = "De balie.", body = HeleBalieOut, headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let row = who.found(&house, acts::BALIE, balie(&house.store.look(), id).await?)?;
    who.permit(&house, acts::BALIE, &object(&row))?;
    answer(&house, &row).await
}

/// Wat de balie voortaan is.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = BalieInvoer)]
pub(crate) struct BalieIn {
    #[schema(required = true)]
    naam: String,
    #[schema(required = true, example = "G")]
    bonletter: String,
    /// Iemand van uw organisatie met die rol.
    #[schema(value_type = Uuid, required = true)]
    coordinator_id: String,
    /// Codes van de producten.
    #[schema(required = true)]
    producten: Vec<String>,
}

/// Een balie wijzigen
#[utoipa::path(
    put, path = "/api/v1/balies/{id}", tag = "Netwerk", operation_id = "updateBalie",
    params(("id" = Uuid, Path, description = "Id van de balie."), IdempotencyKey, IfMatchHeader),
    request_body = BalieIn,
    responses(
        (status = 200, description = "De balie zoals zij nu is.", body = HeleBalieOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn replace(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<BalieIn>,
) -> Result<Response, Oops> {
    let row = who.found(&house, acts::BALIE, balie(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::BALIE, &object(&row))?;
    let (given, mut errors) = (&body.value, Errors::default());
    let checked = check(&given.naam, &given.bonletter, &given.coordinator_id, &given.producten, taal, &mut errors);
    let Some(input) = checked else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let seen = seen.against(row.versie);
    let done = keep(&house.store, &purpose, id, &[seen.versie], &input, &body.once).await;
    if let Err(why) = seen.settled(&house, acts::BALIE, &body.once, done).await? {
        return refused(why, "coordinator", Some(seen), taal);
    }
    let row = balie(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    answer(&house, &row).await
}
