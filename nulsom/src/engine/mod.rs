//! The municipality's side up to the counts: begin a run, take in what comes, add it up. It reads no person:
//! it needs the key of the engine and of the residents nothing at all.

mod begin;
mod collect;
mod join;
mod open;
mod outcome;
mod ronde;
mod slots;

#[cfg(test)]
pub(crate) use begin::lock;
pub(crate) use begin::unlock;
pub use begin::{SealedList, SealedLists, begin};
pub use collect::{Genomen, Ontvangst};
pub use join::Samenvoegen;
pub use open::Opened;
pub(crate) use outcome::is_few;
pub use outcome::{Plaatsen, Uitkomst, told};
pub use ronde::Ronde;
