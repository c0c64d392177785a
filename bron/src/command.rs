//! What the program of a source does. It is the same for `bron`, which is this crate alone, and for `eenloket bron`.

use crate::Vragenset;
use crate::server::{self, Bron, Fouten, Instellingen, Sleutels};
use crate::vraag_digest;
use foundation::{Chance, Clock};
use nulsom::Oin;
use nulsom::limits::{self, Verraden};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;

/// What is asked of it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The settings of the source, as deploy/bron.voorbeeld.toml
    #[arg(long, value_name = "FILE", required_unless_present = "toon")]
    instellingen: Option<PathBuf>,
    /// Make the keys of this source where the settings say, show the public one, and stop
    #[arg(long, requires = "instellingen")]
    maak_sleutels: bool,
    /// Read settings, data and logboek, say what is there, and stop. Answers nobody
    #[arg(long, requires = "instellingen")]
    controleer: bool,
    /// Read a burgerservicenummer from stdin, say when and by whom was asked about it, and stop
    #[arg(long, requires = "instellingen")]
    wie_vroeg: bool,
    /// Stop when stdin ends: for whoever starts it as a part of something larger
    #[arg(long, requires = "instellingen", conflicts_with = "wie_vroeg")]
    tot_invoer_eindigt: bool,
    /// Show what the questions in each FILE ask and what digest they have, before they are approved, and stop. Of the files of all
    /// sources together, also the digest of the rules of a blind run
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["instellingen", "maak_sleutels", "controleer", "wie_vroeg"])]
    toon: Vec<PathBuf>,
}

/// Does what is asked; serves until `stop` is ready. What it has to tell goes to `tell`. A clock of one's own is for a demo or a
/// test: approvals and limits hang on the time, so with one it listens on the own machine only.
///
/// # Errors
/// All that is wrong with settings and data, or the one thing that went wrong.
pub async fn run(
    args: Args,
    klok: Option<Clock>,
    stop: impl Future<Output = ()> + Send + 'static,
    mut tell: impl std::io::Write,
) -> Result<(), Fouten> {
    let mut say = |text: String| {
        // Whoever reads no further, as `head` does, is no fault.
        let _ = writeln!(tell, "{text}");
    };
    if !args.toon.is_empty() {
        let sets = args.toon.iter().map(|file| read_set(file)).collect::<Result<Vec<_>, _>>()?;
        sets.iter().for_each(|set| say(shown(set)));
        if sets.len() > 1 {
            say(format!("\nthe rules of a blind run with these sets and no others:\nregels = \"{}\"", crate::regels(&sets)));
        }
        return Ok(());
    }
    let settings = Instellingen::read(&args.instellingen.unwrap_or_default())?;
    if args.maak_sleutels {
        // Who takes part in blind runs later has the first keys already.
        let blind = settings.blind.as_ref().filter(|blind| !blind.sleutels.exists());
        if blind.is_none() || !settings.sleutels.exists() {
            let keys = Sleutels::make(&settings.sleutels, &Chance::system()).map_err(Fouten::of)?;
            say(format!("{}\nthe public key, for who asks: {}", settings.sleutels.display(), keys.publiek()));
        }
        if let Some(blind) = blind {
            let keys = server::make_blind_keys(blind, &Chance::system()).map_err(Fouten::of)?;
            say(format!("{}\nfor who pins this source in blind runs:", blind.sleutels.display()));
            keys.into_iter().for_each(|(naam, key)| say(format!("{naam} = \"{key}\"")));
        }
        return Ok(());
    }
    if args.wie_vroeg {
        let bsn = std::io::read_to_string(std::io::stdin()).unwrap_or_default();
        let bsn = crate::Bsn::parse(bsn.trim()).ok_or_else(|| Fouten::of("give one burgerservicenummer on stdin"))?;
        let keys = Sleutels::read(&settings.sleutels).map_err(Fouten::of)?;
        server::who_asked(&settings.logboek, &keys, bsn).map_err(Fouten::of)?.into_iter().for_each(say);
        return Ok(());
    }
    let adres = settings.adres.clone();
    let logboek = settings.logboek.clone();
    let is_set = klok.is_some();
    // Who only looks may look beside one that answers.
    let _sole = if args.controleer { None } else { Some(server::sole(&logboek).map_err(Fouten::of)?) };
    let bron = Arc::new(Bron::open(settings, klok.unwrap_or_else(Clock::real)).await?);
    if args.controleer {
        say(state(&bron));
        let telling = server::check_logboek(&logboek).map_err(Fouten::of)?;
        say(format!(
            "logboek: {} months, {} pakketten about {} people, {} refusals; the chain holds",
            telling.maanden, telling.pakketten, telling.personen, telling.weigeringen
        ));
        return Ok(());
    }
    let listener = TcpListener::bind(&adres).await.map_err(|cause| Fouten::of(format!("adres {adres}: {cause}")))?;
    let adres = listener.local_addr().map_err(Fouten::of)?;
    if is_set && !adres.ip().is_loopback() {
        return Err(Fouten::of("a clock of one's own (klok) is for the demo and for tests: let adres be 127.0.0.1"));
    }
    tracing::info!(%adres, bronhouder = bron.instellingen().bronhouder, personen = bron.personen(), "open");
    say(format!("http://{adres}"));
    let ended = args.tot_invoer_eindigt.then(end_of_stdin);
    let stop = async move {
        match ended {
            Some(ended) => tokio::select! { () = stop => {} _ = ended => {} },
            None => stop.await,
        }
    };
    server::serve(listener, bron, stop).await.map_err(Fouten::of)
}

/// Ready when nobody can write to stdin any more; also when whoever started it was killed.
fn end_of_stdin() -> tokio::sync::oneshot::Receiver<()> {
    let (tell, ended) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        let _ = tell.send(());
    });
    ended
}

fn state(bron: &Bron) -> String {
    let settings = bron.instellingen();
    let mut text = format!("{} ({}): {} people", settings.naam, settings.bronhouder, bron.personen());
    for (kolom, filled) in bron.filled() {
        let _ = write!(text, "\n  {} = {}: known of {filled}", kolom.kolom, kolom.begrip.begrip);
    }
    for one in &settings.goedkeuringen {
        let (names, count) = (one.vragenset.regelingen.join(", "), one.vragenset.vragen.len());
        let _ = write!(text, "\n  {} may ask {count} questions until {}: {names}", one.afnemer, one.tot);
        let oin = settings.blind.as_ref().map(|blind| blind.oin);
        let blind = one.blind.as_ref().zip(oin).and_then(|(blind, oin)| given_away(&blind.bronnen, oin));
        if let Some(Verraden { onafhankelijk, hoogstens }) = blind {
            let _ = write!(
                text,
                "\n    blind: of 1000 people who are not listed {onafhankelijk} have a nee here if sources say yes and no independently, \
                 {hoogstens} at worst"
            );
        }
        if blind.is_some_and(|blind| blind.hoogstens > ALONE) {
            text += "; let somebody else approve this, too";
        }
    }
    text
}

/// Above this many of a thousand a source decides apart from its other approvals.
const ALONE: u16 = 950;

/// What a nee of this source gives away in a regeling.
fn given_away(bronnen: &[(Oin, limits::Profiel)], own: Oin) -> Option<Verraden> {
    let profielen: Vec<limits::Profiel> = bronnen.iter().map(|(_, profiel)| *profiel).collect();
    limits::given_away(&profielen, bronnen.iter().position(|(oin, _)| *oin == own)?)
}

fn read_set(file: &Path) -> Result<Vragenset, Fouten> {
    let text = std::fs::read_to_string(file).map_err(|cause| Fouten::of(format!("{}: {cause}", file.display())))?;
    Vragenset::read(&text).map_err(|why| Fouten::of(format!("{}: {why}", file.display())))
}

fn shown(set: &Vragenset) -> String {
    let mut text = format!("questions to {} for {}", set.bronhouder, set.regelingen.join(", "));
    for vraag in &set.vragen {
        let toets = serde_json::to_string(&vraag.toets).unwrap_or_default();
        let _ = write!(text, "\n\n{}\n  {}: {toets}", vraag_digest(vraag), vraag.begrip);
    }
    let _ = write!(text, "\n\nif you approve exactly this, write in your settings:\nvragenset = \"{}\"", set.digest());
    text
}
