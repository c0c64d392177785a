//! How it stands, and how many people it is.

use crate::acts::SHOW;
use crate::count::{FEW, counts};
use crate::stand;
use crate::voorstel::VoorstelStatus;
use foundation::Uuid;
use serde::Serialize;
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::{Oops, ReadFaults, Shared, Who};

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
    /// Voor If-Match, tussen aanhalingstekens; en voor wie een ander niveau vraagt.
    versie: i32,
    /// Hoeveel inwoners, per stand.
    stand: Vec<StandOut>,
}

/// Hoeveel inwoners in één stand.
#[derive(Serialize, ToSchema)]
#[schema(as = LevensgebeurtenisStand)]
pub(crate) struct StandOut {
    #[schema(example = "gepland")]
    status: String,
    /// Leeg onder de tien: een klein aantal wordt niet verteld, en nul ook niet.
    #[schema(minimum = 10)]
    aantal: Option<i64>,
}

/// Van de eigen organisatie.
#[derive(Serialize, ToSchema)]
#[schema(as = LevensgebeurtenisLijst)]
pub(crate) struct LevensgebeurtenisListOut {
    items: Vec<LevensgebeurtenisOut>,
}

/// Wat de organisatie doet bij een levensgebeurtenis
///
/// Het niveau, hoe het staat en hoeveel inwoners het zijn. Over wie het gaat, staat er niet in.
#[utoipa::path(
    get, path = "/api/v1/levensgebeurtenissen", tag = "Privacy", operation_id = "listLevensgebeurtenissen",
    responses((status = 200, description = "Hoe het staat.", body = LevensgebeurtenisListOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<LevensgebeurtenisListOut>, Oops> {
    who.permit_own(&house, SHOW)?;
    let look = house.store.look();
    let mut items = Vec::new();
    for row in stand::all(&look, who.actor.organisatie).await? {
        let all = counts(&look, row.id).await?;
        let told = |status: &VoorstelStatus| StandOut {
            status: status.to_string(),
            aantal: all.get(status).copied().filter(|n| *n >= FEW),
        };
        let stand = VoorstelStatus::ALL.iter().map(told).collect();
        items.push(LevensgebeurtenisOut {
            id: row.id,
            stand,
            soort: row.soort,
            status: row.status,
            niveau: row.niveau,
            gevraagd: row.gevraagd,
            peildatum: row.peildatum,
            versie: row.versie,
        });
    }
    Ok(Json(LevensgebeurtenisListOut { items }))
}
