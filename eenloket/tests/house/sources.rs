//! Three sources beside a house of a story, each a program of its own, and the people they know.

use crate::world::World;
use bron::Bsn;
use bron::demo::inwoners;
use eenloket::demo;
use foundation::Uuid;
use foundation::jiff::civil::{Date, date};
use looplijst::{Einde, LooplijstIds};
use regelingen::bevolking::{Bevolking, Persoon};
use regelingen::{Antwoord, Feiten, Waarde};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The last day on which the regelingen of Maastricht hold in the stories.
pub const PEILDATUM: Date = date(2026, 12, 31);
/// The regelingen of Maastricht.
pub const REGELINGEN: [&str; 2] = ["individuele_inkomenstoeslag_maastricht", "minimaregeling"];

/// A source that runs; killed when the test ends.
pub struct Source {
    settings: PathBuf,
    child: Child,
}

impl Source {
    pub fn start(settings: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_eenloket"));
        command.args(["--klok", crate::world::BEGIN, "--log", "warn", "bron", "--tot-invoer-eindigt", "--instellingen"]);
        let mut child = command.arg(settings).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with("http://"), "{}: it does not start", settings.display());
        Self { settings: settings.to_owned(), child }
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// The same source, started again.
    pub fn again(&mut self) {
        *self = Self::start(&self.settings.clone());
    }

    /// Whose data they are.
    pub fn bronhouder(&self) -> String {
        self.settings.parent().and_then(Path::file_name).unwrap().to_str().unwrap().to_owned()
    }

    /// When and by whom it was asked about somebody, as its logboek says; the source has to be gone.
    pub fn asked_about(&self, bsn: &str) -> Vec<String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_eenloket"));
        command.args(["--log", "error", "bron", "--wie-vroeg", "--instellingen"]).arg(&self.settings);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(child.stdin.as_mut().unwrap(), bsn.as_bytes()).unwrap();
        let out = child.wait_with_output().unwrap();
        String::from_utf8(out.stdout).unwrap().lines().map(ToOwned::to_owned).collect()
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// So many people of Maastricht, as the demo makes them.
pub fn people(aantal: usize) -> Vec<(Bsn, Persoon)> {
    inwoners(&Bevolking { seed: 935, peildatum: PEILDATUM }, aantal).unwrap()
}

/// Who is in the own administration of a house.
pub fn administratie(world: &World) -> Vec<BTreeMap<String, String>> {
    listed_in(world.house.administratie.as_ref().unwrap())
}

/// Who is in an administration, with the reason why nobody goes there.
pub fn listed_in(folder: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(folder.join("0935.csv")).unwrap();
    let heads: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let row =
        |line: &str| heads.iter().zip(line.split(',')).map(|(head, value)| ((*head).to_owned(), value.to_owned())).collect();
    text.lines().skip(1).map(row).collect()
}

/// Who may have a right to what as one calculation over everything says: their BSNs, by regeling.
pub fn expected(world: &World, aantal: usize) -> BTreeMap<String, BTreeSet<String>> {
    right_to(&administratie(world), aantal)
}

/// The same of the people in an administration.
pub fn right_to(rows: &[BTreeMap<String, String>], aantal: usize) -> BTreeMap<String, BTreeSet<String>> {
    let shipped = regelingen::shipped::read().unwrap();
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    // Where those of the list of the demo are in it, they come last.
    let listed = demo::on_the_list().unwrap().into_iter().map(|one| (one.bsn, one.persoon));
    for (row, (_, one)) in rows.iter().zip(people(aantal).into_iter().chain(listed)).filter(|(row, _)| row["reden"].is_empty()) {
        let about = Feiten::about(Some(one.geboren), Some(one.partner), Some(one.kinderen));
        for key in REGELINGEN {
            let regeling = shipped.get(key, PEILDATUM, "0935").unwrap();
            let facts = regeling.criterium.iter().fold(about.clone(), |facts, criterium| {
                let value = match criterium.begrip.sleutel.as_str() {
                    "geboortedatum" => Waarde::Datum(one.geboren),
                    "netto_maandinkomen" => Waarde::Bedrag(one.maandinkomen),
                    "netto_maandinkomen_hoogste_van_36" => Waarde::Bedrag(one.maandinkomen * i64::from(one.hoogste_maand) / 100),
                    "rendementsgrondslag_box3" | "vermogen_participatiewet" => Waarde::Bedrag(one.vermogen),
                    _ => return facts,
                };
                facts.with(criterium.begrip.clone(), value)
            });
            let has = row.iter().any(|(head, value)| value == "ja" && head.contains(key.split("_maastricht").next().unwrap()));
            if regeling.evaluate(&facts, PEILDATUM).mogelijk == Antwoord::Ja && !has {
                all.entry(key.to_owned()).or_default().insert(row["bsn"].clone());
            }
        }
    }
    all
}

/// Where sources of this test listen. Of the tests that run beside each other each has ports of its own: one that is free while
/// somebody looks may be another's a moment later.
pub fn ports() -> Range<u16> {
    const EACH: u16 = 400;
    const SLOTS: u16 = 30;
    let slot: u16 = std::env::var("NEXTEST_TEST_GLOBAL_SLOT").ok().and_then(|slot| slot.parse().ok()).unwrap_or_default();
    let first = demo::bronnen::PORTS.start + slot % SLOTS * EACH;
    first..first + EACH
}

impl World {
    /// What three sources know about so many people; gives their settings.
    pub async fn prepared(&self, aantal: usize) -> Vec<PathBuf> {
        self.nobody_is_visited().await;
        demo::bronnen::prepare(&self.house, self.outside(), (aantal, &[]), &ports()).await.unwrap()
    }

    /// Three sources that know so many people, each answering.
    pub async fn sources(&self, aantal: usize) -> Vec<Source> {
        self.prepared(aantal).await.iter().map(|file| Source::start(file)).collect()
    }

    /// The house asks about a Looplijst until it ends for now.
    pub async fn asks(&self, looplijst: Uuid) -> Einde {
        let all: Vec<LooplijstIds> = looplijst::due(&self.store().look()).await.unwrap();
        let one = all.into_iter().find(|one| one.looplijst_id == looplijst).expect("it is being asked about");
        looplijst::go_on(&self.house, &one, &reqwest::Client::new()).await.unwrap()
    }
}
