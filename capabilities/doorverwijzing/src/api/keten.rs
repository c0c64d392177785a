//! Who is sent round: noting it, naming who holds the keten together, and the yes or no of who was named.

use super::NummerIn;
use super::hulpvraag::shown;
use super::path::HulpvraagOut;
use crate::pages::hulpvraag::relation_of;
use crate::pages::owner::as_owner;
use crate::{DoorverwijzingError, acts, keten};
use foundation::Uuid;
use serde::Deserialize;
use store::Once;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ApiKey, Errors, GoneFaults, Id, IdempotencyKey, KeyFaults, Oops, Problem, Shared, Taal, Who, WriteFaults, one_of,
    settled, t,
};

/// Rondgestuurd
///
/// De inwoner zegt rondgestuurd te worden. De vraag gaat niet verder; wie haar heeft, wordt ketenregisseur. De aanvraag heeft
/// geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/hulpvragen/{nummer}/rondsturen", tag = "Hulpvragen", operation_id = "reportRondsturen",
    params(NummerIn, IdempotencyKey),
    responses((status = 200, description = "De hulpvraag zoals zij nu is.", body = HulpvraagOut), KeyFaults, GoneFaults)
)]
pub(crate) async fn bounce(
    State(house): State<Shared>,
    who: Who,
    Id(nummer): Id<String>,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let relation = relation_of(&house, &who, acts::BOUNCE, &nummer).await?;
    let purpose = who.permit(&house, acts::BOUNCE, &relation.object())?;
    let done = keten::report_bounce(&house.store, &purpose, relation.hulpvraag, &once, &relation.path()).await;
    answer(&house, &who, acts::BOUNCE, &nummer, &once, done).await
}

/// Wie gevraagd wordt.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = Opvolger)]
pub(crate) struct OpvolgerIn {
    /// Een collega, of de coördinator van een organisatie die meedoet.
    #[serde(default)]
    #[schema(required = true, format = Uuid, example = "0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23")]
    medewerker_id: String,
}

/// Opvolger vragen
///
/// De ketenregisseur vraagt iemand om het over te nemen. Tot die ja zegt, verandert er niets.
#[utoipa::path(
    post, path = "/api/v1/hulpvragen/{nummer}/opvolger", tag = "Hulpvragen", operation_id = "nameOpvolger",
    params(NummerIn, IdempotencyKey),
    request_body = OpvolgerIn,
    responses((status = 200, description = "De hulpvraag zoals zij nu is.", body = HulpvraagOut), WriteFaults, GoneFaults)
)]
pub(crate) async fn name_successor(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(nummer): Id<String>,
    body: ApiJson<OpvolgerIn>,
) -> Result<Response, Oops> {
    let Ok((relation, purpose)) = as_owner(&house, &who, acts::NAME_SUCCESSOR, &nummer, &body.once).await? else {
        return shown(&house, &who, &nummer).await;
    };
    let candidates = netwerk::successors(&house.store.look(), who.actor.organisatie, &relation.deelnemers).await?;
    let chosen = body.value.medewerker_id.parse::<Uuid>().ok().and_then(|id| candidates.into_iter().find(|one| one.id == id));
    let Some(chosen) = chosen else {
        let mut errors = Errors::default();
        errors.add("medewerkerId", t!(taal, "error-opvolger"));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let opvolger = (chosen.organisatie_id, chosen.id);
    let there = relation.path();
    let done = keten::name_successor(&house.store, &purpose, relation.hulpvraag, opvolger, &body.once, &there).await;
    answer(&house, &who, acts::NAME_SUCCESSOR, &nummer, &body.once, done).await
}

/// Ja of nee.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Opvolging)]
pub(crate) struct OpvolgingIn {
    #[serde(default)]
    #[schema(required = true, schema_with = antwoorden)]
    antwoord: String,
}

fn antwoorden() -> ObjectBuilder {
    one_of("Of u ketenregisseur wordt.", ["ja", "nee"])
}

/// Opvolging beantwoorden
///
/// Wie gevraagd is, zegt ja of nee. Bij ja is de hulpvraag meteen van die persoon.
#[utoipa::path(
    post, path = "/api/v1/hulpvragen/{nummer}/opvolging", tag = "Hulpvragen", operation_id = "answerOpvolging",
    params(NummerIn, IdempotencyKey),
    request_body = OpvolgingIn,
    responses((status = 200, description = "De hulpvraag zoals zij nu is.", body = HulpvraagOut), WriteFaults, GoneFaults)
)]
pub(crate) async fn succeed(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(nummer): Id<String>,
    body: ApiJson<OpvolgingIn>,
) -> Result<Response, Oops> {
    let relation = relation_of(&house, &who, acts::SUCCEED, &nummer).await?;
    let purpose = who.permit(&house, acts::SUCCEED, &relation.object())?;
    let yes = match body.value.antwoord.as_str() {
        "ja" => true,
        "nee" => false,
        _ => {
            let mut errors = Errors::default();
            errors.add("antwoord", t!(taal, "error-antwoord"));
            return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
        }
    };
    let there = relation.path();
    let done = keten::answer_succession(&house.store, &purpose, relation.hulpvraag, yes, &body.once, &there).await;
    answer(&house, &who, acts::SUCCEED, &nummer, &body.once, done).await
}

/// A repeat with the same key is answered as the first time was.
async fn answer(
    house: &Shared,
    who: &Who,
    act: access::Act,
    nummer: &str,
    once: &Once,
    done: Result<(), DoorverwijzingError>,
) -> Result<Response, Oops> {
    settled(house, act, once, done).await??;
    shown(house, who, nummer).await
}
