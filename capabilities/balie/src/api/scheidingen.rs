//! What was asked about parting one Inwoner in two, for the second pair of eyes.

use super::utc;
use crate::BalieError;
use crate::acts::{CARRY_OUT, SPLIT, WITHDRAW};
use crate::model::Status;
use crate::split::{self, HulpvraagRegel, Scheiding, ScheidingRegel};
use access::Act;
use foundation::Uuid;
use serde::Serialize;
use store::Once;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiKey, Errors, GoneFaults, Id, IdempotencyKey, KeyFaults, Oops, Problem, ReadFaults, Shared, Taal, Who, one_of, settled, t,
};

/// Een scheiding in de lijst. Over wie zij gaat, staat er niet in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ScheidingRegel)]
pub(crate) struct RegelOut {
    id: Uuid,
    #[schema(schema_with = statuses)]
    status: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    aangemaakt_op: String,
    /// Wie het vroeg.
    #[schema(required = true)]
    medewerker: Option<String>,
}

fn statuses() -> ObjectBuilder {
    one_of("Hoe het ervoor staat.", Status::ALL.iter().map(|status| status.as_str()))
}

impl From<ScheidingRegel> for RegelOut {
    fn from(row: ScheidingRegel) -> Self {
        Self { id: row.id, status: row.status, aangemaakt_op: utc(row.aangemaakt_op), medewerker: row.naam }
    }
}

/// Scheidingen.
#[derive(Serialize, ToSchema)]
#[schema(as = Scheidingen)]
pub(crate) struct RegelsOut {
    /// De nieuwste eerst, ten hoogste 100.
    items: Vec<RegelOut>,
}

/// Scheidingen
///
/// Van uw organisatie.
#[utoipa::path(
    get, path = "/api/v1/scheidingen", tag = "Inwoners", operation_id = "listScheidingen",
    responses((status = 200, description = "De scheidingen.", body = RegelsOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<RegelsOut>, Oops> {
    who.permit_own(&house, SPLIT)?;
    let rows = split::all_of(&house.store.look(), who.actor.organisatie).await?;
    Ok(Json(RegelsOut { items: rows.into_iter().map(RegelOut::from).collect() }))
}

/// Een hulpvraag van de inwoner.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ScheidingHulpvraag)]
pub(crate) struct HulpvraagOut {
    id: Uuid,
    nummer: String,
    /// Code van het product.
    product: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    aangemaakt_op: String,
    /// Op welke naam de afspraak staat.
    #[schema(required = true)]
    naam: Option<String>,
    /// Of zij van de ander is.
    keuze: bool,
}

pub(super) fn lines(rows: Vec<HulpvraagRegel>, chosen: &[Uuid]) -> Vec<HulpvraagOut> {
    let line = |row: HulpvraagRegel| HulpvraagOut {
        keuze: chosen.contains(&row.id),
        id: row.id,
        nummer: row.nummer,
        product: row.product,
        aangemaakt_op: utc(row.aangemaakt_op),
        naam: row.naam,
    };
    rows.into_iter().map(line).collect()
}

/// Wat er gevraagd is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Scheiding)]
pub(crate) struct ScheidingOut {
    id: Uuid,
    #[schema(schema_with = statuses)]
    status: String,
    /// Wie de ander is.
    naam: String,
    #[schema(format = Date, example = "1949-03-02")]
    geboortedatum: String,
    postcode: String,
    huisnummer: String,
    /// Of er een bsn bij is. Het nummer zelf komt in geen enkel antwoord terug.
    met_bsn: bool,
    hulpvragen: Vec<HulpvraagOut>,
    /// Hoeveel regels van het logboek meegingen.
    regels: i32,
    /// Wie het vroeg. Een ander doet het.
    aangemaakt_door_id: Uuid,
}

impl ScheidingOut {
    fn new(found: Scheiding) -> Self {
        let (row, other) = (found.row, found.other);
        let chosen: Vec<Uuid> = row.hulpvragen.split_whitespace().filter_map(|id| id.parse().ok()).collect();
        Self {
            id: row.id,
            status: row.status,
            naam: format!("{} {}", other.voornaam, other.achternaam).trim().to_owned(),
            geboortedatum: other.geboortedatum.to_string(),
            postcode: other.postcode,
            huisnummer: other.huisnummer,
            met_bsn: !other.bsn.is_empty(),
            hulpvragen: lines(found.hulpvragen, &chosen),
            regels: row.aantal,
            aangemaakt_door_id: row.aangemaakt_door_id,
        }
    }
}

pub(super) async fn answer(house: &Shared, who: &Who, id: Uuid, status: StatusCode) -> Result<Response, Oops> {
    let purpose = who.permit_own(house, SPLIT)?;
    let found = split::look(&house.store, &purpose, id).await?;
    let location = format!("/api/v1/scheidingen/{id}");
    Ok((status, [(header::LOCATION, location)], Json(ScheidingOut::new(found))).into_response())
}

/// Een scheiding
#[utoipa::path(
    get, path = "/api/v1/scheidingen/{id}", tag = "Inwoners", operation_id = "getScheiding",
    params(("id" = Uuid, Path, description = "Id van de scheiding.")),
    responses((status = 200, description = "Wat er gevraagd is.", body = ScheidingOut), ReadFaults)
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    answer(&house, &who, id, StatusCode::OK).await
}

/// Scheiden
///
/// De hulpvragen gaan naar de ander, met alles wat eraan hangt. Dit doet iemand anders dan wie het vroeg. De aanvraag heeft
/// geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/scheidingen/{id}/aanvaarding", tag = "Inwoners", operation_id = "acceptScheiding",
    params(("id" = Uuid, Path, description = "Id van de scheiding."), IdempotencyKey),
    responses((status = 200, description = "Gescheiden.", body = ScheidingOut), KeyFaults, GoneFaults)
)]
pub(crate) async fn carry_out(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, CARRY_OUT)?;
    let done = split::carry_out(&house.store, &purpose, id, &once).await;
    pressed(&house, &who, taal, (id, CARRY_OUT), &once, done).await
}

/// Niet scheiden
///
/// Wie het vroeg neemt het terug, of een collega zegt nee. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/scheidingen/{id}/weigering", tag = "Inwoners", operation_id = "refuseScheiding",
    params(("id" = Uuid, Path, description = "Id van de scheiding."), IdempotencyKey),
    responses((status = 200, description = "Ingetrokken.", body = ScheidingOut), KeyFaults, GoneFaults)
)]
pub(crate) async fn withdraw(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, WITHDRAW)?;
    let done = split::withdraw(&house.store, &purpose, id, &once).await;
    pressed(&house, &who, taal, (id, WITHDRAW), &once, done).await
}

async fn pressed(
    house: &Shared,
    who: &Who,
    taal: Taal,
    (id, act): (Uuid, Act),
    once: &Once,
    done: Result<(), BalieError>,
) -> Result<Response, Oops> {
    match settled(house, act, once, done).await? {
        Ok(_) => answer(house, who, id, StatusCode::OK).await,
        Err(BalieError::SameEyes) => {
            let mut errors = Errors::default();
            errors.add("id", t!(taal, "error-split-own"));
            Ok(Problem::new(&Oops::stale(), taal, &errors, str::to_owned).into_response())
        }
        Err(why) => Err(why.into()),
    }
}
