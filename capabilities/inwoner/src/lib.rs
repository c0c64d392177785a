//! Who lives here: who somebody is, the BSN vault, and that somebody showed who they are.
//!
//! Law: Wabb art. 10–12 (use of the BSN, vergewisplicht). Stories V01, V18.

pub mod acts;
mod find;
mod identify;
mod log_in;
mod migrations;
mod model;
pub mod tables;

pub use find::{InwonerRow, find_or_create, is_known_by_now, search};
pub use identify::{Document, identify, is_identified};
pub use log_in::log_in;
pub use migrations::all as migrations;
pub use model::{InwonerFilter, InwonerInput, Kanaal, Naam};
