//! The three sources of the demo, open in this process as their own program opens them: over HTTP, and behind TLS.

use super::bodem::Bodem;
use super::inwoners::{PEILDATUM, Stad};
use super::tls::{self, Tls};
use crate::fault::{Fault, Outcome};
use bron::client::{Adres, SigningKey};
use bron::demo::{BRONNEN, Demoafnemer};
use bron::server::{self, Bron, Instellingen, Sleutels};
use bron::{Digest, Run, Vragenset};
use foundation::{Chance, Clock, Uuid};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::net::TcpListener;

/// A morning on which approvals and peildatum hold.
pub const NU: &str = "2026-12-01T09:00:00Z";
const GRONDSLAG: [u8; 16] = [5; 16];
const GRONDSLAG_DIGEST: Digest = Digest([6; 32]);
/// A measurement asks about the same people again and again, as fast as it can; all is counted as ever.
const GRENZEN: &str = "\n[grenzen]\nruns_per_jaar = 1000\npakketten_per_minuut = 4000000\n";

/// The sources, with the key of who asks.
pub struct Bronnen {
    pub all: Vec<Opened>,
    pub key: SigningKey,
    pub tls: Tls,
    /// People in the pakketten that were answered, over all sources.
    pub asked: AtomicU64,
}

/// A source and where it listens.
pub struct Opened {
    set: Vragenset,
    logboek: PathBuf,
    pub http: Adres,
    pub https: Adres,
    /// Where the floor answers the same questions.
    pub bodem: String,
}

impl Bronnen {
    pub async fn open(temp: &Path, stad: &Arc<Stad>) -> Outcome<Self> {
        let key = SigningKey::from_bytes(&Chance::system().bytes());
        let tls = Tls::new()?;
        let mut all = Vec::new();
        for (bron, demo) in BRONNEN.iter().enumerate() {
            all.push(open(&temp.join(demo.bronhouder), stad, bron, &key, &tls).await?);
        }
        Ok(Self { all, key, tls, asked: AtomicU64::new(0) })
    }

    /// A run at one of them that was not there before.
    pub fn run(&self, bron: usize) -> Run {
        let set = &self.all[bron].set;
        Run {
            bron: set.bronhouder.clone(),
            id: Chance::system().bytes(),
            grondslag: GRONDSLAG,
            grondslag_digest: GRONDSLAG_DIGEST,
            vragenset: set.digest(),
            peildatum: PEILDATUM.to_string(),
        }
    }

    /// That every answer has its line and the chains hold.
    pub fn check(&self) -> Outcome<()> {
        let mut lines = 0;
        for bron in &self.all {
            lines += server::check_logboek(&bron.logboek).map_err(Fault::new)?.personen;
        }
        let asked = self.asked.load(Ordering::Relaxed);
        if lines == asked {
            Ok(())
        } else {
            Err(Fault::new(format!("{asked} people were asked about, and {lines} stand in the logs")))
        }
    }
}

async fn open(folder: &Path, stad: &Arc<Stad>, bron: usize, key: &SigningKey, tls: &Tls) -> Outcome<Opened> {
    let set = stad.sets[bron].clone();
    let afnemer = Demoafnemer {
        naam: "Gemeente".to_owned(),
        sleutel: key.verifying_key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect(),
        tot: jiff::civil::date(2027, 12, 31),
        vragensets: vec![(set.clone(), Uuid::from_bytes(GRONDSLAG), GRONDSLAG_DIGEST)],
    };
    BRONNEN[bron].write(folder, "127.0.0.1:0", PEILDATUM.year(), &stad.people, &afnemer)?;
    std::fs::File::options().append(true).open(folder.join("bron.toml"))?.write_all(GRENZEN.as_bytes())?;
    Sleutels::make(&folder.join("sleutels.json"), &Chance::system()).map_err(Fault::new)?;
    let said = |why: &dyn std::fmt::Display| Fault::new(why.to_string());
    let settings = Instellingen::read(&folder.join("bron.toml")).map_err(|why| said(&why))?;
    let klok = Clock::parse(NU).map_err(|why| said(&why))?;
    let opened = Arc::new(Bron::open(settings, klok).await.map_err(|why| said(&why))?);
    let (plain, secure) = (TcpListener::bind("127.0.0.1:0").await?, TcpListener::bind("127.0.0.1:0").await?);
    let floor = TcpListener::bind("127.0.0.1:0").await?;
    let sleutel = opened.sleutel();
    let http = Adres { url: format!("http://{}", plain.local_addr()?), sleutel };
    let https = Adres { url: format!("https://{}", secure.local_addr()?), sleutel };
    let bodem = format!("http://{}/vragen", floor.local_addr()?);
    tokio::spawn(server::serve(plain, opened.clone(), std::future::pending()));
    tokio::spawn(tls::serve(secure, tls, server::router(opened)));
    tokio::spawn(Bodem::new(stad, bron).serve(floor));
    Ok(Opened { set, logboek: folder.join("logboek"), http, https, bodem })
}
