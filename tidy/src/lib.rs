//! The rules of the house that a test can hold.
//!
//! Each module is one rule: it reads the sources of the whole repository and gives what it would mend.
//! It finds files and never lists them, so a new capability is under the rules from its first line.
//! `tests/house.rs` runs them all; an exception stands with its reason in `allow.toml`.
#![forbid(unsafe_code)]

mod allow;
mod code;
mod finding;
mod item;
mod repo;
mod template;

pub mod backend;
pub mod direction;
pub mod habits;
pub mod migrations;
pub mod papers;
pub mod persons;
pub mod purpose;
pub mod routes;
pub mod sizes;
pub mod templates;
pub mod texts;
pub mod words;

pub use finding::{Finding, tidy};
pub use repo::Repo;
