//! Opening: two people, each with a key, one after the other. Only then do places become names, and only those of one scheme.

mod hand_over;
mod open;
mod statement;

pub use hand_over::{HouderKeys, hand_over};
pub use open::{Geopend, Openen, Treffers};
#[cfg(test)]
pub(crate) use statement::Doorgave;
