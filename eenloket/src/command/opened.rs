//! Opening the house for a command: with its key ring and its clock, and only where that is meant with newer tables.

use crate::cli::Settings;
use crate::{Config, Opened, Stopped, house};
use foundation::{Chance, Clock, Keys};
use std::path::Path;
use std::sync::Arc;

/// The house as it is. A store of another version is refused: its tables belong to the programs that serve from it.
pub(super) async fn open(settings: &Settings) -> Result<Opened, Stopped> {
    let (keys, _) = keys(settings, false)?;
    house::open_as_it_is(config(settings, keys)?).await
}

/// The house, brought to this version.
pub(super) async fn open_and_migrate(settings: &Settings, demo: bool) -> Result<Opened, Stopped> {
    open_with(settings, keys(settings, demo)?).await
}

/// The same with a ring that was read before.
pub(super) async fn open_with(settings: &Settings, (keys, made): (Keys, bool)) -> Result<Opened, Stopped> {
    let outcome = house::open(config(settings, keys)?).await;
    if made && matches!(outcome, Err(Stopped::OtherKeys)) {
        // A new ring beside an old store would only hide that the right one is missing.
        std::fs::remove_file(&settings.sleutels)?;
    }
    outcome
}

fn config(settings: &Settings, keys: Keys) -> Result<Config, Stopped> {
    let (clock, database) = (clock(settings)?, settings.database.clone());
    Ok(Config { database, clock, chance: Chance::system(), keys: Arc::new(keys) })
}

pub(super) fn clock(settings: &Settings) -> Result<Clock, Stopped> {
    match &settings.klok {
        None => Ok(Clock::real()),
        Some(text) => Clock::parse(text).map_err(|cause| Stopped::Usage(format!("EENLOKET_KLOK: {cause}"))),
    }
}

/// The key ring, and whether it was made just now: only the demo makes one by itself.
pub(super) fn keys(settings: &Settings, demo: bool) -> Result<(Keys, bool), Stopped> {
    let path: &Path = &settings.sleutels;
    let absent = !path.exists();
    if absent && !demo {
        return Err(Stopped::NoKeys(path.to_owned()));
    }
    Ok((Keys::load(path, demo)?, absent))
}
