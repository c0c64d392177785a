//! How many questions were solved on the telephone.

use crate::{acts, solved::solved};
use serde::Serialize;
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::{Oops, ReadFaults, Shared, Who};

/// Wat een maand telt.
#[derive(Serialize, ToSchema)]
#[schema(as = OpgelostMaand)]
pub(crate) struct OpgelostOut {
    /// Jaar en maand.
    #[schema(pattern = "^[0-9]{4}-[0-9]{2}$", example = "2027-03")]
    maand: String,
    #[schema(minimum = 0)]
    aantal: i64,
}

/// De maanden, de nieuwste eerst.
#[derive(Serialize, ToSchema)]
#[schema(as = OpgelostMaanden)]
pub(crate) struct OpgelostListOut {
    items: Vec<OpgelostOut>,
}

/// Opgelost aan de telefoon
///
/// Hoeveel vragen uw organisatie aan de telefoon oploste, per maand en een jaar terug. Over wie het ging en wie dat deed, staat er
/// niet in.
#[utoipa::path(
    get, path = "/api/v1/doorverwijzingen/opgelost", tag = "Doorverwijzingen", operation_id = "listOpgelost",
    responses((status = 200, description = "De maanden.", body = OpgelostListOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<OpgelostListOut>, Oops> {
    who.permit_own(&house, acts::COUNT_SOLVED)?;
    let months = solved(&house.store, who.actor.organisatie).await?;
    let items = months.into_iter().map(|one| OpgelostOut { maand: one.maand.strftime("%Y-%m").to_string(), aantal: one.aantal });
    Ok(Json(OpgelostListOut { items: items.collect() }))
}
