//! Warme doorverwijzing: somebody on the telephone is referred to a Balie, with a booked Tijdslot.
//!
//! Stories V01 and V06; AWR art. 67 (fiscal secrecy), Awb 2:1 and 2:3. What was shared is kept as
//! shared (`momentopname`); the sender sees status and outcome, never content.

pub mod acts;
mod api;
mod check;
mod choose;
mod concept;
mod error;
pub mod events;
mod expire;
mod migrations;
mod mine;
mod model;
mod moved;
mod outcome;
mod pages;
mod received;
mod refer;
mod relation;
mod routes;
mod solve;
mod suggest;
pub mod tables;

pub use api::router as api_router;
pub use concept::expire as expire_concepts;
pub use error::DoorverwijzingError;
pub use expire::{EXPIRE, expire, overdue_senders};
pub use migrations::all as migrations;
pub use model::{Status, Uitkomst, Zin};
pub use moved::hear_moved;
pub use outcome::{Reden, accept, hear_called, hear_no_show, hear_outcome, refuse};
pub use refer::{DoorverwijzingInput, InstemmingInput, refer};
pub use routes::routes;

web::texts!("../../taal");
