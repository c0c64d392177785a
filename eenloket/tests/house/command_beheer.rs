//! What whoever runs the program asks of it beside the programs that serve: a check with what is known, everybody out, and
//! whom somebody looked at.

use crate::controleer::act_about;
use crate::ledger::count;
use crate::moments::booked;
use crate::people::TILLY;
use crate::place::folder;
use crate::program::{KeyRing, command, until};
use crate::world::{BEGIN, World};
use eenloket::demo;
use std::path::PathBuf;

/// A terminal beside the house.
pub struct Terminal<'w> {
    world: &'w World,
    ring: KeyRing,
    folder: PathBuf,
}

impl<'w> Terminal<'w> {
    pub fn new(world: &'w World) -> Self {
        Self { world, ring: KeyRing::new(), folder: folder() }
    }

    /// Gives a command that has to end with this exit code; gives what it said.
    #[track_caller]
    pub fn ends(&self, words: &[&str], code: i32) -> String {
        let words = [&["--klok", BEGIN], words].concat();
        let output = command(self.world.address(), &self.ring, &words).current_dir(&self.folder).output().unwrap();
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(code), "{words:?}: {text}");
        text
    }

    /// A file in its folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn lines(&self, name: &str) -> Vec<String> {
        std::fs::read_to_string(self.file(name)).unwrap_or_default().lines().map(ToOwned::to_owned).collect()
    }
}

impl Drop for Terminal<'_> {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

const CHECK: [&str; 3] = ["controleer", "--anker", "ankers"];
const BROKEN: &str = "keten: toegang, zegel 1";
const WHO_AND_WHY: [&str; 4] = ["--door", "Ans Voorbeeld", "--waarom", "proef met een oude back-up, zie melding 12"];

both!(a_finding_that_somebody_looked_into_is_known_and_anchors_go_on);
async fn a_finding_that_somebody_looked_into_is_known_and_anchors_go_on(world: &World) {
    let terminal = Terminal::new(world);
    act_about(world, &[TILLY.id()]).await;
    world.must_hold().await;
    terminal.ends(&CHECK, 0);
    let before = terminal.lines("ankers");
    assert_eq!(before.len(), 2, "one of each log: {before:?}");

    // Somebody with a hand in the database makes a line say something else.
    world.is_broken_on_purpose();
    world.meddle("update toegang set rol = 'beheerder'").await;
    assert!(terminal.ends(&CHECK, 3).contains(BROKEN));
    assert_eq!(terminal.lines("ankers"), before, "while nobody looked into it, nothing new is relied on");

    // It is known once somebody says what it was, in a file that who is at the database cannot reach.
    terminal.ends(&["controleer", "--erken", BROKEN], 2);
    terminal.ends(&[&CHECK[..], &["--erken", BROKEN, "--door", "Ans Voorbeeld"]].concat(), 2);
    let typo = terminal.ends(&[&CHECK[..], &["--erken", "keten: toegang, zegel 7"], &WHO_AND_WHY].concat(), 2);
    assert!(typo.contains("is not found now"), "{typo}");
    assert_eq!(terminal.lines("ankers"), before);
    let said = terminal.ends(&[&CHECK[..], &["--erken", BROKEN], &WHO_AND_WHY].concat(), 0);
    assert!(said.contains("(known since 2027-03-02, Ans Voorbeeld: proef") && said.contains("0 found, 1 known"), "{said}");
    assert_eq!(count(world.db().await, "toegang where handeling = 'controle.acknowledge'").await, 1);

    // Anchors go on, and it goes on being reported.
    act_about(world, &[TILLY.id()]).await;
    let said = terminal.ends(&CHECK, 0);
    assert!(said.contains(BROKEN) && said.contains("0 found, 1 known"), "{said}");
    assert!(terminal.lines("ankers").len() > before.len() + 1, "{:?}", terminal.lines("ankers"));
    let said = terminal.ends(&["controleer", "--json", "--anker", "ankers"], 0);
    assert!(said.contains("\"waarom\": \"proef"), "{said}");

    // What is new is a finding as before, and without the file nothing is known.
    world.meddle("update verwerking set status = 'Unset'").await;
    let said = terminal.ends(&CHECK, 3);
    assert!(said.contains("keten: verwerking, zegel 1\n") && said.contains("1 known"), "{said}");
    terminal.ends(&["controleer"], 3);
    terminal.ends(&[&CHECK[..], &["--erken", "alles"], &WHO_AND_WHY].concat(), 0);
}

both!(after_a_leak_everybody_is_out);
async fn after_a_leak_everybody_is_out(world: &World) {
    let (bas, tilly) = (world.log_in_as("Bas").await, world.inwoner(&TILLY).await);
    assert!(Terminal::new(world).ends(&["sessie", "beeindig"], 0).contains("2 sessions ended"));
    until("Bas is out", async || bas.get("/doorverwijzingen").await.status == 303).await;
    until("Tilly is out", async || tilly.get("/mijn").await.status == 303).await;
    assert_eq!(count(world.db().await, "toegang where handeling = 'sessie.end_all'").await, 1);
    world.log_in_as("Bas").await.get("/doorverwijzingen").await.expect(200);
}

both!(whom_somebody_looked_at_is_told_in_numbers_and_stands_in_the_logs);
async fn whom_somebody_looked_at_is_told_in_numbers_and_stands_in_the_logs(world: &World) {
    let terminal = Terminal::new(world);
    let visit = booked(world).await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    gerda.visit(&visit).await.expect(200);

    let id = demo::id("medewerker/gerda").to_string();
    let about = "verwerking where naam = 'inzage.of_medewerker'";
    let keek = |van: &str, tot: &str, code: i32| terminal.ends(&["medewerker", "keek", &id, "--van", van, "--tot", tot], code);
    let (day, next) = ("2027-03-02T00:00:00Z", "2027-03-05T00:00:00Z");
    let said = keek(day, next, 0);
    let row = said.lines().find(|line| line.contains(&TILLY.id().to_string())).expect("at Tilly she looked");
    assert!(row.contains(&nummer) && row.contains("balie.visit"), "{row}");
    assert!(!said.contains(TILLY.bsn) && !said.contains("Tilly"), "no name, no BSN: {said}");
    let told = i64::try_from(said.lines().filter(|line| line.starts_with("inwoner ")).count()).unwrap();
    assert_eq!(count(world.db().await, about).await, told, "each of them reads that it was asked");

    // At another time she looked at nobody; Bas looked at others; and whom nobody knows is not looked for.
    assert!(keek("2027-02-01T00:00:00Z", day, 0).contains("0 inwoners"));
    terminal.ends(&["medewerker", "keek", &visit.hulpvraag.to_string(), "--van", day], 1);
    let json = terminal.ends(&["medewerker", "keek", &id, "--van", day, "--tot", next, "--json"], 0);
    assert!(json.contains(&format!("\"{nummer}\"")), "{json}");
}
