//! The routes, each with the act that Cedar is asked about.

use crate::pages::overview;
use web::Shared;
use web::axum::Router;
use web::axum::routing::get;

/// | route | act |
/// |---|---|
/// | `GET /mijn` | [`crate::acts::OVERVIEW`] |
pub fn routes() -> Router<Shared> {
    Router::new().route("/mijn", get(overview::show))
}
