//! `/api/v1/openapi.json`: the document of the API, made from the code of all capabilities.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::LazyLock;
use utoipa::OpenApi;
use web::Shared;

/// What the parts of the capabilities hang on.
#[derive(OpenApi)]
#[openapi(info(
    title = "Eenloket",
    description = "Hulpvragen, doorverwijzingen en afspraken over organisaties heen. Eigenschappen in camelCase; \
                   een schrijvende aanvraag heeft een Idempotency-Key; fouten volgen RFC 9457, met een nummer EL-nnn.",
    license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
))]
struct Document;

static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
    let mut document = Document::openapi();
    document.info.version = web::api_version().to_owned();
    document.merge(doorverwijzing::ApiDoc::openapi());
    document.to_pretty_json().expect("a document is plain data")
});

pub(crate) fn routes() -> axum::Router<Shared> {
    axum::Router::new().route("/api/v1/openapi.json", get(show))
}

async fn show() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str()).into_response()
}
