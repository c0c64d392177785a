//! The routes, each with the act that Cedar is asked about.

use crate::pages::{decide, form, list, show};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /grondslagen`, `GET /grondslagen/{id}` | [`crate::acts::SHOW`] |
/// | `GET`, `POST /grondslagen/nieuw` | [`crate::acts::ENTER`] |
/// | `POST /grondslagen/{id}` | [`crate::acts::ENTER`] |
/// | `POST /grondslagen/{id}/voorlegging` | [`crate::acts::ENTER`] |
/// | `POST /grondslagen/{id}/oordeel` | [`crate::acts::APPROVE`] |
/// | `POST /grondslagen/{id}/advies` | [`crate::acts::ADVISE`] |
/// | `POST /grondslagen/{id}/stopzetting` | [`crate::acts::STOP`] |
/// | `POST /grondslagen/{id}/intrekking` | [`crate::acts::WITHDRAW`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/grondslagen", get(list::show))
        .route("/grondslagen/nieuw", get(form::new).post(form::enter))
        .route("/grondslagen/{id}", get(show::show).post(form::revise))
        .route("/grondslagen/{id}/voorlegging", post(decide::submit))
        .route("/grondslagen/{id}/oordeel", post(decide::approve))
        .route("/grondslagen/{id}/advies", post(decide::advise))
        .route("/grondslagen/{id}/stopzetting", post(decide::stop))
        .route("/grondslagen/{id}/intrekking", post(decide::withdraw))
}
