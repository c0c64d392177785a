//! The pages: two shapes only, read and write.

mod agenda;
pub(crate) mod day;
mod day_view;
pub(crate) mod summary;
pub(crate) mod visit;
