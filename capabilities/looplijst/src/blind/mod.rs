//! Asking blind (V10): the sources answer nothing that anybody can read, and two people open together who may have a right. What is
//! exchanged is `nulsom`; this is how the house drives it.
//!
//! Until outsiders have looked at `nulsom` it is about invented people only: a Looplijst that is asked blind has a row that cannot stand
//! in a store without the mark of a demo.
//!
//! | file | what it does |
//! |---|---|
//! | `start` | a Looplijst is drawn up to be asked blind |
//! | `partijen` | the keys of everybody, as they were compared by hand |
//! | `lijst` | whom it is about |
//! | `opdracht` | D: what is asked of whom, by which rules, until when |
//! | `propose` | the privacyofficer approves, and signs D |
//! | `sign` | the coordinator signs D, and it begins |
//! | `drive`, `rit` | the house asks, one step after the other, each kept before it is sent |
//! | `count` | the rows are added up, and are gone |
//! | `hand_over` | the coordinator gives their half |
//! | `asks` | what a source would be asked, for whoever sets it up |
//! | `unseal` | the privacyofficer opens with both |

mod asks;
mod count;
pub(crate) mod drive;
pub(crate) mod hand_over;
mod kluis;
mod lijst;
pub(crate) mod opdracht;
pub(crate) mod partijen;
pub(crate) mod propose;
mod rit;
pub(crate) mod sign;
mod start;
pub(crate) mod unseal;

pub use asks::{LooplijstOpdracht, asks_blind};
pub use partijen::gemeente_pins;
pub(crate) use start::{is_possible, start};

use crate::tables::looplijst_ondertekening::{Column, Entity, Model};
use crate::vragen::stand;
use foundation::{Purpose, Uuid};
use std::collections::BTreeSet;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, UpdateMany};
use store::{Look, StoreError, Tx};

/// What both signed for a Looplijst; nothing, where it is not asked blind.
pub(crate) async fn of(look: &Look<'_>, looplijst: Uuid) -> Result<Option<Model>, StoreError> {
    look.one(Entity::find_by_id(looplijst)).await
}

/// Which of these are asked blind.
pub(crate) async fn among(look: &Look<'_>, all: impl Iterator<Item = Uuid>) -> Result<BTreeSet<Uuid>, StoreError> {
    let rows: Vec<Model> = look.all(Entity::find().filter(Column::Id.is_in(all))).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The same within an act.
pub(crate) async fn within(tx: &Tx, looplijst: Uuid) -> Result<Option<Model>, StoreError> {
    tx.plain_one(Entity::find_by_id(looplijst)).await
}

/// A change of it.
fn on(looplijst: Uuid) -> UpdateMany<Entity> {
    Entity::update_many().filter(Column::Id.eq(looplijst))
}

/// What is kept, as it goes into the store.
fn sealed(tx: &Tx, bytes: &[u8]) -> Vec<u8> {
    stand::sealed(tx.store().keys(), bytes)
}

/// What was kept, opened.
fn opened(tx: &Tx, column: &'static str, sealed: &[u8]) -> Result<zeroize::Zeroizing<Vec<u8>>, StoreError> {
    tx.store().keys().open(Purpose::Looplijst, sealed).map_err(|_| StoreError::Unreadable(column))
}

/// This instant, as `nulsom` counts.
fn millis(at: foundation::jiff::Timestamp) -> u64 {
    at.as_millisecond().unsigned_abs()
}

/// Chance for what has to be a secret.
fn chance(store: &store::Store) -> chacha20::ChaCha20Rng {
    use chacha20::rand_core::SeedableRng;
    chacha20::ChaCha20Rng::from_seed(store.chance().bytes())
}
