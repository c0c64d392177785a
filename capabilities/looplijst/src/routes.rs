//! The routes, each with the act that Cedar is asked about.

use crate::pages::{again, door, list, one, own, paper, route};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /looplijsten`, `GET /looplijsten/{id}` | [`crate::acts::SHOW`] |
/// | `POST /looplijsten/{id}/wijken` | [`crate::acts::ASSIGN`] |
/// | `POST /looplijsten/{id}/dag` | [`crate::acts::PLAN`] |
/// | `POST /looplijsten/{id}/route`, `GET /looplijsten/routes/{id}` | [`crate::acts::PRINT`] |
/// | `GET /looplijsten/regels/{id}` | [`crate::acts::OPEN`] |
/// | `GET /looplijsten/regels/{id}/samenvatting` | [`crate::acts::OPEN`] |
/// | `POST /looplijsten/regels/{id}/gesprek` | [`crate::acts::GESPREK`] |
/// | `GET`, `POST /looplijsten/weigeringen` | [`crate::acts::RETURN`] |
/// | `GET`, `POST /mijn/weigeringen` | [`crate::acts::OWN`], [`crate::acts::TAKE_BACK`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/looplijsten", get(list::show))
        .route("/looplijsten/weigeringen", get(again::show).post(again::submit))
        .route("/mijn/weigeringen", get(own::show).post(own::submit))
        .route("/looplijsten/{id}", get(one::show))
        .route("/looplijsten/{id}/wijken", post(one::assign))
        .route("/looplijsten/{id}/dag", post(one::plan))
        .route("/looplijsten/{id}/route", post(route::submit))
        .route("/looplijsten/routes/{id}", get(route::show))
        .route("/looplijsten/regels/{id}", get(door::show))
        .route("/looplijsten/regels/{id}/samenvatting", get(paper::show))
        .route("/looplijsten/regels/{id}/gesprek", post(door::submit))
}
