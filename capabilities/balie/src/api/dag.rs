//! The day of a Locatie: who is expected, who is here, and what is free.

use super::utc;
use crate::acts::{DAY, REPORT};
use crate::day::{self, DaglijstRegel, Vrij};
use crate::pages::day::{place, purpose};
use afspraak::Status;
use foundation::Uuid;
use serde::Serialize;
use store::StoreError;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{Id, Oops, ReadFaults, Shared, Who, one_of};

/// Een afspraak op deze dag. Van een andere organisatie staat er alleen een nummer, een tijd en hoe ver het is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DagAfspraak)]
pub(crate) struct RegelOut {
    id: Uuid,
    balie_id: Uuid,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T08:30:00Z")]
    begin: String,
    #[schema(schema_with = statuses)]
    status: String,
    /// Het volgnummer in de wachtkamer.
    #[schema(required = true, example = "G07")]
    bon: Option<String>,
    /// Wanneer de bezoeker zich meldde, in UTC.
    #[schema(value_type = Option<String>, format = DateTime, required = true, example = "2027-03-03T08:21:00Z")]
    gemeld_op: Option<String>,
    /// Alleen van uw eigen organisatie, en niet voor de receptie.
    #[schema(required = true)]
    naam: Option<String>,
    /// Alleen van uw eigen organisatie, en niet voor de receptie.
    #[schema(required = true)]
    product: Option<String>,
    /// Welke organisatie doorverwees. Alleen van uw eigen organisatie.
    #[schema(required = true)]
    van: Option<String>,
    /// Voor If-Match bij het bezoek, tussen aanhalingstekens.
    versie: i32,
}

fn statuses() -> ObjectBuilder {
    one_of("Hoe ver het is.", Status::ALL.iter().map(|status| status.as_str()))
}

impl From<DaglijstRegel> for RegelOut {
    fn from(row: DaglijstRegel) -> Self {
        Self {
            id: row.id,
            balie_id: row.balie_id,
            begin: utc(row.begin),
            status: row.status,
            bon: row.bon,
            gemeld_op: row.gemeld_op.map(utc),
            naam: row.naam,
            product: row.product_titel,
            van: row.van,
            versie: row.versie,
        }
    }
}

/// Een tijd die vrij is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DagTijdslot)]
pub(crate) struct VrijOut {
    id: Uuid,
    balie_id: Uuid,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T08:30:00Z")]
    begin: String,
    /// Voor wie zonder afspraak komt.
    vrijgehouden: bool,
}

impl From<Vrij> for VrijOut {
    fn from(slot: Vrij) -> Self {
        Self { id: slot.id, balie_id: slot.balie_id, begin: utc(slot.begin), vrijgehouden: slot.vrijgehouden }
    }
}

/// De dag van een locatie.
#[derive(Serialize, ToSchema)]
#[schema(as = Dag)]
pub(crate) struct DagOut {
    afspraken: Vec<RegelOut>,
    tijdsloten: Vec<VrijOut>,
}

/// De dag
///
/// Wat er vandaag geboekt en vrij is, aan alle balies van de locatie. De receptie ziet hetzelfde zonder namen.
#[utoipa::path(
    get, path = "/api/v1/locaties/{id}/dag", tag = "Balie", operation_id = "getDag",
    params(("id" = Uuid, Path, description = "Id van de locatie.")),
    responses((status = 200, description = "De dag.", body = DagOut), ReadFaults)
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (purpose, names) = purpose(&house, &who, id, [DAY, REPORT]).await?;
    let plek = place(&house, id).await?;
    let today = day::Dag::of(house.store.now(), &plek.tijdzone)?;
    let tx = house.store.begin(&purpose);
    let rows = day::booked(&tx, plek.id, &today, names).await;
    let rows = tx.hand_out::<_, StoreError>(rows).await?;
    let free = day::free(&house.store.look(), plek.id, &today).await?;
    let afspraken = rows.into_iter().map(RegelOut::from).collect();
    Ok(Json(DagOut { afspraken, tijdsloten: free.into_iter().map(VrijOut::from).collect() }).into_response())
}
