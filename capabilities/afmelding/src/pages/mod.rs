//! The pages, and what those of others share with them.

pub(crate) mod choice;
pub(crate) mod own;
pub(crate) mod waiting;
