//! The Balie: the day of a Locatie over all organisaties, and the visit itself.
//!
//! Stories V02 and V18 (identity). Of other organisaties a number and "bezet" are shown, never a name.
//! Recording is a by-product: state and duration follow from the buttons that are pressed anyway.

pub mod acts;
mod api;
mod brakes;
mod change;
mod day;
mod error;
pub mod events;
mod finish;
mod identify;
mod keep;
mod look_up;
mod migrations;
mod model;
mod no_show;
mod pages;
mod print_day;
mod receive;
mod relation;
mod routes;
mod sealed;
mod sought;
mod split;
pub mod tables;
mod visit;
mod walk_in;

pub use api::router as api_router;
pub use error::BalieError;
pub use keep::expire as expire_concepts;
pub use migrations::all as migrations;
pub use routes::routes;

web::texts!("../../taal");
