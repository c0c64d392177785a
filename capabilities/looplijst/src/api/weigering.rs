//! Somebody who said no, would call, or was not reached, telephones: they want to talk after all.

use super::field_name;
use crate::acts;
use crate::change_of_mind::change_of_mind;
use crate::pages::again::{Typed, say_of};
use crate::store::day_of;
use foundation::Fault;
use serde::Deserialize;
use utoipa::ToSchema;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{ApiJson, Errors, IdempotencyKey, Oops, Problem, SearchFaults, Shared, Taal, Who, WriteFaults, settled};

/// Wie belt, zoals die het zelf zegt.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = WeigeringIntrekking)]
pub(crate) struct IntrekkingIn {
    /// Voornaam en achternaam.
    #[schema(required = true, example = "Kees Verzonnen")]
    naam: String,
    #[schema(required = true, format = Date, example = "1948-06-14")]
    geboortedatum: String,
    #[schema(required = true, example = "6211 AD")]
    postcode: String,
}

/// Toch een gesprek
///
/// Belt iemand die nee zei, die zelf zou bellen of die drie keer niet thuis was? Dan staat die hierna weer op de nieuwste looplijst.
/// Vinden wij niemand, dan telt dat als zoeken.
#[utoipa::path(
    post, path = "/api/v1/weigeringen/intrekking", tag = "Looplijsten", operation_id = "createWeigeringIntrekking",
    params(IdempotencyKey),
    request_body = IntrekkingIn,
    responses((status = 204, description = "De inwoner staat weer op een looplijst."), WriteFaults, SearchFaults)
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<IntrekkingIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::RETURN)?;
    let IntrekkingIn { naam, geboortedatum, postcode } = body.value;
    let mut errors = Errors::default();
    let Some(wie) = (Typed { naam, geboortedatum, postcode }).check(day_of(house.store.now()), taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = change_of_mind(&house.store, &purpose, &wie, &body.once).await;
    let Err(why) = settled(&house, acts::RETURN, &body.once, done).await? else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    let oops = Oops::of(why.code());
    say_of(why, &wie, taal, &mut errors)?;
    Ok(Problem::new(&oops, taal, &errors, field_name).into_response())
}
