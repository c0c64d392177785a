//! What API handlers share: the version, problem+json, and the faults every address can give.
//!
//! A `///` on what stands in the document is published there. The document is in Dutch (API Design
//! Rules), so those lines are, too; what is for us only is a `//` or stands in English elsewhere.

use crate::problem::{Oops, Words};
use crate::{Errors, Taal};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use foundation::Code;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::{Content, ObjectBuilder, Ref, RefOr, Response as Described, ResponseBuilder, Type};
use utoipa::{IntoParams, IntoResponses, ToSchema};

/// The version of the API, in every answer (`API-Version`) and in the document.
pub const fn api_version() -> &'static str {
    "1.0.0"
}

/// Whether this address is the API's.
pub(crate) fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Wat er mis is (RFC 9457), met ons foutnummer.
#[derive(Serialize, ToSchema)]
pub struct Problem {
    /// Adres dat de soort fout noemt.
    #[serde(rename = "type")]
    #[schema(format = "uri-reference", example = "/fouten/EL-100")]
    pub kind: String,
    /// De fout in een paar woorden.
    #[schema(example = "Niet alles is goed ingevuld")]
    pub title: String,
    /// De HTTP-status.
    #[schema(example = 400)]
    pub status: u16,
    /// Wat er mis is en wat u kunt doen.
    pub detail: String,
    /// Foutnummer.
    #[schema(pattern = "^EL-[0-9]{3}$", example = "EL-100")]
    pub code: String,
    /// Alle velden die niet kloppen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<FieldProblem>,
}

/// Wat er mis is met een veld.
#[derive(Serialize, ToSchema)]
pub struct FieldProblem {
    /// Het veld, met punten tussen de delen.
    #[schema(example = "inwoner.postcode")]
    pub field: String,
    /// Wat er mis is en wat u kunt doen. De ingevulde waarde staat er niet in.
    pub detail: String,
}

impl Problem {
    /// The problem for a fault, with its field errors. `name` gives a field of the form its name in the API.
    pub fn new(oops: &Oops, taal: Taal, errors: &Errors, name: impl Fn(&str) -> String) -> Self {
        let (title, detail) = Words::for_api(oops.code(), taal);
        Self {
            kind: format!("/fouten/{}", oops.code()),
            title,
            status: oops.status().as_u16(),
            detail,
            code: oops.code().to_string(),
            errors: errors
                .list()
                .iter()
                .map(|(field, detail)| FieldProblem { field: name(field), detail: detail.clone() })
                .collect(),
        }
    }

    /// The problem of fields that cannot be used (EL-100).
    pub fn fields(taal: Taal, errors: &Errors, name: impl Fn(&str) -> String) -> Self {
        Self::new(&Oops::of(Code::FIELD), taal, errors, name)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        problem_response(self.status, &self)
    }
}

/// A problem, or a type that has more to say than [`Problem`], as an answer.
pub fn problem_response(status: u16, problem: &impl Serialize) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_vec(problem).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, PROBLEM_JSON)], body).into_response()
}

const PROBLEM_JSON: &str = "application/problem+json";

/// Around everything that can fail, also sessions, panics and time-outs: whatever fault an address of
/// the API answers with leaves as problem+json.
pub(crate) async fn write_problems(request: Request, next: Next) -> Response {
    let taal = request.extensions().get::<Taal>().copied().unwrap_or_default();
    let api = is_api(request.uri().path());
    let response = next.run(request).await;
    if !api {
        return response;
    }
    let ours = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == PROBLEM_JSON);
    match Oops::within(&response).filter(|_| !ours) {
        Some(oops) => oops.answer(&response, Problem::new(&oops, taal, &Errors::default(), str::to_owned).into_response()),
        None => response,
    }
}

/// One of the stored names of an enum, as a schema: read from the enum itself, so that the document
/// cannot name a value that does not exist.
pub fn one_of(description: &str, names: impl IntoIterator<Item = &'static str>) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(description))
        .enum_values(Some(names.into_iter().collect::<Vec<_>>()))
}

/// As [`one_of`], or null.
pub fn one_of_or_null(description: &str, names: impl IntoIterator<Item = &'static str>) -> ObjectBuilder {
    let names = names.into_iter().map(serde_json::Value::from).chain([serde_json::Value::Null]);
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .description(Some(description))
        .enum_values(Some(names.collect::<Vec<_>>()))
}

/// The header of every write.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "read by the document only; the extractors read the header itself")]
pub struct IdempotencyKey {
    /// Sleutel van deze handeling: kies er voor elke nieuwe handeling een, bijvoorbeeld een UUID. Dezelfde aanvraag
    /// nog eens sturen verandert niets en geeft hetzelfde antwoord. Dezelfde sleutel met een andere aanvraag geeft 400
    /// met code EL-102.
    #[param(rename = "Idempotency-Key", pattern = "^[!-~]{16,128}$", example = "8e03978e-40d5-43dd-bc93-6894a57f9324")]
    key: String,
}

/// The header of a write that should only happen to what the caller has seen.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "read by the document only; the extractors read the header itself")]
pub struct IfMatchHeader {
    /// De ETag van wat u zag. Is het intussen veranderd, dan gebeurt er niets en is het antwoord 412.
    #[param(rename = "If-Match", required = false, example = "\"1\"")]
    etag: Option<String>,
}

/// What every reading address can answer besides what was asked.
pub struct ReadFaults;

impl IntoResponses for ReadFaults {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        pick(&[400, 401, 403, 404, 406, 503])
    }
}

/// What every address that takes JSON can answer besides what was asked.
pub struct WriteFaults;

impl IntoResponses for WriteFaults {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        pick(&[400, 401, 403, 404, 406, 413, 415, 503])
    }
}

/// What every write without a body can answer besides what was asked.
pub struct KeyFaults;

impl IntoResponses for KeyFaults {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        pick(&[400, 401, 403, 404, 406, 503])
    }
}

/// What a change of something that others change, too, can answer besides.
pub struct ChangeFaults;

impl IntoResponses for ChangeFaults {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        pick(&[409, 412])
    }
}

/// What a write can answer besides where somebody else may have been first.
pub struct GoneFaults;

impl IntoResponses for GoneFaults {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        pick(&[409])
    }
}

/// What a search for a person can answer besides.
pub struct SearchFaults;

impl IntoResponses for SearchFaults {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        pick(&[429])
    }
}

const FAULTS: [(u16, &str, &str); 11] = [
    (400, "Ongeldig", "De aanvraag klopt niet. Alle velden die niet kloppen staan in errors."),
    (401, "NietIngelogd", "Er is geen sessie (EL-103), of het token geldt niet of niet meer (EL-107)."),
    (403, "MagNiet", "Het token geldt hier niet voor (EL-108), of een browser stuurde dit vanaf een andere site (EL-101)."),
    (404, "NietGevonden", "Dit bestaat niet, of is niet van u. Dat verschil is niet te zien."),
    (406, "NietAanvaardbaar", "De header Accept laat application/json niet toe."),
    (409, "NietMeer", "Dit kan niet meer: iemand anders was eerder (EL-409). Er is niets veranderd."),
    (412, "Veranderd", "De ETag in If-Match is niet meer die van nu (EL-409). Er is niets veranderd."),
    (413, "TeGroot", "De aanvraag is groter dan 64 kB."),
    (415, "GeenJson", "De inhoud is geen application/json."),
    (
        429,
        "TeVaak",
        "Er is te vaak gezocht zonder iets te vinden, of te vaak een verkeerde wachtzin gestuurd (EL-129). In de header Retry-After staat na hoeveel seconden het weer kan.",
    ),
    (503, "Storing", "Het lukt nu niet. Er is niets half gedaan; probeer het later opnieuw."),
];

fn pick(statuses: &[u16]) -> BTreeMap<String, RefOr<Described>> {
    let chosen = FAULTS.iter().filter(|(status, ..)| statuses.contains(status));
    chosen.map(|(status, name, _)| (status.to_string(), RefOr::Ref(Ref::from_response_name(*name)))).collect()
}

/// The faults under their names, for the components of the document.
pub fn described_faults() -> BTreeMap<String, RefOr<Described>> {
    let describe = |(_, name, text): &(u16, &str, &str)| {
        let content = Content::new(Some(Ref::from_schema_name("Problem")));
        (String::from(*name), RefOr::T(ResponseBuilder::new().description(*text).content(PROBLEM_JSON, content).build()))
    };
    FAULTS.iter().map(describe).collect()
}
