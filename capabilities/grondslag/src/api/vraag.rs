//! The questions that were not asked, and why.

use crate::model::{Reden, Soort};
use crate::tables::afgewezen_vraag;
use crate::{acts, list as register};
use foundation::Uuid;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::{Oops, ReadFaults, Shared, Who, one_of};

fn soorten() -> ObjectBuilder {
    one_of("Welke soort vraag.", Soort::ALL.iter().map(|soort| soort.as_str()))
}

fn redenen() -> ObjectBuilder {
    one_of("Waarom hij niet gesteld werd (EL-310).", Reden::ALL.iter().map(|reden| reden.as_str()))
}

/// Een vraag die niet gesteld werd. Over wie zij zou gaan, staat er niet in: niemand is opgezocht.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AfgewezenVraag)]
pub(crate) struct VraagOut {
    id: Uuid,
    /// Wie had moeten antwoorden. Null als nog niet bekend was welke organisatie dat is.
    #[schema(required = true)]
    bron_id: Option<Uuid>,
    /// Wiens gegevens het zijn, als nog niet bekend was welke organisatie antwoordt.
    #[schema(required = true, example = "svb")]
    bronhouder: Option<String>,
    #[schema(schema_with = soorten)]
    soort: String,
    /// Sleutel van de regeling waarvoor gevraagd werd.
    #[schema(example = "aio")]
    doel: String,
    #[schema(example = json!(["aow_volledig@1"]))]
    begrippen: Vec<String>,
    #[schema(schema_with = redenen)]
    reden: String,
    /// De grondslag die er het dichtst bij kwam.
    #[schema(required = true)]
    grondslag_id: Option<Uuid>,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    plaatsgevonden_op: String,
}

impl From<afgewezen_vraag::Model> for VraagOut {
    fn from(row: afgewezen_vraag::Model) -> Self {
        Self {
            id: row.id,
            bron_id: row.bron_id,
            bronhouder: row.bronhouder,
            soort: row.soort,
            doel: row.doel,
            begrippen: row.begrippen.split_whitespace().map(str::to_owned).collect(),
            reden: row.reden,
            grondslag_id: row.grondslag_id,
            plaatsgevonden_op: row.plaatsgevonden_op.at().to_string(),
        }
    }
}

/// Afgewezen vragen.
#[derive(Serialize, ToSchema)]
#[schema(as = AfgewezenVragen)]
pub(crate) struct VragenOut {
    items: Vec<VraagOut>,
}

/// Afgewezen vragen
///
/// De vijftig nieuwste vragen die uw organisatie niet mocht stellen, de nieuwste eerst.
#[utoipa::path(
    get, path = "/api/v1/afgewezen-vragen", tag = "Grondslagen", operation_id = "listAfgewezenVragen",
    responses((status = 200, description = "De afgewezen vragen.", body = VragenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<VragenOut>, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let all = register::refused(&house.store.look(), who.actor.organisatie).await?;
    Ok(Json(VragenOut { items: all.into_iter().map(VraagOut::from).collect() }))
}
