//! The routes, each with the act that Cedar is asked about.

use crate::pages::{begrip, combine, equate, ggm, list};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /begrippen`, `GET /begrippen/{sleutel}` | [`crate::acts::SHOW`] |
/// | `POST /begrippen/{sleutel}` | [`crate::acts::RENEW`] |
/// | `GET /combinaties` | [`crate::acts::SHOW`] |
/// | `POST /combinaties` | [`crate::acts::COMBINE`] |
/// | `GET /gelijkstellingen` | [`crate::acts::SHOW`] |
/// | `POST /gelijkstellingen`, `POST /gelijkstellingen/{id}/intrekking` | [`crate::acts::EQUATE`] |
/// | `POST /gelijkstellingen/{id}/oordeel` | [`crate::acts::APPROVE`] |
/// | `GET /ggm-uitgaven` | [`crate::acts::SHOW`] |
/// | `POST /ggm-uitgaven` | [`crate::acts::IMPORT`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/begrippen", get(list::show))
        .route("/begrippen/{sleutel}", get(begrip::show).post(begrip::renew))
        .route("/combinaties", get(combine::show).post(combine::put))
        .route("/gelijkstellingen", get(equate::show).post(equate::propose))
        .route("/gelijkstellingen/{id}/oordeel", post(equate::judge))
        .route("/gelijkstellingen/{id}/intrekking", post(equate::withdraw))
        .route("/ggm-uitgaven", get(ggm::show).post(ggm::import))
}
