//! `eenloket inrichten FILE`: the beginning of an installation, from a file that somebody wrote and others can read.
//!
//! The whole file is checked before anything is written, and what is written is one act. What is there already, by its name,
//! stays as it is: it may have been changed on a screen since.

mod check;
mod faults;
mod file;
mod hours;
mod locaties;

use crate::{Opened, Stopped};
use access::{Actor, Object};
use foundation::{TraceId, Uuid};
use netwerk::acts::SET_UP;
use netwerk::set_up::NetwerkStand;
use std::path::Path;

/// Reads a file and puts into the store what is not there yet.
pub async fn set_up(house: &Opened, path: &Path) -> Result<NetwerkStand, Stopped> {
    let (store, nobody) = (&house.store, Uuid::nil());
    let text = std::fs::read_to_string(path).map_err(|cause| Stopped::Usage(format!("{}: {cause}", path.display())))?;
    let refused = |faults: String| Stopped::Usage(format!("{}: nothing was written\n{faults}", path.display()));
    let input = check::check(&text).map_err(refused)?;
    // The first organisatie is not there yet: the house acts for itself.
    let (actor, work) = (Actor::systeem("opdrachtregel", nobody), Object::own_work(nobody));
    let purpose = house.access.permit(&actor, SET_UP, &work, TraceId::draw(store.chance()), store.now())?;
    Ok(netwerk::set_up::set_up(store, &purpose, &input).await?)
}

#[cfg(test)]
mod tests;
