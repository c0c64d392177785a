//! Who may do what, and on which ground: Cedar decides, and only its decision makes a [`Verwerking`].
//!
//! This crate knows no database. The store asks for a `Verwerking` before it hands out anything
//! about a person, and nobody else can make one: that is how "no purpose, no read" holds.
#![forbid(unsafe_code)]

mod act;
mod actor;
mod decide;
mod object;
mod scope;
mod verwerking;

pub use act::{Act, ActRow};
pub use actor::{Actor, Niveau, Rol, Soort};
pub use decide::{Access, AccessError, Refused};
pub use object::Object;
pub use scope::Scope;
pub use verwerking::{Grondslag, Verwerking};
