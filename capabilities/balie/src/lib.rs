//! The Balie: the day of a Locatie over all organisaties, and the visit itself.
//!
//! Stories V02 and V18 (identity). Of other organisaties a number and "bezet" are shown, never a name.
//! Recording is a by-product: state and duration follow from the buttons that are pressed anyway.

pub mod acts;
mod day;
mod error;
pub mod events;
mod finish;
mod identify;
mod no_show;
mod pages;
mod receive;
mod relation;
mod routes;
mod visit;

pub use error::BalieError;
pub use routes::routes;

web::texts!("../../taal");
