//! "Zoek niet voor mij": who does not want an organisatie to find out whether they miss something (V11).
//!
//! It is the fact and since when, for everything, one regeling or one organisatie. Nobody is asked why, and nobody sees a why.
//! It holds from its commit on, and never stands in the way of what somebody asks for themselves. Whoever looks for people asks
//! [`afgemeld`] before the first question and again before each later step.

pub mod acts;
mod api;
mod ask;
mod error;
pub mod events;
mod known;
mod lapse;
mod migrations;
mod model;
mod own;
mod pages;
mod routes;
mod set;
pub mod tables;
mod waiting;
mod withdraw;

pub use api::router as api_router;
pub use ask::{AfmeldingRegel, afgemeld, is_afgemeld, said};
pub use error::AfmeldingError;
pub use lapse::{has_lapsed, lapse};
pub use migrations::all as migrations;
pub use model::{Bereik, Kanaal};
pub use pages::choice::{Choice, Line, Typed, choices, lines};
pub use routes::routes;
pub use set::{AfmeldingInput, set};
pub use withdraw::withdraw;

web::texts!("../../taal");
