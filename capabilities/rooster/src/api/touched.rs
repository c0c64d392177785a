//! Whose Afspraken a change would touch, before it is made.

use super::change::open;
use super::dienst::{DienstIn, field_name};
use crate::acts::TOUCHED;
use crate::affected::{AfspraakRow, TijdslotRow};
use crate::change::{Wijziging, touched};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use store::Ms;
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{ApiQuestion, Errors, Id, Oops, Problem, Shared, Taal, Who, WriteFaults};

/// Wat er met de dienst gebeurt.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = GeraaktVraag)]
pub(crate) struct GeraaktIn {
    /// Wat de dienst wordt. Zonder dit vervalt zij.
    #[schema(required = false)]
    dienst: Option<DienstIn>,
}

/// Een tijd waar een afspraak heen kan.
#[derive(Serialize, ToSchema)]
#[schema(as = GeraaktTijdslot)]
pub(crate) struct VrijOut {
    id: Uuid,
    balie: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T08:30:00Z")]
    begin: String,
}

/// Een afspraak die er niet meer in past. Over wie zij gaat, staat er niet in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GeraakteAfspraak)]
pub(crate) struct GeraaktOut {
    afspraak_id: Uuid,
    /// Het nummer van de hulpvraag.
    nummer: String,
    /// Waar het over gaat.
    product: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T08:30:00Z")]
    begin: String,
    /// Of de bezoeker er al is.
    gemeld: bool,
    /// Waar de afspraak heen kan; leeg als de bezoeker er al is of niet te schrijven is.
    tijdsloten: Vec<VrijOut>,
}

fn out((row, free): (AfspraakRow, Vec<TijdslotRow>)) -> GeraaktOut {
    let utc = |at: Ms| at.at().to_string();
    GeraaktOut {
        afspraak_id: row.id,
        nummer: row.nummer,
        product: row.product_titel,
        begin: utc(row.begin),
        gemeld: row.status == "gemeld",
        tijdsloten: free
            .into_iter()
            .map(|slot| VrijOut { id: slot.id, balie: slot.balie_naam, begin: utc(slot.begin) })
            .collect(),
    }
}

/// Wie het raakt.
#[derive(Serialize, ToSchema)]
#[schema(as = Geraakt)]
pub(crate) struct AlleGeraaktOut {
    items: Vec<GeraaktOut>,
}

/// Wie een wijziging raakt
///
/// De afspraken die niet meer in de dienst passen, elk met de tijden waar zij heen kan. Er verandert nog niets.
#[utoipa::path(
    post, path = "/api/v1/diensten/{id}/afspraken/_zoek", tag = "Rooster", operation_id = "searchGeraakt",
    params(("id" = Uuid, Path, description = "Id van de dienst.")),
    request_body = GeraaktIn,
    responses((status = 200, description = "De afspraken; de lijst kan leeg zijn.", body = AlleGeraaktOut), WriteFaults)
)]
pub(crate) async fn search(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    ApiQuestion(asked): ApiQuestion<GeraaktIn>,
) -> Result<Response, Oops> {
    let open = open(&house, &who, TOUCHED, id).await?;
    let mut errors = Errors::default();
    let wijziging = match &asked.dienst {
        None => Some(Wijziging::Vervalt),
        Some(told) => open.read(&house, told, taal, &mut errors),
    };
    let Some(wijziging) = wijziging.filter(|_| errors.is_empty()) else {
        return Ok(Problem::fields(taal, &errors, |field| format!("dienst.{}", field_name(field))).into_response());
    };
    let rows = touched(&house.store, &open.purpose, &open.plek, &open.balie, &open.row, &wijziging).await?;
    Ok(Json(AlleGeraaktOut { items: rows.into_iter().map(out).collect() }).into_response())
}
