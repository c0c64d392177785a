//! The same use cases as JSON: `/api/v1/berichten`, `/partijen` and the kanaalvoorkeuren of a Hulpvraag.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design
//! Rules); what is for us only is a `//`. The types that end in `In` come in, those in `Out` go out.

mod bericht;
mod partij;
mod voorkeur;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Shared;

/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/berichten` | [`crate::acts::PRINTLIST`], [`crate::acts::LETTERS`] |
/// | `GET /api/v1/berichten/{id}` | [`crate::acts::SHOW`], [`crate::acts::LETTER`] |
/// | `POST /api/v1/berichten/{id}/uitreiking` | [`crate::acts::HAND_OVER`], [`crate::acts::LETTER`] |
/// | `POST /api/v1/berichten/{id}/retour` | [`crate::acts::RETURN`], [`crate::acts::LETTER`] |
/// | `POST /api/v1/partijen` | [`crate::acts::PRINT`], [`crate::acts::PRINT_LETTERS`] |
/// | `GET /api/v1/partijen/{id}/brieven` | [`crate::acts::PRINT`], [`crate::acts::PRINT_LETTERS`] |
/// | `GET /api/v1/hulpvragen/{id}/kanaalvoorkeuren` | [`crate::acts::CHANNEL`] |
/// | `POST /api/v1/hulpvragen/{id}/kanaalvoorkeuren` | [`crate::acts::CHOOSE`] |
/// | `POST /api/v1/hulpvragen/{id}/kanaalvoorkeuren/code` | [`crate::acts::CHOOSE`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default()
        .routes(routes!(bericht::list))
        .routes(routes!(bericht::show))
        .routes(routes!(bericht::hand_over))
        .routes(routes!(bericht::returned))
        .routes(routes!(partij::create))
        .routes(routes!(partij::pdf))
        .routes(routes!(voorkeur::show, voorkeur::choose))
        .routes(routes!(voorkeur::confirm))
}
