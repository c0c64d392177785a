//! The routes, each with the act that Cedar is asked about.

use crate::pages::{decide, list, own};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /beheer/levensgebeurtenissen` | [`crate::acts::SHOW`] |
/// | `POST /beheer/levensgebeurtenissen` | [`crate::acts::ASK`] |
/// | `POST /beheer/levensgebeurtenissen/{id}/oordeel` | [`crate::acts::APPROVE`] |
/// | `POST /beheer/levensgebeurtenissen/{id}/stopzetting` | [`crate::acts::STOP`] |
/// | `GET /mijn/levensgebeurtenissen` | [`crate::acts::OWN`] |
/// | `POST /mijn/levensgebeurtenissen` | [`crate::acts::ANSWER`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/beheer/levensgebeurtenissen", get(list::show).post(decide::ask))
        .route("/beheer/levensgebeurtenissen/{id}/oordeel", post(decide::approve))
        .route("/beheer/levensgebeurtenissen/{id}/stopzetting", post(decide::stop))
        .route("/mijn/levensgebeurtenissen", get(own::show).post(own::submit))
}
