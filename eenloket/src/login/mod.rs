//! Logging in at a provider (OpenID Connect): two populations, each with a provider of its own.
//!
//! | route | what |
//! |---|---|
//! | `GET /inloggen/medewerker`, `/inloggen/inwoner` | begins: the browser goes to the provider |
//! | `GET /inloggen/medewerker/terug`, `/inloggen/inwoner/terug` | comes back with somebody, or without |
//! | `POST /inloggen/medewerker/afmelden`, `/inloggen/inwoner/afmelden` | the provider says that a session ended there |
//! | `GET /uitgelogd` | comes back from logging out at the provider |

mod back;
mod backchannel;
mod begin;
mod cookie;
mod inwoner;
mod medewerker;
mod niveau;
mod pages;
mod settings;

pub use settings::{LoginSettings, Population};

use axum::routing::{get, post};
use web::Shared;

pub(crate) use pages::Outcome;

pub(crate) fn routes() -> axum::Router<Shared> {
    axum::Router::new()
        .route("/inloggen/medewerker", get(begin::medewerker))
        .route("/inloggen/inwoner", get(begin::inwoner))
        .route("/inloggen/medewerker/terug", get(back::medewerker))
        .route("/inloggen/inwoner/terug", get(back::inwoner))
        .route("/inloggen/medewerker/afmelden", post(backchannel::medewerker))
        .route("/inloggen/inwoner/afmelden", post(backchannel::inwoner))
        .route("/uitgelogd", get(pages::logged_out))
}
