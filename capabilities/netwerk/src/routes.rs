//! The routes, each with the act that Cedar is asked about.

use crate::pages::{
    admit, balie, convenant, desk, hours, lists, locatie, medewerker, offer, organisatie, overview, product, settle,
};
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
/// | `GET`, `POST /beheer/organisaties/{organisatie}` | [`crate::acts::ORGANISATIE`]; what it may [`crate::acts::ADMIT`] |
/// | `GET /beheer/organisaties`, `GET`, `POST /beheer/organisaties/nieuw` | [`crate::acts::ADMIT`] |
/// | `GET /beheer/producten`, `GET`, `POST /beheer/producten/…` | [`crate::acts::PRODUCT`] |
/// | `GET`, `POST /beheer/locaties/…` | [`crate::acts::LOCATIE`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/beheer", get(overview::show))
        .route("/beheer/organisaties", get(lists::organisations))
        .route("/beheer/organisaties/nieuw", get(admit::new).post(admit::take_part))
        .route("/beheer/organisaties/{organisatie}", get(organisatie::show).post(organisatie::change))
        .route("/beheer/producten", get(lists::products))
        .route("/beheer/producten/nieuw", get(offer::new).post(offer::offer))
        .route("/beheer/producten/{product}", get(product::show).post(product::change))
        .route("/beheer/locaties/nieuw", get(settle::new).post(settle::settle))
        .route("/beheer/locaties/{locatie}", get(locatie::show).post(locatie::change))
        .route("/beheer/locaties/{locatie}/openingstijden", get(hours::show).post(hours::change))
        .route("/beheer/locaties/{locatie}/balies/nieuw", get(desk::new).post(desk::open))
        .route("/beheer/convenanten/nieuw", get(convenant::new).post(convenant::agree))
        .route("/beheer/convenanten/{convenant}", get(convenant::show).post(convenant::change))
        .route("/beheer/balies/{balie}", get(balie::show).post(balie::change))
        .route("/beheer/medewerkers/nieuw", get(medewerker::new).post(medewerker::hire))
        .route("/beheer/medewerkers/{medewerker}", get(medewerker::show).post(medewerker::change))
}
