//! The routes, each with the act that Cedar is asked about.

use crate::pages::{list, show};
use web::Shared;
use web::axum::Router;
use web::axum::routing::get;

/// | route | act |
/// |---|---|
/// | `GET /regelingen`, `GET /regelingen/{sleutel}/{versie}` | [`crate::acts::SHOW`] |
pub fn routes() -> Router<Shared> {
    Router::new().route("/regelingen", get(list::show)).route("/regelingen/{sleutel}/{versie}", get(show::show))
}
