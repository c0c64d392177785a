//! The program as a beheerder meets it: commands, exit codes, and a stop without loss.

use crate::place::folder;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

/// A folder in which the program runs; gone at the end.
pub struct Desk(PathBuf);

impl Desk {
    pub fn new() -> Self {
        Self(folder())
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_eenloket"));
        command.args(words).current_dir(&self.0);
        for name in ["DATABASE", "ADRES", "SLEUTELS", "METRICS", "KLOK", "CONTACT", "LOG"] {
            command.env_remove(format!("EENLOKET_{name}"));
        }
        command
    }

    fn run(&self, words: &[&str]) -> (i32, String) {
        let Output { status, stdout, stderr } = self.command(words).output().unwrap();
        let text = [stdout, stderr].concat();
        (status.code().unwrap(), String::from_utf8(text).unwrap())
    }

    /// Runs a command that has to end with this exit code; gives what it said.
    #[track_caller]
    pub fn ends(&self, words: &[&str], code: i32) -> String {
        let (ended, text) = self.run(words);
        assert_eq!(ended, code, "{words:?}: {text}");
        text
    }

    /// A file in its folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn without_a_key_ring_the_program_says_how_to_make_one() {
    let desk = Desk::new();
    assert!(desk.ends(&["server"], 2).contains("eenloket sleutel nieuw"));
    assert!(!desk.file("var/eenloket.db").exists(), "a refused start leaves nothing behind");
    desk.ends(&["sleutel", "nieuw"], 0);
    assert!(desk.ends(&["sleutel", "nieuw"], 2).contains("there already"));
    assert!(desk.ends(&["controleer"], 1).contains("there is no store at var/eenloket.db: `eenloket migreer` makes one"));
    assert!(!desk.file("var/eenloket.db").exists(), "who only looks makes nothing");
    // One line that somebody can read, and none for a machine.
    assert_eq!(desk.ends(&["migreer"], 0).trim(), "the store has the schema of this version");
    desk.ends(&["migreer"], 0);
    assert_eq!(desk.ends(&["controleer", "--json"], 0).lines().next(), Some("[]"));
}

#[test]
fn who_reads_no_further_is_no_fault() {
    let desk = Desk::new();
    desk.ends(&["sleutel", "nieuw"], 0);
    desk.ends(&["migreer"], 0);
    // As `controleer | head -1` does once it has its line.
    for words in [&["controleer"][..], &["controleer", "--json"]] {
        let mut child = desk.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(0), "{said}");
        assert!(!said.contains("panic"), "{said}");
    }
}

#[test]
fn what_cannot_be_given_like_this_ends_with_two() {
    let desk = Desk::new();
    desk.ends(&[], 2);
    desk.ends(&["vlieg"], 2);
    desk.ends(&["--klok", "gisteren", "demo"], 2);
    desk.ends(&["sleutel", "nieuw"], 0);
    assert!(desk.ends(&["--database", "mysql://x", "migreer"], 2).contains("postgres://"));
    desk.ends(&["--database", "postgres://h/n", "herstel", "x"], 1);
    std::fs::write(desk.file("geen-ankers"), "dit is geen anker").unwrap();
    assert!(desk.ends(&["controleer", "--anker", "geen-ankers"], 2).contains("no anchors"));
    let text = desk.ends(&["--help"], 0);
    assert!(text.contains("EENLOKET_DATABASE") && text.contains("Exit codes"), "{text}");
}

#[test]
fn a_store_opens_with_its_own_key_ring_only() {
    let desk = Desk::new();
    desk.ends(&["sleutel", "nieuw"], 0);
    desk.ends(&["migreer"], 0);
    desk.ends(&["--sleutels", "other.json", "sleutel", "nieuw"], 0);
    assert!(desk.ends(&["--sleutels", "other.json", "migreer"], 1).contains("another key ring"));
    // The demo makes a ring where there is none, and not beside a store that has one.
    assert!(desk.ends(&["--sleutels", "new.json", "demo"], 1).contains("another key ring"));
    assert!(!desk.file("new.json").exists());
}

#[test]
fn a_backup_comes_back_whole_or_not_at_all() {
    let desk = Desk::new();
    desk.ends(&["sleutel", "nieuw"], 0);
    desk.ends(&["backup", "copy.db"], 1);
    desk.ends(&["migreer"], 0);
    desk.ends(&["backup", "copy.db"], 0);
    assert!(desk.ends(&["backup", "copy.db"], 1).contains("already"));
    assert!(desk.ends(&["herstel", "copy.db"], 1).contains("already"), "a store in use is never written over");
    let new = ["--database", "sqlite:new/eenloket.db"];
    desk.ends(&[&new[..], &["herstel", "absent.db"]].concat(), 1);
    std::fs::write(desk.file("bad.db"), b"this is no store").unwrap();
    assert!(desk.ends(&[&new[..], &["herstel", "bad.db"]].concat(), 1).contains("undamaged"));
    damage(&desk.file("copy.db"), &desk.file("damaged.db"));
    assert!(desk.ends(&[&new[..], &["herstel", "damaged.db"]].concat(), 1).contains("undamaged"));
    assert!(!desk.file("new/eenloket.db").exists());
    desk.ends(&[&new[..], &["herstel", "copy.db"]].concat(), 0);
    desk.ends(&[&new[..], &["controleer"]].concat(), 0);
}

/// A copy with a page overwritten.
fn damage(from: &Path, to: &Path) {
    let mut bytes = std::fs::read(from).unwrap();
    for byte in bytes.iter_mut().skip(3 * 4096).take(4096) {
        *byte = 0xA5;
    }
    std::fs::write(to, bytes).unwrap();
}

#[test]
fn a_key_goes_when_nothing_can_need_it() {
    let desk = Desk::new();
    desk.ends(&["sleutel", "nieuw"], 0);
    desk.ends(&["migreer"], 0);
    assert!(desk.ends(&["sleutel", "verwijder", "1"], 2).contains("the one that seals"));
    assert!(desk.ends(&["sleutel", "bereid-voor"], 0).contains("key 2"));
    assert!(desk.ends(&["sleutel", "lijst"], 0).contains("key 2: does not seal yet; nothing uses it"));
    assert!(desk.ends(&["sleutel", "roteer"], 0).contains("key 2 seals from now on"));
    assert!(desk.ends(&["sleutel", "verwijder", "1"], 2).contains("a page in a browser"));
    desk.ends(&["--klok", "2999-01-01T00:00:00Z", "sleutel", "verwijder", "1"], 0);
    let said = desk.ends(&["sleutel", "lijst", "--json"], 0);
    // What is logged comes behind it.
    let left: serde_json::Value = serde_json::Deserializer::from_str(&said).into_iter().next().unwrap().unwrap();
    assert_eq!((left[0]["nr"].as_u64(), left.as_array().unwrap().len()), (Some(2), 1));
    desk.ends(&["controleer"], 0);
}

/// Runs as another user of the machine, who may write in the folder.
#[test]
fn who_may_not_give_the_ring_back_to_its_owner_changes_nothing() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let desk = Desk::new();
    desk.ends(&["sleutel", "nieuw"], 0);
    std::fs::set_permissions(desk.file(""), std::fs::Permissions::from_mode(0o777)).unwrap();
    let ring = desk.file("var/sleutels.json");
    std::fs::set_permissions(desk.file("var"), std::fs::Permissions::from_mode(0o777)).unwrap();
    std::fs::set_permissions(&ring, std::fs::Permissions::from_mode(0o644)).unwrap();
    let before = std::fs::read(&ring).unwrap();
    // Where the program was built may be hidden from others.
    let program = desk.file("eenloket");
    std::fs::copy(env!("CARGO_BIN_EXE_eenloket"), &program).unwrap();
    let mut command = Command::new(&program);
    command.args(["sleutel", "bereid-voor"]).current_dir(&desk.0).uid(12_345).gid(12_345);
    let Ok(output) = command.output() else {
        eprintln!("skipped: only root can become somebody else");
        return;
    };
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("of another user") && said.contains("nothing was changed"), "{said}");
    assert_eq!(std::fs::read(&ring).unwrap(), before);
    let left = std::fs::read_dir(desk.file("var")).unwrap().count();
    assert_eq!(left, 1, "nothing is left beside the ring");
    // Root gives it back to whom it belongs.
    desk.ends(&["sleutel", "bereid-voor"], 0);
}

#[test]
fn one_program_serves_from_a_file() {
    let desk = Desk::new();
    desk.ends(&["sleutel", "nieuw"], 0);
    let server = Server::start(&desk);
    assert!(desk.ends(&["migreer"], 1).contains("another Eenloket serves"), "nobody changes its tables");
    assert!(desk.ends(&["--adres", "127.0.0.1:0", "server"], 1).contains("another Eenloket serves"));
    drop(server);
    // A lock of a program that was killed is gone with it.
    let mut again = Server::start(&desk);
    again.terminate();
    assert_eq!(again.child.wait().unwrap().code(), Some(0));
}

#[test]
fn the_clock_of_a_real_store_is_the_real_one() {
    let desk = Desk::new();
    desk.ends(&["sleutel", "nieuw"], 0);
    let text = desk.ends(&["--adres", "127.0.0.1:0", "--klok", "2027-03-02T09:00:00Z", "server"], 2);
    assert!(text.contains("EENLOKET_KLOK"), "{text}");
}

#[test]
fn a_server_answers_and_stops_when_asked() {
    let desk = Desk::new();
    desk.ends(&["sleutel", "nieuw"], 0);
    let mut server = Server::start(&desk);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let page = runtime.block_on(crate::client::Client::new(&server.base).get("/gezondheid/klaar"));
    page.expect(200);
    // Copying a store that is in use is what a backup is for.
    desk.ends(&["backup", "copy.db"], 0);
    server.terminate();
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_request_that_is_under_way_may_end() {
    let desk = Desk::new();
    desk.ends(&["sleutel", "nieuw"], 0);
    let mut server = Server::start(&desk);
    let mut line = TcpStream::connect(server.base.trim_start_matches("http://")).unwrap();
    let head = "POST /inloggen HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 12\r\n\
                content-type: application/x-www-form-urlencoded\r\n\r\n";
    line.write_all(head.as_bytes()).unwrap();
    line.write_all(b"medewe").unwrap();
    // The server has to have seen the request before it is asked to stop.
    std::thread::sleep(Duration::from_millis(300));
    server.terminate();
    std::thread::sleep(Duration::from_millis(300));
    assert!(server.child.try_wait().unwrap().is_none(), "it waits for the request");
    line.write_all(b"rker=x").unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

struct Server {
    child: Child,
    base: String,
}

impl Server {
    fn start(desk: &Desk) -> Self {
        let mut child = desk.command(&["--adres", "127.0.0.1:0", "server"]).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let adres = lines
            .find_map(|line| {
                let line: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
                line["fields"]["adres"].as_str().map(ToOwned::to_owned)
            })
            .expect("it says where it listens");
        // Somebody has to go on reading, or the server would wait with its next line.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, base: format!("http://{adres}") }
    }
}

impl Server {
    fn terminate(&self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_bron_has_settings_of_its_own_and_no_store() {
    let desk = Desk::new();
    let questions = concat!(env!("CARGO_MANIFEST_DIR"), "/../bron/vectoren/vragenset.json");
    let shown = desk.ends(&["bron", "--toon", questions], 0);
    assert!(shown.contains("questions to belastingdienst for proef 2026") && shown.contains("vragenset = \""), "{shown}");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../deploy/bron.voorbeeld.toml"), desk.file("bron.toml")).unwrap();
    assert!(desk.ends(&["bron", "--instellingen", "bron.toml"], 1).contains("--maak-sleutels"));
    assert!(desk.ends(&["bron", "--instellingen", "bron.toml", "--maak-sleutels"], 0).contains("the public key, for who asks: "));
    let without = desk.ends(&["bron", "--instellingen", "bron.toml", "--controleer"], 1);
    assert!(without.contains("gegevens.csv"), "{without}");
    let data = "bsn;toeslagpartner;kinderen_onder_18;geboortedatum;toetsingsinkomen;box3\n990000011;nee;0;1990-01-01;1480,50;0\n";
    std::fs::write(desk.file("gegevens.csv"), data).unwrap();
    let whole = desk.ends(&["bron", "--instellingen", "bron.toml", "--controleer"], 0);
    assert!(whole.contains("1 people") && whole.contains("the chain holds"), "{whole}");
    desk.ends(&["bron"], 2);
    assert!(!desk.file("var").exists());
}
