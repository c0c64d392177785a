//! The pages: two shapes only, read and write.

mod line;
pub(crate) mod taken;
