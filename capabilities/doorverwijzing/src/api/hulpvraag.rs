//! One Hulpvraag by API: looking at it, passing it on, taking a Doorverwijzing back, and closing it.

use super::NummerIn;
use super::answer::outdated;
use super::mine::standing;
use super::path::HulpvraagOut;
use super::refer::created;
use crate::again::{Vervolg, VervolgInput};
use crate::check::handover;
use crate::close::{Keuze, SluitingInput};
use crate::eigen_balie::is_of_door;
use crate::pages::hulpvraag::relation_of;
use crate::pages::owner::as_owner;
use crate::path::read;
use crate::refer::confirmed_id;
use crate::{DoorverwijzingError, Zin, acts};
use foundation::{Code, Uuid};
use hulpvraag::{Instemming, Uitkomst};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, earlier, etag, one_of, settled, t,
};

/// Een hulpvraag
///
/// Hoe zij ervoor staat en wat er tot nu toe gebeurde.
#[utoipa::path(
    get, path = "/api/v1/hulpvragen/{nummer}", tag = "Hulpvragen", operation_id = "getHulpvraag",
    params(NummerIn),
    responses(
        (status = 200, description = "De hulpvraag.", body = HulpvraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, Id(nummer): Id<String>) -> Result<Response, Oops> {
    shown(&house, &who, &nummer).await
}

pub(super) async fn shown(house: &Shared, who: &Who, nummer: &str) -> Result<Response, Oops> {
    let relation = relation_of(house, who, acts::SHOW, nummer).await?;
    let purpose = who.permit(house, acts::SHOW, &relation.object())?;
    let seen = read(&house.store, &purpose, relation.hulpvraag).await?.ok_or(Oops::not_found())?;
    Ok(([(header::ETAG, etag(seen.row.versie))], Json(HulpvraagOut::from(seen))).into_response())
}

/// Waar de hulpvraag nu heen gaat. Over wie het gaat, is al bekend.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = VervolgDoorverwijzing)]
pub(crate) struct VervolgIn {
    /// Code van een product.
    #[serde(default)]
    #[schema(required = true, min_length = 1, example = "digid")]
    product: String,
    /// Id van een vrij tijdslot.
    #[serde(default)]
    #[schema(required = true, format = Uuid, example = "0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23")]
    tijdslot_id: String,
    /// Hoe de inwoner zei dat deze organisatie de gegevens ook mag krijgen. Verplicht als er eerder iets gedeeld is.
    #[schema(schema_with = instemmingen)]
    instemming: Option<String>,
    /// Of de inwoner het goed vindt dat u hoort hoe het afliep.
    #[serde(default)]
    #[schema(default = false)]
    terugkoppeling: bool,
    #[serde(default)]
    #[schema(schema_with = super::refer::zinnen)]
    zinnen: Vec<String>,
    /// Wat de balie moet weten, zonder nummers. Niet voor organisaties met een fiscale geheimhoudingsplicht.
    #[schema(max_length = 1000)]
    toelichting: Option<String>,
}

fn instemmingen() -> ObjectBuilder {
    one_of("Hoe de inwoner instemde.", Instemming::ALL.iter().map(|form| form.as_str()))
}

fn check(
    told: &VervolgIn,
    (fixed, door): (bool, bool),
    seen: Option<Vec<i32>>,
    taal: Taal,
    errors: &mut Errors,
) -> Option<VervolgInput> {
    let tijdslot = told.tijdslot_id.parse().ok();
    if tijdslot.is_none() {
        errors.add("tijdslotId", t!(taal, "error-tijdslot"));
    }
    if told.product.is_empty() || !rules::tekst::is_plain(&told.product) {
        errors.add("product", t!(taal, "error-product"));
    }
    let instemming = told.instemming.as_deref().map(Instemming::parse);
    if instemming == Some(None) {
        errors.add("instemming", t!(taal, "error-instemming"));
    }
    let toelichting = handover(told.toelichting.as_deref().unwrap_or_default(), fixed, taal, errors);
    let zinnen: Option<Vec<Zin>> = told.zinnen.iter().map(|zin| Zin::parse(zin)).collect();
    if zinnen.is_none() {
        errors.add("zinnen", t!(taal, "error-zinnen"));
    }
    errors.is_empty().then_some(())?;
    Some(VervolgInput {
        product: told.product.clone(),
        tijdslot: tijdslot?,
        instemming: instemming.flatten(),
        terugkoppeling: told.terugkoppeling,
        zinnen: zinnen?,
        toelichting: toelichting?,
        door,
        seen,
    })
}

/// Verder doorverwijzen
///
/// De eigenaar kiest een andere balie. Gaat de vraag voor de derde keer in 30 dagen verder, of naar een organisatie die haar
/// al had, dan gaat zij niet verder (EL-220): de eigenaar wordt ketenregisseur.
#[utoipa::path(
    post, path = "/api/v1/hulpvragen/{nummer}/doorverwijzingen", tag = "Hulpvragen", operation_id = "createVervolgDoorverwijzing",
    params(NummerIn, IdempotencyKey, IfMatchHeader),
    request_body = VervolgIn,
    responses(
        (status = 201, description = "Doorverwezen.", body = super::mine::DoorverwijzingOut,
         headers(("Location" = String, description = "Adres van de doorverwijzing."), ("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn refer_on(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(nummer): Id<String>,
    IfMatch(seen): IfMatch,
    body: ApiJson<VervolgIn>,
) -> Result<Response, Oops> {
    let (relation, purpose) = match as_owner(&house, &who, acts::AGAIN, &nummer, &body.once).await? {
        Ok(found) => found,
        Err(location) => return again(&house, &location).await,
    };
    let fixed = netwerk::fixed_sentences_only(&house.store, who.actor.organisatie).await?;
    let mut errors = Errors::default();
    let door = is_of_door(&house, relation.hulpvraag, who.actor.id).await?;
    let Some(input) = check(&body.value, (fixed, door), seen, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    match crate::refer_on(&house.store, &purpose, relation.hulpvraag, &input, &body.once).await {
        Ok(Vervolg::Doorverwezen(id)) => Ok(created(&house, id).await?),
        Ok(Vervolg::Vastgelopen(_)) => Err(Oops::of(Code::RONDSTUREN)),
        Err(why) => match (earlier(&house, acts::AGAIN, &body.once).await?, why) {
            (Some(location), _) => again(&house, &location).await,
            (None, DoorverwijzingError::Outdated) => Err(Oops::outdated()),
            (None, DoorverwijzingError::NotAgreed) => {
                errors.add("instemming", t!(taal, "error-again-agree"));
                Ok(Problem::fields(taal, &errors, str::to_owned).into_response())
            }
            (None, other) => Err(other.into()),
        },
    }
}

/// The answer of the first time: passed on, or gone no further.
async fn again(house: &Shared, location: &str) -> Result<Response, Oops> {
    match confirmed_id(location) {
        Some(id) => created(house, id).await,
        None => Err(Oops::of(Code::RONDSTUREN)),
    }
}

/// Wat er met een taak gebeurt.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TaakKeuze)]
pub(crate) struct TaakKeuzeIn {
    id: Uuid,
    #[schema(schema_with = keuzes)]
    keuze: String,
}

fn keuzes() -> ObjectBuilder {
    one_of("De taak is klaar, of hoeft niet meer.", ["klaar", "vervalt"])
}

/// Hoe de hulpvraag sluit, met een keuze over elke open taak en elke afspraak die nog komt.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Sluiting)]
pub(crate) struct SluitIn {
    #[serde(default)]
    #[schema(required = true, schema_with = uitkomsten)]
    uitkomst: String,
    #[serde(default)]
    taken: Vec<TaakKeuzeIn>,
    /// De afspraken die worden afgezegd.
    #[serde(default)]
    afspraken: Vec<Uuid>,
}

fn uitkomsten() -> ObjectBuilder {
    one_of("Hoe het afliep.", Uitkomst::ALL.iter().map(|uitkomst| uitkomst.as_str()))
}

/// Sluiten
///
/// Alleen de eigenaar. Daarna doet niemand meer mee.
#[utoipa::path(
    post, path = "/api/v1/hulpvragen/{nummer}/sluiting", tag = "Hulpvragen", operation_id = "closeHulpvraag",
    params(NummerIn, IdempotencyKey, IfMatchHeader),
    request_body = SluitIn,
    responses((status = 204, description = "Gesloten."), WriteFaults, ChangeFaults)
)]
pub(crate) async fn close(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(nummer): Id<String>,
    IfMatch(seen): IfMatch,
    body: ApiJson<SluitIn>,
) -> Result<Response, Oops> {
    let Ok((relation, purpose)) = as_owner(&house, &who, acts::CLOSE, &nummer, &body.once).await? else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    let mut errors = Errors::default();
    let Some(uitkomst) = Uitkomst::parse(&body.value.uitkomst) else {
        errors.add("uitkomst", t!(taal, "error-uitkomst"));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let keuze = |text: &str| if text == "klaar" { Some(Keuze::Klaar) } else { (text == "vervalt").then_some(Keuze::Vervalt) };
    let taken = web::every("taken", &body.value.taken, |one| Some((one.id, keuze(&one.keuze)?)), taal, &mut errors);
    if !errors.is_empty() {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    }
    let input = SluitingInput { uitkomst, taken, afspraken: body.value.afspraken.iter().copied().collect(), seen };
    match crate::close(&house.store, &purpose, relation.hulpvraag, &input, &body.once).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(why) => match (earlier(&house, acts::CLOSE, &body.once).await?, why) {
            (Some(_), _) => Ok(StatusCode::NO_CONTENT.into_response()),
            (None, DoorverwijzingError::Outdated) => Err(Oops::outdated()),
            (None, DoorverwijzingError::NotChosen) => {
                errors.add("taken", t!(taal, "error-not-chosen"));
                Ok(Problem::fields(taal, &errors, str::to_owned).into_response())
            }
            (None, other) => Err(other.into()),
        },
    }
}

/// Intrekken
///
/// De afzender neemt de doorverwijzing terug en is weer eigenaar. De tijd komt vrij; de balie en de inwoner horen het.
#[utoipa::path(
    post, path = "/api/v1/doorverwijzingen/{id}/intrekking", tag = "Doorverwijzingen", operation_id = "withdrawDoorverwijzing",
    params(("id" = Uuid, Path, description = "Id van de doorverwijzing."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 200, description = "Ingetrokken; de doorverwijzing zoals zij nu is.", body = super::mine::DoorverwijzingOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        web::KeyFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn withdraw(
    State(house): State<Shared>,
    who: Who,
    Id(id): Id,
    IfMatch(seen): IfMatch,
    web::ApiKey(once): web::ApiKey,
) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::WITHDRAW, crate::relation::ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::WITHDRAW, &ids.sent())?;
    let done = crate::withdraw(&house.store, &purpose, id, seen.as_deref(), &once).await;
    settled(&house, acts::WITHDRAW, &once, done).await?.map_err(outdated)?;
    Ok(standing(&house, id).await?)
}
