//! The page of the levensgebeurtenissen of an organisatie.

pub(crate) mod decide;
pub(crate) mod list;
pub(crate) mod own;
pub(crate) mod words;
