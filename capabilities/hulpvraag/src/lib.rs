//! hulpvraag
mod migrations;
pub mod tables;
pub use migrations::all as migrations;
