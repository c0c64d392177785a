//! The routes, each with the act that Cedar is asked about.

use crate::pages::{day, summary, visit};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /balie/{locatie}` | [`crate::acts::DAY`], for the receptie [`crate::acts::REPORT`] |
/// | `POST /balie/{locatie}/melden` | [`crate::acts::REPORT`] |
/// | `POST /balie/bezoeken/{afspraak}/oproepen` | [`crate::acts::CALL`] |
/// | `POST /balie/bezoeken/{afspraak}/niet-verschenen` | [`crate::acts::NO_SHOW`] |
/// | `GET /balie/bezoeken/{afspraak}` | [`crate::acts::VISIT`] |
/// | `POST /balie/bezoeken/{afspraak}/identificatie` | [`crate::acts::IDENTIFY`] |
/// | `POST /balie/bezoeken/{afspraak}/klaar` | [`crate::acts::FINISH`] |
/// | `GET /balie/bezoeken/{afspraak}/samenvatting` | [`crate::acts::SUMMARY`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/balie/{locatie}", get(day::show))
        .route("/balie/{locatie}/melden", post(day::report))
        .route("/balie/bezoeken/{afspraak}", get(visit::show))
        .route("/balie/bezoeken/{afspraak}/oproepen", post(day::call))
        .route("/balie/bezoeken/{afspraak}/niet-verschenen", post(day::no_show))
        .route("/balie/bezoeken/{afspraak}/identificatie", post(visit::identify))
        .route("/balie/bezoeken/{afspraak}/klaar", post(visit::finish))
        .route("/balie/bezoeken/{afspraak}/samenvatting", get(summary::show))
}
