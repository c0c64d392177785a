//! The routes, each with the act that Cedar is asked about.

use crate::pages::{balie, convenant, medewerker, overview};
use web::Shared;
use web::axum::Router;
use web::axum::routing::get;

/// | route | act |
/// |---|---|
/// | `GET /beheer` | [`crate::acts::SHOW`] |
/// | `GET`, `POST /beheer/convenanten/nieuw` | [`crate::acts::CONVENANT`] |
/// | `GET`, `POST /beheer/convenanten/{convenant}` | [`crate::acts::CONVENANT`] |
/// | `GET`, `POST /beheer/balies/{balie}` | [`crate::acts::BALIE`] |
/// | `GET`, `POST /beheer/medewerkers/nieuw` | [`crate::acts::MEDEWERKER`] |
/// | `GET`, `POST /beheer/medewerkers/{medewerker}` | [`crate::acts::MEDEWERKER`]; to let somebody go [`crate::acts::LEAVE`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/beheer", get(overview::show))
        .route("/beheer/convenanten/nieuw", get(convenant::new).post(convenant::agree))
        .route("/beheer/convenanten/{convenant}", get(convenant::show).post(convenant::change))
        .route("/beheer/balies/{balie}", get(balie::show).post(balie::change))
        .route("/beheer/medewerkers/nieuw", get(medewerker::new).post(medewerker::hire))
        .route("/beheer/medewerkers/{medewerker}", get(medewerker::show).post(medewerker::change))
}
