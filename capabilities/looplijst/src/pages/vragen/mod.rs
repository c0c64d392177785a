//! The pages on which a Looplijst is drawn up, approved and asked about.

pub(crate) mod bronnen;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod one;
pub(crate) mod one_view;
pub(crate) mod press;
pub(crate) mod words;
