//! `/api/v1`: the routes of all capabilities with one document, which everybody may read.
//!
//! The document is frozen in `docs/api/openapi.json`; a change of the contract is a change of that
//! file. To renew it: `EENLOKET_REFRESH=1 cargo test --workspace the_frozen_document`.

pub(crate) mod toepassing;

use crate::pages::toepassing::scope_text;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::collections::HashMap;
use std::sync::Arc;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, ClientCredentials, Flow, OAuth2, Scopes, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{Components, Header, ObjectBuilder, OpenApi, PathItem, Ref, RefOr, Schema, Type};
use utoipa_axum::router::OpenApiRouter;
use web::{Shared, Taal};

/// What the document says of itself. Texts that are published are in Dutch (API Design Rules).
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Eenloket",
        description = "Warm doorverwijzen naar een balie van een andere organisatie: zoeken, boeken, volgen en beantwoorden.\n\n\
            Elke fout is application/problem+json met een code EL-nnn. Tijden zijn in UTC. Een burgerservicenummer komt in \
            geen enkel antwoord terug. Een naam van een inwoner staat alleen in een antwoord aan wie de inwoner helpt; elke \
            keer komt in het logboek dat de inwoner kan inzien.",
        contact(name = "Eenloket", url = "https://code.eenloket.example/eenloket", email = "api@eenloket.example"),
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    servers((url = "/api/v1", description = "Deze installatie")),
    tags(
        (name = "Doorverwijzen", description = "Een balie zoeken en boeken."),
        (name = "Doorverwijzingen", description = "Volgen en beantwoorden."),
        (name = "Hulpvragen", description = "Het verloop, verder doorverwijzen en sluiten."),
        (name = "Taken", description = "Wat er moet gebeuren, en voor wanneer."),
        (name = "Afspraken", description = "Zien, verplaatsen en afzeggen."),
        (name = "Balie", description = "De dag van een locatie, en het bezoek zelf."),
        (name = "Rooster", description = "Wie wanneer aan welke balie zit."),
        (name = "Inwoners", description = "Opzoeken wie er aan de balie staat, en twee inwoners uit elkaar halen."),
        (name = "Netwerk", description = "Balies, medewerkers en convenanten van uw organisatie."),
        (name = "Berichten", description = "Printen, uitreiken, retour, en langs welke weg een inwoner berichten wil."),
        (name = "Privacy", description = "Wie er keek, wat inwoners daarover vroegen, en wie te vaak zocht."),
        (name = "Begrippen", description = "Wat een woord precies betekent, en welke twee samen mogen."),
        (name = "Regelingen", description = "Wat elke regeling vraagt, en waar haar getallen vandaan komen."),
        (name = "Grondslagen", description = "Waarop een vraag aan een andere organisatie rust, en wie daar akkoord op gaf."),
        (name = "Looplijsten", description = "Bij wie het buurtteam langsgaat, wie waar gaat, en hoe het daar ging."),
        (name = "Toepassingen", description = "Programma's van uw organisatie die deze API gebruiken.")
    ),
    components(schemas(web::Problem))
)]
struct Document;

/// Where the API stands. The document names its addresses relative to it.
const BASE: &str = "/api/v1";

fn parts() -> (axum::Router<Shared>, OpenApi) {
    let document = <Document as utoipa::OpenApi>::openapi();
    let (router, mut document) = OpenApiRouter::with_openapi(document)
        .merge(doorverwijzing::api_router())
        .merge(hulpvraag::api_router())
        .merge(rooster::api_router())
        .merge(balie::api_router())
        .merge(netwerk::api_router())
        .merge(begrip::api_router())
        .merge(regeling::api_router())
        .merge(grondslag::api_router())
        .merge(afmelding::api_router())
        .merge(looplijst::api_router())
        .merge(levensgebeurtenis::api_router())
        .merge(bericht::api_router())
        .merge(mijn::api_router())
        .merge(toepassing::router())
        .split_for_parts();
    shape(&mut document);
    (router, document)
}

/// The document of the API.
pub fn document() -> OpenApi {
    parts().1
}

pub(crate) fn routes() -> axum::Router<Shared> {
    let (router, document) = parts();
    // Made once: it is the same for everybody.
    let text = document.to_json().unwrap_or_default();
    router
        .route("/api/v1/openapi.json", get(move || async move { published(text.clone()) }))
        .layer(axum::middleware::from_fn_with_state(Arc::new(papers(&document)), accepts))
}

/// The addresses that answer with something else than JSON.
fn papers(document: &OpenApi) -> HashMap<String, String> {
    let kind = |item: &PathItem| {
        let Some(RefOr::T(response)) = item.get.as_ref()?.responses.responses.get("200") else { return None };
        response.content.keys().find(|kind| *kind != JSON).cloned()
    };
    document.paths.paths.iter().filter_map(|(path, item)| Some((format!("{BASE}{path}"), kind(item)?))).collect()
}

/// What almost every address answers with.
const JSON: &str = "application/json";

async fn accepts(State(papers): State<Arc<HashMap<String, String>>>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let kind = path.and_then(|path| papers.get(&path)).map_or(JSON, String::as_str);
    web::accepts(kind, request, next).await
}

fn published(text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    (headers, text).into_response()
}

/// Adds what holds for every address, so that no handler can forget to say it.
fn shape(document: &mut OpenApi) {
    document.info.version = web::api_version().to_owned();
    let components = document.components.get_or_insert_with(Components::new);
    components.responses.extend(web::described_faults());
    components.headers.insert("API-Version".to_owned(), RefOr::T(version_header()));
    let cookie = ApiKeyValue::with_description("eenloket", "De cookie van de sessie, na inloggen in een browser.");
    components.security_schemes.insert("sessie".to_owned(), SecurityScheme::ApiKey(ApiKey::Cookie(cookie)).into());
    components.security_schemes.insert("toepassing".to_owned(), client_credentials());
    for response in components.responses.values_mut() {
        name_version(response);
    }
    components.schemas.values_mut().for_each(promise_no_default);
    let paths = std::mem::take(&mut document.paths.paths);
    for (path, mut item) in paths {
        for operation in operations(&mut item) {
            operation.security = Some(["sessie", "toepassing"].map(|way| SecurityRequirement::new::<_, _, &str>(way, [])).into());
            operation.responses.responses.values_mut().for_each(name_version);
        }
        document.paths.paths.insert(path.strip_prefix(BASE).unwrap_or(&path).to_owned(), item);
    }
}

/// What stands in a field that was left out is how we notice that it is missing, and no value that counts.
fn promise_no_default(schema: &mut RefOr<Schema>) {
    let RefOr::T(Schema::Object(object)) = schema else { return };
    for property in object.properties.values_mut() {
        match property {
            RefOr::T(Schema::Object(property)) => property.default = None,
            RefOr::T(Schema::Array(property)) => property.default = None,
            _ => {}
        }
    }
}

/// How a program comes in.
fn client_credentials() -> RefOr<SecurityScheme> {
    let scopes = Scopes::from_iter(access::Scope::ALL.iter().map(|scope| (scope.to_string(), scope_text(*scope, Taal::Nl))));
    let flow = Flow::ClientCredentials(ClientCredentials::new("/oauth/token", scopes));
    let about = "Een programma van een organisatie. Een beheerder laat het toe (toepassingen); een token geldt tien minuten.";
    SecurityScheme::OAuth2(OAuth2::with_description([flow], about)).into()
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut utoipa::openapi::path::Operation> {
    [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete].into_iter().flatten()
}

fn name_version(response: &mut RefOr<utoipa::openapi::Response>) {
    if let RefOr::T(response) = response {
        response.headers.insert("API-Version".to_owned(), RefOr::Ref(Ref::new("#/components/headers/API-Version")));
    }
}

fn version_header() -> Header {
    let schema = ObjectBuilder::new().schema_type(Type::String).examples([web::api_version()]);
    let mut header = Header::new(schema);
    header.description = Some("De volledige versie van de API.".to_owned());
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROZEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/api/openapi.json");

    #[test]
    fn the_frozen_document_is_that_of_the_code() {
        let made = document().to_pretty_json().expect("a document is JSON") + "\n";
        if std::env::var_os("EENLOKET_REFRESH").is_some() {
            std::fs::write(FROZEN, &made).expect("docs/api can be written");
        }
        let frozen = std::fs::read_to_string(FROZEN).unwrap_or_default();
        let differs = made.lines().zip(frozen.lines()).position(|(made, frozen)| made != frozen);
        assert!(
            made == frozen,
            "the contract of the API changed, in line {:?} of docs/api/openapi.json. On purpose? Then renew it with \
             EENLOKET_REFRESH=1 cargo test --workspace the_frozen_document",
            differs.map(|line| line + 1),
        );
    }

    #[test]
    fn no_address_and_no_answer_has_room_for_a_bsn() {
        let document = serde_json::to_value(document()).expect("a document is JSON");
        for (path, item) in document["paths"].as_object().expect("paths") {
            assert!(!path.contains("bsn"), "{path}");
            assert!(!item["get"]["parameters"].to_string().contains("bsn"), "{path}");
        }
        let holders: Vec<&String> = document["components"]["schemas"]
            .as_object()
            .expect("schemas")
            .iter()
            .filter(|(_, schema)| schema["properties"].get("bsn").is_some())
            .map(|(name, _)| name)
            .collect();
        assert_eq!(holders, ["Inwoner", "InwonerVraag", "NieuweScheiding"], "only what comes in may hold one");
    }
}
