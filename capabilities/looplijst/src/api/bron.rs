//! Where the sources are.

use super::{field_name, refused_asking};
use crate::acts;
use crate::pages::vragen::bronnen::{Typed, organisaties};
use crate::tables::bron::Model;
use crate::vragen::keep::keep as keeping;
use crate::vragen::plan::bronnen;
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{ApiJson, Errors, IdempotencyKey, Oops, Problem, ReadFaults, Shared, Taal, Who, WriteFaults, settled};

/// Een bron.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Bron)]
pub(crate) struct BronOut {
    id: Uuid,
    /// Van wie de gegevens zijn.
    #[schema(example = "uwv")]
    bronhouder: String,
    /// Welke organisatie antwoordt.
    organisatie_id: Uuid,
    #[schema(example = "https://bron.voorbeeld.nl")]
    adres: String,
    /// De openbare sleutel, 64 tekens.
    sleutel: String,
    /// Onder welk OIN de bron meedoet aan blind vragen.
    #[schema(required = true)]
    oin: Option<String>,
    /// Om hem te vervangen.
    versie: i32,
}

impl From<Model> for BronOut {
    fn from(row: Model) -> Self {
        let Model { id, bronhouder, bron_id, adres, sleutel, oin, versie, .. } = row;
        Self { id, bronhouder, organisatie_id: bron_id, adres, sleutel, oin, versie }
    }
}

/// Bronnen.
#[derive(Serialize, ToSchema)]
#[schema(as = Bronnen)]
pub(crate) struct BronnenOut {
    items: Vec<BronOut>,
}

/// Bronnen
///
/// Waar andere organisaties de vragen van uw organisatie beantwoorden.
#[utoipa::path(
    get, path = "/api/v1/bronnen", tag = "Looplijsten", operation_id = "listBronnen",
    responses((status = 200, description = "De bronnen.", body = BronnenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SOURCES)?;
    let rows = bronnen(&house.store.look(), who.actor.organisatie).await?;
    Ok(Json(BronnenOut { items: rows.into_iter().map(BronOut::from).collect() }).into_response())
}

/// Waar een bron is.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = BronInvoer)]
pub(crate) struct BronIn {
    #[schema(required = true, example = "uwv")]
    bronhouder: String,
    #[schema(required = true, value_type = Uuid)]
    organisatie_id: String,
    /// Begint met https://.
    #[schema(required = true, max_length = 200, example = "https://bron.voorbeeld.nl")]
    adres: String,
    /// 64 tekens, zoals vergeleken aan de telefoon.
    #[schema(required = true, min_length = 64, max_length = 64)]
    sleutel: String,
    /// Voor blind vragen: vier regels zoals de bron ze geeft, met `oin`, `teken`, `pad` en `zegel`. Leeg als de bron niet meedoet.
    #[schema(required = false, max_length = 600)]
    sleutel_regels: String,
    /// Welke versie u zag; 0 als er nog geen bron is.
    #[schema(required = false, minimum = 0, maximum = 2147483647)]
    #[serde(deserialize_with = "web::whole")]
    versie: i32,
}

/// Een bron bewaren
///
/// Is er al een bron voor deze gegevens, zeg dan welke versie u zag: die wordt vervangen. Anders EL-409.
#[utoipa::path(
    post, path = "/api/v1/bronnen", tag = "Looplijsten", operation_id = "createBron",
    params(IdempotencyKey), request_body = BronIn,
    responses(
        (status = 204, description = "Bewaard."),
        WriteFaults,
        (status = 409, description = "Voor deze gegevens is er al een bron (EL-409).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(State(house): State<Shared>, who: Who, taal: Taal, body: ApiJson<BronIn>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::KEEP)?;
    let BronIn { bronhouder, organisatie_id, adres, sleutel, sleutel_regels: blind, versie } = body.value.clone();
    let typed = Typed { bronhouder, organisatie: organisatie_id, adres, openbare_sleutel: sleutel, blind, versie };
    let mut errors = Errors::default();
    let Some(input) = typed.check(&organisaties(&house).await?, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = keeping(&house.store, &purpose, &input, Some(versie).filter(|versie| *versie > 0), &body.once).await;
    if let Err(why) = settled(&house, acts::KEEP, &body.once, done).await? {
        return refused_asking(why, "bronhouder", taal);
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
