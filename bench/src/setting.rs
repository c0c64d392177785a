//! What the script around a measurement tells it: where everything is, how long, how often.

use crate::fault::{Fault, Outcome};
use std::collections::HashMap;
use std::path::PathBuf;

/// Which stores to measure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stores {
    Both,
    Postgres,
    Sqlite,
}

/// The setting of one measurement.
pub struct Setting {
    /// Its name.
    pub name: String,
    /// The release build of the program.
    pub program: PathBuf,
    /// A directory that is removed afterwards.
    pub temp: PathBuf,
    /// The directory of the throw-away PostgreSQL, as `script/postgres` made it.
    pub cluster: PathBuf,
    /// `postgres://…` of that cluster.
    pub postgres: String,
    /// Where the JSON goes.
    pub json: PathBuf,
    pub stores: Stores,
    pub rounds: usize,
    pub seconds: u64,
    /// Ask for pages as a browser does, compressed.
    pub gzip: bool,
    /// Hulpvragen of the two stores that `groei` compares, and how often it asks for a page.
    pub small: u64,
    pub large: u64,
    pub pages: usize,
    /// How many telephone agents `profile` lets work.
    pub agents: usize,
    /// A setting of PostgreSQL to try, such as `jit = off`, for the store and not for the floor.
    pub tune: Option<String>,
}

impl Setting {
    /// Reads `NAME --flag value …`.
    pub fn read() -> Outcome<Self> {
        let mut words = std::env::args().skip(1);
        let name = words.next().unwrap_or_default();
        let mut flags = HashMap::new();
        while let Some(flag) = words.next() {
            let value = words.next().ok_or_else(|| Fault::new(format!("{flag} wants a value")))?;
            flags.insert(flag, value);
        }
        let mut path = |flag: &str| flags.remove(flag).map(PathBuf::from).ok_or_else(|| Fault::new(format!("{flag} is missing")));
        let (program, temp, cluster, json) = (path("--program")?, path("--temp")?, path("--cluster")?, path("--json")?);
        let postgres = flags.remove("--postgres").ok_or_else(|| Fault::new("--postgres is missing"))?;
        let tune = flags.remove("--tune");
        let stores = match flags.remove("--store").as_deref() {
            None | Some("both") => Stores::Both,
            Some("postgres") => Stores::Postgres,
            Some("sqlite") => Stores::Sqlite,
            Some(other) => {
                return Err(Fault::new(format!("--store {other}: it is both, postgres or sqlite")));
            }
        };
        let mut number =
            |flag: &str, otherwise: u64| -> Outcome<u64> { flags.remove(flag).map_or(Ok(otherwise), |text| Ok(text.parse()?)) };
        let rounds = usize::try_from(number("--rounds", 3)?).unwrap_or(3);
        let seconds = number("--seconds", 5)?;
        let gzip = number("--gzip", 0)? == 1;
        let (small, large) = (number("--small", 10_000)?, number("--large", 10_000_000)?);
        let pages = usize::try_from(number("--pages", 200)?).unwrap_or(200);
        let agents = usize::try_from(number("--agents", 8)?).unwrap_or(8);
        if let Some(flag) = flags.keys().next() {
            return Err(Fault::new(format!("{flag} is not a flag of a measurement")));
        }
        Ok(Self {
            name,
            program,
            temp,
            cluster,
            postgres,
            json,
            stores,
            rounds,
            seconds,
            gzip,
            small,
            large,
            pages,
            agents,
            tune,
        })
    }

    pub fn wants(&self, stores: Stores) -> bool {
        self.stores == Stores::Both || self.stores == stores
    }
}
