//! Somebody is here, and gets a ticket.

use crate::acts::REPORT;
use crate::pages::day::place;
use crate::receive::{Melding, report_at, who_reported};
use access::{Act, Object};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use store::Once;
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, Errors, GoneFaults, Id, IdempotencyKey, Oops, Problem, SearchFaults, Shared, Taal, Who, WriteFaults, earlier,
    settled, t,
};

/// Wie er is: geef `nummer` of `afspraakId`.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = Melding)]
pub(crate) struct MeldingIn {
    /// Het nummer dat de bezoeker noemt.
    #[schema(required = false, pattern = "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$", example = "7K3P-92X")]
    nummer: String,
    #[schema(required = false)]
    afspraak_id: Option<Uuid>,
}

/// Het volgnummer.
#[derive(Serialize, ToSchema)]
#[schema(as = Bon)]
pub(crate) struct BonOut {
    #[schema(example = "G07")]
    bon: String,
}

/// Melden
///
/// Iemand is er. Die krijgt een volgnummer voor de wachtkamer. Na vijf nummers die er niet zijn is het antwoord 429.
#[utoipa::path(
    post, path = "/api/v1/locaties/{id}/melden", tag = "Balie", operation_id = "reportBezoeker",
    params(("id" = Uuid, Path, description = "Id van de locatie."), IdempotencyKey),
    request_body = MeldingIn,
    responses((status = 200, description = "Gemeld.", body = BonOut), WriteFaults, GoneFaults, SearchFaults)
)]
pub(crate) async fn report(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    body: ApiJson<MeldingIn>,
) -> Result<Response, Oops> {
    let object = Object::locatie(id, netwerk::organisaties_at(&house.store.look(), id).await?);
    let purpose = who.permit(&house, REPORT, &object)?;
    let plek = place(&house, id).await?;
    let meant = body.value.afspraak_id.map_or(Melding::Nummer(&body.value.nummer), Melding::Afspraak);
    let Some(ids) = who_reported(&house.store, &who.actor, &plek, &meant).await? else {
        let mut errors = Errors::default();
        errors.add("nummer", t!(taal, "error-nummer"));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let done = report_at(&house.store, &purpose, &plek, &ids, &body.once).await;
    let bon = settled(&house, REPORT, &body.once, done).await?.map_err(super::fault)?;
    answer(&house, REPORT, &body.once, bon).await
}

/// The ticket, also that of the first time.
pub(super) async fn answer(house: &Shared, act: Act, once: &Once, bon: Option<String>) -> Result<Response, Oops> {
    let bon = match bon {
        Some(bon) => bon,
        None => {
            let location = earlier(house, act, once).await?.unwrap_or_default();
            location.split_once("?gemeld=").map(|(_, bon)| bon.to_owned()).ok_or(Oops::outage())?
        }
    };
    Ok(Json(BonOut { bon }).into_response())
}
