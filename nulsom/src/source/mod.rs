//! A source, step by step. Each state is made of the one before and takes it along, so no step can be done twice:
//!
//! [`Toetsing::accept`] → [`Aanvaard`] → [`Toegezegd`] → [`Gesleuteld`] → [`Uitrekenen`] → [`Uitgerekend`] → [`Vastgelegd`].
//!
//! What a state needs again after a restart is bytes that the caller stored; each says so.

mod accept;
mod compute;
mod key;
mod outbox;
mod toezeggen;

pub use accept::{Aanvaard, Toetsing};
pub use compute::{Stap, Uitgerekend, Uitrekenen};
pub use key::Gesleuteld;
pub use outbox::{Concept, Gevonden, Herstart, Vastgelegd, after_restart};
pub use toezeggen::Toegezegd;
