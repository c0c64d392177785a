//! The routes, each with the act that Cedar is asked about.

use crate::pages::{list, publicatie, show};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /regelingen`, `GET /regelingen/{sleutel}/{versie}` | [`crate::acts::SHOW`] |
/// | `POST /regelingen/{sleutel}/{versie}/voorlegging` | [`crate::acts::SUBMIT`] |
/// | `POST /regelingen/{sleutel}/{versie}/publicatie` | [`crate::acts::PUBLISH`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/regelingen", get(list::show))
        .route("/regelingen/{sleutel}/{versie}", get(show::show))
        .route("/regelingen/{sleutel}/{versie}/voorlegging", post(publicatie::submit))
        .route("/regelingen/{sleutel}/{versie}/publicatie", post(publicatie::publish))
}
