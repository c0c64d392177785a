//! The pages, each with the act that Cedar is asked about.

use crate::pages::{again, confirmed, hulpvraag, mine, owner, received, refer, solved};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /doorverwijzingen` | [`crate::acts::MINE`] |
/// | `GET /doorverwijzingen/opgelost` | [`crate::acts::COUNT_SOLVED`] |
/// | `GET /doorverwijzingen/nieuw` | [`crate::acts::REFER`], with a concept [`crate::acts::CONCEPT`] |
/// | `POST /doorverwijzingen/nieuw` | [`crate::acts::CONCEPT`], [`crate::acts::REFER`] or [`crate::acts::SOLVED`] |
/// | `GET /doorverwijzingen/{id}/bevestigd` | [`crate::acts::CONFIRMED`] |
/// | `GET /doorverwijzingen/aangeboden` | [`crate::acts::RECEIVED`] |
/// | `POST /doorverwijzingen/{id}/aanvaarding` | [`crate::acts::ACCEPT`] |
/// | `POST /doorverwijzingen/{id}/weigering` | [`crate::acts::REFUSE`] |
/// | `POST /doorverwijzingen/{id}/intrekking` | [`crate::acts::WITHDRAW`] |
/// | `GET /hulpvragen/{nummer}` | [`crate::acts::SHOW`] |
/// | `GET` and `POST /hulpvragen/{nummer}/doorverwijzen` | [`crate::acts::AGAIN`] |
/// | `POST /hulpvragen/{nummer}/sluiten` | [`crate::acts::CLOSE`] |
/// | `POST /hulpvragen/{nummer}/rondgestuurd` | [`crate::acts::BOUNCE`] |
/// | `POST /hulpvragen/{nummer}/opvolger` | [`crate::acts::NAME_SUCCESSOR`] |
/// | `POST /hulpvragen/{nummer}/opvolging` | [`crate::acts::SUCCEED`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/doorverwijzingen", get(mine::show))
        .route("/doorverwijzingen/opgelost", get(solved::show))
        .route("/doorverwijzingen/nieuw", get(refer::show).post(refer::submit))
        .route("/doorverwijzingen/{id}/bevestigd", get(confirmed::show))
        .route("/doorverwijzingen/aangeboden", get(received::show))
        .route("/doorverwijzingen/{id}/aanvaarding", post(received::accept))
        .route("/doorverwijzingen/{id}/weigering", post(received::refuse))
        .route("/doorverwijzingen/{id}/intrekking", post(owner::withdraw))
        .route("/hulpvragen/{nummer}", get(hulpvraag::show))
        .route("/hulpvragen/{nummer}/doorverwijzen", get(again::show).post(again::submit))
        .route("/hulpvragen/{nummer}/sluiten", post(owner::close))
        .route("/hulpvragen/{nummer}/rondgestuurd", post(owner::bounce))
        .route("/hulpvragen/{nummer}/opvolger", post(owner::name_successor))
        .route("/hulpvragen/{nummer}/opvolging", post(owner::succeed))
}
