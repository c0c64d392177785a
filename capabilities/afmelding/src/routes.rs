//! The routes, each with the act that Cedar is asked about.

use crate::pages::{own, waiting};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /mijn/afmelding` | [`crate::acts::SHOW`] |
/// | `POST /mijn/afmelding` | [`crate::acts::KEEP`] |
/// | `POST /mijn/afmelding/intrekking` | [`crate::acts::KEEP`] |
/// | `GET /afmeldingen` | [`crate::acts::WAITING`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/mijn/afmelding", get(own::show).post(own::say))
        .route("/mijn/afmelding/intrekking", post(own::take_back))
        .route("/afmeldingen", get(waiting::show))
}
