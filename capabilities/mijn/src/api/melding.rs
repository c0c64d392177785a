//! Looks without an open Hulpvraag, and what the privacy officer says of them.

use crate::acts::{JUDGE, REPORTS};
use crate::answer::{MeldingRow, judge as judging, place_of_report, reports};
use crate::model::{MeldingStatus, MeldingUitkomst};
use crate::pages::officer::{JudgeForm, check_judgement};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, one_of, one_of_or_null,
};

/// Een blik zonder open hulpvraag. Naar wie er gekeken is, staat er niet in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Inzagemelding)]
pub(crate) struct MeldingOut {
    id: Uuid,
    /// Wie er keek.
    medewerker: String,
    /// De handeling, zoals in het logboek.
    #[schema(example = "balie.visit")]
    handeling: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    plaatsgevonden_op: String,
    #[schema(schema_with = statuses)]
    status: String,
    #[schema(required = true, schema_with = uitkomst_or_null)]
    uitkomst: Option<String>,
    toelichting: String,
    /// Voor If-Match bij het oordeel, tussen aanhalingstekens.
    versie: i32,
}

fn statuses() -> ObjectBuilder {
    one_of("Of er al een oordeel is.", MeldingStatus::ALL.iter().map(|status| status.as_str()))
}

fn uitkomst_or_null() -> ObjectBuilder {
    one_of_or_null("Of de blik nodig was.", MeldingUitkomst::ALL.iter().map(|uitkomst| uitkomst.as_str()))
}

impl From<MeldingRow> for MeldingOut {
    fn from(row: MeldingRow) -> Self {
        Self {
            id: row.id,
            medewerker: row.medewerker_naam,
            handeling: row.handeling,
            plaatsgevonden_op: row.plaatsgevonden_op.at().to_string(),
            status: row.status,
            uitkomst: row.uitkomst,
            toelichting: row.toelichting,
            versie: row.versie,
        }
    }
}

/// Inzagemeldingen.
#[derive(Serialize, ToSchema)]
#[schema(as = Inzagemeldingen)]
pub(crate) struct MeldingenOut {
    /// Wat nog geen oordeel heeft, staat vooraan. Ten hoogste 100.
    items: Vec<MeldingOut>,
}

/// Inzagemeldingen
///
/// Waar iemand van uw organisatie keek zonder open hulpvraag. Voor de privacyofficer.
#[utoipa::path(
    get, path = "/api/v1/inzage/meldingen", tag = "Privacy", operation_id = "listInzagemeldingen",
    responses((status = 200, description = "De meldingen.", body = MeldingenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<MeldingenOut>, Oops> {
    who.permit_own(&house, REPORTS)?;
    let rows = reports(&house.store, who.actor.organisatie).await?;
    Ok(Json(MeldingenOut { items: rows.into_iter().map(MeldingOut::from).collect() }))
}

/// Wat u ervan vindt.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = Oordeel)]
pub(crate) struct OordeelIn {
    #[schema(required = true, schema_with = uitkomsten)]
    uitkomst: String,
    /// Voor uw eigen organisatie, zonder nummers.
    #[schema(required = false, max_length = 1000)]
    toelichting: String,
}

fn uitkomsten() -> ObjectBuilder {
    one_of("Of de blik nodig was.", MeldingUitkomst::ALL.iter().map(|uitkomst| uitkomst.as_str()))
}

/// Beoordelen
///
/// De inwoner ziet het oordeel bij de regel in het logboek.
#[utoipa::path(
    post, path = "/api/v1/inzage/meldingen/{id}/oordeel", tag = "Privacy", operation_id = "judgeInzagemelding",
    params(("id" = Uuid, Path, description = "Id van de melding."), IdempotencyKey, IfMatchHeader),
    request_body = OordeelIn,
    responses((status = 204, description = "Beoordeeld."), WriteFaults, ChangeFaults)
)]
pub(crate) async fn judge(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<OordeelIn>,
) -> Result<Response, Oops> {
    let (report, versie) = who.found(&house, JUDGE, place_of_report(&house.store, id).await?)?;
    let purpose = who.permit(&house, JUDGE, &report)?;
    let seen = seen.against(versie);
    let OordeelIn { uitkomst, toelichting } = body.value;
    let typed = JudgeForm { uitkomst, toelichting, versie: seen.versie };
    let mut errors = Errors::default();
    let Some(input) = check_judgement(&typed, ["uitkomst", "toelichting"], taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let done = judging(&house.store, &purpose, id, &input, &body.once).await;
    seen.settled(&house, JUDGE, &body.once, done).await??;
    Ok(StatusCode::NO_CONTENT.into_response())
}
