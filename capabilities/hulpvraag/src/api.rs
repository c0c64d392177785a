//! Taken as JSON: `/api/v1/taken`, the same acts as the screen.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules).

use crate::list::{Regel, list as listed};
use crate::next::{self, OFFERED, VervolgstapInput};
use crate::pages::taken::{add_fault, permit};
use crate::press;
use crate::routes::{DONE, LIST, TAKE_UP};
use crate::taak::{Soort, Status};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiKey, ApiMaybe, Errors, GoneFaults, Id, IdempotencyKey, KeyFaults, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, one_of, one_of_or_null, settled,
};

/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/taken` | [`crate::routes::LIST`] |
/// | `POST /api/v1/taken/{id}/oppakken` | [`crate::routes::TAKE_UP`] |
/// | `POST /api/v1/taken/{id}/klaar` | [`crate::routes::DONE`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default().routes(routes!(list)).routes(routes!(take_up)).routes(routes!(done))
}

/// Iets dat iemand voor een dag moet doen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TaakRegel)]
pub(crate) struct TaakRegelOut {
    id: Uuid,
    /// Null bij een taak van een andere organisatie die te lang blijft liggen: wat die moet doen, staat er niet in.
    #[schema(required = true, schema_with = soorten)]
    soort: Option<String>,
    #[schema(schema_with = statuses)]
    status: String,
    organisatie: String,
    /// Het nummer van de hulpvraag.
    nummer: String,
    /// Waar de hulpvraag over gaat.
    product: String,
    /// Waarvoor de inwoner terugkomt, in de woorden van de medewerker.
    tekst: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T16:00:00Z")]
    termijn_op: String,
    /// Wie het doet. Null als nog niemand dat doet, en bij een taak van een andere organisatie.
    #[schema(required = true)]
    medewerker: Option<String>,
}

fn soorten() -> ObjectBuilder {
    one_of_or_null("Wat er moet gebeuren.", Soort::ALL.iter().map(|soort| soort.as_str()))
}

fn statuses() -> ObjectBuilder {
    one_of("Hoe ver het is.", Status::LIVE)
}

impl TaakRegelOut {
    fn new(row: Regel, own: Uuid) -> Self {
        let is_own = row.organisatie_id == own;
        Self {
            id: row.id,
            soort: Some(row.soort).filter(|_| is_own),
            status: row.status,
            organisatie: row.organisatie_naam,
            nummer: row.nummer,
            product: row.product_titel,
            tekst: row.tekst,
            termijn_op: row.termijn_op.at().to_string(),
            medewerker: row.medewerker_naam.filter(|_| is_own),
        }
    }
}

/// Taken.
#[derive(Serialize, ToSchema)]
#[schema(as = Taken)]
pub(crate) struct TakenOut {
    /// Wat het eerst moet, staat vooraan. Ten hoogste 200.
    items: Vec<TaakRegelOut>,
}

/// Taken
///
/// De open taken van uw organisatie die voor u of voor uw balies zijn.
#[utoipa::path(
    get, path = "/api/v1/taken", tag = "Taken", operation_id = "listTaken",
    responses((status = 200, description = "De taken.", body = TakenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Json<TakenOut>, Oops> {
    let purpose = who.permit_own(&house, LIST)?;
    let rows = listed(&house.store, &purpose).await?;
    let own = who.actor.organisatie;
    Ok(Json(TakenOut { items: rows.into_iter().map(|row| TaakRegelOut::new(row, own)).collect() }))
}

/// Oppakken
///
/// De taak staat daarna op uw naam. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/taken/{id}/oppakken", tag = "Taken", operation_id = "takeUpTaak",
    params(("id" = Uuid, Path, description = "Id van de taak."), IdempotencyKey),
    responses((status = 204, description = "Opgepakt."), KeyFaults, GoneFaults)
)]
pub(crate) async fn take_up(State(house): State<Shared>, who: Who, Id(id): Id, ApiKey(once): ApiKey) -> Result<StatusCode, Oops> {
    let purpose = permit(&house, &who, TAKE_UP, id).await?;
    settled(&house, TAKE_UP, &once, press::take_up(&house.store, &purpose, id, &once).await).await??;
    Ok(StatusCode::NO_CONTENT)
}

/// Wat u hierna afsprak.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = TaakAfronding)]
pub(crate) struct AfrondingIn {
    #[schema(required = false, schema_with = steps)]
    vervolgstap: String,
    /// Voor welke dag. Een dag die nog komt, en waarop de balie open is.
    #[schema(required = false, format = Date, example = "2027-03-10")]
    datum: String,
}

fn steps() -> ObjectBuilder {
    one_of("Wat er hierna gebeurt: u belt de inwoner, of de inwoner komt terug.", OFFERED.iter().map(|stap| stap.as_str()))
}

/// Afronden
///
/// De taak is gedaan. Was zij de volgende stap van een open hulpvraag, dan hoort erbij wat u hierna afsprak, met een dag: een
/// hulpvraag blijft nooit zonder volgende stap. Bij een andere taak is er geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/taken/{id}/klaar", tag = "Taken", operation_id = "finishTaak",
    params(("id" = Uuid, Path, description = "Id van de taak."), IdempotencyKey),
    request_body = Option<AfrondingIn>,
    responses((status = 204, description = "Afgerond."), WriteFaults, GoneFaults)
)]
pub(crate) async fn done(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    body: ApiMaybe<AfrondingIn>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, DONE, id).await?;
    let AfrondingIn { vervolgstap, datum } = body.value.unwrap_or_default();
    let (told, mut errors) = (VervolgstapInput { vervolgstap, datum }, Errors::default());
    let agreed = next::check(&house.store.look(), id, &told, house.store.now(), taal, &mut errors).await?;
    if errors.is_empty() {
        let pressed = press::done(&house.store, &purpose, id, agreed, &body.once).await;
        match settled(&house, DONE, &body.once, pressed).await? {
            Ok(_) => return Ok(StatusCode::NO_CONTENT.into_response()),
            Err(why) if !add_fault(&why, taal, &mut errors) => return Err(why.into()),
            Err(_) => {}
        }
    }
    Ok(Problem::fields(taal, &errors, str::to_owned).into_response())
}
