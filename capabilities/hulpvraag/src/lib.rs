//! The Hulpvraag: the spine. One owner, a next step with a date, Taken, and who takes part.
//!
//! Rules 1–4 of the design; stories V01, V02, V06. The database enforces what `model` says.

mod error;
mod share;
mod migrations;
mod model;
mod open;
mod pages;
mod relation;
mod routes;
mod store;
pub mod tables;
pub mod taak;

pub use error::HulpvraagError;
pub use share::{Momentopname, Instemming, share, shared_with_us};
pub use migrations::all as migrations;
pub use model::{Eigenaar, Hulpvraag, Status, Uitkomst, Vervolgstap};
pub use open::{HulpvraagId, HulpvraagInput, open};
pub use routes::routes;
pub use relation::{Relation, join, relation};
pub use self::store::{load, save};

web::texts!("../../taal");
