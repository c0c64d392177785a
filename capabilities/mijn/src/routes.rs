//! The routes, each with the act that Cedar is asked about.

use crate::pages::{ask, inzage, officer, opt_out, overview, paper, pdf, privacy, question, write_down};
use web::Shared;
use web::axum::Router;
use web::axum::routing::{get, post};

/// | route | act |
/// |---|---|
/// | `GET /mijn` | [`crate::acts::OVERVIEW`] |
/// | `GET /mijn/vragen/{nummer}` | [`crate::acts::OVERVIEW`] |
/// | `POST /mijn/vragen/{nummer}/rondgestuurd` | [`crate::acts::BOUNCE`] |
/// | `GET /mijn/inzage` | [`crate::acts::LOOKED`] |
/// | `GET /mijn/inzage/export` | [`crate::acts::EXPORT`] |
/// | `GET /mijn/inzage/export.pdf` | [`crate::acts::EXPORT`] |
/// | `GET /mijn/inzage/{id}/vraag` | [`crate::acts::ASK`] |
/// | `POST /mijn/inzage/{id}/vraag` | [`crate::acts::ASK`] |
/// | `GET /balie/bezoeken/{afspraak}/inzage` | [`crate::acts::PRINT`] |
/// | `GET /balie/bezoeken/{afspraak}/inzage/{regel}/vraag` | [`crate::acts::WRITE_DOWN`] |
/// | `POST /balie/bezoeken/{afspraak}/inzage/{regel}/vraag` | [`crate::acts::WRITE_DOWN`] |
/// | `GET /balie/bezoeken/{afspraak}/afmelding` | [`crate::acts::SAID`] |
/// | `POST /balie/bezoeken/{afspraak}/afmelding` | [`crate::acts::KEEP`] |
/// | `POST /balie/bezoeken/{afspraak}/afmelding/intrekking` | [`crate::acts::KEEP`] |
/// | `GET /inzage/vragen` | [`crate::acts::QUESTIONS`] |
/// | `POST /inzage/vragen/{id}/antwoord` | [`crate::acts::ANSWER`] |
/// | `GET /inzage/meldingen` | [`crate::acts::REPORTS`] |
/// | `POST /inzage/meldingen/{id}/oordeel` | [`crate::acts::JUDGE`] |
/// | `GET /privacy` | for everybody |
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/mijn", get(overview::show))
        .route("/mijn/vragen/{nummer}", get(question::show))
        .route("/mijn/vragen/{nummer}/rondgestuurd", post(question::bounce))
        .route("/mijn/inzage", get(inzage::show))
        .route("/mijn/inzage/export", get(inzage::file))
        .route("/mijn/inzage/export.pdf", get(pdf::file))
        .route("/mijn/inzage/{id}/vraag", get(ask::show).post(ask::submit))
        .route("/balie/bezoeken/{afspraak}/inzage", get(paper::show))
        .route("/balie/bezoeken/{afspraak}/inzage/{regel}/vraag", get(write_down::show).post(write_down::submit))
        .route("/balie/bezoeken/{afspraak}/afmelding", get(opt_out::show).post(opt_out::say))
        .route("/balie/bezoeken/{afspraak}/afmelding/intrekking", post(opt_out::take_back))
        .route("/inzage/vragen", get(officer::show_questions))
        .route("/inzage/vragen/{id}/antwoord", post(officer::submit_answer))
        .route("/inzage/meldingen", get(officer::show_reports))
        .route("/inzage/meldingen/{id}/oordeel", post(officer::submit_judgement))
        .route("/privacy", get(privacy::show))
}
