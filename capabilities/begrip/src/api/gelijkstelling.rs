//! Which begrip may stand for which.

use super::{field_name, refused};
use crate::equate::{StandInput, judge as judging, propose as proposing, status, withdraw as taking};
use crate::model::Status;
use crate::pages::equate::{check, permitted};
use crate::tables::gelijkstelling::Model;
use crate::{BegripError, Woordenboek, acts, list as register};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ApiKey, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, KeyFaults, Oops, Problem, ReadFaults,
    Shared, Taal, Who, WriteFaults, one_of, settled, t,
};

fn standen() -> ObjectBuilder {
    one_of("Hoe hij nu staat. Alleen actief laat combineren toe.", Status::ALL.iter().map(|status| status.as_str()))
}

fn oordelen() -> ObjectBuilder {
    one_of("Of het ene voor het andere mag staan.", ["goedgekeurd", "afgewezen"])
}

/// Dat een begrip voor een ander mag staan.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Gelijkstelling)]
pub(crate) struct GelijkstellingOut {
    id: Uuid,
    #[schema(example = "netto_maandinkomen@1")]
    een: String,
    ander: String,
    toelichting: String,
    #[schema(schema_with = standen)]
    status: String,
    /// Voor If-Match, tussen aanhalingstekens.
    versie: i32,
}

impl GelijkstellingOut {
    fn of(row: Model, all: &Woordenboek) -> Self {
        let status = status(all, &row).map_or_else(|| row.status.clone(), |status| status.to_string());
        Self { id: row.id, een: row.een, ander: row.ander, toelichting: row.toelichting, status, versie: row.versie }
    }
}

/// Gelijkstellingen.
#[derive(Serialize, ToSchema)]
#[schema(as = Gelijkstellingen)]
pub(crate) struct GelijkstellingenOut {
    items: Vec<GelijkstellingOut>,
}

/// Gelijkstellingen
///
/// Welk begrip voor welk ander mag staan. Krijgt een van beide een nieuwe versie, dan vervalt hij.
#[utoipa::path(
    get, path = "/api/v1/gelijkstellingen", tag = "Begrippen", operation_id = "listGelijkstellingen",
    responses((status = 200, description = "De gelijkstellingen.", body = GelijkstellingenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let look = house.store.look();
    let all = Woordenboek::of(&look, who.actor.organisatie).await?;
    let rows = register::gelijkstellingen(&look, who.actor.organisatie).await?;
    let items = rows.into_iter().map(|row| GelijkstellingOut::of(row, &all)).collect();
    Ok(Json(GelijkstellingenOut { items }).into_response())
}

/// Een voorstel.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = GelijkstellingInvoer)]
pub(crate) struct GelijkstellingIn {
    #[schema(required = true, example = "netto_maandinkomen@1")]
    een: String,
    #[schema(required = true, example = "netto_maandinkomen_met_aow@1")]
    ander: String,
    /// Waarom het mag, en hoe het ene uit het andere volgt.
    #[schema(required = true, max_length = 600)]
    toelichting: String,
}

/// Een gelijkstelling voorstellen
///
/// Zij laat pas combineren toe als een andere gegevensbeheerder haar goedkeurt.
#[utoipa::path(
    post, path = "/api/v1/gelijkstellingen", tag = "Begrippen", operation_id = "createGelijkstelling",
    params(IdempotencyKey), request_body = GelijkstellingIn,
    responses(
        (status = 204, description = "Voorgesteld."),
        WriteFaults,
        (status = 409, description = "Voor deze twee is er al een (EL-409).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<GelijkstellingIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::EQUATE)?;
    let mut errors = Errors::default();
    let asked = &body.value;
    let Some(input) = check((&asked.een, &asked.ander), &asked.toelichting, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = proposing(&house.store, &purpose, &input, &body.once).await;
    match settled(&house, acts::EQUATE, &body.once, done).await? {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(BegripError::Unknown(key)) => {
            let field = if key == input.een { "een" } else { "ander" };
            refused(BegripError::Unknown(key), field, taal)
        }
        Err(why) => refused(why, "een", taal),
    }
}

/// Wat een gegevensbeheerder zegt.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = GelijkstellingOordeel)]
pub(crate) struct OordeelIn {
    #[schema(required = true, schema_with = oordelen)]
    oordeel: String,
}

/// Een gelijkstelling beoordelen
///
/// Door een gegevensbeheerder. Wie haar voorstelde, kan dat niet (EL-311).
#[utoipa::path(
    post, path = "/api/v1/gelijkstellingen/{id}/oordeel", tag = "Begrippen", operation_id = "judgeGelijkstelling",
    params(("id" = Uuid, Path, description = "Id van de gelijkstelling."), IdempotencyKey, IfMatchHeader),
    request_body = OordeelIn,
    responses(
        (status = 204, description = "Bewaard."),
        WriteFaults,
        ChangeFaults,
        (status = 403, description = "Een collega moet haar beoordelen (EL-311).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn judge(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<OordeelIn>,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::APPROVE, id).await?;
    let yes = match body.value.oordeel.as_str() {
        "goedgekeurd" => true,
        "afgewezen" => false,
        _ => {
            let mut errors = Errors::default();
            errors.add("oordeel", t!(taal, "error-choose"));
            return Ok(Problem::fields(taal, &errors, field_name).into_response());
        }
    };
    let seen = seen.against(row.versie);
    let target = StandInput { id, gezien: seen.versie, once: &body.once };
    let done = judging(&house.store, &purpose, &target, yes).await;
    if let Err(why) = seen.settled(&house, acts::APPROVE, &body.once, done).await? {
        return refused(why, "oordeel", taal);
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Een gelijkstelling intrekken
///
/// De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/gelijkstellingen/{id}/intrekking", tag = "Begrippen", operation_id = "withdrawGelijkstelling",
    params(("id" = Uuid, Path, description = "Id van de gelijkstelling."), IdempotencyKey, IfMatchHeader),
    responses((status = 204, description = "Ingetrokken."), KeyFaults, ChangeFaults)
)]
pub(crate) async fn withdraw(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::EQUATE, id).await?;
    let seen = seen.against(row.versie);
    let target = StandInput { id, gezien: seen.versie, once: &once };
    let done = taking(&house.store, &purpose, &target).await;
    if let Err(why) = seen.settled(&house, acts::EQUATE, &once, done).await? {
        return refused(why, "stand", taal);
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
