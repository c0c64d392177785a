//! What each command of the command line does.

mod check;
mod looked;
pub(crate) mod looplijst;
mod opened;
mod sessie;
mod sleutel;
mod toepassing;
mod who;

use crate::cli::{Command, MedewerkerCommand, Settings};
use crate::demo::{self, bronnen::administratie_in};
use crate::merk::{self, Merk};
use crate::{Around, Stopped, background, inrichten, medewerker, post, server};
use opened::{clock, keys, open, open_and_migrate, open_with};
use std::io::Read;
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;

/// The most that is read of an e-mail that came back.
const MAIL_MAX: u64 = 1024 * 1024;

pub(crate) async fn run(settings: &Settings, command: Command) -> Result<u8, Stopped> {
    // Said before anything is made.
    clock(settings)?;
    match command {
        Command::Server { demo, bronnen, inwoners } => serve(settings, demo, bronnen.map(|folder| (folder, inwoners))).await?,
        Command::Migreer => {
            // Not under a program that serves from the file: it would meet tables that it does not know.
            let _sole = store::sole(&settings.database)?;
            open_and_migrate(settings, false).await?;
            println!("the store has the schema of this version");
        }
        Command::Inrichten { file } => {
            let added = inrichten::set_up(&open(settings).await?, &file).await?;
            added.new.iter().for_each(|(kind, naam)| println!("new: {kind} {naam}"));
            println!("{} added, {} there already", added.new.len(), added.there);
        }
        Command::Demo { json } => {
            let summary = open_and_migrate(settings, true).await?.load_demo().await?;
            if json { print_json(&summary) } else { println!("{summary}") }
        }
        Command::Controleer(how) => return check::run(settings, how).await,
        Command::Backup { file } => {
            store::backup(&settings.database, &file).await?;
            println!("{} is a copy of the store; keep the key ring elsewhere", file.display());
        }
        Command::Herstel { file } => restore(settings, &file).await?,
        Command::Bron(args) => {
            let mut stop = server::stop_signal()?;
            let stopped = async move { drop(stop.wait_for(|stopped| *stopped).await) };
            let klok = settings.klok.as_ref().map(|_| clock(settings)).transpose()?;
            bron::command::run(args, klok, stopped, std::io::stdout()).await?;
        }
        Command::Medewerker { command: MedewerkerCommand::UitDienst { id } } => {
            let house = open(settings).await?;
            medewerker::leave(&house.store, &house.access, id).await?;
            println!("{id} does not work here any more");
        }
        Command::Medewerker { command: MedewerkerCommand::Keek(which) } => who::run(settings, which).await?,
        Command::Medewerker { command: MedewerkerCommand::Inlog { id, naam, organisatie } } => {
            let house = open(settings).await?;
            medewerker::name(&house.store, &house.access, id, &naam, &organisatie).await?;
            println!("{id} logs in as {naam}");
        }
        Command::Terugmelding => {
            let mail = std::io::read_to_string(std::io::stdin().take(MAIL_MAX))?;
            let ours = post::hear(&open(settings).await?.share().await?, &mail).await?;
            println!("{}", if ours { "noted" } else { "not about an e-mail of ours" });
        }
        Command::Toepassing { command } => toepassing::run(settings, command).await?,
        Command::Looplijst { command } => looplijst::run(settings, command)?,
        Command::Sessie { command } => sessie::run(settings, command).await?,
        Command::Sleutel { command } => sleutel::run(settings, command).await?,
    }
    Ok(0)
}

async fn serve(settings: &Settings, demo: bool, bronnen: Option<(PathBuf, usize)>) -> Result<(), Stopped> {
    let mailer = mailer(settings)?;
    let listener = listen(&settings.adres).await?;
    let ring = keys(settings, demo)?;
    // Before the store is opened: a newer program may not bring a store to its version under one that serves from it.
    let _sole = store::sole(&settings.database)?;
    let opened = open_with(settings, ring).await?;
    if demo {
        let summary = opened.load_demo().await?;
        tracing::info!(added = summary.added, medewerkers = summary.counts.medewerkers, "the people of the demo are here");
    }
    let around = Around {
        logins: settings.logins.logins()?,
        telefoon: settings.telefoon.clone(),
        mails: mailer.is_some(),
        administratie: settings.administratie.clone().or(bronnen.as_ref().map(|(folder, _)| administratie_in(folder))),
    };
    let house = opened.share_with(around).await?;
    if settings.klok.is_some() && !house.demo {
        return Err(Stopped::Usage("EENLOKET_KLOK is for the demo and for tests; this store is real".to_owned()));
    }
    let _beside = match &bronnen {
        Some((folder, inwoners)) => {
            let people = (*inwoners, &*demo::on_the_list()?);
            let settings_of = demo::bronnen::prepare(&house, folder, people, &demo::bronnen::PORTS).await?;
            let today = house.store.now().to_zoned(demo::zone()?).date();
            demo::add_amsterdam(&administratie_in(folder), today)?;
            demo::bronnen::start(&settings_of, settings.klok.as_deref())?
        }
        None => demo::bronnen::Bronnen::default(),
    };
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
    use std::io::Write;
    // Whoever reads no further, as `head` does, is no fault.
    let _ = writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(value).expect("plain data"));
}
