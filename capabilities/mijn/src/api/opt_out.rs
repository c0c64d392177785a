//! What the Inwoner of a visit says about being looked for, kept by who helps them.

use crate::MijnError;
use crate::acts::{KEEP, SAID};
use crate::opt_out::{keep, of_visit, take_back as taking};
use crate::pages::opt_out::permit;
use afmelding::{AfmeldingError, AfmeldingRegel, Bereik, Kanaal};
use foundation::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::StatusCode;
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ApiKey, Errors, Id, IdempotencyKey, KeyFaults, Oops, Problem, ReadFaults, Shared, Taal, Who, WriteFaults, one_of,
    settled, t,
};

fn kanalen() -> ObjectBuilder {
    let said = Kanaal::TOLD;
    one_of("Hoe de inwoner het zei.", said.iter().map(|kanaal| kanaal.as_str()))
}

/// Dat de inwoner niet gezocht wil worden. Zonder regeling en zonder organisatie geldt het voor alles.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Afmelding)]
pub(crate) struct AfmeldingOut {
    id: Uuid,
    /// Voor één regeling.
    #[schema(required = true, example = "aio")]
    regeling: Option<String>,
    /// Voor één organisatie.
    #[schema(required = true)]
    organisatie_id: Option<Uuid>,
    /// Sinds wanneer, in UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    begin: String,
    /// De dag waarop het vanzelf stopt: een kind wordt dan 18.
    #[schema(required = true, format = Date, example = "2027-05-15")]
    vervalt_op: Option<String>,
}

impl From<AfmeldingRegel> for AfmeldingOut {
    fn from(row: AfmeldingRegel) -> Self {
        let (regeling, organisatie_id) = match row.bereik {
            Bereik::Alles => (None, None),
            Bereik::Regeling(regeling) => (Some(regeling), None),
            Bereik::Organisatie(organisatie) => (None, Some(organisatie)),
        };
        Self { id: row.id, regeling, organisatie_id, begin: row.begin.to_string(), vervalt_op: row.vervalt_op }
    }
}

/// Afmeldingen.
#[derive(Serialize, ToSchema)]
#[schema(as = Afmeldingen)]
pub(crate) struct AfmeldingenOut {
    items: Vec<AfmeldingOut>,
}

/// Afmeldingen
///
/// Wat de inwoner van dit bezoek zei en wat nu geldt. Waarom, staat er niet bij.
#[utoipa::path(
    get, path = "/api/v1/bezoeken/{id}/afmeldingen", tag = "Privacy", operation_id = "listAfmeldingen",
    params(("id" = Uuid, Path, description = "Id van de afspraak.")),
    responses((status = 200, description = "De afmeldingen.", body = AfmeldingenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who, Id(id): Id) -> Result<Json<AfmeldingenOut>, Oops> {
    let purpose = permit(&house, &who, SAID, id).await?;
    let (_, said) = of_visit(&house.store, &purpose, id).await?;
    Ok(Json(AfmeldingenOut { items: said.into_iter().map(AfmeldingOut::from).collect() }))
}

/// Waarvoor de inwoner niet gezocht wil worden. Leeg: voor alles.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = AfmeldingInvoer)]
pub(crate) struct AfmeldingIn {
    /// Voor één regeling.
    #[schema(required = false, example = "aio")]
    regeling: String,
    /// Voor één organisatie. Niet samen met een regeling.
    #[schema(required = false, value_type = Uuid)]
    organisatie_id: String,
    #[schema(required = true, schema_with = kanalen)]
    kanaal: String,
}

impl AfmeldingIn {
    fn check(&self, taal: Taal, errors: &mut Errors) -> Option<(Bereik, Kanaal)> {
        let bereik = match (self.regeling.as_str(), self.organisatie_id.as_str()) {
            ("", "") => Some(Bereik::Alles),
            (regeling, "") => Some(Bereik::Regeling(regeling.to_owned())),
            ("", organisatie) => organisatie.parse().ok().map(Bereik::Organisatie),
            _ => None,
        };
        if bereik.is_none() {
            errors.add("organisatieId", t!(taal, "error-afmelding-bereik"));
        }
        let kanaal = Kanaal::parse(&self.kanaal).filter(|kanaal| Kanaal::TOLD.contains(kanaal));
        if kanaal.is_none() {
            errors.add("kanaal", t!(taal, "error-afmelding-kanaal"));
        }
        bereik.zip(kanaal)
    }
}

/// Afmelden
///
/// Vanaf nu zoekt niemand daarvoor naar deze inwoner. Twee keer gezegd is één keer gezegd.
#[utoipa::path(
    post, path = "/api/v1/bezoeken/{id}/afmeldingen", tag = "Privacy", operation_id = "createAfmelding",
    params(("id" = Uuid, Path, description = "Id van de afspraak."), IdempotencyKey),
    request_body = AfmeldingIn,
    responses((status = 204, description = "Bewaard."), WriteFaults)
)]
pub(crate) async fn create(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(id): Id,
    body: ApiJson<AfmeldingIn>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, KEEP, id).await?;
    let mut errors = Errors::default();
    let Some((bereik, kanaal)) = body.value.check(taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    };
    let done = keep(&house.store, &purpose, id, (&bereik, kanaal), &body.once).await;
    if let Err(why) = settled(&house, KEEP, &body.once, done).await? {
        let MijnError::Afmelding(AfmeldingError::Unknown) = why else { return Err(why.into()) };
        let field = if matches!(bereik, Bereik::Regeling(_)) { "regeling" } else { "organisatieId" };
        errors.add(field, t!(taal, "error-afmelding-bereik"));
        return Ok(Problem::fields(taal, &errors, str::to_owned).into_response());
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Afmelding intrekken
///
/// Er blijft niets van over. De aanvraag heeft geen inhoud.
#[utoipa::path(
    post, path = "/api/v1/bezoeken/{id}/afmeldingen/{afmelding_id}/intrekking", tag = "Privacy",
    operation_id = "withdrawAfmelding",
    params(
        ("id" = Uuid, Path, description = "Id van de afspraak."),
        ("afmelding_id" = Uuid, Path, description = "Id van de afmelding."),
        IdempotencyKey,
    ),
    responses(
        (status = 204, description = "Ingetrokken."),
        KeyFaults,
        (status = 409, description = "De afmelding is er niet meer (EL-409).", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub(crate) async fn withdraw(
    State(house): State<Shared>,
    who: Who,
    Id((id, which)): Id<(Uuid, Uuid)>,
    ApiKey(once): ApiKey,
) -> Result<StatusCode, Oops> {
    let purpose = permit(&house, &who, KEEP, id).await?;
    let done = taking(&house.store, &purpose, id, which, &once).await;
    settled(&house, KEEP, &once, done).await??;
    Ok(StatusCode::NO_CONTENT)
}
