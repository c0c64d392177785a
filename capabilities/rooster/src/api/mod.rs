//! The rooster as JSON: the same acts as the screens.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules).

mod change;
mod dienst;
mod list;
mod month;
mod touched;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Shared;

/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/diensten` | [`crate::acts::SHOW`] |
/// | `POST /api/v1/diensten` | [`crate::acts::PLAN`] |
/// | `GET`, `PUT /api/v1/diensten/{id}` | [`crate::acts::PLAN`] |
/// | `POST /api/v1/diensten/{id}/vervallen` | [`crate::acts::PLAN`] |
/// | `POST /api/v1/diensten/{id}/afspraken/_zoek` | [`crate::acts::TOUCHED`] |
/// | `POST /api/v1/locaties/{id}/rooster/herhaling` | [`crate::acts::PLAN`] |
/// | `POST /api/v1/locaties/{id}/rooster/publicatie` | [`crate::acts::PLAN`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default()
        .routes(routes!(list::list, change::create))
        .routes(routes!(change::show, change::replace))
        .routes(routes!(change::withdraw))
        .routes(routes!(touched::search))
        .routes(routes!(month::repeat))
        .routes(routes!(month::publish))
}
