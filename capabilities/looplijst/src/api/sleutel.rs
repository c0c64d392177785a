//! What the two keyholders do: make keys, sign, hand over and open.

use super::vraag::{answer, press};
use super::{field_name, refused_asking};
use crate::acts;
use crate::blind::hand_over::hand_over;
use crate::blind::sign::sign as signing;
use crate::blind::unseal::unseal as unsealing;
use crate::pages::vragen::holders::Typed;
use crate::pages::vragen::keys::reason;
use crate::pages::vragen::press::permitted;
use crate::sleutelhouder::{self, Helft, hold};
use crate::tables::sleutelhouder::Model;
use crate::vragen::RESUBMIT;
use crate::vragen::step::LooplijstStandInput;
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
    SearchFaults, Shared, Taal, Who, WriteFaults, one_of, settled,
};

fn helften() -> ObjectBuilder {
    one_of("Wie doorgeeft (a) of wie opent (b).", Helft::ALL.iter().map(|helft| helft.as_str()))
}

/// Een van de twee mensen die samen openen wat blind gevraagd is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Sleutelhouder)]
pub(crate) struct SleutelhouderOut {
    id: Uuid,
    #[schema(schema_with = helften)]
    helft: String,
    medewerker_id: Uuid,
    /// De openbare sleutel waarmee de bronnen een handtekening nakijken.
    handtekening: String,
    /// De openbare sleutel waarvoor de helften verzegeld worden.
    zegel: String,
    /// Om de sleutels te vervangen.
    versie: i32,
}

impl From<Model> for SleutelhouderOut {
    fn from(row: Model) -> Self {
        let Model { id, helft, medewerker_id, handtekening, zegel, versie, .. } = row;
        Self { id, helft, medewerker_id, handtekening, zegel, versie }
    }
}

/// Sleutelhouders.
#[derive(Serialize, ToSchema)]
#[schema(as = Sleutelhouders)]
pub(crate) struct SleutelhoudersOut {
    items: Vec<SleutelhouderOut>,
}

/// Sleutelhouders
///
/// Wie bij uw organisatie samen openen wat blind gevraagd is.
#[utoipa::path(
    get, path = "/api/v1/sleutelhouders", tag = "Looplijsten", operation_id = "listSleutelhouders",
    responses((status = 200, description = "Hoogstens twee.", body = SleutelhoudersOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::REVIEW)?;
    let rows = sleutelhouder::all(&house.store.look(), who.actor.organisatie).await?;
    Ok(Json(SleutelhoudersOut { items: rows.into_iter().map(SleutelhouderOut::from).collect() }).into_response())
}

/// Nieuwe sleutels.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = SleutelhouderInvoer)]
pub(crate) struct SleutelhouderIn {
    /// Alleen u weet hem; hij wordt niet bewaard.
    #[schema(required = true, min_length = 16, max_length = 200)]
    wachtzin: String,
    /// Welke versie u zag; 0 als deze helft leeg is.
    #[schema(required = false, minimum = 0, maximum = 2147483647)]
    #[serde(deserialize_with = "web::whole")]
    versie: i32,
}

/// Eigen sleutels maken
///
/// Uw rol bepaalt de helft: een coordinator geeft door, een privacyofficer opent. Wat met de sleutels van daarvoor verzegeld is, gaat niet
/// meer open.
#[utoipa::path(
    post, path = "/api/v1/sleutelhouders", tag = "Looplijsten", operation_id = "createSleutelhouder",
    params(IdempotencyKey), request_body = SleutelhouderIn,
    responses(
        (status = 204, description = "Bewaard."),
        WriteFaults,
        (status = 403, description = "U heeft de andere sleutel al (EL-311).", body = Problem,
         content_type = "application/problem+json"),
        (status = 409, description = "Deze helft is veranderd (EL-409).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<SleutelhouderIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::HOLD)?;
    let helft = Helft::of(&who.actor).ok_or(Oops::not_found())?;
    let SleutelhouderIn { wachtzin, versie } = body.value;
    let (typed, mut errors) = (Typed { versie, nogmaals: wachtzin.clone(), wachtzin }, Errors::default());
    let Some(input) = typed.check((helft, who.actor.id), taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = hold(&house, &purpose, input, &body.once).await;
    if let Err(why) = settled(&house, acts::HOLD, &body.once, done).await? {
        return refused_asking(why, "versie", taal);
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Een looplijst opnieuw voorleggen
///
/// Alleen wat blind gevraagd wordt: als de lijst veranderde nadat de privacyofficer tekende. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen/{id}/heropening", tag = "Looplijsten", operation_id = "resubmitLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 200, description = "Hoe het nu staat.", body = super::vraag::VraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        KeyFaults,
        ChangeFaults,
        (status = 403, description = "Een vraag mag nu niet (EL-310).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn resubmit(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    press(&house, &who, taal, id, (seen, once), (acts::DRAW_UP, &RESUBMIT)).await
}

/// Met de wachtzin van uw eigen sleutel. Na vijf keer een andere in tien minuten is het antwoord 429, ook op de goede.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = LooplijstOndertekening)]
pub(crate) struct OndertekeningIn {
    #[schema(required = true, max_length = 200)]
    wachtzin: String,
}

/// Een looplijst ondertekenen
///
/// Door de sleutelhouder die doorgeeft, nadat de ander goedkeurde. Dan begint het vragen.
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen/{id}/ondertekening", tag = "Looplijsten", operation_id = "signLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    request_body = OndertekeningIn,
    responses(
        (status = 200, description = "Hoe het nu staat.", body = super::vraag::VraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
        SearchFaults,
        (status = 403, description = "Een collega moet tekenen (EL-311), of een vraag mag nu niet (EL-310).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn sign(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<OndertekeningIn>,
) -> Result<Response, Oops> {
    let (row, _, purpose) = permitted(&house, &who, acts::RUN, id).await?;
    let seen = seen.against(row.versie);
    let target = LooplijstStandInput { looplijst: id, seen: &[seen.versie], once: &body.once };
    let done = signing(&house, &purpose, &target, &body.value.wachtzin).await;
    if let Err(why) = seen.settled(&house, acts::RUN, &body.once, done).await? {
        return refused_asking(why, "stand", taal);
    }
    answer(&house, &who, id).await
}

/// Met de wachtzin van uw eigen sleutel, en waarom. Na vijf keer een andere in tien minuten is het antwoord 429, ook op de goede.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = LooplijstSleutel)]
pub(crate) struct SleutelIn {
    #[schema(required = true, max_length = 200)]
    wachtzin: String,
    /// Wie doorgeeft schrijft dit altijd op; wie opent als het om minder dan tien inwoners gaat.
    #[schema(required = false, max_length = 600)]
    reden: String,
}

/// Uw helft doorgeven
///
/// Door de sleutelhouder die doorgeeft. De ander kan 72 uur openen.
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen/{id}/doorgave", tag = "Looplijsten", operation_id = "handOverLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    request_body = SleutelIn,
    responses(
        (status = 200, description = "Hoe het nu staat.", body = super::vraag::VraagOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
        SearchFaults,
    )
)]
pub(crate) async fn give(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<SleutelIn>,
) -> Result<Response, Oops> {
    let (row, _, purpose) = permitted(&house, &who, acts::HAND_OVER, id).await?;
    let mut errors = Errors::default();
    let Some(reden) = reason(&body.value.reden, true, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let seen = seen.against(row.versie);
    let target = LooplijstStandInput { looplijst: id, seen: &[seen.versie], once: &body.once };
    let done = hand_over(&house, &purpose, &target, (&body.value.wachtzin, &reden)).await;
    if let Err(why) = seen.settled(&house, acts::HAND_OVER, &body.once, done).await? {
        return refused_asking(why, "stand", taal);
    }
    answer(&house, &who, id).await
}

/// Openen met beide helften
///
/// Door de sleutelhouder die opent. Wie overal een ja heeft, krijgt een naam.
#[utoipa::path(
    post, path = "/api/v1/looplijst-vragen/{id}/ontsluiting", tag = "Looplijsten", operation_id = "unsealLooplijstVraag",
    params(("id" = Uuid, Path, description = "Id van de looplijst."), IdempotencyKey, IfMatchHeader),
    request_body = SleutelIn,
    responses(
        (status = 204, description = "Geopend."),
        WriteFaults,
        ChangeFaults,
        SearchFaults,
    )
)]
pub(crate) async fn unseal(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    seen: IfMatch,
    body: ApiJson<SleutelIn>,
) -> Result<Response, Oops> {
    let (row, _, purpose) = permitted(&house, &who, acts::UNSEAL, id).await?;
    let mut errors = Errors::default();
    let Some(reden) = reason(&body.value.reden, false, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let seen = seen.against(row.versie);
    let target = LooplijstStandInput { looplijst: id, seen: &[seen.versie], once: &body.once };
    let done = unsealing(&house, &purpose, &target, (&body.value.wachtzin, &reden)).await.map(|_| ());
    if let Err(why) = seen.settled(&house, acts::UNSEAL, &body.once, done).await? {
        return refused_asking(why, "stand", taal);
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
