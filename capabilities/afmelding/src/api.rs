//! What waits to be told on, as JSON.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules).

use crate::acts::WAITING;
use crate::waiting::{self, Waiting};
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
/// | `GET /api/v1/afmeldingen/nog-door-te-geven` | [`crate::acts::WAITING`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default().routes(routes!(list))
}

/// Wat één organisatie nog moet horen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = NogDoorTeGeven)]
pub(crate) struct WaitingOut {
    organisatie_id: Uuid,
    /// Hoeveel afmeldingen die organisatie nog moet horen.
    #[schema(minimum = 1)]
    aantal: i64,
    /// Sinds wanneer de oudste wacht, in UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    begin: String,
}

impl From<Waiting> for WaitingOut {
    fn from(one: Waiting) -> Self {
        Self { organisatie_id: one.organisatie_id, aantal: one.aantal, begin: one.sinds.at().to_string() }
    }
}

/// Per organisatie.
#[derive(Serialize, ToSchema)]
#[schema(as = NogDoorTeGevenLijst)]
pub(crate) struct WaitingListOut {
    items: Vec<WaitingOut>,
}

/// Afmeldingen die andere organisaties nog moeten horen
///
/// In dit programma geldt een afmelding meteen, voor elke organisatie. Doorgeven aan de eigen systemen van een andere organisatie
/// kan nog niet: alles wat geldt, wacht. Over wie het gaat, staat er niet in.
#[utoipa::path(
    get, path = "/api/v1/afmeldingen/nog-door-te-geven", tag = "Privacy", operation_id = "listNogDoorTeGeven",
    responses((status = 200, description = "Wat wacht.", body = WaitingListOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<WaitingListOut>, Oops> {
    who.permit_own(&house, WAITING)?;
    let all = waiting::waiting(&house.store, who.actor.organisatie).await?;
    Ok(Json(WaitingListOut { items: all.into_iter().map(WaitingOut::from).collect() }))
}
