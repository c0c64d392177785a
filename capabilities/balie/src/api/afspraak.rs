//! One Afspraak: when and where, or not at all.

use super::{fault, utc};
use crate::acts::{CANCEL, SHOW_AFSPRAAK};
use crate::change::{cancel, show as read};
use crate::pages::change::{TIJDSLOTEN, There};
use ::afspraak::{Status, Vrij};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::openapi::ObjectBuilder;
use utoipa::{IntoParams, ToSchema};
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiKey, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, KeyFaults, Oops, Problem, Query, ReadFaults,
    Shared, Taal, Who, etag, one_of,
};

/// Een tijd waar de afspraak heen kan.
#[derive(Serialize, ToSchema)]
#[schema(as = VrijTijdslot)]
pub(crate) struct VrijOut {
    id: Uuid,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T08:30:00Z")]
    begin: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T09:00:00Z")]
    einde: String,
}

impl From<&Vrij> for VrijOut {
    fn from(vrij: &Vrij) -> Self {
        Self { id: vrij.id, begin: utc(vrij.begin), einde: utc(vrij.einde) }
    }
}

/// Een afspraak. Over wie zij gaat, staat er niet in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AfspraakGeheel)]
pub(crate) struct AfspraakOut {
    id: Uuid,
    #[schema(schema_with = statuses)]
    status: String,
    organisatie: String,
    /// Code van het product; `algemeen` als er niets mocht worden doorgegeven.
    #[schema(example = "digid")]
    product: String,
    /// Waar, zoals het aan de inwoner is verteld.
    #[schema(example = "Stadskantoor, balie DigiD")]
    plaats: String,
    /// Straat en huisnummer, postcode en plaats.
    adres: String,
    /// Tijdzone van de locatie. De tijden zelf zijn in UTC.
    #[schema(example = "Europe/Amsterdam")]
    tijdzone: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T08:30:00Z")]
    begin: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T09:00:00Z")]
    einde: String,
    /// De eerste vrije tijden aan dezelfde balie; leeg als de afspraak niet meer anders kan.
    tijdsloten: Vec<VrijOut>,
}

fn statuses() -> ObjectBuilder {
    one_of("Hoe de afspraak ervoor staat.", Status::ALL.iter().map(|status| status.as_str()))
}

/// Vanaf welke dag de vrije tijden zijn.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct VanafIn {
    /// De eerste dag waarvan u vrije tijden wilt zien, op de kalender van de locatie: van vandaag tot over vier weken. Zonder
    /// dag beginnen zij nu.
    #[param(required = false, value_type = String, format = Date, example = "2027-03-09")]
    vanaf: String,
}

pub(super) async fn answer(house: &Shared, there: &There, status: StatusCode, from: Timestamp) -> Result<Response, Oops> {
    let purpose = there.permit(house, SHOW_AFSPRAAK)?;
    let found = read(&house.store, &purpose, there.plek.id).await?;
    let (look, now) = (house.store.look(), house.store.now());
    let free = match found.status == Status::Bevestigd && found.begin > now {
        true => afspraak::free(&look, there.plek.balie_id, from, now, TIJDSLOTEN).await?,
        false => Vec::new(),
    };
    let locatie = &there.locatie;
    let out = AfspraakOut {
        id: found.id,
        status: found.status.into(),
        organisatie: netwerk::organisatie_names(&look).await?.remove(&found.organisatie).unwrap_or_default(),
        product: found.product,
        plaats: found.plaats,
        adres: format!("{}, {} {}", locatie.adres, locatie.postcode, locatie.plaats),
        tijdzone: locatie.tijdzone.clone(),
        begin: found.begin.to_string(),
        einde: found.einde.to_string(),
        tijdsloten: free.iter().map(VrijOut::from).collect(),
    };
    let headers = [(header::ETAG, etag(found.versie)), (header::LOCATION, format!("/api/v1/afspraken/{}", found.id))];
    Ok((status, headers, Json(out)).into_response())
}

/// Een afspraak
///
/// Met de tijden waar zij heen kan. Voor wie doorverwees, voor de balie, en voor de inwoner zelf.
#[utoipa::path(
    get, path = "/api/v1/afspraken/{id}", tag = "Afspraken", operation_id = "getAfspraak",
    params(("id" = Uuid, Path, description = "Id van de afspraak."), VanafIn),
    responses(
        (status = 200, description = "De afspraak.", body = AfspraakOut, headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    Query(asked): Query<VanafIn>,
) -> Result<Response, Oops> {
    let there = There::find(&house, &who, id).await?;
    let mut errors = Errors::default();
    let from = there.from(&asked.vanaf, house.store.now(), taal, &mut errors)?;
    if !errors.is_empty() {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    }
    answer(&house, &there, StatusCode::OK, from).await
}

/// Afzeggen
///
/// De tijd komt vrij. De hulpvraag blijft van haar eigenaar, die een taak krijgt om te bellen. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/afspraken/{id}/afzegging", tag = "Afspraken", operation_id = "cancelAfspraak",
    params(("id" = Uuid, Path, description = "Id van de afspraak."), IdempotencyKey, IfMatchHeader),
    responses(
        (status = 200, description = "Afgezegd; de afspraak zoals zij nu is.", body = AfspraakOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        KeyFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn call_off(
    State(house): State<Shared>,
    who: Who,
    Id(id): Id,
    seen: IfMatch,
    ApiKey(once): ApiKey,
) -> Result<Response, Oops> {
    let there = There::find(&house, &who, id).await?;
    let purpose = there.permit(&house, CANCEL)?;
    let seen = seen.against(there.plek.versie);
    let done = cancel(&house.store, &purpose, &there.plek, seen.versie, &there.locatie, &once).await;
    seen.settled(&house, CANCEL, &once, done).await?.map_err(fault)?;
    answer(&house, &there, StatusCode::OK, house.store.now()).await
}
