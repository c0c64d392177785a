//! The pages on which a Looplijst is drawn up, approved and asked about.

pub(crate) mod asked;
pub(crate) mod blind_view;
pub(crate) mod bronnen;
pub(crate) mod holder;
pub(crate) mod holders;
pub(crate) mod keys;
pub(crate) mod new;
pub(crate) mod one_view;
pub(crate) mod overview;
pub(crate) mod press;
pub(crate) mod words;
