//! The programs of others that may call this API: register, see, revoke. For a beheerder.

use access::{Act, Object, Verwerking};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use foundation::{Code, Uuid};
use serde::{Deserialize, Serialize};
use store::{Ms, Once, StoreError};
use utoipa::ToSchema;
use utoipa::openapi::ArrayBuilder;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::oauth::{self, Client};
use web::{
    ApiJson, ApiKey, Errors, GoneFaults, Id, IdempotencyKey, KeyFaults, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, made_before, one_of, settled, t,
};

/// See those of the own organisatie.
pub(crate) const LIST: Act = Act("toepassing.list");
/// Let one in.
pub(crate) const REGISTER: Act = Act("toepassing.register");
/// Shut one out.
pub(crate) const REVOKE: Act = Act("toepassing.revoke");

pub(super) fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default().routes(routes!(list, register)).routes(routes!(revoke))
}

/// Een programma dat namens uw organisatie de API gebruikt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Toepassing)]
pub(crate) struct ToepassingOut {
    /// Het client_id van OAuth.
    id: Uuid,
    #[schema(example = "Afsprakensysteem")]
    naam: String,
    #[schema(schema_with = scopes)]
    scopes: Vec<&'static str>,
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:00:00Z")]
    aangemaakt_op: String,
    /// Null zolang het toegang heeft.
    #[schema(value_type = Option<String>, format = DateTime, required = true, example = "2027-06-01T09:00:00Z")]
    ingetrokken_op: Option<String>,
}

/// Alle programma's van uw organisatie.
#[derive(Serialize, ToSchema)]
#[schema(as = Toepassingen)]
pub(crate) struct ToepassingenOut {
    items: Vec<ToepassingOut>,
}

/// Het nieuwe programma, met zijn geheim.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ToepassingMetGeheim)]
pub(crate) struct SecretOut {
    #[serde(flatten)]
    toepassing: ToepassingOut,
    /// Het client_secret van OAuth. Wij bewaren het niet: u ziet het alleen nu.
    client_secret: String,
}

fn scopes() -> ArrayBuilder {
    let one = one_of("Waarvoor het programma een token kan krijgen.", access::Scope::ALL.iter().map(|scope| scope.as_str()));
    ArrayBuilder::new().items(one).min_items(Some(1)).unique_items(true)
}

impl From<&Client> for ToepassingOut {
    fn from(client: &Client) -> Self {
        let utc = |at: Ms| at.at().to_string();
        Self {
            id: client.id,
            naam: client.naam.clone(),
            scopes: client.scopes.iter().map(|scope| scope.as_str()).collect(),
            aangemaakt_op: utc(client.aangemaakt_op),
            ingetrokken_op: client.ingetrokken_op.map(utc),
        }
    }
}

/// Toepassingen
///
/// De programma's van uw organisatie, de nieuwste eerst. Voor een beheerder.
#[utoipa::path(
    get, path = "/api/v1/toepassingen", tag = "Toepassingen", operation_id = "listToepassingen",
    responses((status = 200, description = "Alle programma's.", body = ToepassingenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, LIST)?;
    let all = oauth::list(&house.store, who.actor.organisatie).await?;
    Ok(Json(ToepassingenOut { items: all.iter().map(ToepassingOut::from).collect() }).into_response())
}

/// Een programma dat de API gaat gebruiken.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NieuweToepassing)]
pub(crate) struct ToepassingIn {
    /// Hoe u het noemt. Elke naam bestaat een keer.
    #[serde(default)]
    #[schema(required = true, min_length = 1, max_length = 80, pattern = "\\S", example = "Afsprakensysteem")]
    naam: String,
    #[serde(default)]
    #[schema(required = true, schema_with = scopes)]
    scopes: Vec<String>,
}

/// Toelaten
///
/// Geeft een programma toegang namens uw organisatie. Het geheim staat alleen in dit antwoord. Daarmee vraagt het programma
/// bij /oauth/token een token, dat tien minuten geldt. Voor een beheerder.
#[utoipa::path(
    post, path = "/api/v1/toepassingen", tag = "Toepassingen", operation_id = "createToepassing",
    params(IdempotencyKey),
    request_body = ToepassingIn,
    responses(
        (status = 201, description = "Toegelaten.", body = SecretOut),
        WriteFaults,
        GoneFaults,
    )
)]
pub(crate) async fn register(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    body: ApiJson<ToepassingIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, REGISTER)?;
    let mut errors = Errors::default();
    let told = (body.value.naam.as_str(), body.value.scopes.as_slice());
    let made = match make(&house, &purpose, told, (&body.key, &body.once), taal, &mut errors).await? {
        Ok(made) => made,
        Err(code) => return Ok(Problem::new(&Oops::of(code), taal, &errors, str::to_owned).into_response()),
    };
    let out = SecretOut { toepassing: ToepassingOut::from(&made.client), client_secret: made.secret };
    Ok((StatusCode::CREATED, Json(out)).into_response())
}

/// A program that was just let in, with its secret.
pub(crate) struct Made {
    pub(crate) client: Client,
    pub(crate) secret: String,
}

/// Lets a program in, also when the same was asked before under this key; else what is wrong stands at its field.
pub(crate) async fn make(
    house: &Shared,
    purpose: &Verwerking,
    (naam, scopes): (&str, &[String]),
    (key, once): (&str, &Once),
    taal: Taal,
    errors: &mut Errors,
) -> Result<Result<Made, Code>, Oops> {
    let naam = naam.trim();
    if naam.is_empty() || naam.chars().count() > 80 || !rules::tekst::is_plain(naam) {
        errors.add("naam", t!(taal, "error-toepassing-naam"));
    }
    if rules::tekst::may_hold_bsn(naam) {
        errors.add("naam", t!(taal, "error-bsn-in-text"));
    }
    let scopes = oauth::some_scopes(scopes);
    if scopes.is_none() {
        errors.add("scopes", t!(taal, "error-toepassing-scopes"));
    }
    let Some(scopes) = scopes.filter(|_| errors.is_empty()) else { return Ok(Err(Code::FIELD)) };
    let done = oauth::register(&house.store, purpose, naam, &scopes, (key, once)).await;
    let id = match settled(house, REGISTER, once, done).await? {
        Ok(Some(id)) => id,
        Ok(None) => made_before(house, REGISTER, once).await?,
        Err(StoreError::Unique(_)) => {
            errors.add("naam", t!(taal, "error-toepassing-bestaat"));
            return Ok(Err(Code::STALE));
        }
        Err(other) => return Err(other.into()),
    };
    let client = oauth::find(&house.store, id).await?.ok_or(Oops::outage())?;
    Ok(Ok(Made { secret: oauth::secret_of(&house.store, id, key), client }))
}

/// Intrekken
///
/// Het programma krijgt geen token meer, en de tokens die het heeft gelden niet meer. Voor een beheerder.
#[utoipa::path(
    post, path = "/api/v1/toepassingen/{id}/intrekking", tag = "Toepassingen", operation_id = "revokeToepassing",
    params(("id" = Uuid, Path, description = "Id van de toepassing."), IdempotencyKey),
    responses((status = 200, description = "Ingetrokken.", body = ToepassingOut), KeyFaults, GoneFaults)
)]
pub(crate) async fn revoke(State(house): State<Shared>, who: Who, Id(id): Id, ApiKey(once): ApiKey) -> Result<Response, Oops> {
    let client = who.found(&house, REVOKE, oauth::find(&house.store, id).await?)?;
    let purpose = who.permit(&house, REVOKE, &Object::own_work(client.organisatie))?;
    settled(&house, REVOKE, &once, oauth::revoke(&house.store, &purpose, id, &once).await).await??;
    let client = oauth::find(&house.store, id).await?.ok_or(Oops::outage())?;
    Ok(Json(ToepassingOut::from(&client)).into_response())
}
