//! The route of today, numbered by copy.

use super::refused;
use crate::pages::one::permitted;
use crate::pages::route::{code_of, codes, own_copy};
use crate::print::{print, read};
use crate::tables::looplijst_route::Model;
use crate::{LooplijstError, acts, lists::AdresRow};
use foundation::Uuid;
use serde::Serialize;
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{ApiKey, Id, IdempotencyKey, KeyFaults, Oops, Problem, ReadFaults, Shared, Taal, Who, made_before, settled};

/// Een adres op de route: niet welke straat, en niet welke regeling.
#[derive(Serialize, ToSchema)]
#[schema(as = RouteAdres)]
pub(crate) struct AdresOut {
    huisnummer: String,
    naam: String,
    /// Een letter voor elke regeling, op elke looplijst van de organisatie dezelfde.
    #[schema(example = "A B")]
    code: String,
}

/// Een exemplaar van de route van vandaag. Vernietig het na vandaag.
#[derive(Serialize, ToSchema)]
#[schema(as = Route)]
pub(crate) struct RouteOut {
    id: Uuid,
    /// Het hoeveelste exemplaar van deze dag.
    volgorde: i32,
    regels: Vec<AdresOut>,
}

async fn answer(house: &Shared, who: &Who, copy: &Model) -> Result<Response, Oops> {
    let (row, purpose) = permitted(house, who, acts::PRINT, copy.looplijst_id).await?;
    let codes = codes(&house.store.look(), row.organisatie_id).await?;
    let out =
        |one: AdresRow| AdresOut { huisnummer: one.huisnummer.clone(), naam: one.naam(), code: code_of(&codes, &one.keys()) };
    let regels = read(&house.store, &purpose).await?.into_iter().map(out).collect();
    let location = format!("/api/v1/routes/{}", copy.id);
    Ok(([(header::LOCATION, location)], Json(RouteOut { id: copy.id, volgorde: copy.volgorde, regels })).into_response())
}

/// De route van vandaag maken
///
/// Elk exemplaar heeft een volgnummer. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/looplijsten/{id}/routes", tag = "Looplijsten", operation_id = "createRoute",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey),
    responses(
        (status = 201, description = "Het exemplaar.", body = RouteOut, headers(("Location" = String, description = "Adres."))),
        KeyFaults,
        (status = 400, description = "Voor vandaag is niets gepland (EL-100).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let (_, purpose) = permitted(&house, &who, acts::PRINT, id).await?;
    let done: Result<Uuid, LooplijstError> = print(&house.store, &purpose, id, &once).await;
    let made = match settled(&house, acts::PRINT, &once, done).await? {
        Ok(Some(made)) => made,
        Ok(None) => made_before(&house, acts::PRINT, &once).await?,
        Err(why) => return refused(why, "dag", taal),
    };
    let copy = own_copy(&house, &who, made).await?;
    Ok((StatusCode::CREATED, answer(&house, &who, &copy).await?).into_response())
}

/// Een exemplaar
///
/// Van uzelf, en alleen op de dag zelf.
#[utoipa::path(
    get, path = "/api/v1/routes/{id}", tag = "Looplijsten", operation_id = "getRoute",
    params(("id" = Uuid, Path, description = "Id van het exemplaar.")),
    responses((status = 200, description = "Het exemplaar.", body = RouteOut), ReadFaults)
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let copy = own_copy(&house, &who, id).await?;
    answer(&house, &who, &copy).await
}
