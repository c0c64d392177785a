//! Looplijsten: the own addresses, who goes where, and the plan of a day.

use super::regel::{RegelOut, dagdelen};
use super::{field_name, refused, with_values};
use crate::assign::{WijkInput, assign as assigning};
use crate::gesprek::Dagdeel;
use crate::lists::{self, WijkRow};
use crate::pages::one::{DagForm, permitted, went_to};
use crate::plan::plan as planning;
use crate::regel::RegelStatus;
use crate::store::keys;
use crate::tables::looplijst::Model;
use crate::{LooplijstError, Status, acts};
use access::Verwerking;
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::openapi::ObjectBuilder;
use utoipa::{IntoParams, ToSchema};
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, Query, ReadFaults, Shared, Taal,
    Who, WriteFaults, etag, one_of, settled, t,
};

fn standen() -> ObjectBuilder {
    one_of("Hoe de looplijst staat.", Status::ALL.iter().map(|status| status.as_str()))
}

/// Een wijk van een looplijst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LooplijstWijk)]
pub(crate) struct WijkOut {
    /// De vier cijfers van de postcodes.
    #[schema(example = "6211")]
    wijk: String,
    /// Wie er langsgaat.
    #[schema(required = true)]
    medewerker_id: Option<Uuid>,
    /// Hoeveel adressen nog te doen zijn; `null` bij minder dan 10.
    #[schema(required = true)]
    aantal: Option<i64>,
}

/// Een looplijst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Looplijst)]
pub(crate) struct LooplijstOut {
    id: Uuid,
    /// Sleutels van de regelingen.
    #[schema(example = json!(["aio"]))]
    regelingen: Vec<String>,
    #[schema(format = Date, example = "2027-03-01")]
    peildatum: String,
    #[schema(schema_with = standen)]
    status: String,
    /// De wijken, voor wie ze verdeelt.
    wijken: Vec<WijkOut>,
    /// Uw eigen adressen; leeg in de lijst.
    regels: Vec<RegelOut>,
    /// Voor If-Match, tussen aanhalingstekens.
    versie: i32,
}

impl LooplijstOut {
    fn of(row: Model, counts: &[WijkRow], regels: Vec<RegelOut>) -> Self {
        Self {
            id: row.id,
            regelingen: keys(&row.regelingen),
            peildatum: row.peildatum,
            status: row.status,
            wijken: wijken(row.id, counts),
            regels,
            versie: row.versie,
        }
    }
}

fn wijken(looplijst: Uuid, counts: &[WijkRow]) -> Vec<WijkOut> {
    let mut all: Vec<(WijkOut, i64)> = Vec::new();
    for one in counts.iter().filter(|one| one.looplijst_id == looplijst) {
        if all.last().is_none_or(|(last, _)| last.wijk != one.wijk) {
            all.push((WijkOut { wijk: one.wijk.clone(), medewerker_id: one.medewerker_id, aantal: None }, 0));
        }
        let open = RegelStatus::parse(&one.status).is_some_and(RegelStatus::is_open);
        all.last_mut().into_iter().filter(|_| open).for_each(|(_, aantal)| *aantal += one.aantal);
    }
    let known = |(wijk, aantal): (WijkOut, i64)| WijkOut { aantal: (aantal >= crate::pages::FEW).then_some(aantal), ..wijk };
    all.into_iter().map(known).collect()
}

/// Looplijsten.
#[derive(Serialize, ToSchema)]
#[schema(as = Looplijsten)]
pub(crate) struct LooplijstenOut {
    items: Vec<LooplijstOut>,
}

/// Looplijsten
///
/// Waarop u langsgaat, of waarvan u de wijken verdeelt. Zonder namen van inwoners.
#[utoipa::path(
    get, path = "/api/v1/looplijsten", tag = "Looplijsten", operation_id = "listLooplijsten",
    responses((status = 200, description = "De looplijsten.", body = LooplijstenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let look = house.store.look();
    let divides = house.access.may_own(&who.actor, acts::ASSIGN);
    let counts = lists::counts(&look, who.actor.organisatie).await?;
    let is_mine = |id: Uuid| counts.iter().any(|one| one.looplijst_id == id && one.medewerker_id == Some(who.actor.id));
    let all = lists::all(&look, who.actor.organisatie).await?.into_iter().filter(|row| divides || is_mine(row.id));
    let shown = if divides { counts.as_slice() } else { &[] };
    let items = all.map(|row| LooplijstOut::of(row, shown, Vec::new())).collect();
    Ok(Json(LooplijstenOut { items }).into_response())
}

/// The Looplijst as it stands now; of the own addresses those of a `wijk`, or all of them.
async fn answer(house: &Shared, who: &Who, row: Model, purpose: &Verwerking, wijk: Option<&str>) -> Result<Response, Oops> {
    let look = house.store.look();
    let counts = lists::counts(&look, row.organisatie_id).await?;
    let is_mine = counts.iter().any(|one| one.looplijst_id == row.id && one.medewerker_id == Some(who.actor.id));
    let regels = if is_mine { own(house, purpose, row.id, wijk).await? } else { Vec::new() };
    let divides = house.access.may_own(&who.actor, acts::ASSIGN);
    let tag = etag(row.versie);
    let body = Json(LooplijstOut::of(row, if divides { &counts } else { &[] }, regels));
    Ok(([(header::ETAG, tag)], body).into_response())
}

async fn own(house: &Shared, purpose: &Verwerking, looplijst: Uuid, wijk: Option<&str>) -> Result<Vec<RegelOut>, Oops> {
    let tx = house.store.begin(purpose);
    let rows = match wijk {
        Some(wijk) => lists::own_in(&tx, looplijst, wijk).await,
        None => lists::own(&tx, looplijst).await,
    };
    let rows = rows.map_err(LooplijstError::from);
    Ok(tx.hand_out(rows).await?.iter().map(|row| RegelOut::of(row, None)).collect())
}

/// What is wrong with a district that the Looplijst does not have: which it has.
async fn no_wijk(house: &Shared, id: Uuid, wijk: &str, taal: Taal) -> Result<Option<String>, Oops> {
    let mut wijken = lists::wijken(&house.store.look(), id).await?;
    wijken.sort();
    let is_there = wijken.iter().any(|one| one == wijk);
    Ok((!is_there).then(|| t!(taal, "error-wijk-api", wijken = wijken.join(", "))))
}

/// Welke van uw adressen.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct RegelsIn {
    /// Alleen de adressen in deze wijk van de looplijst. Zonder wijk krijgt u al uw adressen.
    #[param(required = false, value_type = String, example = "6211")]
    wijk: String,
}

/// Een looplijst
///
/// Zoeken op straat of naam doet u in wat u krijgt: een naam hoort niet in een adres.
#[utoipa::path(
    get, path = "/api/v1/looplijsten/{id}", tag = "Looplijsten", operation_id = "getLooplijst",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), RegelsIn),
    responses(
        (status = 200, description = "De looplijst, met uw eigen adressen.", body = LooplijstOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    Query(asked): Query<RegelsIn>,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::SHOW, id).await?;
    let wijk = Some(asked.wijk.as_str()).filter(|wijk| !wijk.is_empty());
    if let Some(wijk) = wijk
        && let Some(text) = no_wijk(&house, id, wijk, taal).await?
    {
        let mut errors = Errors::default();
        errors.add("wijk", text);
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    }
    answer(&house, &who, row, &purpose, wijk).await
}

/// Wie naar welke wijk gaat.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = LooplijstWijkInvoer)]
pub(crate) struct WijkIn {
    #[schema(required = true, example = "6211")]
    wijk: String,
    /// Iemand van het buurtteam van uw organisatie.
    #[schema(required = true, value_type = Uuid)]
    medewerker_id: String,
}

/// Een wijk verdelen
///
/// Door de coördinator. De adressen in die wijk zijn daarna van deze medewerker, en van niemand anders.
#[utoipa::path(
    post, path = "/api/v1/looplijsten/{id}/wijken", tag = "Looplijsten", operation_id = "assignWijk",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    request_body = WijkIn,
    responses(
        (status = 200, description = "De looplijst zoals hij nu is.", body = LooplijstOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn assign(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<WijkIn>,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::ASSIGN, id).await?;
    let mut errors = Errors::default();
    if let Some(text) = no_wijk(&house, id, &body.value.wijk, taal).await? {
        errors.add("wijk", text);
    }
    let medewerker = body.value.medewerker_id.parse::<Uuid>();
    let medewerker = errors.take("medewerker", medewerker, |_| t!(taal, "error-stranger"));
    let (Some(medewerker), true) = (medewerker, errors.is_empty()) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let seen = seen.against(row.versie);
    let input = WijkInput { wijk: &body.value.wijk, medewerker, seen: &[seen.versie] };
    let done = assigning(&house.store, &purpose, id, &input, &body.once).await;
    if let Err(why) = seen.settled(&house, acts::ASSIGN, &body.once, done).await? {
        return refused(why, "wijk", taal);
    }
    let (row, purpose) = permitted(&house, &who, acts::SHOW, id).await?;
    answer(&house, &who, row, &purpose, None).await
}

/// Een adres, zoals u het zag.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = LooplijstRegelGezien)]
pub(crate) struct GezienIn {
    #[schema(required = true, value_type = Uuid)]
    id: String,
    #[schema(required = true, minimum = 1, maximum = 2147483647)]
    #[serde(deserialize_with = "web::whole")]
    versie: i32,
    /// De inwoner weet dat u niet op de afgesproken dag komt. Nodig als u met de inwoner een andere dag afsprak.
    inwoner_weet: bool,
}

/// Wanneer u langsgaat.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = LooplijstDag)]
pub(crate) struct DagIn {
    #[schema(required = true)]
    regels: Vec<GezienIn>,
    /// Vanaf vandaag, binnen een maand.
    #[schema(required = true, format = Date, example = "2027-03-03")]
    dag: String,
    #[schema(required = true, schema_with = dagdelen)]
    dagdeel: String,
}

/// Een dag plannen
///
/// Een vierde keer langsgaan mag niet (EL-330), en een tweede keer op hetzelfde deel van de dag ook niet. Sprak u met de inwoner een
/// andere dag af, dan moet die weten dat de dag verandert.
#[utoipa::path(
    post, path = "/api/v1/looplijsten/{id}/dag", tag = "Looplijsten", operation_id = "planDag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey),
    request_body = DagIn,
    responses(
        (status = 200, description = "De looplijst waar de adressen nu op staan.", body = LooplijstOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        (status = 409, description = "Hier is al drie keer aangebeld (EL-330), of een adres veranderde intussen (EL-409).",
         body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn plan(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    body: ApiJson<DagIn>,
) -> Result<Response, Oops> {
    let (_, purpose) = permitted(&house, &who, acts::PLAN, id).await?;
    let DagIn { regels, dag, dagdeel } = body.value;
    let inwoner_weet = regels.iter().filter(|one| one.inwoner_weet).map(|one| one.id.clone()).collect();
    let regels = regels.into_iter().map(|one| format!("{}.{}", one.id, one.versie)).collect();
    let mut errors = Errors::default();
    let form = DagForm { regels, dag, dagdeel, inwoner_weet, ..DagForm::default() };
    let Some(input) = form.check(&house, taal, &mut errors) else {
        let values = Dagdeel::ALL.iter().map(|one| one.as_str()).collect();
        let errors = with_values(&errors, &[("dagdeel", &form.dagdeel, values)], taal);
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = planning(&house.store, &purpose, id, &input, &body.once).await;
    if let Err(why) = settled(&house, acts::PLAN, &body.once, done).await? {
        return refused(why, "regels", taal);
    }
    let id = went_to(&house, &who, id, &input.regels).await?;
    let (row, purpose) = permitted(&house, &who, acts::SHOW, id).await?;
    let answer = answer(&house, &who, row, &purpose, None).await?;
    Ok((StatusCode::OK, answer).into_response())
}
