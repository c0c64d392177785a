//! What is asked for a Looplijst, who approved it, and how far it is.

use super::{field_name, refused_asking, with_values};
use crate::pages::vragen::new::{Typed as Nieuw, field_of, valid};
use crate::pages::vragen::one_view::percent;
use crate::pages::vragen::press::{Typed, check, permitted};
use crate::store::{day_of, keys};
use crate::tables::{looplijst, looplijst_telling, looplijst_vraag};
use crate::vragen::step::{LooplijstStandInput, Zet, step};
use crate::vragen::{
    BEGIN, BREAK_OFF, Oordeel, OordeelInput, PAUSE, RESUME, SUBMIT, Wijze, approve as approving, draw_up as drawing_up,
    gemeente_of, list as rows, reveal as revealing,
};
use crate::{Status, acts};
use access::Act;
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ApiKey, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, KeyFaults, Oops, Problem, ReadFaults,
    SearchFaults, Shared, Taal, Who, WriteFaults, earlier, etag, one_of, settled, t, write_date,
};

fn standen() -> ObjectBuilder {
    one_of("Hoe de looplijst staat.", Status::ALL.iter().map(|status| status.as_str()))
}

fn wijzen() -> ObjectBuilder {
    one_of("Hoe de bronnen gevraagd worden.", Wijze::ALL.iter().map(|wijze| wijze.as_str()))
}

fn oordelen() -> ObjectBuilder {
    one_of("Of de lijst gevraagd mag worden.", Oordeel::ALL.iter().map(|oordeel| oordeel.as_str()))
}

/// Hoeveel inwoners wat kregen. Een klein aantal staat er niet precies.
#[derive(Serialize, ToSchema)]
#[schema(as = LooplijstTelling)]
pub(crate) struct TellingOut {
    #[schema(example = "minimaregeling")]
    regeling: String,
    #[schema(example = "412")]
    ja: String,
    #[schema(example = "4000")]
    nee: String,
    #[schema(example = "588")]
    onbekend: String,
}

impl From<looplijst_telling::Model> for TellingOut {
    fn from(row: looplijst_telling::Model) -> Self {
        Self { regeling: row.regeling, ja: row.ja, nee: row.nee, onbekend: row.onbekend }
    }
}

/// Wat er voor een looplijst gevraagd wordt, en hoe ver dat is. Van wat blind gevraagd is, zijn de tellingen voor de twee sleutelhouders.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LooplijstVraag)]
pub(crate) struct VraagOut {
    id: Uuid,
    #[schema(example = json!(["minimaregeling"]))]
    regelingen: Vec<String>,
    #[schema(format = Date, example = "2026-12-01")]
    peildatum: String,
    #[schema(schema_with = standen)]
    status: String,
    #[schema(schema_with = wijzen)]
    wijze: &'static str,
    /// Over hoeveel inwoners het gaat; 0 voordat er gevraagd wordt.
    aantal: i32,
    /// Hoever het vragen is, in procenten.
    #[schema(minimum = 0, maximum = 100)]
    gevraagd: i32,
    /// Waarom het stilstaat.
    #[schema(required = true, example = "EL-503")]
    code: Option<String>,
    /// Bij welke bron het stilstaat.
    #[schema(required = true, example = "uwv")]
    bronhouder: Option<String>,
    tellingen: Vec<TellingOut>,
    /// Voor If-Match, tussen aanhalingstekens.
    versie: i32,
}

impl VraagOut {
    fn of(
        (row, vraag): (looplijst::Model, looplijst_vraag::Model),
        wijze: Wijze,
        tellingen: Vec<looplijst_telling::Model>,
    ) -> Self {
        Self {
            id: row.id,
            regelingen: keys(&row.regelingen),
            peildatum: row.peildatum,
            status: row.status,
            wijze: wijze.as_str(),
            aantal: vraag.inwoner_aantal,
            gevraagd: percent(&vraag).clamp(0, 100),
            code: vraag.code,
            bronhouder: vraag.bronhouder,
            tellingen: tellingen.into_iter().map(TellingOut::from).collect(),
            versie: row.versie,
        }
    }
}

/// Looplijsten in de maak.
#[derive(Serialize, ToSchema)]
#[schema(as = LooplijstVragen)]
pub(crate) struct VragenOut {
    items: Vec<VraagOut>,
}

/// Looplijsten in de maak
///
/// Zonder namen van inwoners, en zonder tellingen: die staan bij elke lijst apart.
#[utoipa::path(
    get, path = "/api/v1/looplijst-vragen", tag = "Looplijsten", operation_id = "listLooplijstVragen",
    responses((status = 200, description = "De lijsten.", body = VragenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::REVIEW)?;
    let all = rows::all(&house.store.look(), who.actor.organisatie).await?;
    let blind = crate::blind::among(&house.store.look(), all.iter().map(|(row, _)| row.id)).await?;
    let wijze = |id: Uuid| if blind.contains(&id) { Wijze::Blind } else { Wijze::Gewoon };
    let items = all.into_iter().map(|(row, vraag)| (wijze(row.id), (row, vraag)));
    let items = items.map(|(wijze, both)| VraagOut::of(both, wijze, Vec::new())).collect();
    Ok(Json(VragenOut { items }).into_response())
}

pub(super) async fn answer(house: &Shared, who: &Who, id: Uuid) -> Result<Response, Oops> {
    let (row, vraag, _) = permitted(house, who, acts::REVIEW, id).await?;
    let look = house.store.look();
    let mut tellingen = rows::tellingen(&look, id).await?;
    let mut wijze = Wijze::Gewoon;
    if crate::blind::of(&look, id).await?.is_some() {
        wijze = Wijze::Blind;
        // Counts are for the two who open.
        let holders = crate::sleutelhouder::all(&look, row.organisatie_id).await?;
        tellingen.retain(|_| holders.iter().any(|one| one.medewerker_id == who.actor.id));
    }
    let tag = etag(row.versie);
    Ok(([(header::ETAG, tag)], Json(VraagOut::of((row, vraag), wijze, tellingen))).into_response())
}

/// Wat er voor een looplijst gevraagd wordt
#[utoipa::path(
    get, path = "/api/v1/looplijst-vragen/{id}", tag = "Looplijsten", operation_id = "getLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst.")),
    responses(
        (status = 200, description = "Hoe ver het is.", body = VraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Response, Oops> {
    answer(&house, &who, id).await
}

/// Een nieuwe looplijst.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = LooplijstInvoer)]
pub(crate) struct LooplijstIn {
    /// Sleutels van regelingen die op de peildatum gelden.
    #[schema(required = true, example = json!(["minimaregeling"]))]
    regelingen: Vec<String>,
    /// Van het laatste jaar, tot en met vandaag.
    #[schema(required = true, format = Date, example = "2026-12-01")]
    peildatum: String,
    /// Hoe de bronnen gevraagd worden. Blind kan alleen over nagemaakte personen (EL-343).
    #[schema(required = false, schema_with = wijzen)]
    wijze: String,
}

/// Een looplijst opstellen
///
/// Er wordt nog niets gevraagd.
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen", tag = "Looplijsten", operation_id = "createLooplijstVraag",
    params(IdempotencyKey), request_body = LooplijstIn,
    responses(
        (status = 200, description = "De lijst in concept.", body = VraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
    )
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<LooplijstIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::DRAW_UP)?;
    let mut errors = Errors::default();
    // The same day as on the page, which is typed in another order.
    let day = body.value.peildatum.parse().ok().map(write_date).unwrap_or_default();
    let typed = Nieuw { regelingen: body.value.regelingen.clone(), peildatum: day, wijze: body.value.wijze.clone() };
    let gemeente = gemeente_of(&house, &who.actor.organisatie_naam);
    if gemeente.is_none() {
        errors.add("regelingen", t!(taal, "paused-administratie"));
    }
    let today = day_of(house.store.now());
    let Some(input) = gemeente.as_ref().and_then(|gemeente| typed.check(gemeente, today, taal, &mut errors)) else {
        let known: Vec<&str> = valid(gemeente.as_deref().unwrap_or_default()).map(|one| one.sleutel.as_str()).collect();
        let strange = typed.regelingen.iter().find(|key| !known.contains(&key.as_str()));
        let known = known.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let wijzen = Wijze::ALL.iter().map(|one| one.as_str()).collect();
        let sent = [("wijze", typed.wijze.as_str(), wijzen), ("regelingen", strange.map_or("", String::as_str), known)];
        let errors = if gemeente.is_some() { with_values(&errors, &sent, taal) } else { errors };
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = drawing_up(&house.store, &purpose, &input, &body.once).await;
    match settled(&house, acts::DRAW_UP, &body.once, done).await? {
        Ok(Some(id)) => answer(&house, &who, id).await,
        Ok(None) => {
            let led = earlier(&house, acts::DRAW_UP, &body.once).await?.unwrap_or_default();
            answer(&house, &who, id_in(&led).ok_or_else(Oops::outage)?).await
        }
        Err(why) => {
            let field = field_of(&why);
            refused_asking(why, field, taal)
        }
    }
}

/// The id in an address.
fn id_in(text: &str) -> Option<Uuid> {
    text.split('/').find_map(|part| part.parse().ok())
}

/// Something that a coordinator does with one button.
pub(super) async fn press(
    house: &Shared,
    who: &Who,
    taal: Taal,
    id: Uuid,
    (seen, once): (IfMatch, store::Once),
    (act, zet): (Act, &Zet),
) -> Result<Response, Oops> {
    let (row, _, purpose) = permitted(house, who, act, id).await?;
    let seen = seen.against(row.versie);
    let target = LooplijstStandInput { looplijst: id, seen: &[seen.versie], once: &once };
    let done = step(&house.store, &purpose, &target, zet).await;
    if let Err(why) = seen.settled(house, act, &once, done).await? {
        return refused_asking(why, "stand", taal);
    }
    answer(house, who, id).await
}

/// Een looplijst voorleggen
///
/// De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen/{id}/voorlegging", tag = "Looplijsten", operation_id = "submitLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 200, description = "Hoe het nu staat.", body = VraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        KeyFaults,
        ChangeFaults,
        (status = 403, description = "Een vraag mag nu niet (EL-310).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn submit(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    press(&house, &who, taal, id, (seen, once), (acts::DRAW_UP, &SUBMIT)).await
}

/// Beginnen met vragen
///
/// De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen/{id}/start", tag = "Looplijsten", operation_id = "beginLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 200, description = "Hoe het nu staat.", body = VraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        KeyFaults,
        ChangeFaults,
        (status = 403, description = "Een vraag mag nu niet (EL-310).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn begin(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    press(&house, &who, taal, id, (seen, once), (acts::RUN, &BEGIN)).await
}

/// Het vragen stilzetten
///
/// De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen/{id}/pauze", tag = "Looplijsten", operation_id = "pauseLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 200, description = "Hoe het nu staat.", body = VraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        KeyFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn pause(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    press(&house, &who, taal, id, (seen, once), (acts::RUN, &PAUSE)).await
}

/// Verdergaan met vragen
///
/// De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen/{id}/vervolg", tag = "Looplijsten", operation_id = "resumeLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 200, description = "Hoe het nu staat.", body = VraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        KeyFaults,
        ChangeFaults,
        (status = 403, description = "Een vraag mag nu niet (EL-310).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn resume(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    press(&house, &who, taal, id, (seen, once), (acts::RUN, &RESUME)).await
}

/// Een looplijst afbreken
///
/// De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen/{id}/afbreking", tag = "Looplijsten", operation_id = "breakOffLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 200, description = "Hoe het nu staat.", body = VraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        KeyFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn break_off(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    press(&house, &who, taal, id, (seen, once), (acts::RUN, &BREAK_OFF)).await
}

/// Wat de privacyofficer zegt.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = LooplijstOordeel)]
pub(crate) struct OordeelIn {
    #[schema(required = true, schema_with = oordelen)]
    oordeel: String,
    /// Verplicht bij teruggeven.
    #[schema(required = false, max_length = 600)]
    toelichting: String,
    /// Verplicht bij goedkeuren van een lijst die blind gevraagd wordt: de wachtzin van uw eigen sleutel.
    #[schema(required = false, max_length = 200)]
    wachtzin: String,
}

/// Een looplijst beoordelen
///
/// Door een privacyofficer. Wie hem opstelde of voorlegde, kan dat niet (EL-311).
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen/{id}/oordeel", tag = "Looplijsten", operation_id = "judgeLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    request_body = OordeelIn,
    responses(
        (status = 200, description = "Hoe het nu staat.", body = VraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
        SearchFaults,
        (status = 403, description = "Een collega moet oordelen (EL-311), of een vraag mag nu niet (EL-310).", body = Problem,
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
    let (row, _, purpose) = permitted(&house, &who, acts::APPROVE, id).await?;
    let OordeelIn { oordeel, toelichting, wachtzin } = body.value;
    let (typed, mut errors) = (Typed { oordeel, toelichting, wachtzin, ..Typed::default() }, Errors::default());
    let Some((oordeel, reden)) = check(&typed, taal, &mut errors) else {
        let values = Oordeel::ALL.iter().map(|one| one.as_str()).collect();
        let errors = with_values(&errors, &[("oordeel", &typed.oordeel, values)], taal);
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let seen = seen.against(row.versie);
    let target = LooplijstStandInput { looplijst: id, seen: &[seen.versie], once: &body.once };
    let input = OordeelInput { oordeel, toelichting: &reden, wachtzin: &typed.wachtzin };
    let done = approving(&house, &purpose, &target, &input).await;
    if let Err(why) = seen.settled(&house, acts::APPROVE, &body.once, done).await? {
        return refused_asking(why, "oordeel", taal);
    }
    answer(&house, &who, id).await
}

/// Een looplijst openen
///
/// Wie overal een ja heeft, krijgt een naam. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen/{id}/opening", tag = "Looplijsten", operation_id = "openLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 204, description = "Geopend."),
        KeyFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn open(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let (row, _, purpose) = permitted(&house, &who, acts::REVEAL, id).await?;
    let seen = seen.against(row.versie);
    let target = LooplijstStandInput { looplijst: id, seen: &[seen.versie], once: &once };
    let done = revealing(&house, &purpose, &target).await.map(|_| ());
    if let Err(why) = seen.settled(&house, acts::REVEAL, &once, done).await? {
        return refused_asking(why, "stand", taal);
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
