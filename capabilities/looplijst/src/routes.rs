//! The routes, each with the act that Cedar is asked about.

use crate::pages::vragen::{asked, bronnen, holders, keys, new, overview, press};
use crate::pages::{again, door, list, one, own, paper, route, search};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /looplijsten`, `GET /looplijsten/{id}` | [`crate::acts::SHOW`] |
/// | `POST /looplijsten/{id}/zoeken` | [`crate::acts::SHOW`] |
/// | `POST /looplijsten/{id}/wijken` | [`crate::acts::ASSIGN`] |
/// | `POST /looplijsten/{id}/dag` | [`crate::acts::PLAN`] |
/// | `POST /looplijsten/{id}/route`, `GET /looplijsten/routes/{id}` | [`crate::acts::PRINT`] |
/// | `GET /looplijsten/regels/{id}` | [`crate::acts::OPEN`] |
/// | `GET /looplijsten/regels/{id}/samenvatting` | [`crate::acts::OPEN`] |
/// | `POST /looplijsten/regels/{id}/gesprek` | [`crate::acts::GESPREK`] |
/// | `GET`, `POST /looplijsten/nieuw`, `POST /looplijsten/vragen/{id}/voorlegging` | [`crate::acts::DRAW_UP`] |
/// | `GET /looplijsten/vragen`, `GET /looplijsten/vragen/{id}` | [`crate::acts::REVIEW`] |
/// | `GET /looplijsten/vragen/{id}/bronnen/{bronhouder}/export` | [`crate::acts::REVIEW`] |
/// | `POST /looplijsten/vragen/{id}/oordeel` | [`crate::acts::APPROVE`] |
/// | `POST /looplijsten/vragen/{id}/start`, `…/pauze`, `…/vervolg`, `…/afbreking` | [`crate::acts::RUN`] |
/// | `POST /looplijsten/vragen/{id}/opening` | [`crate::acts::REVEAL`] |
/// | `POST /looplijsten/vragen/{id}/heropening` | [`crate::acts::DRAW_UP`] |
/// | `POST /looplijsten/vragen/{id}/ondertekening` | [`crate::acts::RUN`] |
/// | `POST /looplijsten/vragen/{id}/doorgave` | [`crate::acts::HAND_OVER`] |
/// | `POST /looplijsten/vragen/{id}/ontsluiting` | [`crate::acts::UNSEAL`] |
/// | `GET`, `POST /sleutelhouders` | [`crate::acts::REVIEW`], [`crate::acts::HOLD`] |
/// | `GET`, `POST /bronnen` | [`crate::acts::SOURCES`], [`crate::acts::KEEP`] |
/// | `GET`, `POST /looplijsten/weigeringen` | [`crate::acts::RETURN`] |
/// | `GET`, `POST /mijn/weigeringen` | [`crate::acts::OWN`], [`crate::acts::TAKE_BACK`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/looplijsten", get(list::show))
        .route("/looplijsten/nieuw", get(new::show).post(new::submit))
        .route("/looplijsten/vragen", get(overview::show))
        .route("/looplijsten/vragen/{id}", get(asked::show))
        .route("/looplijsten/vragen/{id}/bronnen/{bronhouder}/export", get(asked::file))
        .route("/looplijsten/vragen/{id}/voorlegging", post(press::submit))
        .route("/looplijsten/vragen/{id}/oordeel", post(press::judge))
        .route("/looplijsten/vragen/{id}/start", post(press::begin))
        .route("/looplijsten/vragen/{id}/pauze", post(press::pause))
        .route("/looplijsten/vragen/{id}/vervolg", post(press::resume))
        .route("/looplijsten/vragen/{id}/afbreking", post(press::break_off))
        .route("/looplijsten/vragen/{id}/opening", post(press::open))
        .route("/looplijsten/vragen/{id}/heropening", post(press::resubmit))
        .route("/looplijsten/vragen/{id}/ondertekening", post(keys::sign))
        .route("/looplijsten/vragen/{id}/doorgave", post(keys::give))
        .route("/looplijsten/vragen/{id}/ontsluiting", post(keys::unseal))
        .route("/sleutelhouders", get(holders::show).post(holders::submit))
        .route("/bronnen", get(bronnen::show).post(bronnen::submit))
        .route("/looplijsten/weigeringen", get(again::show).post(again::submit))
        .route("/mijn/weigeringen", get(own::show).post(own::submit))
        .route("/looplijsten/{id}", get(one::show))
        .route("/looplijsten/{id}/zoeken", post(search::submit))
        .route("/looplijsten/{id}/wijken", post(one::assign))
        .route("/looplijsten/{id}/dag", post(one::plan))
        .route("/looplijsten/{id}/route", post(route::submit))
        .route("/looplijsten/routes/{id}", get(route::show))
        .route("/looplijsten/regels/{id}", get(door::show))
        .route("/looplijsten/regels/{id}/samenvatting", get(paper::show))
        .route("/looplijsten/regels/{id}/gesprek", post(door::submit))
}
