//! The pages: two shapes only, read and write.

pub(crate) mod taken;
