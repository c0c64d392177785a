//! The pages of an Inwoner: one thing at a time, and on each how to reach a person.

pub(crate) mod overview;
