//! The pages: two shapes only, read and write.

mod beside;
mod line;
pub(crate) mod taken;
