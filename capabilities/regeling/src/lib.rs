//! Which regelingen there are, what each asks of whom on which article, and what its numbers are worth. They are data: a file
//! is a version (`regelingen/`). What is shown here says what may hold for somebody; who decides is in the file (R8).
//!
//! A version that ships is a concept until two people of an organisatie published it there: one puts it forward, another publishes it.
//! Whoever asks with a regeling says so first ([`must_be_published`]).
//!
//! It stands above [`begrip`]: a version that names what means something else by now has to be looked at again.

pub mod acts;
mod api;
mod error;
mod gate;
mod migrations;
mod model;
mod pages;
mod publicaties;
mod publish;
mod routes;
mod stand;
pub mod tables;

pub use api::router as api_router;
pub use error::RegelingError;
pub use gate::{must_be_published, published};
pub use migrations::all as migrations;
pub use model::Publicatie;
pub use publicaties::{digest_of, gebied_of};
pub use routes::routes;
pub use stand::RegelingStand;

web::texts!("../../taal");
