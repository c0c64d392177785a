//! Medewerkers of the own organisatie.

use super::{field_name, refused};
use crate::acts;
use crate::hire::{change_work, hire, let_go};
use crate::overview::{MedewerkerStand, balies_of_medewerker, medewerker, people};
use crate::pages::medewerker::{check, object};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ApiKey, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, KeyFaults, Oops, Problem, ReadFaults,
    Shared, Taal, Who, WriteFaults, etag, made_before, settled,
};

/// Iemand van uw organisatie.
#[derive(Serialize, ToSchema)]
#[schema(as = Medewerker)]
pub(crate) struct MedewerkerOut {
    id: Uuid,
    naam: String,
    rollen: Vec<String>,
    /// Of zij hier nu werkt.
    actief: bool,
}

impl From<&MedewerkerStand> for MedewerkerOut {
    fn from(row: &MedewerkerStand) -> Self {
        Self { id: row.id, naam: row.naam.clone(), rollen: words(&row.rollen), actief: row.actief }
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Medewerkers.
#[derive(Serialize, ToSchema)]
#[schema(as = Medewerkers)]
pub(crate) struct MedewerkersOut {
    items: Vec<MedewerkerOut>,
}

/// Medewerkers
///
/// Van uw eigen organisatie, ook wie vertrok.
#[utoipa::path(
    get, path = "/api/v1/medewerkers", tag = "Netwerk", operation_id = "listMedewerkers",
    responses((status = 200, description = "De medewerkers.", body = MedewerkersOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let rows = people(&house.store.look(), who.actor.organisatie).await?;
    Ok(Json(MedewerkersOut { items: rows.iter().map(MedewerkerOut::from).collect() }).into_response())
}

/// Een medewerker, met waar zij mag werken.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MedewerkerGeheel)]
pub(crate) struct HeleMedewerkerOut {
    id: Uuid,
    naam: String,
    rollen: Vec<String>,
    balie_ids: Vec<Uuid>,
    actief: bool,
}

async fn answer(house: &Shared, status: StatusCode, id: Uuid) -> Result<Response, Oops> {
    let look = house.store.look();
    let row = medewerker(&look, id).await?.ok_or(Oops::not_found())?;
    let mut balie_ids = balies_of_medewerker(&look, id).await?;
    balie_ids.sort_unstable();
    let (naam, rollen) = (row.naam, words(&row.rollen));
    let out = HeleMedewerkerOut { id, naam, rollen, balie_ids, actief: row.actief };
    let location = format!("/api/v1/medewerkers/{id}");
    Ok((status, [(header::ETAG, etag(row.versie)), (header::LOCATION, location)], Json(out)).into_response())
}

/// Wat iemand is, en waar zij mag werken.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = MedewerkerInvoer)]
pub(crate) struct MedewerkerIn {
    #[schema(required = true)]
    naam: String,
    #[schema(required = true, example = json!(["baliemedewerker"]))]
    rollen: Vec<String>,
    #[schema(value_type = Vec<Uuid>, required = true)]
    balie_ids: Vec<String>,
}

/// Een medewerker erbij
#[utoipa::path(
    post, path = "/api/v1/medewerkers", tag = "Netwerk", operation_id = "createMedewerker",
    params(IdempotencyKey), request_body = MedewerkerIn,
    responses(
        (status = 201, description = "De medewerker.", body = HeleMedewerkerOut,
         headers(("ETag" = String, description = "Voor If-Match."), ("Location" = String, description = "Adres."))),
        WriteFaults,
    )
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<MedewerkerIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::MEDEWERKER)?;
    let mut errors = Errors::default();
    let Some(input) = check(&body.value.naam, &body.value.rollen, &body.value.balie_ids, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = hire(&house.store, &purpose, &input, &body.once).await;
    let id = match settled(&house, acts::MEDEWERKER, &body.once, done).await?? {
        Some(id) => id,
        None => made_before(&house, acts::MEDEWERKER, &body.once).await?,
    };
    answer(&house, StatusCode::CREATED, id).await
}

/// Een medewerker
#[utoipa::path(
    get, path = "/api/v1/medewerkers/{id}", tag = "Netwerk", operation_id = "getMedewerker",
    params(("id" = Uuid, Path, description = "Id van de medewerker.")),
    responses(
        (status = 200, description = "De medewerker.", body = HeleMedewerkerOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let row = who.found(&house, acts::MEDEWERKER, medewerker(&house.store.look(), id).await?)?;
    who.permit(&house, acts::MEDEWERKER, &object(&row))?;
    answer(&house, StatusCode::OK, id).await
}

/// Een medewerker wijzigen
#[utoipa::path(
    put, path = "/api/v1/medewerkers/{id}", tag = "Netwerk", operation_id = "updateMedewerker",
    params(("id" = Uuid, Path, description = "Id van de medewerker."), IdempotencyKey, IfMatchHeader),
    request_body = MedewerkerIn,
    responses(
        (status = 200, description = "De medewerker zoals zij nu is.", body = HeleMedewerkerOut,
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
    body: ApiJson<MedewerkerIn>,
) -> Result<Response, Oops> {
    let row = who.found(&house, acts::MEDEWERKER, medewerker(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::MEDEWERKER, &object(&row))?;
    let mut errors = Errors::default();
    let Some(input) = check(&body.value.naam, &body.value.rollen, &body.value.balie_ids, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let seen = seen.against(row.versie);
    let done = change_work(&house.store, &purpose, id, &[seen.versie], &input, &body.once).await;
    if let Err(why) = seen.settled(&house, acts::MEDEWERKER, &body.once, done).await? {
        return refused(why, "balies", Some(seen), taal);
    }
    web::end_sessions_of(&house.store, id).await?;
    answer(&house, StatusCode::OK, id).await
}

/// Een medewerker vertrekt
///
/// Wat zij had, gaat naar de coordinator. Wie zelf een balie coordineert, heeft eerst een opvolger nodig. De aanvraag heeft
/// geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/medewerkers/{id}/vertrek", tag = "Netwerk", operation_id = "leaveMedewerker",
    params(("id" = Uuid, Path, description = "Id van de medewerker."), IdempotencyKey),
    responses(
        (status = 200, description = "De medewerker, niet meer actief.", body = HeleMedewerkerOut),
        KeyFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn leave(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let row = who.found(&house, acts::LEAVE, medewerker(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::LEAVE, &object(&row))?;
    let done = let_go(&house.store, &purpose, id, &once).await;
    if let Err(why) = settled(&house, acts::LEAVE, &once, done).await? {
        return refused(why, "naam", None, taal);
    }
    web::end_sessions_of(&house.store, id).await?;
    answer(&house, StatusCode::OK, id).await
}
