//! The routes, each with the act that Cedar is asked about.

use crate::pages::taken;
use access::Act;
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// See the Taken of one's own organisatie.
pub const LIST: Act = Act("taak.list");
/// Mark a Taak as done.
pub const DONE: Act = Act("taak.done");

/// Take a Taak up: it has a name from then on.
pub const TAKE_UP: Act = Act("taak.take_up");

/// | route | act |
/// |---|---|
/// | `GET /taken` | [`LIST`] |
/// | `POST /taken/{id}/oppakken` | [`TAKE_UP`] |
/// | `POST /taken/{id}/klaar` | [`DONE`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/taken", get(taken::show))
        .route("/taken/{id}/oppakken", post(taken::take_up))
        .route("/taken/{id}/klaar", post(taken::done))
}
