//! The pages: two shapes only, read and write.

mod agenda;
pub(crate) mod brakes;
pub(crate) mod change;
pub(crate) mod concept;
pub(crate) mod day;
mod day_view;
pub(crate) mod identity;
pub(crate) mod print_day;
pub(crate) mod split;
pub(crate) mod summary;
pub(crate) mod visit;
pub(crate) mod walk_in;
pub(crate) mod who;
