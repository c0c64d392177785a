//! The pages, each with the act that Cedar is asked about.

use crate::pages::{bericht, gegevens, own, partij, queue, voorkeur};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /berichten` | [`crate::acts::PRINTLIST`], [`crate::acts::LETTERS`] |
/// | `POST /berichten/printen` | [`crate::acts::PRINT`], [`crate::acts::PRINT_LETTERS`] |
/// | `GET /berichten/partijen/{id}` | [`crate::acts::PRINTLIST`], [`crate::acts::LETTERS`] |
/// | `GET /berichten/partijen/{id}/brieven.pdf` | [`crate::acts::PRINT`], [`crate::acts::PRINT_LETTERS`] |
/// | `GET /berichten/{id}` | [`crate::acts::SHOW`], [`crate::acts::LETTER`] |
/// | `POST /berichten/{id}/uitreiken` | [`crate::acts::HAND_OVER`], [`crate::acts::LETTER`] |
/// | `POST /berichten/{id}/retour` | [`crate::acts::RETURN`], [`crate::acts::LETTER`] |
/// | `GET /berichten/voorkeuren/{hulpvraag}` | [`crate::acts::CHANNEL`] |
/// | `POST /berichten/voorkeuren/{hulpvraag}` | [`crate::acts::CHOOSE`] |
/// | `POST /berichten/voorkeuren/{hulpvraag}/code` | [`crate::acts::CHOOSE`] |
/// | `GET /mijn/berichten` | [`crate::acts::OVERVIEW`] |
/// | `GET /mijn/berichten/{id}` | [`crate::acts::OVERVIEW`], [`crate::acts::LOOKED`] |
/// | `GET /mijn/gegevens` | [`crate::acts::CHANNEL`] |
/// | `POST /mijn/gegevens` | [`crate::acts::CHOOSE`] |
/// | `POST /mijn/gegevens/code` | [`crate::acts::CHOOSE`] |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/berichten", get(queue::show))
        .route("/berichten/printen", post(queue::print))
        .route("/berichten/partijen/{id}", get(partij::show))
        .route("/berichten/partijen/{id}/brieven.pdf", get(partij::pdf))
        .route("/berichten/{id}", get(bericht::show))
        .route("/berichten/{id}/uitreiken", post(bericht::hand_over))
        .route("/berichten/{id}/retour", post(bericht::returned))
        .route("/berichten/voorkeuren/{hulpvraag}", get(voorkeur::show).post(voorkeur::choose))
        .route("/berichten/voorkeuren/{hulpvraag}/code", post(voorkeur::confirm))
        .route("/mijn/berichten", get(own::list))
        .route("/mijn/berichten/{id}", get(own::show))
        .route("/mijn/gegevens", get(gegevens::show).post(gegevens::choose))
        .route("/mijn/gegevens/code", post(gegevens::confirm))
}
