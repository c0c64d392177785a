//! What an organisatie does at a levensgebeurtenis, as JSON: how it stands and how many people it is.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules).

use crate::acts::SHOW;
use crate::count::{FEW, counts};
use crate::stand;
use crate::voorstel::VoorstelStatus;
use foundation::Uuid;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::axum::Json;
use web::axum::extract::State;
use web::{Oops, ReadFaults, Shared, Who};

/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/levensgebeurtenissen` | [`crate::acts::SHOW`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default().routes(routes!(list))
}

/// Wat de organisatie doet bij één levensgebeurtenis.
#[derive(Serialize, ToSchema)]
#[schema(as = Levensgebeurtenis)]
pub(crate) struct LevensgebeurtenisOut {
    id: Uuid,
    #[schema(example = "achttien_worden")]
    soort: String,
    #[schema(example = "actief")]
    status: String,
    /// Het niveau dat nu geldt: `informeren`, `in_interactie` of `zonder_interactie`.
    niveau: Option<String>,
    /// Het niveau dat op een tweede persoon wacht.
    gevraagd: Option<String>,
    /// De laatste dag waarvoor alles gedaan is.
    peildatum: Option<String>,
    /// Hoeveel inwoners, per stand.
    stand: Vec<StandOut>,
}

/// Hoeveel inwoners in één stand.
#[derive(Serialize, ToSchema)]
#[schema(as = LevensgebeurtenisStand)]
pub(crate) struct StandOut {
    #[schema(example = "gepland")]
    status: String,
    /// Van één tot en met negen staat er 1: een klein aantal wordt niet precies verteld.
    #[schema(minimum = 1)]
    aantal: i64,
}

/// Van de eigen organisatie.
#[derive(Serialize, ToSchema)]
#[schema(as = LevensgebeurtenisLijst)]
pub(crate) struct LevensgebeurtenisListOut {
    items: Vec<LevensgebeurtenisOut>,
}

/// Wat de organisatie doet bij een levensgebeurtenis
///
/// Het niveau, hoe het staat en hoeveel inwoners het zijn. Over wie het gaat, staat er niet in. Een niveau vragen en goedkeuren doen
/// mensen op het scherm.
#[utoipa::path(
    get, path = "/api/v1/levensgebeurtenissen", tag = "Privacy", operation_id = "listLevensgebeurtenissen",
    responses((status = 200, description = "Hoe het staat.", body = LevensgebeurtenisListOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<LevensgebeurtenisListOut>, Oops> {
    who.permit_own(&house, SHOW)?;
    let look = house.store.look();
    let mut items = Vec::new();
    for row in stand::all(&look, who.actor.organisatie).await? {
        let told =
            |(status, n): (VoorstelStatus, i64)| StandOut { status: status.to_string(), aantal: if n < FEW { 1 } else { n } };
        items.push(LevensgebeurtenisOut {
            id: row.id,
            stand: counts(&look, row.id).await?.into_iter().map(told).collect(),
            soort: row.soort,
            status: row.status,
            niveau: row.niveau,
            gevraagd: row.gevraagd,
            peildatum: row.peildatum,
        });
    }
    Ok(Json(LevensgebeurtenisListOut { items }))
}
