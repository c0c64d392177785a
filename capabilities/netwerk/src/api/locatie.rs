//! Locaties: where they are, how one gets in, and when they are closed by their own choice.

use super::{field_name, refused};
use crate::acts;
use crate::adapt::adapt;
use crate::locaties::{closed_days, locaties};
use crate::model::{GEBIEDEN, zone};
use crate::pages::locatie::form::Typed;
use crate::pages::locatie::load;
use crate::settle as settling;
use crate::tables::locatie::Model;
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, etag, made_before, one_of, settled,
};

/// Een locatie in een lijst.
#[derive(Serialize, ToSchema)]
#[schema(as = Locatie)]
pub(crate) struct LocatieOut {
    id: Uuid,
    naam: String,
    plaats: String,
    telefoon: String,
}

/// Locaties.
#[derive(Serialize, ToSchema)]
#[schema(as = Locaties)]
pub(crate) struct LocatiesOut {
    items: Vec<LocatieOut>,
}

/// Locaties
///
/// Die uw organisatie beheert of waar zij een balie heeft.
#[utoipa::path(
    get, path = "/api/v1/locaties", tag = "Netwerk", operation_id = "listLocaties",
    responses((status = 200, description = "De locaties.", body = LocatiesOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let rows = locaties(&house.store.look(), who.actor.organisatie, false).await?;
    let out = |row: Model| LocatieOut { id: row.id, naam: row.naam, plaats: row.plaats, telefoon: row.telefoon };
    Ok(Json(LocatiesOut { items: rows.into_iter().map(out).collect() }).into_response())
}

/// Wat er van een locatie staat.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = LocatieGegevens)]
pub(crate) struct Gegevens {
    #[schema(required = true, max_length = 60)]
    naam: String,
    #[schema(required = true, max_length = 60, example = "Voorbeeldplein 9000")]
    adres: String,
    /// In Caribisch Nederland leeg.
    #[schema(required = true, example = "7514 AA")]
    postcode: String,
    #[schema(required = true, max_length = 60)]
    plaats: String,
    /// Code van het CBS.
    #[schema(required = true, example = "0153")]
    gemeente_code: String,
    #[schema(required = true, schema_with = gebieden)]
    gebied: String,
    #[schema(max_length = 200, example = "Lift, ringleiding")]
    toegankelijkheid: String,
    #[schema(max_length = 20, example = "14 053")]
    telefoon: String,
    /// De dagen vanaf vandaag waarop deze locatie zelf dicht is.
    #[schema(value_type = Vec<String>, example = json!(["2027-12-24"]))]
    gesloten: Vec<String>,
}

fn gebieden() -> ObjectBuilder {
    one_of("Waarvan de klok en de feestdagen gelden.", GEBIEDEN.iter().map(|(_, value, _)| *value))
}

impl Gegevens {
    /// As the screen reads it.
    fn typed(&self) -> Typed {
        Typed {
            naam: self.naam.clone(),
            adres: self.adres.clone(),
            postcode: self.postcode.clone(),
            plaats: self.plaats.clone(),
            gemeente: self.gemeente_code.clone(),
            gebied: self.gebied.clone(),
            toegankelijkheid: self.toegankelijkheid.clone(),
            telefoon: self.telefoon.clone(),
            gesloten: self.gesloten.join("\n"),
            versie: 0,
        }
    }
}

/// Een locatie, zoals zij wordt bijgehouden.
#[derive(Serialize, ToSchema)]
#[schema(as = LocatieGeheel)]
pub(crate) struct HeleLocatieOut {
    id: Uuid,
    #[serde(flatten)]
    gegevens: Gegevens,
}

async fn answer(house: &Shared, status: StatusCode, id: Uuid) -> Result<Response, Oops> {
    let look = house.store.look();
    let row = crate::locatie_of(&look, id).await?.ok_or(Oops::not_found())?;
    let today = house.store.now().to_zoned(zone(&row.tijdzone)).date();
    let gesloten = closed_days(&look, id, today).await?;
    let headers = [(header::ETAG, etag(row.versie)), (header::LOCATION, format!("/api/v1/locaties/{id}"))];
    let gegevens = Gegevens {
        naam: row.naam,
        adres: row.adres,
        postcode: row.postcode,
        plaats: row.plaats,
        gemeente_code: row.gemeente_code,
        gebied: row.gebied,
        toegankelijkheid: row.toegankelijkheid,
        telefoon: row.telefoon,
        gesloten: gesloten.iter().map(ToString::to_string).collect(),
    };
    Ok((status, headers, Json(HeleLocatieOut { id, gegevens })).into_response())
}

/// Een locatie toevoegen
///
/// Uw organisatie beheert haar vanaf dan.
#[utoipa::path(
    post, path = "/api/v1/locaties", tag = "Netwerk", operation_id = "createLocatie",
    params(IdempotencyKey), request_body = Gegevens,
    responses(
        (status = 201, description = "De locatie.", body = HeleLocatieOut,
         headers(("ETag" = String, description = "Voor If-Match."), ("Location" = String, description = "Adres."))),
        WriteFaults,
        (status = 409, description = "Deze naam is daar al (EL-409).", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(State(house): State<Shared>, who: Who, taal: Taal, body: ApiJson<Gegevens>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::LOCATIE)?;
    let mut errors = Errors::default();
    let Some(input) = body.value.typed().check(house.store.now(), taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = settling::settle(&house.store, &purpose, &input, &body.once).await;
    let id = match settled(&house, acts::LOCATIE, &body.once, done).await? {
        Ok(Some(id)) => id,
        Ok(None) => made_before(&house, acts::LOCATIE, &body.once).await?,
        Err(why) => return refused(why, "naam", None, taal),
    };
    answer(&house, StatusCode::CREATED, id).await
}

/// Een locatie
#[utoipa::path(
    get, path = "/api/v1/locaties/{id}", tag = "Netwerk", operation_id = "getLocatie",
    params(("id" = Uuid, Path, description = "Id van de locatie.")),
    responses(
        (status = 200, description = "De locatie.", body = HeleLocatieOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (_, object) = load(&house, &who, id).await?;
    who.permit(&house, acts::LOCATIE, &object)?;
    answer(&house, StatusCode::OK, id).await
}

/// Een locatie wijzigen
///
/// Een andere klok kan alleen als er niemand is ingeroosterd.
#[utoipa::path(
    put, path = "/api/v1/locaties/{id}", tag = "Netwerk", operation_id = "updateLocatie",
    params(("id" = Uuid, Path, description = "Id van de locatie."), IdempotencyKey, IfMatchHeader),
    request_body = Gegevens,
    responses(
        (status = 200, description = "De locatie zoals zij nu is.", body = HeleLocatieOut,
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
    body: ApiJson<Gegevens>,
) -> Result<Response, Oops> {
    let (row, object) = load(&house, &who, id).await?;
    let purpose = who.permit(&house, acts::LOCATIE, &object)?;
    let mut errors = Errors::default();
    let Some(input) = body.value.typed().check(house.store.now(), taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let seen = seen.against(row.versie);
    let done = adapt(&house.store, &purpose, &row, &[seen.versie], &input, &body.once).await;
    if let Err(why) = seen.settled(&house, acts::LOCATIE, &body.once, done).await? {
        let field = if matches!(why, crate::error::NetwerkError::Planned) { "gebied" } else { "naam" };
        return refused(why, field, Some(seen), taal);
    }
    answer(&house, StatusCode::OK, id).await
}
