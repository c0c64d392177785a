//! Grondslagen: what they say and how they stand, new ones, and changes.

use super::{field_name, refused};
use crate::model::{Avg, Soort, Stap, Status};
use crate::pages::decide::permitted;
use crate::pages::typed::Typed;
use crate::step::StandInput;
use crate::tables::{grondslag, grondslag_stap};
use crate::{GrondslagInput, acts, enter as entering, list as register};
use begrip::Woordenboek;
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, etag, made_before, one_of, settled,
};

fn soorten() -> ObjectBuilder {
    one_of("Voor welke soort vraag.", Soort::ALL.iter().map(|soort| soort.as_str()))
}

fn gronden() -> ObjectBuilder {
    one_of("Grondslag van AVG artikel 6 lid 1.", Avg::ALL.iter().map(|avg| avg.as_str()))
}

fn standen() -> ObjectBuilder {
    one_of("Hoe hij nu staat. Alleen actief staat een vraag toe.", Status::ALL.iter().map(|status| status.as_str()))
}

fn stappen() -> ObjectBuilder {
    one_of("Wat er gebeurde.", Stap::ALL.iter().map(|stap| stap.as_str()))
}

/// Wat een grondslag zegt.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = GrondslagInvoer)]
pub(crate) struct GrondslagIn {
    #[schema(required = true, schema_with = soorten)]
    soort: String,
    /// Sleutel van de regeling waarvoor gevraagd wordt.
    #[schema(required = true, example = "aio")]
    doel: String,
    /// De organisatie die antwoordt.
    #[schema(required = true, value_type = Uuid)]
    bron_id: String,
    /// Van wie de gegevens zijn.
    #[schema(required = true, example = "svb")]
    bronhouder: String,
    /// Wat gevraagd mag worden.
    #[schema(required = true, example = json!(["aow_volledig@1"]))]
    begrippen: Vec<String>,
    /// Of er met het bsn gevraagd wordt.
    #[schema(required = true)]
    met_bsn: bool,
    #[schema(required = true, schema_with = gronden)]
    avg: String,
    #[schema(required = true, max_length = 120, example = "Participatiewet")]
    wet: String,
    /// Leeg mag alleen bij een wet die nog niet in werking is.
    #[schema(required = false, max_length = 120, example = "47a")]
    artikel: String,
    /// De wet is nog niet in werking.
    #[schema(required = true)]
    niet_in_werking: bool,
    #[schema(required = true, format = Date, example = "2027-03-01")]
    geldig_van: String,
    /// Zonder laatste dag geldt hij tot u het anders zegt.
    #[schema(required = false, format = Date, example = "2027-12-31")]
    geldig_tot: String,
    /// Nummer of vindplaats van de DPIA.
    #[schema(required = true, max_length = 120, example = "DPIA 2027-14")]
    dpia: String,
}

impl GrondslagIn {
    /// As the screen reads it.
    fn check(&self, words: &Woordenboek, taal: Taal, errors: &mut Errors) -> Option<GrondslagInput> {
        let yes = |is_so: bool| if is_so { "ja".to_owned() } else { String::new() };
        let typed = Typed {
            soort: self.soort.clone(),
            doel: self.doel.clone(),
            bron: self.bron_id.clone(),
            bronhouder: self.bronhouder.clone(),
            begrippen: self.begrippen.clone(),
            met_bsn: yes(self.met_bsn),
            avg: self.avg.clone(),
            wet: self.wet.clone(),
            artikel: self.artikel.clone(),
            niet_in_werking: yes(self.niet_in_werking),
            geldig_van: self.geldig_van.clone(),
            geldig_tot: self.geldig_tot.clone(),
            dpia: self.dpia.clone(),
            versie: 0,
        };
        typed.check(words, taal, errors)
    }
}

/// Wat er met een grondslag gebeurde.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GrondslagStap)]
pub(crate) struct StapOut {
    #[schema(schema_with = stappen)]
    soort: String,
    toelichting: String,
    /// De medewerker die het deed.
    medewerker_id: Uuid,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    plaatsgevonden_op: String,
}

/// Een grondslag.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Grondslag)]
pub(crate) struct GrondslagOut {
    id: Uuid,
    #[schema(schema_with = standen)]
    status: String,
    #[schema(schema_with = soorten)]
    soort: String,
    doel: String,
    bron_id: Uuid,
    bronhouder: String,
    begrippen: Vec<String>,
    met_bsn: bool,
    #[schema(schema_with = gronden)]
    avg: String,
    wet: String,
    artikel: String,
    niet_in_werking: bool,
    #[schema(format = Date, example = "2027-03-01")]
    geldig_van: String,
    #[schema(required = true, format = Date, example = "2027-12-31")]
    geldig_tot: Option<String>,
    dpia: String,
    /// Wie wat deed; leeg in de lijst.
    stappen: Vec<StapOut>,
    /// Voor If-Match, tussen aanhalingstekens.
    versie: i32,
}

impl GrondslagOut {
    fn of(row: grondslag::Model, steps: Vec<grondslag_stap::Model>, status: Status) -> Self {
        let step = |step: grondslag_stap::Model| StapOut {
            soort: step.soort,
            toelichting: step.toelichting,
            medewerker_id: step.door_id,
            plaatsgevonden_op: step.plaatsgevonden_op.at().to_string(),
        };
        Self {
            id: row.id,
            status: status.into(),
            soort: row.soort,
            doel: row.doel,
            bron_id: row.bron_id,
            bronhouder: row.bronhouder,
            begrippen: row.begrippen.split_whitespace().map(str::to_owned).collect(),
            met_bsn: row.met_bsn,
            avg: row.avg,
            wet: row.wet,
            artikel: row.artikel,
            niet_in_werking: row.niet_in_werking,
            geldig_van: row.geldig_van,
            geldig_tot: row.geldig_tot,
            dpia: row.dpia,
            stappen: steps.into_iter().map(step).collect(),
            versie: row.versie,
        }
    }
}

/// Grondslagen.
#[derive(Serialize, ToSchema)]
#[schema(as = Grondslagen)]
pub(crate) struct GrondslagenOut {
    items: Vec<GrondslagOut>,
}

/// Grondslagen
///
/// Waarop een vraag van uw organisatie aan een andere rust. Zonder actieve grondslag wordt niets gevraagd (EL-310).
#[utoipa::path(
    get, path = "/api/v1/grondslagen", tag = "Grondslagen", operation_id = "listGrondslagen",
    responses((status = 200, description = "De grondslagen.", body = GrondslagenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let rows = register::all(&house.store.look(), who.actor.organisatie).await?;
    let now = house.store.now();
    let out = |row: grondslag::Model| {
        let status = register::status(&row, now);
        GrondslagOut::of(row, Vec::new(), status)
    };
    Ok(Json(GrondslagenOut { items: rows.into_iter().map(out).collect() }).into_response())
}

/// The Grondslag as it stands now.
pub(super) async fn answer(house: &Shared, status: StatusCode, id: Uuid) -> Result<Response, Oops> {
    let look = house.store.look();
    let row = register::one(&look, id).await?.ok_or(Oops::not_found())?;
    let steps = register::steps(&look, id).await?;
    let stands = register::status(&row, house.store.now());
    let (tag, location) = (etag(row.versie), format!("/api/v1/grondslagen/{id}"));
    let body = Json(GrondslagOut::of(row, steps, stands));
    Ok((status, [(header::ETAG, tag), (header::LOCATION, location)], body).into_response())
}

/// Een grondslag invoeren
///
/// Hij staat daarna als concept in het register, en staat nog niets toe.
#[utoipa::path(
    post, path = "/api/v1/grondslagen", tag = "Grondslagen", operation_id = "createGrondslag",
    params(IdempotencyKey), request_body = GrondslagIn,
    responses(
        (status = 201, description = "De grondslag.", body = GrondslagOut,
         headers(("ETag" = String, description = "Voor If-Match."), ("Location" = String, description = "Adres."))),
        WriteFaults,
    )
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<GrondslagIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::ENTER)?;
    let mut errors = Errors::default();
    let words = Woordenboek::of(&house.store.look(), who.actor.organisatie).await?;
    let Some(input) = body.value.check(&words, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = entering::enter(&house.store, &purpose, &input, &body.once).await;
    let id = match settled(&house, acts::ENTER, &body.once, done).await? {
        Ok(Some(id)) => id,
        Ok(None) => made_before(&house, acts::ENTER, &body.once).await?,
        Err(why) => return refused(why, "soort", taal),
    };
    answer(&house, StatusCode::CREATED, id).await
}

/// Een grondslag
#[utoipa::path(
    get, path = "/api/v1/grondslagen/{id}", tag = "Grondslagen", operation_id = "getGrondslag",
    params(("id" = Uuid, Path, description = "Id van de grondslag.")),
    responses(
        (status = 200, description = "De grondslag.", body = GrondslagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    permitted(&house, &who, acts::SHOW, id).await?;
    answer(&house, StatusCode::OK, id).await
}

/// Een grondslag wijzigen
///
/// Kan zolang niemand hem hoeft te beoordelen: als concept, of als zijn wet nog niet in werking is.
#[utoipa::path(
    put, path = "/api/v1/grondslagen/{id}", tag = "Grondslagen", operation_id = "updateGrondslag",
    params(("id" = Uuid, Path, description = "Id van de grondslag."), IdempotencyKey, IfMatchHeader),
    request_body = GrondslagIn,
    responses(
        (status = 200, description = "De grondslag zoals hij nu is.", body = GrondslagOut,
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
    body: ApiJson<GrondslagIn>,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::ENTER, id).await?;
    let mut errors = Errors::default();
    let words = Woordenboek::of(&house.store.look(), who.actor.organisatie).await?;
    let Some(input) = body.value.check(&words, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let seen = seen.against(row.versie);
    let target = StandInput { id, seen: &[seen.versie], once: &body.once };
    let done = entering::revise(&house.store, &purpose, &target, &input).await;
    if let Err(why) = seen.settled(&house, acts::ENTER, &body.once, done).await? {
        return refused(why, "soort", taal);
    }
    answer(&house, StatusCode::OK, id).await
}
