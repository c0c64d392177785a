//! The pages of an Inwoner: one thing at a time, and on each how to reach a person. And what the privacy officer answers.

pub(crate) mod ask;
mod asked;
mod groups;
pub(crate) mod inzage;
pub(crate) mod officer;
pub(crate) mod opt_out;
pub(crate) mod overview;
pub(crate) mod paper;
pub(crate) mod pdf;
pub(crate) mod privacy;
pub(crate) mod question;
pub(crate) mod write_down;
