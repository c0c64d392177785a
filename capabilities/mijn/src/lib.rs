//! The pages of an Inwoner: what to do, what is going on, and who looked at their data.
//!
//! Stories V05, V20, V29; AVG art. 12 and 15. An Inwoner sees what is about themselves and nothing else: the wall in
//! `policies/algemeen.cedar`. Whatever can be done here can also be done at the Balie and on paper.

pub mod acts;
mod answer;
mod api;
mod ask;
mod error;
pub mod events;
mod looked;
mod migrations;
mod model;
mod note;
mod opt_out;
mod overview;
mod pages;
mod question;
mod relation;
mod routes;
pub mod tables;
mod text;
mod write_down;

pub use api::router as api_router;
pub use ask::answer_due;
pub use error::MijnError;
pub use migrations::all as migrations;
pub use note::note;
pub use routes::routes;
pub use text::{what, why};

web::texts!("../../taal");
