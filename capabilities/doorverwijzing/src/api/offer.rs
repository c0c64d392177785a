//! What was offered to one's own Balies, and what was solved without anybody being sent anywhere.

use super::utc;
use crate::received::{DoorverwijzingRegel, received};
use crate::{acts, solve};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{ApiJson, Errors, IdempotencyKey, Oops, Problem, ReadFaults, Shared, Taal, Who, WriteFaults, settled, t};

/// Een doorverwijzing die op antwoord wacht. Over wie het gaat, hoort een balie als zij aanvaardt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Aangeboden)]
pub(crate) struct AangebodenOut {
    id: Uuid,
    /// Het nummer van de hulpvraag.
    nummer: String,
    /// Waar het over gaat.
    product: String,
    /// Wie doorverwees.
    van: String,
    balie: String,
    /// Wanneer de afspraak begint, in UTC.
    #[schema(value_type = Option<String>, format = DateTime, required = true, example = "2027-03-03T08:30:00Z")]
    begin: Option<String>,
    /// Voor wanneer er een antwoord moet zijn, in UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T15:00:00Z")]
    termijn_op: String,
}

impl From<DoorverwijzingRegel> for AangebodenOut {
    fn from(row: DoorverwijzingRegel) -> Self {
        Self {
            id: row.id,
            nummer: row.nummer,
            product: row.product_titel,
            van: row.organisatie_naam,
            balie: row.balie_naam,
            begin: row.begin.map(utc),
            termijn_op: utc(row.termijn_op),
        }
    }
}

/// Wat op antwoord wacht.
#[derive(Serialize, ToSchema)]
#[schema(as = AangebodenLijst)]
pub(crate) struct LijstOut {
    /// Wat het eerst moet, staat vooraan. Ten hoogste 100.
    items: Vec<AangebodenOut>,
}

/// Aangeboden
///
/// Doorverwijzingen naar uw eigen balies die op antwoord wachten.
#[utoipa::path(
    get, path = "/api/v1/doorverwijzingen/aangeboden", tag = "Doorverwijzingen", operation_id = "listAangeboden",
    responses((status = 200, description = "De doorverwijzingen.", body = LijstOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<LijstOut>, Oops> {
    who.permit_own(&house, acts::RECEIVED)?;
    let rows = received(&house.store, &who.actor.balies).await?;
    Ok(Json(LijstOut { items: rows.into_iter().map(AangebodenOut::from).collect() }))
}

/// Waar de vraag over ging. Wie haar stelde, wordt niet bewaard.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = Opgelost)]
pub(crate) struct OpgelostIn {
    /// Code van een product; zonder code is dat `algemeen`.
    #[schema(required = false, example = "digid")]
    product: String,
}

/// Opgelost
///
/// De vraag is aan de telefoon opgelost. Er gaat niemand ergens heen; het telt mee in de cijfers.
#[utoipa::path(
    post, path = "/api/v1/hulpvragen/opgelost", tag = "Hulpvragen", operation_id = "createOpgelost",
    params(IdempotencyKey), request_body = OpgelostIn,
    responses((status = 204, description = "Genoteerd."), WriteFaults)
)]
pub(crate) async fn solved(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<OpgelostIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::SOLVED)?;
    let Some(product) = solve::product(&house.store.look(), &body.value.product).await? else {
        let mut errors = Errors::default();
        errors.add("product", t!(taal, "error-product"));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let done = solve::solve(&house.store, &purpose, &product, None, &body.once).await;
    settled(&house, acts::SOLVED, &body.once, done).await??;
    Ok(StatusCode::NO_CONTENT.into_response())
}
