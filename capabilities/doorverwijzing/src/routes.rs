//! The pages, each with the act that Cedar is asked about.

use crate::pages::{confirmed, mine, received, refer};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /doorverwijzingen` | [`crate::acts::MINE`] |
/// | `GET /doorverwijzingen/nieuw` | [`crate::acts::REFER`], with a concept [`crate::acts::CONCEPT`] |
/// | `POST /doorverwijzingen/nieuw` | [`crate::acts::CONCEPT`], [`crate::acts::REFER`] or [`crate::acts::SOLVED`] |
/// | `GET /doorverwijzingen/{id}/bevestigd` | [`crate::acts::CONFIRMED`] |
/// | `GET /doorverwijzingen/aangeboden` | [`crate::acts::RECEIVED`] |
/// | `POST /doorverwijzingen/{id}/aanvaarding` | [`crate::acts::ACCEPT`] |
/// | `POST /doorverwijzingen/{id}/weigering` | [`crate::acts::REFUSE`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/doorverwijzingen", get(mine::show))
        .route("/doorverwijzingen/nieuw", get(refer::show).post(refer::submit))
        .route("/doorverwijzingen/{id}/bevestigd", get(confirmed::show))
        .route("/doorverwijzingen/aangeboden", get(received::show))
        .route("/doorverwijzingen/{id}/aanvaarding", post(received::accept))
        .route("/doorverwijzingen/{id}/weigering", post(received::refuse))
}
