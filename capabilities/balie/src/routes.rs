//! The routes, each with the act that Cedar is asked about.

use crate::pages::{brakes, change, concept, day, identity, print_day, split, summary, visit, walk_in, who};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /afspraken/{id}` | [`crate::acts::SHOW_AFSPRAAK`] |
/// | `POST /afspraken/{id}/afzegging` | [`crate::acts::CANCEL`] |
/// | `POST /afspraken/{id}/verplaatsing` | [`crate::acts::MOVE`] |
/// | `GET /balie/{locatie}` | [`crate::acts::DAY`], for the receptie [`crate::acts::REPORT`] |
/// | `POST /balie/{locatie}/melden` | [`crate::acts::REPORT`] |
/// | `POST /balie/{locatie}/daglijst` | [`crate::acts::PRINT_DAY`] |
/// | `GET /balie/daglijsten/{id}` | [`crate::acts::PRINT_DAY`] |
/// | `GET /balie/{locatie}/inloop` | [`crate::acts::WALK_IN`] |
/// | `POST /balie/{locatie}/inloop` | [`crate::acts::WALK_IN`] |
/// | `POST /balie/bezoeken/{afspraak}/oproepen` | [`crate::acts::CALL`] |
/// | `POST /balie/bezoeken/{afspraak}/niet-verschenen` | [`crate::acts::NO_SHOW`] |
/// | `GET /balie/bezoeken/{afspraak}` | [`crate::acts::VISIT`] |
/// | `POST /balie/bezoeken/{afspraak}/identificatie` | [`crate::acts::IDENTIFY`] |
/// | `GET /balie/bezoeken/{afspraak}/inwoner` | [`crate::acts::SEARCH`] |
/// | `POST /balie/bezoeken/{afspraak}/inwoner/zoeken` | [`crate::acts::SEARCH`] |
/// | `POST /balie/bezoeken/{afspraak}/concept` | [`crate::acts::CONCEPT`] |
/// | `POST /balie/bezoeken/{afspraak}/klaar` | [`crate::acts::FINISH`] |
/// | `GET /balie/bezoeken/{afspraak}/samenvatting` | [`crate::acts::SUMMARY`] |
/// | `GET /scheidingen`, `/scheidingen/nieuw`, `/scheidingen/{id}` | [`crate::acts::SPLIT`] |
/// | `POST /scheidingen` | [`crate::acts::ASK_SPLIT`] |
/// | `POST /scheidingen/{id}/aanvaarding` | [`crate::acts::CARRY_OUT`] |
/// | `POST /scheidingen/{id}/weigering` | [`crate::acts::WITHDRAW`] |
/// | `GET /zoekremmen` | [`crate::acts::BRAKES`] |
/// | `POST /zoekremmen/{id}/klaar` | [`crate::acts::BRAKE_DONE`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/afspraken/{id}", get(change::show))
        .route("/afspraken/{id}/afzegging", post(change::call_off))
        .route("/afspraken/{id}/verplaatsing", post(change::move_away))
        .route("/balie/{locatie}", get(day::show))
        .route("/balie/{locatie}/melden", post(day::report))
        .route("/balie/{locatie}/daglijst", post(print_day::submit))
        .route("/balie/daglijsten/{id}", get(print_day::show))
        .route("/balie/{locatie}/inloop", get(walk_in::show).post(walk_in::submit))
        .route("/balie/bezoeken/{afspraak}", get(visit::show))
        .route("/balie/bezoeken/{afspraak}/oproepen", post(day::call))
        .route("/balie/bezoeken/{afspraak}/niet-verschenen", post(day::no_show))
        .route("/balie/bezoeken/{afspraak}/identificatie", post(identity::identify))
        .route("/balie/bezoeken/{afspraak}/inwoner", get(who::show))
        .route("/balie/bezoeken/{afspraak}/inwoner/zoeken", post(who::search))
        .route("/balie/bezoeken/{afspraak}/concept", post(concept::submit))
        .route("/balie/bezoeken/{afspraak}/klaar", post(visit::finish))
        .route("/balie/bezoeken/{afspraak}/samenvatting", get(summary::show))
        .route("/scheidingen", get(split::list).post(split::propose))
        .route("/scheidingen/nieuw", get(split::show))
        .route("/scheidingen/{id}", get(split::one))
        .route("/scheidingen/{id}/aanvaarding", post(split::carry_out))
        .route("/scheidingen/{id}/weigering", post(split::withdraw))
        .route("/zoekremmen", get(brakes::list))
        .route("/zoekremmen/{id}/klaar", post(brakes::done))
}
