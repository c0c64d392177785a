//! The pages of the regelingen.

pub(crate) mod list;
pub(crate) mod show;
pub(crate) mod words;
