//! The pages of the house itself: the start, logging in and out, and whether everything works.

mod inloggen;
mod start;
mod status;

use axum::routing::{get, post};
use web::Shared;

pub(crate) fn routes() -> axum::Router<Shared> {
    axum::Router::new()
        .route("/", get(start::show))
        .route("/inloggen", get(inloggen::show).post(inloggen::log_in))
        .route("/uitloggen", post(inloggen::log_out))
        .route("/status", get(status::show))
}
