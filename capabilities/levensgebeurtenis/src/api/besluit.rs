//! A level is asked for, judged and stopped.

use crate::approve::{Oordeel, approve as approving, stop as stopping};
use crate::ask::{NiveauInput, ask as asking};
use crate::model::{Niveau, Soort};
use crate::pages::decide::permitted;
use crate::{StandInput, acts};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ApiKey, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, KeyFaults, Oops, Problem, Shared, Taal,
    Who, WriteFaults, settled, t,
};

/// Een niveau dat gevraagd wordt.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = LevensgebeurtenisNiveau)]
pub(super) struct NiveauIn {
    #[schema(required = true, schema_with = soorten)]
    soort: String,
    #[schema(required = true, schema_with = niveaus)]
    niveau: String,
    /// De versie die u zag; 0 als er nog niets was.
    #[schema(required = true, minimum = 0, maximum = 2147483647)]
    #[serde(deserialize_with = "web::whole")]
    versie: i32,
}

fn words<'a>(all: impl Iterator<Item = &'a str>) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(all.collect::<Vec<_>>()))
}

fn soorten() -> ObjectBuilder {
    words(Soort::ALL.iter().map(|one| one.as_str()))
}

fn niveaus() -> ObjectBuilder {
    words(Niveau::ALL.iter().map(|one| one.as_str()))
}

fn oordelen() -> ObjectBuilder {
    words(Oordeel::ALL.iter().map(|one| one.as_str()))
}

/// Een niveau vragen
///
/// Er gebeurt pas iets als een privacyofficer akkoord geeft. Zonder actieve grondslag mag het niet (EL-310).
#[utoipa::path(
    post, path = "/api/v1/levensgebeurtenissen", tag = "Privacy", operation_id = "askLevensgebeurtenis",
    params(IdempotencyKey), request_body = NiveauIn,
    responses(
        (status = 204, description = "Gevraagd."),
        WriteFaults,
        (status = 403, description = "Er is geen grondslag of wet die dit toestaat (EL-310).", body = Problem,
         content_type = "application/problem+json"),
        (status = 409, description = "Het staat er anders voor dan u zag (EL-409).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(super) async fn ask(State(house): State<Shared>, who: Who, taal: Taal, body: ApiJson<NiveauIn>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::ASK)?;
    let mut errors = Errors::default();
    let typed = &body.value;
    let soort = errors.take("soort", Soort::parse(&typed.soort).ok_or(()), |()| t!(taal, "error-soort"));
    let niveau = errors.take("niveau", Niveau::parse(&typed.niveau).ok_or(()), |()| t!(taal, "error-niveau"));
    let (Some(soort), Some(niveau)) = (soort, niveau) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let input = NiveauInput { soort, niveau, versie: typed.versie };
    let done = asking(&house.store, &purpose, &input, &body.once).await;
    match settled(&house, acts::ASK, &body.once, done).await? {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(why) => super::refused(why, "niveau", taal),
    }
}

/// Wat de tweede persoon zegt.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = LevensgebeurtenisOordeel)]
pub(super) struct OordeelIn {
    #[schema(required = true, schema_with = oordelen)]
    oordeel: String,
}

/// Akkoord geven op een niveau
///
/// Door een privacyofficer. Wie het niveau vroeg, kan dat niet (EL-311).
#[utoipa::path(
    post, path = "/api/v1/levensgebeurtenissen/{id}/oordeel", tag = "Privacy", operation_id = "judgeLevensgebeurtenis",
    params(("id" = Uuid, Path, description = "Id van de levensgebeurtenis."), IdempotencyKey, IfMatchHeader),
    request_body = OordeelIn,
    responses(
        (status = 204, description = "Bewaard."),
        WriteFaults,
        ChangeFaults,
        (status = 403, description = "Er is geen grondslag (EL-310), of een collega moet akkoord geven (EL-311).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(super) async fn judge(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<OordeelIn>,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::APPROVE, id).await?;
    let mut errors = Errors::default();
    let oordeel = errors.take("oordeel", Oordeel::parse(&body.value.oordeel).ok_or(()), |()| t!(taal, "error-oordeel"));
    let Some(oordeel) = oordeel else { return Ok(Problem::fields(taal, &errors, str::to_owned).into_response()) };
    let seen = seen.against(row.versie);
    let target = StandInput { id, versie: seen.versie, once: &body.once };
    let done = approving(&house.store, &purpose, &target, oordeel).await;
    match seen.settled(&house, acts::APPROVE, &body.once, done).await? {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(why) => super::refused(why, "oordeel", taal),
    }
}

/// Een levensgebeurtenis stoppen
///
/// Werkt meteen. Wat nog niet verstuurd is, gaat niet meer weg. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/levensgebeurtenissen/{id}/stopzetting", tag = "Privacy", operation_id = "stopLevensgebeurtenis",
    params(("id" = Uuid, Path, description = "Id van de levensgebeurtenis."), IdempotencyKey, IfMatchHeader),
    responses((status = 204, description = "Gestopt."), KeyFaults, ChangeFaults)
)]
pub(super) async fn stop(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::STOP, id).await?;
    let seen = seen.against(row.versie);
    let target = StandInput { id, versie: seen.versie, once: &once };
    let done = stopping(&house.store, &purpose, &target).await;
    match seen.settled(&house, acts::STOP, &once, done).await? {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(why) => super::refused(why, "versie", taal),
    }
}
