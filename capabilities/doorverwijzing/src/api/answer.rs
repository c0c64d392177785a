//! The answer of a Balie to what was offered.

use super::mine::{DoorverwijzingOut, standing};
use crate::relation::ids_of;
use crate::{DoorverwijzingError, Reden, acts};
use access::{Act, Verwerking};
use foundation::Uuid;
use serde::Deserialize;
use store::Once;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ApiKey, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, KeyFaults, Oops, Problem, Shared, Taal,
    Who, WriteFaults, one_of, settled, t,
};

/// Aanvaarden
///
/// De balie neemt de doorverwijzing over en is daarna eigenaar van de hulpvraag. Elke medewerker van de balie mag dit. De
/// aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/doorverwijzingen/{id}/aanvaarding", tag = "Doorverwijzingen", operation_id = "acceptDoorverwijzing",
    params(("id" = Uuid, Path, description = "Id van de doorverwijzing."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 200, description = "Aanvaard; de doorverwijzing zoals zij nu is.", body = DoorverwijzingOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        KeyFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn accept(
    State(house): State<Shared>,
    who: Who,
    Id(id): Id,
    IfMatch(seen): IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let purpose = received(&house, &who, acts::ACCEPT, id).await?;
    let done = crate::accept(&house.store, &purpose, id, seen.as_deref(), &once).await;
    answer(&house, acts::ACCEPT, &once, id, done).await
}

/// Waarom niet.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Weigering)]
pub(crate) struct WeigeringIn {
    #[serde(default)]
    #[schema(required = true, schema_with = redenen)]
    reden: String,
}

fn redenen() -> ObjectBuilder {
    one_of("De afzender leest deze reden.", Reden::ALL.iter().map(|reden| reden.as_str()))
}

/// Weigeren
///
/// De afzender blijft eigenaar en krijgt een taak. De afspraak blijft staan tot iemand daarover beslist. Dit doet de
/// coordinator van de balie.
#[utoipa::path(
    post, path = "/api/v1/doorverwijzingen/{id}/weigering", tag = "Doorverwijzingen", operation_id = "refuseDoorverwijzing",
    params(("id" = Uuid, Path, description = "Id van de doorverwijzing."), IdempotencyKey, IfMatchHeader),
    request_body = WeigeringIn,
    responses(
        (status = 200, description = "Geweigerd; de doorverwijzing zoals zij nu is.", body = DoorverwijzingOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn refuse(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    IfMatch(seen): IfMatch,
    body: ApiJson<WeigeringIn>,
) -> Result<Response, Oops> {
    let purpose = received(&house, &who, acts::REFUSE, id).await?;
    let Some(reden) = Reden::parse(&body.value.reden) else {
        let mut errors = Errors::default();
        errors.add("reden", t!(taal, "error-reden"));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let done = crate::refuse(&house.store, &purpose, id, seen.as_deref(), reden, &body.once).await;
    answer(&house, acts::REFUSE, &body.once, id, done).await
}

async fn received(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<Verwerking, Oops> {
    let ids = who.found(house, act, ids_of(&house.store.look(), id).await?)?;
    who.permit(house, act, &ids.received())
}

/// Only who named the version that was seen hears that there is another.
pub(super) fn outdated(why: DoorverwijzingError) -> Oops {
    match why {
        DoorverwijzingError::Outdated => Oops::outdated(),
        other => other.into(),
    }
}

/// A repeat with the same key is answered as the first time was.
async fn answer(
    house: &Shared,
    act: Act,
    once: &Once,
    id: Uuid,
    done: Result<(), DoorverwijzingError>,
) -> Result<Response, Oops> {
    settled(house, act, once, done).await?.map_err(outdated)?;
    Ok(standing(house, id).await?)
}
