//! What exactly is meant by a word such as "inkomen", and what has to happen when that changes (V09).
//!
//! The words ship with the regelingen; an organisatie adds versions to them. Two begrippen stand under one threshold where both
//! are the same, or where two people said that the one may stand for the other: whoever does that holds the [`Combinatie`]
//! that [`combine`] gives. A regeling that asks for what means something else by now does not run ([`may_run`]). Nothing here is
//! about an Inwoner.

pub mod acts;
mod api;
mod bring_in;
mod combine;
mod equate;
mod error;
mod ggm;
mod list;
mod migrations;
mod model;
mod pages;
mod renew;
mod routes;
mod run;
pub mod tables;
mod woordenboek;

pub use api::router as api_router;
pub use combine::{Combinatie, Gegeven, combine};
pub use error::{BegripError, BegripInputError, Geraakt};
pub use migrations::all as migrations;
pub use model::{Invoer, Status, Uitkomst};
pub use pages::words::{bronhouder_text, herkomst_text};
pub use routes::routes;
pub use run::may_run;
pub use woordenboek::Woordenboek;

web::texts!("../../taal");
