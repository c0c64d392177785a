//! What each command of the command line does.

mod sleutel;
mod toepassing;

use crate::cli::{Command, MedewerkerCommand, Settings};
use crate::merk::{self, Merk};
use crate::{Config, Opened, Stopped, background, controleer, house, medewerker, post, server};
use foundation::{Chance, Clock, Keys};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use store::Anchor;
use tokio::net::TcpListener;

/// The most that is read of an e-mail that came back.
const MAIL_MAX: u64 = 1024 * 1024;
/// Exit code of `controleer` when something does not hold.
const FOUND: u8 = 3;

pub(crate) async fn run(settings: &Settings, command: Command) -> Result<u8, Stopped> {
    // Said before anything is made.
    clock(settings)?;
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
        Command::Controleer { json, anker } => return check(settings, json, anker.as_deref()).await,
        Command::Backup { file } => {
            store::backup(&settings.database, &file).await?;
            println!("{} is a copy of the store; keep the key ring elsewhere", file.display());
        }
        Command::Herstel { file } => restore(settings, &file).await?,
        Command::Medewerker { command: MedewerkerCommand::UitDienst { id } } => {
            let house = open(settings, false).await?;
            medewerker::leave(&house.store, &house.access, id).await?;
            println!("{id} does not work here any more");
        }
        Command::Medewerker { command: MedewerkerCommand::Inlog { id, naam, organisatie } } => {
            let house = open(settings, false).await?;
            medewerker::name(&house.store, &house.access, id, &naam, &organisatie).await?;
            println!("{id} logs in as {naam}");
        }
        Command::Terugmelding => {
            let mail = std::io::read_to_string(std::io::stdin().take(MAIL_MAX))?;
            let ours = post::hear(&open(settings, false).await?.share().await?, &mail).await?;
            println!("{}", if ours { "noted" } else { "not about an e-mail of ours" });
        }
        Command::Toepassing { command } => toepassing::run(settings, command).await?,
        Command::Sleutel { command } => sleutel::run(settings, command).await?,
    }
    Ok(0)
}

async fn serve(settings: &Settings, demo: bool) -> Result<(), Stopped> {
    let listener = listen(&settings.adres).await?;
    let ring = keys(settings, demo)?;
    // Before the store is opened: a newer program may not bring a store to its version under one that serves from it.
    let _sole = store::sole(&settings.database)?;
    let opened = open_with(settings, ring).await?;
    if demo {
        let summary = opened.load_demo().await?;
        tracing::info!(added = summary.added, medewerkers = summary.counts.medewerkers, "the people of the demo are here");
    }
    let house = opened.share_with(settings.logins.logins()?).await?;
    if settings.klok.is_some() && !house.demo {
        return Err(Stopped::Usage("EENLOKET_KLOK is for the demo and for tests; this store is real".to_owned()));
    }
    let mailer = mailer(settings)?;
    let stop = server::stop_signal()?;
    let mut work = background::start(&house, mailer, &stop);
    if let Some(adres) = &settings.metrics {
        let figures = listen(adres).await?;
        tracing::info!(metrics = %figures.local_addr()?, "figures are given");
        work.push(tokio::spawn(server::serve_figures(figures, stop.clone())));
    }
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

/// The way to the mail server, if there is one.
fn mailer(settings: &Settings) -> Result<Option<bericht::EmailSender>, Stopped> {
    let Some(server) = &settings.smtp else { return Ok(None) };
    let made = bericht::EmailSender::new(server, &settings.smtp_van, settings.smtp_retour.as_deref());
    made.map(Some).map_err(|cause| Stopped::Usage(cause.to_string()))
}

async fn listen(adres: &str) -> Result<TcpListener, Stopped> {
    TcpListener::bind(adres).await.map_err(|cause| Stopped::Listen(adres.to_owned(), cause))
}

async fn check(settings: &Settings, json: bool, anchors: Option<&Path>) -> Result<u8, Stopped> {
    let known = anchors.map_or_else(|| Ok(Vec::new()), read_anchors)?;
    let store = open(settings, false).await?.store;
    let mut findings = controleer::check(&store).await?;
    findings.extend(store::check_anchors(&store, &known).await?);
    if json {
        print_json(&findings);
    } else {
        for finding in &findings {
            println!("{}: {}", finding.rule, finding.place);
        }
        println!("{} found", findings.len());
    }
    if !findings.is_empty() {
        return Ok(FOUND);
    }
    // What is sealed now is what the next check can rely on.
    store::seal_lines(&store).await?;
    let heads = store::heads(&store).await?;
    if let Some(path) = anchors {
        note_anchors(path, &known, &heads)?;
    }
    if !json {
        heads.iter().for_each(|head| println!("anchor: {}, zegel {}, {}", head.logboek, head.zegel, head.hash));
    }
    Ok(0)
}

/// The anchors that were noted before, one a line; none where there is no file yet.
fn read_anchors(path: &Path) -> Result<Vec<Anchor>, Stopped> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(cause.into()),
    };
    let read =
        |line: &str| serde_json::from_str(line).map_err(|_| Stopped::Usage(format!("{} holds no anchors", path.display())));
    text.lines().filter(|line| !line.is_empty()).map(read).collect()
}

fn note_anchors(path: &Path, known: &[Anchor], heads: &[Anchor]) -> Result<(), Stopped> {
    use std::io::Write;
    let mut file = std::fs::OpenOptions::new().append(true).create(true).open(path)?;
    for head in heads.iter().filter(|head| !known.contains(head)) {
        writeln!(file, "{}", serde_json::to_string(head).expect("plain data"))?;
    }
    Ok(file.sync_all()?)
}

/// Puts a backup back, where the ring is that opens it.
async fn restore(settings: &Settings, file: &Path) -> Result<(), Stopped> {
    let (keys, _) = keys(settings, false)?;
    let marks = store::marks_in(&settings.database, file).await?;
    let mark = |merk: Merk| marks.iter().find(|(naam, _)| naam == merk.as_str()).map(|(_, waarde)| waarde.as_str());
    merk::fits(&keys, mark(Merk::Sleutelring), mark(Merk::Sleutel))?;
    store::restore(&settings.database, file).await?;
    println!("put back; `eenloket controleer` says whether all of it holds");
    Ok(())
}

fn print_json(value: &impl serde::Serialize) {
    println!("{}", serde_json::to_string_pretty(value).expect("plain data"));
}

async fn open(settings: &Settings, demo: bool) -> Result<Opened, Stopped> {
    open_with(settings, keys(settings, demo)?).await
}

async fn open_with(settings: &Settings, (keys, made): (Keys, bool)) -> Result<Opened, Stopped> {
    let (clock, database) = (clock(settings)?, settings.database.clone());
    let outcome = house::open(Config { database, clock, chance: Chance::system(), keys: Arc::new(keys) }).await;
    if made && matches!(outcome, Err(Stopped::OtherKeys)) {
        // A new ring beside an old store would only hide that the right one is missing.
        std::fs::remove_file(&settings.sleutels)?;
    }
    outcome
}

fn clock(settings: &Settings) -> Result<Clock, Stopped> {
    match &settings.klok {
        None => Ok(Clock::real()),
        Some(text) => Clock::parse(text).map_err(|cause| Stopped::Usage(format!("EENLOKET_KLOK: {cause}"))),
    }
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
