//! Asking that one Inwoner is parted in two.

use super::scheidingen::{HulpvraagOut, ScheidingOut, answer, lines};
use crate::BalieError;
use crate::acts::{ASK_SPLIT, SPLIT};
use crate::pages::split::{Told, other};
use crate::split::{self, look_up};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ApiQuestion, Errors, IdempotencyKey, Oops, Problem, SearchFaults, Shared, Taal, Who, WriteFaults, made_before,
    settled, t,
};

/// Een hulpvraag van de inwoner.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = ScheidingVraag)]
pub(crate) struct VraagIn {
    /// Nummer van een van de hulpvragen.
    #[schema(required = true, pattern = "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$", example = "7K3P-92X")]
    nummer: String,
}

/// De hulpvragen van dezelfde inwoner.
#[derive(Serialize, ToSchema)]
#[schema(as = ScheidingHulpvragen)]
pub(crate) struct HulpvragenOut {
    items: Vec<HulpvraagOut>,
}

/// Hulpvragen van dezelfde inwoner
///
/// Om te kiezen welke van de ander zijn. Alleen waar uw organisatie aan meedoet. Na vijf nummers die er niet zijn is het
/// antwoord 429.
#[utoipa::path(
    post, path = "/api/v1/scheidingen/_zoek", tag = "Inwoners", operation_id = "searchScheiding",
    request_body = VraagIn,
    responses((status = 200, description = "De hulpvragen; de lijst kan leeg zijn.", body = HulpvragenOut), WriteFaults, SearchFaults)
)]
pub(crate) async fn search(
    State(house): State<Shared>,
    who: Who,
    ApiQuestion(asked): ApiQuestion<VraagIn>,
) -> Result<Json<HulpvragenOut>, Oops> {
    let purpose = who.permit_own(&house, SPLIT)?;
    let rows = look_up(&house.store, &purpose, &asked.nummer).await?;
    Ok(Json(HulpvragenOut { items: lines(rows, &[]) }))
}

/// Welke hulpvragen van de ander zijn, en wie dat is.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = NieuweScheiding)]
pub(crate) struct ScheidingIn {
    /// Ids van hulpvragen van dezelfde inwoner.
    #[schema(required = true, min_items = 1)]
    hulpvragen: Vec<Uuid>,
    /// Burgerservicenummer van de ander, als het bekend is. Komt in geen enkel antwoord terug.
    #[schema(write_only, required = false, pattern = "^([0-9]{9})?$")]
    bsn: String,
    /// Voornaam of voorletters en achternaam.
    #[schema(required = true, min_length = 1, max_length = 200, example = "Truus Voorbeeld")]
    naam: String,
    #[schema(required = true, format = Date, example = "1949-03-02")]
    geboortedatum: String,
    /// Leeg voor wie geen Nederlandse postcode heeft.
    #[schema(required = false, max_length = 10, example = "7511 AA")]
    postcode: String,
    #[schema(required = false, max_length = 12, example = "9001")]
    huisnummer: String,
}

/// Scheiding vragen
///
/// Twee mensen werden voor een gehouden. U zegt welke hulpvragen van de ander zijn; een collega kijkt mee en doet het.
#[utoipa::path(
    post, path = "/api/v1/scheidingen", tag = "Inwoners", operation_id = "createScheiding",
    params(IdempotencyKey), request_body = ScheidingIn,
    responses(
        (status = 201, description = "Gevraagd.", body = ScheidingOut, headers(("Location" = String, description = "Adres."))),
        WriteFaults,
        (status = 409, description = "Een hulpvraag is niet (meer) van deze inwoner, of iemand vroeg het al (EL-409).",
         body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn propose(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<ScheidingIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, ASK_SPLIT)?;
    let ScheidingIn { hulpvragen, bsn, naam, geboortedatum, postcode, huisnummer } = body.value;
    let chosen: BTreeSet<Uuid> = hulpvragen.into_iter().collect();
    let told = Told { bsn, naam, geboortedatum, postcode, huisnummer, ..Told::default() };
    let mut errors = Errors::default();
    if chosen.is_empty() {
        errors.add("hulpvragen", t!(taal, "error-split-none"));
    }
    let Some(other) = other(&told, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let done = split::propose(&house.store, &purpose, &chosen, &other, &body.once).await;
    let id = match settled(&house, ASK_SPLIT, &body.once, done).await? {
        Ok(Some(id)) => id,
        Ok(None) => made_before(&house, ASK_SPLIT, &body.once).await?,
        Err(BalieError::NotNow) => {
            errors.add("hulpvragen", t!(taal, "error-split-moved"));
            return Ok(Problem::new(&Oops::stale(), taal, &errors, str::to_owned).into_response());
        }
        Err(why) => return Err(why.into()),
    };
    answer(&house, &who, id, StatusCode::CREATED).await
}
