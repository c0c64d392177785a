//! The routes, each with the act that Cedar is asked about.

use crate::pages::{dienst, locaties, nieuw, week};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /rooster` | [`crate::acts::SHOW`] |
/// | `GET /rooster/{locatie}` | [`crate::acts::SHOW`] |
/// | `POST /rooster/{locatie}/herhaling` | [`crate::acts::PLAN`] |
/// | `POST /rooster/{locatie}/publicatie` | [`crate::acts::PLAN`] |
/// | `GET`, `POST /rooster/balies/{balie}/nieuw` | [`crate::acts::PLAN`] |
/// | `GET`, `POST /rooster/diensten/{dienst}` | [`crate::acts::PLAN`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/rooster", get(locaties::show))
        .route("/rooster/{locatie}", get(week::show))
        .route("/rooster/{locatie}/herhaling", post(week::repeat))
        .route("/rooster/{locatie}/publicatie", post(week::publish))
        .route("/rooster/balies/{balie}/nieuw", get(nieuw::show).post(nieuw::add))
        .route("/rooster/diensten/{dienst}", get(dienst::show).post(dienst::change))
}
