//! On what a question to another organisatie stands (AVG art. 6): the register, and the one door past it.
//!
//! A row is entered by one person and approved by another; the FG advises and may stop it. Whoever wants to ask something
//! calls [`may_ask`] in the act in which it happens, and holds the [`Grondslag`] that it gives while it sends: nothing else
//! makes one. Nothing here is about an Inwoner. Stories: V08.

pub mod acts;
mod api;
mod approve;
mod ask;
mod bronhouder;
mod enter;
mod error;
mod input;
mod known;
mod list;
mod migrations;
mod model;
mod pages;
mod personen;
mod routes;
mod step;
pub mod tables;
mod watch;

pub use api::router as api_router;
pub use approve::{Oordeel, approve};
pub use ask::{Bron, Grondslag, Vraag, may_ask, would_stand};
pub use bronhouder::{BronhouderDoel, of_bronhouders};
pub use enter::{enter, revise, submit};
pub use error::{GrondslagError, GrondslagInputError};
pub use input::GrondslagInput;
pub use migrations::all as migrations;
pub use model::{Avg, Reden, Soort, Stap, Status};
pub use pages::words::{reden_text, who_mends};
pub use routes::routes;
pub use step::StandInput;

web::texts!("../../taal");
