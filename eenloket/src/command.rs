//! What each command of the command line does.

use crate::cli::{Command, MedewerkerCommand, Settings, SleutelCommand};
use crate::{Config, Opened, Stopped, background, controleer, house, medewerker, server};
use foundation::{Chance, Clock, Keys};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Exit code of `controleer` when something does not hold.
const FOUND: u8 = 3;

pub(crate) async fn run(settings: &Settings, command: Command) -> Result<u8, Stopped> {
    match command {
        Command::Server { demo } => serve(settings, demo).await?,
        Command::Migreer => {
            open(settings, false).await?;
            println!("the store has the schema of this version");
        }
        Command::Demo { json } => {
            let summary = open(settings, true).await?.load_demo().await?;
            if json { print_json(&summary) } else { println!("{summary}") }
        }
        Command::Controleer { json } => return check(settings, json).await,
        Command::Backup { file } => {
            store::backup_file(&sqlite_path(settings)?, &file).await?;
            println!("{} is a copy of the store; keep the key ring elsewhere", file.display());
        }
        Command::Herstel { file } => {
            store::restore_file(&file, &sqlite_path(settings)?).await?;
            println!("put back; it opens with the key ring it was made with");
        }
        Command::Medewerker { command: MedewerkerCommand::UitDienst { id } } => {
            let house = open(settings, false).await?;
            medewerker::leave(&house.store, &house.access, id).await?;
            println!("{id} does not work here any more");
        }
        Command::Sleutel { command: SleutelCommand::Nieuw } => {
            let path = &settings.sleutels;
            if path.exists() {
                return Err(Stopped::Usage(format!("{} is there already", path.display())));
            }
            Keys::load(path, true)?;
            println!("{}: keep a copy apart from the store and its backups", path.display());
        }
    }
    Ok(0)
}

async fn serve(settings: &Settings, demo: bool) -> Result<(), Stopped> {
    let listener =
        tokio::net::TcpListener::bind(&settings.adres).await.map_err(|cause| Stopped::Listen(settings.adres.clone(), cause))?;
    let opened = open(settings, demo).await?;
    if demo {
        let summary = opened.load_demo().await?;
        tracing::info!(added = summary.added, medewerkers = summary.counts.medewerkers, "the people of the demo are here");
    }
    let house = opened.share().await?;
    if settings.klok.is_some() && !house.demo {
        return Err(Stopped::Usage("EENLOKET_KLOK is for the demo and for tests; this store is real".to_owned()));
    }
    let stop = server::stop_signal()?;
    let work = background::start(&house, &stop);
    let adres = listener.local_addr()?;
    tracing::info!(%adres, backend = ?house.store.backend(), demo = house.demo, "open");
    let store = house.store.clone();
    server::serve(listener, house, &settings.contact, stop).await?;
    background::finish(work).await;
    // A store in one file is whole without its log now. Who holds a connection for ever does not hold up the end.
    let _ = tokio::time::timeout(std::time::Duration::from_secs(5), store.close()).await;
    tracing::info!("closed");
    Ok(())
}

async fn check(settings: &Settings, json: bool) -> Result<u8, Stopped> {
    let opened = open(settings, false).await?;
    let findings = controleer::check(&opened.store).await?;
    if json {
        print_json(&findings);
    } else {
        for finding in &findings {
            println!("{}: {}", finding.rule, finding.place);
        }
        println!("{} found", findings.len());
    }
    Ok(if findings.is_empty() { 0 } else { FOUND })
}

fn print_json(value: &impl serde::Serialize) {
    println!("{}", serde_json::to_string_pretty(value).expect("plain data"));
}

async fn open(settings: &Settings, demo: bool) -> Result<Opened, Stopped> {
    let clock = match &settings.klok {
        None => Clock::real(),
        Some(text) => Clock::parse(text).map_err(|cause| Stopped::Usage(format!("EENLOKET_KLOK: {cause}")))?,
    };
    let (keys, made) = keys(settings, demo)?;
    let database = settings.database.clone();
    let outcome = house::open(Config { database, clock, chance: Chance::system(), keys: Arc::new(keys) }).await;
    if made && matches!(outcome, Err(Stopped::OtherKeys)) {
        // A new ring beside an old store would only hide that the right one is missing.
        std::fs::remove_file(&settings.sleutels)?;
    }
    outcome
}

/// The key ring, and whether it was made just now: only the demo makes one by itself.
fn keys(settings: &Settings, demo: bool) -> Result<(Keys, bool), Stopped> {
    let path: &Path = &settings.sleutels;
    let absent = !path.exists();
    if absent && !demo {
        return Err(Stopped::NoKeys(path.to_owned()));
    }
    Ok((Keys::load(path, demo)?, absent))
}

fn sqlite_path(settings: &Settings) -> Result<PathBuf, Stopped> {
    match settings.database.strip_prefix("sqlite:") {
        Some(path) => Ok(PathBuf::from(path.trim_start_matches("//"))),
        None => Err(Stopped::Usage("PostgreSQL has better tools for this: use pg_dump and pg_restore".to_owned())),
    }
}
