//! The pages of the house itself: the start, logging in and out, whether everything works, and which programs may come in.

mod api;
mod inloggen;
mod start;
mod status;
pub(crate) mod toepassing;

use axum::routing::{get, post};
use web::Shared;

pub(crate) fn routes() -> axum::Router<Shared> {
    axum::Router::new()
        .route("/", get(start::show))
        .route("/inloggen", get(inloggen::show).post(inloggen::log_in))
        .route("/uitloggen", post(inloggen::log_out))
        .route("/status", get(status::show))
        .route("/api", get(api::show))
        .route("/beheer/toepassingen", get(toepassing::show).post(toepassing::register))
        .route("/beheer/toepassingen/{id}/intrekking", post(toepassing::revoke))
}
