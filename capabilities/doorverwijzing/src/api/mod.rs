//! The same use cases as JSON: `/api/v1/producten`, `/voorstellen` and `/doorverwijzingen`.
//!
//! A `///` on a shape or a handler here is published in the document, which is in Dutch (API Design
//! Rules); what is for us only is a `//`. The types that end in `In` come in, those in `Out` go out.

mod answer;
mod hulpvraag;
mod keten;
mod mine;
mod offer;
mod path;
mod refer;
mod solved;
mod suggest;

use afspraak::Vrij;
use foundation::Uuid;
use serde::Serialize;
use store::Ms;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::Shared;

/// Each address is registered together with its description.
///
/// | address | act |
/// |---|---|
/// | `GET /api/v1/producten` | [`crate::acts::SUGGEST`] |
/// | `POST /api/v1/voorstellen/_zoek` | [`crate::acts::SUGGEST`] |
/// | `POST /api/v1/doorverwijzingen` | [`crate::acts::REFER`] |
/// | `GET /api/v1/doorverwijzingen` | [`crate::acts::MINE`] |
/// | `GET /api/v1/doorverwijzingen/opgelost` | [`crate::acts::COUNT_SOLVED`] |
/// | `GET /api/v1/doorverwijzingen/aangeboden` | [`crate::acts::RECEIVED`] |
/// | `GET /api/v1/doorverwijzingen/{id}` | [`crate::acts::CONFIRMED`], or of whoever may accept it [`crate::acts::ACCEPT`] |
/// | `POST /api/v1/doorverwijzingen/{id}/aanvaarding` | [`crate::acts::ACCEPT`] |
/// | `POST /api/v1/doorverwijzingen/{id}/weigering` | [`crate::acts::REFUSE`] |
/// | `POST /api/v1/doorverwijzingen/{id}/intrekking` | [`crate::acts::WITHDRAW`] |
/// | `POST /api/v1/hulpvragen/opgelost` | [`crate::acts::SOLVED`] |
/// | `GET /api/v1/hulpvragen/{nummer}` | [`crate::acts::SHOW`] |
/// | `POST /api/v1/hulpvragen/{nummer}/doorverwijzingen` | [`crate::acts::AGAIN`] |
/// | `POST /api/v1/hulpvragen/{nummer}/sluiting` | [`crate::acts::CLOSE`] |
/// | `POST /api/v1/hulpvragen/{nummer}/rondsturen` | [`crate::acts::BOUNCE`] |
/// | `POST /api/v1/hulpvragen/{nummer}/opvolger` | [`crate::acts::NAME_SUCCESSOR`] |
/// | `POST /api/v1/hulpvragen/{nummer}/opvolging` | [`crate::acts::SUCCEED`] |
pub fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::default()
        .routes(routes!(suggest::products))
        .routes(routes!(suggest::search))
        .routes(routes!(mine::list, refer::create))
        .routes(routes!(offer::list))
        .routes(routes!(offer::solved))
        .routes(routes!(solved::list))
        .routes(routes!(mine::show))
        .routes(routes!(answer::accept))
        .routes(routes!(answer::refuse))
        .routes(routes!(hulpvraag::withdraw))
        .routes(routes!(hulpvraag::show))
        .routes(routes!(hulpvraag::refer_on))
        .routes(routes!(hulpvraag::close))
        .routes(routes!(keten::bounce))
        .routes(routes!(keten::name_successor))
        .routes(routes!(keten::succeed))
}

/// Which Hulpvraag an address is about.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "read by the document only; the handlers read the address themselves")]
pub(crate) struct NummerIn {
    /// Nummer van de hulpvraag.
    #[param(pattern = "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$", example = "7K3P-92X")]
    nummer: String,
}

/// Een tijd aan een balie die te boeken is.
#[derive(Serialize, ToSchema)]
#[schema(as = Tijdslot)]
pub(crate) struct TijdslotOut {
    id: Uuid,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T08:30:00Z")]
    begin: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T09:00:00Z")]
    einde: String,
}

impl From<&Vrij> for TijdslotOut {
    fn from(vrij: &Vrij) -> Self {
        Self { id: vrij.id, begin: utc(vrij.begin), einde: utc(vrij.einde) }
    }
}

/// An instant as the API writes it: UTC, with the `Z`.
fn utc(at: Ms) -> String {
    at.at().to_string()
}

/// The checks name the fields of the form; the API has some of them elsewhere.
fn field_name(form: &str) -> String {
    match form {
        "tijdslot" => "tijdslotId".to_owned(),
        "bsn" | "naam" | "geboortedatum" | "postcode" | "huisnummer" | "straat" | "plaats" | "telefoon" | "kanaal" => {
            format!("inwoner.{form}")
        }
        other => other.to_owned(),
    }
}
