//! The same use cases as JSON: `/api/v1/doorverwijzingen`.

use web::Shared;
use web::axum::Router;

/// The part of the document that this capability adds.
#[derive(utoipa::OpenApi)]
#[openapi()]
pub struct ApiDoc;

/// The API routes.
pub fn router() -> Router<Shared> {
    Router::new()
}
