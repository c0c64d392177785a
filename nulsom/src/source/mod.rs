//! A source, step by step. Each state is made of the one before and takes it along, so no step can be done twice:
//!
//! [`Toetsing::accept`] → [`Aanvaard`] → [`Toegezegd`] → [`Gesleuteld`] → [`Uitrekenen`] → [`Uitgerekend`] → [`Vastgelegd`].
//! A step of [`Uitrekenen`] is two halves: cells are computed ([`Unsealed`]), and they are sealed.
//!
//! What a state needs again after a restart is bytes that the caller stored; each says so.

mod accept;
mod compute;
mod key;
mod outbox;
mod seal;
mod toezeggen;

pub use accept::{Aanvaard, Toetsing};
pub use compute::Uitrekenen;
pub use key::Gesleuteld;
pub use outbox::{Concept, Gevonden, Herstart, Vastgelegd, after_restart};
pub use seal::{Stap, Uitgerekend, Unsealed};
pub use toezeggen::Toegezegd;
