//! The pages, each with the act that Cedar is asked about.

use crate::pages::{confirmed, mine, refer};
use web::Shared;
use web::axum::Router;
use web::axum::routing::get;

/// | route | act |
/// |---|---|
/// | `GET /doorverwijzingen` | [`crate::acts::MINE`] |
/// | `GET /doorverwijzingen/nieuw` | [`crate::acts::REFER`], with a concept [`crate::acts::CONCEPT`] |
/// | `POST /doorverwijzingen/nieuw` | [`crate::acts::CONCEPT`], [`crate::acts::REFER`] or [`crate::acts::SOLVED`] |
/// | `GET /doorverwijzingen/{id}/bevestigd` | [`crate::acts::CONFIRMED`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/doorverwijzingen", get(mine::show))
        .route("/doorverwijzingen/nieuw", get(refer::show).post(refer::submit))
        .route("/doorverwijzingen/{id}/bevestigd", get(confirmed::show))
}
