//! Who sits where, from a day to another.

use crate::acts;
use crate::plek::LocatieState;
use crate::week::{DienstRow, diensten};
use access::Object;
use foundation::Uuid;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::axum::Json;
use web::axum::extract::State;
use web::axum::response::{IntoResponse, Response};
use web::{Errors, Oops, Problem, Query, ReadFaults, Shared, Taal, Who, t};

/// Een dienst in het rooster. Van een andere organisatie staat er niet in wie het is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RoosterDienst)]
pub(crate) struct DienstOut {
    id: Uuid,
    balie_id: Uuid,
    /// Alleen van uw eigen organisatie.
    #[schema(required = true)]
    medewerker_id: Option<Uuid>,
    /// Voor wie de medewerker werkt.
    #[schema(required = true)]
    organisatie: Option<String>,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T08:00:00Z")]
    begin: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T16:00:00Z")]
    einde: String,
    /// Of de tijdsloten te boeken zijn.
    gepubliceerd: bool,
}

impl From<DienstRow> for DienstOut {
    fn from(row: DienstRow) -> Self {
        Self {
            id: row.id,
            balie_id: row.balie_id,
            medewerker_id: row.medewerker_id,
            organisatie: row.organisatie_naam,
            begin: row.begin.at().to_string(),
            einde: row.einde.at().to_string(),
            gepubliceerd: row.gepubliceerd_op.is_some(),
        }
    }
}

/// Waar en wanneer. Strings, so that everything wrong with them can be said at once.
#[derive(Deserialize, IntoParams, Default)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub(crate) struct ListIn {
    /// Id van de locatie.
    #[param(value_type = Uuid, required = true)]
    locatie_id: String,
    /// Eerste dag. Zonder dag is dat vandaag.
    #[param(value_type = Option<String>, format = Date, required = false, example = "2027-03-01")]
    van: Option<String>,
    /// Laatste dag, hoogstens 31 dagen later. Zonder dag is dat zes dagen na de eerste.
    #[param(value_type = Option<String>, format = Date, required = false, example = "2027-03-07")]
    tot: Option<String>,
}

/// Diensten.
#[derive(Serialize, ToSchema)]
#[schema(as = RoosterDiensten)]
pub(crate) struct DienstenOut {
    items: Vec<DienstOut>,
}

/// At most so many days at once.
const DAYS_MAX: i64 = 31;

/// Rooster
///
/// Wie waar zit, op een locatie waar uw organisatie een balie heeft. Concepten ziet u alleen van uw eigen organisatie.
#[utoipa::path(
    get, path = "/api/v1/diensten", tag = "Rooster", operation_id = "listDiensten",
    params(ListIn),
    responses((status = 200, description = "De diensten.", body = DienstenOut), ReadFaults)
)]
pub(crate) async fn list(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Query(asked): Query<ListIn>,
) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let mut errors = Errors::default();
    let Ok(id) = asked.locatie_id.parse::<Uuid>() else {
        errors.add("locatieId", t!(taal, "error-locatie"));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let look = house.store.look();
    let organisaties = netwerk::organisaties_at(&look, id).await?;
    who.permit(&house, acts::SHOW, &Object::locatie(id, organisaties))?;
    let plek = LocatieState::load(&look, id).await?.ok_or(Oops::not_found())?;
    let today = plek.local(house.store.now()).date();
    let first = day(asked.van.as_deref(), today);
    let last = first.and_then(|first| day(asked.tot.as_deref(), first.saturating_add(6.days())));
    let (Some(first), Some(last)) = (first, last) else {
        errors.add("van", t!(taal, "error-datum"));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    if last < first || last > first.saturating_add(DAYS_MAX.days()) {
        errors.add("tot", t!(taal, "error-dagen", max = DAYS_MAX));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    }
    let rows = diensten(&look, &plek, who.actor.organisatie, first, last).await?;
    Ok(Json(DienstenOut { items: rows.into_iter().map(DienstOut::from).collect() }).into_response())
}

fn day(text: Option<&str>, otherwise: Date) -> Option<Date> {
    let years = Date::constant(2000, 1, 1)..Date::constant(2200, 1, 1);
    text.map_or(Some(otherwise), |text| text.parse().ok().filter(|date| years.contains(date)))
}
