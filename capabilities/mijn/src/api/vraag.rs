//! What Inwoners asked about looks, and the answers.

use crate::acts::{ANSWER, QUESTIONS};
use crate::answer::{VraagRow, answer as answering, named_in, place_of_question, questions};
use crate::pages::officer::check_answer;
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, t,
};

/// Een vraag van een inwoner over een blik van uw organisatie. Wie de inwoner is, staat er niet in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Inzagevraag)]
pub(crate) struct VraagOut {
    id: Uuid,
    /// Het nummer van de hulpvraag.
    nummer: String,
    /// In de woorden van de inwoner; kan leeg zijn.
    vraag: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    aangemaakt_op: String,
    /// Voor wanneer er een antwoord moet zijn, in UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-04-02T15:00:00Z")]
    termijn_op: String,
    /// Wanneer er gekeken is, in UTC.
    #[schema(value_type = Option<String>, format = DateTime, required = true, example = "2027-03-01T10:00:00Z")]
    begin: Option<String>,
    /// De handeling, zoals in het logboek.
    #[schema(required = true, example = "balie.visit")]
    handeling: Option<String>,
    /// Wie er keek. Null als het programma zelf keek.
    #[schema(required = true)]
    medewerker: Option<String>,
    /// Voor If-Match bij het antwoord, tussen aanhalingstekens.
    versie: i32,
}

impl From<VraagRow> for VraagOut {
    fn from(row: VraagRow) -> Self {
        Self {
            id: row.id,
            nummer: row.nummer,
            vraag: row.vraag,
            aangemaakt_op: row.aangemaakt_op.at().to_string(),
            termijn_op: row.termijn_op.at().to_string(),
            begin: row.begin.map(|at| at.at().to_string()),
            handeling: row.handeling,
            medewerker: row.medewerker_naam,
            versie: row.versie,
        }
    }
}

/// Inzagevragen.
#[derive(Serialize, ToSchema)]
#[schema(as = Inzagevragen)]
pub(crate) struct VragenOut {
    /// Wat het eerst moet, staat vooraan. Ten hoogste 100.
    items: Vec<VraagOut>,
}

/// Inzagevragen
///
/// Wat inwoners vroegen over blikken van uw organisatie, en nog geen antwoord heeft. Voor de privacyofficer.
#[utoipa::path(
    get, path = "/api/v1/inzage/vragen", tag = "Privacy", operation_id = "listInzagevragen",
    responses((status = 200, description = "De vragen.", body = VragenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<VragenOut>, Oops> {
    let purpose = who.permit_own(&house, QUESTIONS)?;
    let rows = questions(&house.store, &purpose, None).await?;
    Ok(Json(VragenOut { items: rows.into_iter().map(VraagOut::from).collect() }))
}

/// Het antwoord.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = Antwoord)]
pub(crate) struct AntwoordIn {
    /// De inwoner leest dit. Zonder nummers.
    #[schema(required = true, min_length = 1, max_length = 4000, example = "Wij hielpen u die dag aan de balie.")]
    antwoord: String,
    /// Of er een naam van een medewerker in mag staan. Zonder dit weigert de API zo'n antwoord: een inwoner hoort welke
    /// organisatie keek, en niet wie.
    #[schema(default = false)]
    met_naam: bool,
}

/// Antwoorden
///
/// De inwoner hoort het, en de hulpvraag is klaar (AVG artikel 12).
#[utoipa::path(
    post, path = "/api/v1/inzage/vragen/{id}/antwoord", tag = "Privacy", operation_id = "answerInzagevraag",
    params(("id" = Uuid, Path, description = "Id van de vraag."), IdempotencyKey, IfMatchHeader),
    request_body = AntwoordIn,
    responses((status = 204, description = "Beantwoord."), WriteFaults, ChangeFaults)
)]
pub(crate) async fn answer(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<AntwoordIn>,
) -> Result<Response, Oops> {
    let (question, versie) = who.found(&house, ANSWER, place_of_question(&house.store, id).await?)?;
    let purpose = who.permit(&house, ANSWER, &question)?;
    let mut errors = Errors::default();
    let Some(antwoord) = check_answer(&body.value.antwoord, "antwoord", taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    if !body.value.met_naam
        && let Some(naam) = named_in(&house.store.look(), who.actor.organisatie, &antwoord).await?
    {
        errors.add("antwoord", t!(taal, "error-answer-name", naam = naam));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    }
    let seen = seen.against(versie);
    let done = answering(&house.store, &purpose, id, seen.versie, &antwoord, &body.once).await;
    seen.settled(&house, ANSWER, &body.once, done).await??;
    Ok(StatusCode::NO_CONTENT.into_response())
}
