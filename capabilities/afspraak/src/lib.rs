//! Tijdsloten and Afspraken: one Tijdslot, one booking, decided by the database.
//!
//! Stories V01, V02. A booking copies time, place and name into the Afspraak, so that a later change
//! of the rooster does not change what somebody was told.

mod book;
mod error;
pub mod events;
mod free;
mod migrations;
mod model;
mod offer;
mod release;
mod replace;
mod store;
pub mod tables;
mod take;

pub use self::store::{load, save};
pub use book::{AfspraakInput, Tijdslot, book};
pub use error::AfspraakError;
pub use free::{TijdslotFilter, Vrij, alternatives, begin_of, free, free_within, from_day};
pub use migrations::all as migrations;
pub use model::{Afspraak, Bon, Status, is_late};
pub use offer::{TijdslotInput, hang_under, offer, offer_all};
pub use release::{ahead, missed, names, release};
pub use replace::{cancel, replace};
pub use take::take;
