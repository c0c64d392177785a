//! `eenloket sleutel …`: the key ring, and what its keys sealed.

use super::{open, print_json};
use crate::cli::{Settings, SleutelCommand};
use crate::merk::{self, Merk};
use crate::{Stopped, house};
use foundation::jiff::{Timestamp, ToSpan};
use foundation::{KeyRow, Keys};
use std::io::Write;
use std::time::{Duration, Instant};
use store::{KeyUse, Resealed, Store};

/// After this time every process that reads the same file seals with the new key: it looks every five seconds.
const PICKED_UP: Duration = Duration::from_secs(6);
/// How long a page that was given out may still come back with what a key sealed (`web::expired`).
const PAGE_HOURS: i64 = 12;

pub(super) async fn run(settings: &Settings, command: SleutelCommand) -> Result<(), Stopped> {
    let path = &settings.sleutels;
    match command {
        SleutelCommand::Nieuw if path.exists() => return Err(Stopped::Usage(format!("{} is there already", path.display()))),
        SleutelCommand::Nieuw => {
            Keys::load(path, true)?;
            println!("{}: keep a copy apart from the store and its backups", path.display());
        }
        SleutelCommand::BereidVoor => {
            let nr = super::opened::keys(settings, false)?.0.prepare()?;
            println!(
                "key {nr} is in the ring and seals nothing yet: copy the ring to every machine, then `eenloket sleutel roteer`"
            );
        }
        SleutelCommand::Lijst { json } => list(&open(settings).await?.store, json).await?,
        SleutelCommand::Roteer => rotate(&open(settings).await?.store).await?,
        SleutelCommand::Verwijder { nr } => remove(&open(settings).await?.store, nr).await?,
    }
    Ok(())
}

/// A key with what it sealed.
#[derive(serde::Serialize)]
struct Row {
    #[serde(flatten)]
    key: KeyRow,
    uses: Vec<KeyUse>,
}

async fn list(store: &Store, json: bool) -> Result<(), Stopped> {
    let uses = store::key_uses(store, &house::sealed()).await?;
    let of = |key: KeyRow| Row { uses: uses.iter().filter(|one| one.nr == key.nr).cloned().collect(), key };
    let rows: Vec<Row> = store.keys().list()?.into_iter().map(of).collect();
    if json {
        print_json(&rows);
        return Ok(());
    }
    for Row { key, uses } in rows {
        let state = match (key.active, key.until) {
            (true, _) => "seals".to_owned(),
            (false, Some(until)) => format!("sealed until {until}"),
            (false, None) => "does not seal yet".to_owned(),
        };
        println!("key {}: {state}; {}", key.nr, shown(&uses));
    }
    Ok(())
}

fn shown(uses: &[KeyUse]) -> String {
    let all: Vec<String> = uses.iter().map(|one| format!("{} {}", one.rows, one.table)).collect();
    if all.is_empty() { "nothing uses it".to_owned() } else { format!("used by {}", all.join(", ")) }
}

/// Lets a new key seal, and seals again what the others sealed. One that was cut off goes on.
async fn rotate(store: &Store) -> Result<(), Stopped> {
    let active = store.keys().active();
    let nr = if merk::number(store, Merk::Herzegeld).await? == Some(active) {
        store.keys().rotate(store.now())?
    } else {
        println!("an earlier change to key {active} goes on");
        active
    };
    merk::put(store, Merk::Sleutel, &nr.to_string()).await?;
    println!("key {nr} seals from now on; copy the ring to where you keep it");
    std::io::stdout().flush()?;
    let Resealed { sealed, unreadable } = all(store).await?;
    merk::put(store, Merk::Herzegeld, &nr.to_string()).await?;
    println!("{sealed} values were sealed again");
    if unreadable > 0 {
        println!("{unreadable} values are opened by no key of this ring; `eenloket controleer` says where");
    }
    Ok(())
}

/// Until nobody can have sealed with an older key any more.
async fn all(store: &Store) -> Result<Resealed, Stopped> {
    let (columns, picked_up) = (house::sealed(), Instant::now() + PICKED_UP);
    let mut total = 0;
    loop {
        let last_pass = Instant::now() >= picked_up;
        let Resealed { sealed, unreadable } = store::reseal(store, &columns).await?;
        total += sealed;
        if last_pass && sealed == 0 {
            return Ok(Resealed { sealed: total, unreadable });
        }
        if sealed == 0 {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    }
}

/// Takes a key out of the ring, once nothing can need it.
async fn remove(store: &Store, nr: u8) -> Result<(), Stopped> {
    let refuse = |why: String| Err(Stopped::Usage(format!("key {nr} stays: {why}")));
    let rows = store.keys().list()?;
    let Some(key) = rows.iter().find(|key| key.nr == nr) else {
        return Err(Stopped::Usage(format!("there is no key {nr}")));
    };
    if key.active {
        return refuse("it is the one that seals; `eenloket sleutel roteer` lets another do so".to_owned());
    }
    if merk::number(store, Merk::Herzegeld).await? != Some(store.keys().active()) {
        return refuse("a change of keys was cut off; `eenloket sleutel roteer` goes on with it".to_owned());
    }
    let uses = store::key_uses(store, &house::sealed()).await?;
    let uses: Vec<KeyUse> = uses.into_iter().filter(|one| one.nr == nr).collect();
    if !uses.is_empty() {
        return refuse(format!("{}. Lines of the log keep their key for as long as they are kept", shown(&uses)));
    }
    let free = key.until.unwrap_or(Timestamp::UNIX_EPOCH) + PAGE_HOURS.hours();
    if store.now() < free {
        return refuse(format!("a page in a browser may hold something it sealed, until {free}"));
    }
    store.keys().remove(nr)?;
    println!("key {nr} is out of the ring; backups made before it sealed no more need a ring that has it");
    Ok(())
}
