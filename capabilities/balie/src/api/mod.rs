//! The Balie as JSON: Afspraken, the day of a Locatie, the visit itself, looking somebody up, and parting two Inwoners.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design Rules). The types that
//! end in `In` come in, those in `Out` go out.

mod afspraak;
mod bezoek;
mod dag;
mod daglijst;
mod einde;
mod identificatie;
mod inloop;
mod melden;
mod oproepen;
mod scheiding;
mod scheidingen;
mod verplaatsing;
mod wie;
mod zoek;
mod zoekrem;
use crate::BalieError;
use store::{Ms, StoreError};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Oops, Shared};
/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/afspraken/{id}` | [`crate::acts::SHOW_AFSPRAAK`] |
/// | `POST /api/v1/afspraken/{id}/afzegging` | [`crate::acts::CANCEL`] |
/// | `POST /api/v1/afspraken/{id}/verplaatsing` | [`crate::acts::MOVE`] |
/// | `GET /api/v1/locaties/{id}/dag` | [`crate::acts::DAY`], for the receptie [`crate::acts::REPORT`] |
/// | `POST /api/v1/locaties/{id}/melden` | [`crate::acts::REPORT`] |
/// | `POST /api/v1/locaties/{id}/inloop` | [`crate::acts::WALK_IN`] |
/// | `POST /api/v1/locaties/{id}/daglijsten` | [`crate::acts::PRINT_DAY`] |
/// | `GET /api/v1/daglijsten/{id}` | [`crate::acts::PRINT_DAY`] |
/// | `GET /api/v1/bezoeken/{id}` | [`crate::acts::VISIT`] |
/// | `POST /api/v1/bezoeken/{id}/oproepen` | [`crate::acts::CALL`] |
/// | `POST /api/v1/bezoeken/{id}/niet-verschenen` | [`crate::acts::NO_SHOW`] |
/// | `POST /api/v1/bezoeken/{id}/inwoners/_zoek` | [`crate::acts::SEARCH`] |
/// | `POST /api/v1/bezoeken/{id}/identificatie` | [`crate::acts::IDENTIFY`] |
/// | `POST /api/v1/bezoeken/{id}/einde` | [`crate::acts::FINISH`] |
/// | `GET /api/v1/bezoeken/{id}/samenvatting` | [`crate::acts::SUMMARY`] |
/// | `POST /api/v1/inwoners/_zoek` | [`crate::acts::SEARCH`] |
/// | `GET /api/v1/scheidingen`, `/{id}`, `POST /_zoek` | [`crate::acts::SPLIT`] |
/// | `POST /api/v1/scheidingen` | [`crate::acts::ASK_SPLIT`] |
/// | `POST /api/v1/scheidingen/{id}/aanvaarding` | [`crate::acts::CARRY_OUT`] |
/// | `POST /api/v1/scheidingen/{id}/weigering` | [`crate::acts::WITHDRAW`] |
/// | `GET /api/v1/zoekremmen` | [`crate::acts::BRAKES`] |
/// | `POST /api/v1/zoekremmen/{id}/klaar` | [`crate::acts::BRAKE_DONE`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default()
        .routes(routes!(afspraak::show))
        .routes(routes!(afspraak::call_off))
        .routes(routes!(verplaatsing::move_away))
        .routes(routes!(dag::show))
        .routes(routes!(melden::report))
        .routes(routes!(inloop::walk_in))
        .routes(routes!(daglijst::create))
        .routes(routes!(daglijst::show))
        .routes(routes!(bezoek::show))
        .routes(routes!(oproepen::call))
        .routes(routes!(oproepen::no_show))
        .routes(routes!(wie::at_visit))
        .routes(routes!(identificatie::identify))
        .routes(routes!(einde::finish))
        .routes(routes!(einde::summary))
        .routes(routes!(zoek::search))
        .routes(routes!(scheidingen::list, scheiding::propose))
        .routes(routes!(scheiding::search))
        .routes(routes!(scheidingen::show))
        .routes(routes!(scheidingen::carry_out))
        .routes(routes!(scheidingen::withdraw))
        .routes(routes!(zoekrem::list))
        .routes(routes!(zoekrem::done))
}

/// An instant as the API writes it: UTC, with the `Z`.
fn utc(at: Ms) -> String {
    at.at().to_string()
}

/// Somebody else was first, or a fault as it is.
fn fault(why: BalieError) -> Oops {
    match why {
        BalieError::Store(StoreError::Stale | StoreError::Crossed) => Oops::stale(),
        other => other.into(),
    }
}
