//! Convenanten: given by who receives, for one product of one organisatie.

use super::{field_name, refused};
use crate::acts;
use crate::agree::{self as agreeing, ConvenantInput};
use crate::overview::{ConvenantRow, convenant, convenanten};
use crate::pages::convenant::{days, object};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, etag, made_before, settled,
};

/// Een convenant.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Convenant)]
pub(crate) struct ConvenantOut {
    id: Uuid,
    van_organisatie_id: Uuid,
    /// Code van het product.
    #[schema(example = "digid")]
    product: String,
    #[schema(format = Date, example = "2027-03-01")]
    geldig_van: String,
    #[schema(required = true, format = Date, example = "2027-12-31")]
    geldig_tot: Option<String>,
}

impl From<&ConvenantRow> for ConvenantOut {
    fn from(row: &ConvenantRow) -> Self {
        Self {
            id: row.id,
            van_organisatie_id: row.van_organisatie_id,
            product: row.product.clone(),
            geldig_van: row.geldig_van.clone(),
            geldig_tot: row.geldig_tot.clone(),
        }
    }
}

/// Convenanten.
#[derive(Serialize, ToSchema)]
#[schema(as = Convenanten)]
pub(crate) struct ConvenantenOut {
    items: Vec<ConvenantOut>,
}

/// Convenanten
///
/// Die uw organisatie gaf.
#[utoipa::path(
    get, path = "/api/v1/convenanten", tag = "Netwerk", operation_id = "listConvenanten",
    responses((status = 200, description = "De convenanten.", body = ConvenantenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let rows = convenanten(&house.store.look(), who.actor.organisatie).await?;
    Ok(Json(ConvenantenOut { items: rows.iter().map(ConvenantOut::from).collect() }).into_response())
}

/// Van wie, waarvoor en hoe lang.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = ConvenantInvoer)]
pub(crate) struct ConvenantIn {
    #[schema(value_type = Uuid, required = true)]
    van_organisatie_id: String,
    #[schema(required = true, example = "digid")]
    product: String,
    #[schema(format = Date, required = true, example = "2027-03-01")]
    geldig_van: String,
    /// Zonder laatste dag geldt het tot u het anders zegt.
    #[schema(required = false, format = Date, example = "2027-12-31")]
    geldig_tot: String,
}

fn answer(status: StatusCode, row: &ConvenantRow) -> Response {
    let location = format!("/api/v1/convenanten/{}", row.id);
    (status, [(header::ETAG, etag(row.versie)), (header::LOCATION, location)], Json(ConvenantOut::from(row))).into_response()
}

/// Een convenant geven
///
/// Vanaf dan is een boeking van die organisatie voor dit product meteen aanvaard.
#[utoipa::path(
    post, path = "/api/v1/convenanten", tag = "Netwerk", operation_id = "createConvenant",
    params(IdempotencyKey), request_body = ConvenantIn,
    responses(
        (status = 201, description = "Het convenant.", body = ConvenantOut,
         headers(("ETag" = String, description = "Voor If-Match."), ("Location" = String, description = "Adres."))),
        WriteFaults,
        (status = 409, description = "Dit convenant is er al (EL-409).", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<ConvenantIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::CONVENANT)?;
    let mut errors = Errors::default();
    let van = body.value.van_organisatie_id.parse().ok();
    if van.is_none() {
        errors.add("van", web::t!(taal, "error-van"));
    }
    let days = days(&body.value.geldig_van, &body.value.geldig_tot, taal, &mut errors);
    let (Some(van), Some((geldig_van, geldig_tot))) = (van, days) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let input = ConvenantInput { van, product: body.value.product.clone(), geldig_van, geldig_tot };
    let done = agreeing::agree(&house.store, &purpose, &input, &body.once).await;
    let id = match settled(&house, acts::CONVENANT, &body.once, done).await? {
        Ok(Some(id)) => id,
        Ok(None) => made_before(&house, acts::CONVENANT, &body.once).await?,
        Err(why) => return refused(why, "product", None, taal),
    };
    let row = convenant(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    Ok(answer(StatusCode::CREATED, &row))
}

/// Een convenant
#[utoipa::path(
    get, path = "/api/v1/convenanten/{id}", tag = "Netwerk", operation_id = "getConvenant",
    params(("id" = Uuid, Path, description = "Id van het convenant.")),
    responses(
        (status = 200, description = "Het convenant.", body = ConvenantOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let row = who.found(&house, acts::CONVENANT, convenant(&house.store.look(), id).await?)?;
    who.permit(&house, acts::CONVENANT, &object(&row))?;
    Ok(answer(StatusCode::OK, &row))
}

/// Van wanneer tot wanneer.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = ConvenantDagen)]
pub(crate) struct DagenIn {
    #[schema(format = Date, required = true, example = "2027-03-01")]
    geldig_van: String,
    /// Zonder laatste dag geldt het tot u het anders zegt.
    #[schema(required = false, format = Date, example = "2027-12-31")]
    geldig_tot: String,
}

/// Een convenant wijzigen
///
/// Alleen van wanneer tot wanneer het geldt. Een convenant wordt niet verwijderd: het eindigt op een dag.
#[utoipa::path(
    put, path = "/api/v1/convenanten/{id}", tag = "Netwerk", operation_id = "updateConvenant",
    params(("id" = Uuid, Path, description = "Id van het convenant."), IdempotencyKey, IfMatchHeader),
    request_body = DagenIn,
    responses(
        (status = 200, description = "Het convenant zoals het nu is.", body = ConvenantOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn replace(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<DagenIn>,
) -> Result<Response, Oops> {
    let row = who.found(&house, acts::CONVENANT, convenant(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::CONVENANT, &object(&row))?;
    let mut errors = Errors::default();
    let Some(days) = days(&body.value.geldig_van, &body.value.geldig_tot, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let seen = seen.against(row.versie);
    let done = agreeing::change_days(&house.store, &purpose, id, &[seen.versie], days, &body.once).await;
    if let Err(why) = seen.settled(&house, acts::CONVENANT, &body.once, done).await? {
        return refused(why, "geldig_van", Some(seen), taal);
    }
    let row = convenant(&house.store.look(), id).await?.ok_or(Oops::not_found())?;
    Ok(answer(StatusCode::OK, &row))
}
