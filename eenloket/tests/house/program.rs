//! The real program as a child process, on the store and with the key ring of the tests.

use crate::client::Client;
use crate::place::folder;
use crate::seen::Seen;
use eenloket::Config;
use foundation::{Chance, Clock, Keys};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use store::{Finding, Store};

/// What is logged in tests: warnings, and where the program listens.
pub const QUIET: &str = "warn,eenloket::command=info";

/// A program that serves.
pub struct Program {
    child: Child,
    /// Where it listens.
    pub base: String,
    /// What its browsers saw.
    pub seen: Arc<Seen>,
    said: Arc<Mutex<Vec<u8>>>,
    reader: Option<JoinHandle<()>>,
}

impl Program {
    /// Starts the program and returns when it listens.
    pub fn start(address: &str, ring: &KeyRing, klok: &str, log: &str) -> Self {
        Self::start_with(address, ring, klok, log, &[("ADRES", "127.0.0.1:0")])
    }

    /// The same, with more settings: each a variable without its `EENLOKET_`.
    pub fn start_with(address: &str, ring: &KeyRing, klok: &str, log: &str, settings: &[(&str, &str)]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_eenloket"));
        for name in ["DATABASE", "ADRES", "SLEUTELS", "METRICS", "KLOK", "CONTACT", "LOG"] {
            command.env_remove(format!("EENLOKET_{name}"));
        }
        command.envs(settings.iter().map(|(name, value)| (format!("EENLOKET_{name}"), value)));
        command.args(["--database", address, "--klok", klok, "--log", log, "server"]);
        command.arg("--sleutels").arg(ring.file());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let said = Arc::new(Mutex::new(Vec::new()));
        let adres = loop {
            let mut line = Vec::new();
            assert_ne!(lines.read_until(b'\n', &mut line).unwrap(), 0, "it did not open: {}", text(&said));
            said.lock().unwrap().extend_from_slice(&line);
            let line: serde_json::Value = serde_json::from_slice(&line).unwrap_or_default();
            if let Some(adres) = line["fields"]["adres"].as_str() {
                break adres.to_owned();
            }
        };
        // Somebody has to go on reading, or the program would wait with its next line.
        let kept = said.clone();
        let reader = std::thread::spawn(move || {
            let mut line = Vec::new();
            while lines.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
                kept.lock().unwrap().append(&mut line);
            }
        });
        Self { child, base: format!("http://{adres}"), seen: Arc::default(), said, reader: Some(reader) }
    }

    /// A browser in front of it.
    pub fn client(&self) -> Client {
        Client::watched(&self.base, self.seen.clone())
    }

    /// Ends it in the middle of whatever it does (SIGKILL), and returns when it is gone.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
    }

    /// All it logged so far; after its end, all it ever did.
    pub fn said(&self) -> Vec<u8> {
        self.said.lock().unwrap().clone()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            let said = text(&self.said);
            let last = said.lines().count().saturating_sub(10);
            eprintln!("the program said last:\n{}", said.lines().skip(last).collect::<Vec<_>>().join("\n"));
        }
    }
}

fn text(said: &Mutex<Vec<u8>>) -> String {
    String::from_utf8_lossy(&said.lock().unwrap()).into_owned()
}

/// [`Keys::for_tests`] as a file, in a folder that goes at the end.
pub struct KeyRing(PathBuf);

impl KeyRing {
    pub fn new() -> Self {
        let ring = r#"{"active": 1, "seal": [{"nr": 1, "key": "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="}],
                      "index": "CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk="}"#;
        let folder = folder();
        std::fs::write(folder.join("sleutels.json"), ring).unwrap();
        Self(folder)
    }

    /// Where it is.
    pub fn file(&self) -> PathBuf {
        self.0.join("sleutels.json")
    }

    /// Puts another secret beside it; gives where it is.
    pub fn keep(&self, name: &str, secret: &str) -> String {
        let file = self.0.join(name);
        std::fs::write(&file, secret).unwrap();
        file.to_str().unwrap().to_owned()
    }
}

impl Drop for KeyRing {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The store, opened beside the program, until it is closed again.
pub async fn open(address: &str, klok: &str) -> Store {
    let clock = Clock::parse(klok).unwrap();
    let keys = Arc::new(Keys::for_tests());
    let config = Config { database: address.to_owned(), clock, chance: Chance::system(), keys };
    eenloket::open(config).await.unwrap().store
}

/// A command of the program, on this store with this ring.
pub fn command(address: &str, ring: &KeyRing, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eenloket"));
    command.args(["--database", address, "--log", "warn", "--sleutels"]).arg(ring.file()).args(words);
    command
}

/// What `eenloket controleer` would find.
pub async fn findings(store: &Store) -> Vec<Finding> {
    eenloket::controleer::check(store).await.unwrap()
}

/// Waits until something holds, and not for ever.
pub async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let limit = Instant::now() + Duration::from_secs(30);
    while !holds().await {
        assert!(Instant::now() < limit, "{what}: not within 30 seconds");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
