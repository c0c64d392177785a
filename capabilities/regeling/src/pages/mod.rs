//! The pages of the regelingen.

pub(crate) mod list;
pub(crate) mod part;
pub(crate) mod publicatie;
pub(crate) mod show;
pub(crate) mod words;
