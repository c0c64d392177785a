//! Somebody is here without an Afspraak.

use super::melden::{BonOut, answer};
use crate::acts::WALK_IN;
use crate::pages::walk_in::{self, Typed, check, give, late, permit};
use serde::Deserialize;
use utoipa::ToSchema;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{ApiJson, Errors, GoneFaults, Id, IdempotencyKey, Oops, Problem, Shared, Taal, Who, WriteFaults, earlier, settled, t};

/// Iemand zonder afspraak. Wie het is, hoeft nog niemand te weten.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = Inloop)]
pub(crate) struct InloopIn {
    /// Id van een vrij tijdslot van vandaag, aan een van uw eigen balies.
    #[schema(required = true, value_type = Uuid, example = "0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23")]
    tijdslot_id: String,
    /// Wat er omgeroepen wordt, zonder nummers.
    #[schema(required = true, min_length = 1, max_length = 60, example = "Mevrouw Rood")]
    naam: String,
    /// Code van een product.
    #[schema(required = true, example = "digid")]
    product: String,
}

/// Inloop
///
/// Iemand is er zonder afspraak. Die krijgt de vrije tijd en een volgnummer, en de hulpvraag begint.
#[utoipa::path(
    post, path = "/api/v1/locaties/{id}/inloop", tag = "Balie", operation_id = "createInloop",
    params(("id" = Uuid, Path, description = "Id van de locatie."), IdempotencyKey),
    request_body = InloopIn,
    responses((status = 200, description = "Gemeld.", body = BonOut), WriteFaults, GoneFaults)
)]
pub(crate) async fn walk_in(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    body: ApiJson<InloopIn>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, id).await?;
    let given = &body.value;
    let typed = Typed { tijdslot: given.tijdslot_id.parse().ok(), naam: given.naam.clone(), product: given.product.clone() };
    let mut errors = Errors::default();
    if typed.tijdslot.is_none() {
        errors.add("tijdslotId", t!(taal, "error-choose-time"));
    }
    let Some((naam, product)) = check(&house, &typed, taal, &mut errors).await? else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let place = match walk_in::this_one(&house, &who, id, typed.tijdslot).await? {
        Some(place) => place,
        // The Tijdslot of a repeat is taken: by the first time.
        None if earlier(&house, WALK_IN, &body.once).await?.is_some() => {
            return answer(&house, WALK_IN, &body.once, None).await;
        }
        None => return Err(Oops::stale()),
    };
    let done = give(&house, &purpose, &place, &naam, &product, &body.once).await?;
    let bon = settled(&house, WALK_IN, &body.once, done).await?.map_err(late)?;
    answer(&house, WALK_IN, &body.once, bon).await
}
