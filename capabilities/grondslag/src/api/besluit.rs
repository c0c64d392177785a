//! What is decided about a Grondslag, each by who may.

use super::grondslag::{GrondslagOut, answer};
use super::{field_name, refused};
use crate::approve::{Oordeel, approve as approving};
use crate::pages::decide::{permitted, reason};
use crate::step::StandInput;
use crate::watch::{self, Woord};
use crate::{acts, enter as entering};
use foundation::Uuid;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ApiKey, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, KeyFaults, Oops, Problem, Shared, Taal,
    Who, WriteFaults, one_of, t,
};

fn oordelen() -> ObjectBuilder {
    one_of("Of de vraag gesteld mag worden.", Oordeel::ALL.iter().map(|oordeel| oordeel.as_str()))
}

/// Wat de proceseigenaar zegt.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = GrondslagOordeel)]
pub(crate) struct OordeelIn {
    #[schema(required = true, schema_with = oordelen)]
    oordeel: String,
    /// Verplicht bij terug.
    #[schema(required = false, max_length = 1000)]
    toelichting: String,
}

/// Waarom.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = GrondslagToelichting)]
pub(crate) struct ToelichtingIn {
    #[schema(required = true, max_length = 1000)]
    toelichting: String,
}

/// Een grondslag voorleggen
///
/// Hij gaat naar de proceseigenaar. Is zijn wet nog niet in werking, dan wacht hij daarop; wie hem dan weer voorlegt, zegt dat
/// de wet in werking is. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/grondslagen/{id}/voorlegging", tag = "Grondslagen", operation_id = "submitGrondslag",
    params(("id" = Uuid, Path, description = "Id van de grondslag."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 200, description = "De grondslag zoals hij nu is.", body = GrondslagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        KeyFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn submit(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::ENTER, id).await?;
    let seen = seen.against(row.versie);
    let target = StandInput { id, seen: &[seen.versie], once: &once };
    let done = entering::submit(&house.store, &purpose, &target).await;
    if let Err(why) = seen.settled(&house, acts::ENTER, &once, done).await? {
        return refused(why, "soort", taal);
    }
    answer(&house, StatusCode::OK, id).await
}

/// Een grondslag beoordelen
///
/// Door de proceseigenaar. Wie hem invoerde of wijzigde, kan dat niet (EL-311).
#[utoipa::path(
    post, path = "/api/v1/grondslagen/{id}/oordeel", tag = "Grondslagen", operation_id = "approveGrondslag",
    params(("id" = Uuid, Path, description = "Id van de grondslag."), IdempotencyKey, IfMatchHeader),
    request_body = OordeelIn,
    responses(
        (status = 200, description = "De grondslag zoals hij nu is.", body = GrondslagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
        (status = 403, description = "Een collega moet hem goedkeuren (EL-311).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn approve(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<OordeelIn>,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::APPROVE, id).await?;
    let mut errors = Errors::default();
    let oordeel = Oordeel::parse(&body.value.oordeel);
    if oordeel.is_none() {
        errors.add("oordeel", t!(taal, "error-judge"));
    }
    let text = reason(&body.value.toelichting, oordeel == Some(Oordeel::Teruggegeven), "toelichting", taal, &mut errors);
    let (Some(oordeel), true) = (oordeel, errors.is_empty()) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let seen = seen.against(row.versie);
    let target = StandInput { id, seen: &[seen.versie], once: &body.once };
    let done = approving(&house.store, &purpose, &target, oordeel, &text).await;
    if let Err(why) = seen.settled(&house, acts::APPROVE, &body.once, done).await? {
        return refused(why, "oordeel", taal);
    }
    answer(&house, StatusCode::OK, id).await
}

/// Says something with a reason.
async fn say(
    house: &Shared,
    who: &Who,
    taal: Taal,
    (id, seen): (Uuid, IfMatch),
    body: &ApiJson<ToelichtingIn>,
    woord: &Woord,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(house, who, woord.act, id).await?;
    let mut errors = Errors::default();
    let text = reason(&body.value.toelichting, true, "toelichting", taal, &mut errors);
    if !errors.is_empty() {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    }
    let seen = seen.against(row.versie);
    let target = StandInput { id, seen: &[seen.versie], once: &body.once };
    let done = watch::say(&house.store, &purpose, &target, woord, &text).await;
    if let Err(why) = seen.settled(house, woord.act, &body.once, done).await? {
        return refused(why, woord.field, taal);
    }
    answer(house, StatusCode::OK, id).await
}

/// Adviseren
///
/// Door de FG. Hoe de grondslag staat, verandert niet.
#[utoipa::path(
    post, path = "/api/v1/grondslagen/{id}/advies", tag = "Grondslagen", operation_id = "adviseGrondslag",
    params(("id" = Uuid, Path, description = "Id van de grondslag."), IdempotencyKey, IfMatchHeader),
    request_body = ToelichtingIn,
    responses(
        (status = 200, description = "De grondslag zoals hij nu is.", body = GrondslagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn advise(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<ToelichtingIn>,
) -> Result<Response, Oops> {
    say(&house, &who, taal, (id, seen), &body, &watch::ADVISE).await
}

/// Stoppen
///
/// Door de FG. Vanaf nu wordt op deze grondslag niets meer gevraagd; hij begint niet opnieuw.
#[utoipa::path(
    post, path = "/api/v1/grondslagen/{id}/stopzetting", tag = "Grondslagen", operation_id = "stopGrondslag",
    params(("id" = Uuid, Path, description = "Id van de grondslag."), IdempotencyKey, IfMatchHeader),
    request_body = ToelichtingIn,
    responses(
        (status = 200, description = "De grondslag zoals hij nu is.", body = GrondslagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn stop(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<ToelichtingIn>,
) -> Result<Response, Oops> {
    say(&house, &who, taal, (id, seen), &body, &watch::STOP).await
}

/// Intrekken
///
/// Door de privacyofficer of de proceseigenaar. De grondslag blijft in het register staan.
#[utoipa::path(
    post, path = "/api/v1/grondslagen/{id}/intrekking", tag = "Grondslagen", operation_id = "withdrawGrondslag",
    params(("id" = Uuid, Path, description = "Id van de grondslag."), IdempotencyKey, IfMatchHeader),
    request_body = ToelichtingIn,
    responses(
        (status = 200, description = "De grondslag zoals hij nu is.", body = GrondslagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn withdraw(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<ToelichtingIn>,
) -> Result<Response, Oops> {
    say(&house, &who, taal, (id, seen), &body, &watch::WITHDRAW).await
}
