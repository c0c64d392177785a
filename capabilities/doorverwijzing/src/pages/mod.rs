//! The pages: two shapes only, read and write.

mod check;
pub(crate) mod confirmed;
pub(crate) mod mine;
pub(crate) mod received;
pub(crate) mod refer;

pub(crate) use check::{Checked, check};
