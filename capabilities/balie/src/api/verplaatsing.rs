//! An Afspraak to another time.

use super::afspraak::{AfspraakOut, answer};
use super::fault;
use crate::BalieError;
use crate::acts::MOVE;
use crate::change::move_to;
use crate::pages::change::There;
use foundation::Code;
use serde::Deserialize;
use utoipa::ToSchema;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, Shared, Taal, Who, WriteFaults,
    made_before, t,
};

/// Waarheen.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = Verplaatsing)]
pub(crate) struct VerplaatsingIn {
    /// Id van een vrij tijdslot aan dezelfde balie.
    #[schema(required = true, value_type = Uuid, example = "0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23")]
    tijdslot_id: String,
}

/// Verplaatsen
///
/// Naar een andere tijd aan dezelfde balie. Er is daarna een nieuwe afspraak; de oude blijft staan als verplaatst. Koos een
/// ander die tijd net (EL-210), dan blijft alles zoals het was.
#[utoipa::path(
    post, path = "/api/v1/afspraken/{id}/verplaatsing", tag = "Afspraken", operation_id = "moveAfspraak",
    params(("id" = Uuid, Path, description = "Id van de afspraak."), IdempotencyKey, IfMatchHeader),
    request_body = VerplaatsingIn,
    responses(
        (status = 201, description = "Verplaatst; de nieuwe afspraak.", body = AfspraakOut,
         headers(("ETag" = String, description = "Voor If-Match."), ("Location" = String, description = "Adres van de nieuwe afspraak."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn move_away(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<VerplaatsingIn>,
) -> Result<Response, Oops> {
    let there = There::find(&house, &who, id).await?;
    let purpose = there.permit(&house, MOVE)?;
    let mut errors = Errors::default();
    let Ok(tijdslot) = body.value.tijdslot_id.parse() else {
        errors.add("tijdslotId", t!(taal, "error-choose-time"));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let seen = seen.against(there.plek.versie);
    let zone = &there.locatie.tijdzone;
    let done = move_to(&house.store, &purpose, &there.plek, seen.versie, tijdslot, zone, &body.once).await;
    let new = match seen.settled(&house, MOVE, &body.once, done).await? {
        Ok(Some(new)) => new,
        Ok(None) => made_before(&house, MOVE, &body.once).await?,
        Err(BalieError::TijdslotGone) => {
            errors.add("tijdslotId", t!(taal, "error-time-gone"));
            return Ok(Problem::new(&Oops::of(Code::TIJDSLOT_GONE), taal, &errors, str::to_owned).into_response());
        }
        Err(why) => return Err(fault(why)),
    };
    let there = There::find(&house, &who, new).await?;
    answer(&house, &there, StatusCode::CREATED, house.store.now()).await
}
