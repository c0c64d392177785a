//! Who looked at whose data, as JSON: for the privacy officer, and on paper at the Balie.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules).

mod melding;
mod opschrijven;
mod opt_out;
mod papier;
mod vraag;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Shared;

/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/bezoeken/{id}/afmeldingen` | [`crate::acts::SAID`] |
/// | `POST /api/v1/bezoeken/{id}/afmeldingen` | [`crate::acts::KEEP`] |
/// | `POST /api/v1/bezoeken/{id}/afmeldingen/{afmelding_id}/intrekking` | [`crate::acts::KEEP`] |
/// | `GET /api/v1/inzage/vragen` | [`crate::acts::QUESTIONS`] |
/// | `POST /api/v1/inzage/vragen/{id}/antwoord` | [`crate::acts::ANSWER`] |
/// | `GET /api/v1/inzage/meldingen` | [`crate::acts::REPORTS`] |
/// | `POST /api/v1/inzage/meldingen/{id}/oordeel` | [`crate::acts::JUDGE`] |
/// | `GET /api/v1/bezoeken/{id}/inzage` | [`crate::acts::PRINT`] |
/// | `POST /api/v1/bezoeken/{id}/inzage/{regel_id}/vraag` | [`crate::acts::WRITE_DOWN`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default()
        .routes(routes!(opt_out::list, opt_out::create))
        .routes(routes!(opt_out::withdraw))
        .routes(routes!(vraag::list))
        .routes(routes!(vraag::answer))
        .routes(routes!(melding::list))
        .routes(routes!(melding::judge))
        .routes(routes!(papier::show))
        .routes(routes!(opschrijven::create))
}
