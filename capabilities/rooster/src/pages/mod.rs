//! The pages of the rooster.

pub(crate) mod dienst;
pub(crate) mod fields;
pub(crate) mod locaties;
pub(crate) mod nieuw;
pub(crate) mod week;
