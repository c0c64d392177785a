//! A real mail server in a process of its own (`script/smtp`), and what it heard.

use crate::world::World;
use ::bericht::{EmailAantal, EmailSender};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// From whom our e-mail comes.
const VAN: &str = "eenloket@voorbeeld.example";
/// Where it comes back.
const RETOUR: &str = "retour@voorbeeld.example";

/// Something that the mail server heard.
#[derive(Clone, Debug, serde::Deserialize)]
struct Heard {
    event: String,
    #[serde(default)]
    port: u16,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    data: String,
}

/// A message that it took.
#[derive(Clone, Debug)]
pub struct Mail {
    pub from: String,
    pub to: String,
    pub data: String,
}

/// A mail server that runs until it is dropped.
pub struct Smtp {
    child: Child,
    port: u16,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Smtp {
    /// Starts it; without its tools the story is skipped, and says so.
    pub fn start() -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../script/smtp");
        if !folder.join("node_modules").exists() {
            assert!(std::env::var_os("CI").is_none(), "the mail server is not there: script/bootstrap installs it");
            eprintln!("skipped: the mail server is not there (script/bootstrap installs it)");
            return None;
        }
        let mut command = Command::new("node");
        command.arg(folder.join("server.js")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("node is installed by script/bootstrap");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first: Heard = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        assert_eq!(first.event, "listening");
        let heard = Arc::new(Mutex::new(Vec::new()));
        let kept = heard.clone();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                kept.lock().unwrap().push(serde_json::from_str(&line).unwrap());
            }
        });
        Some(Self { child, port: first.port, heard })
    }

    /// As a house is set up to use it.
    pub fn mailer(&self) -> EmailSender {
        mailer(self.port)
    }

    /// How often somebody connected.
    pub fn connections(&self) -> usize {
        self.of("connect").len()
    }

    /// What it took, once there are `count` of them: a line travels through a pipe.
    pub fn mails(&self, count: usize) -> Vec<Mail> {
        let limit = Instant::now() + Duration::from_secs(20);
        loop {
            let all = self.of("message");
            if all.len() >= count || Instant::now() > limit {
                assert_eq!(all.len(), count, "{all:?}");
                return all.into_iter().map(|one| Mail { from: one.from, to: one.to, data: one.data }).collect();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn of(&self, event: &str) -> Vec<Heard> {
        self.heard.lock().unwrap().iter().filter(|one| one.event == event).cloned().collect()
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The way to a mail server at a port, where somebody may be or not.
pub fn mailer(port: u16) -> EmailSender {
    EmailSender::new(&format!("smtp://127.0.0.1:{port}"), VAN, Some(RETOUR)).unwrap()
}

/// A port at which nobody answers.
pub fn nobody() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Mail {
    /// The code after the plus of the address that it comes back to.
    pub fn code(&self) -> String {
        self.from.split_once('+').and_then(|(_, rest)| rest.split_once('@')).expect("a code").0.to_owned()
    }

    /// A header.
    pub fn header(&self, name: &str) -> String {
        let head = self.data.split("\r\n\r\n").next().unwrap_or_default();
        let line = head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        line.unwrap_or_else(|| panic!("no {name} in {head}")).to_owned()
    }

    /// What a mail server sends back when it could not deliver this.
    pub fn bounce(&self) -> String {
        format!(
            "From: MAILER-DAEMON@mx.example\r\nTo: <{}>\r\nSubject: Undelivered Mail Returned to Sender\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\n\
             Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
             Final-Recipient: rfc822; {}\r\nAction: failed\r\nStatus: 5.1.1\r\n--b--\r\n",
            self.from, self.to
        )
    }
}

impl World {
    /// Sends what is due, as the house does beside the requests.
    pub async fn sends(&self, mailer: &EmailSender) -> EmailAantal {
        eenloket::post::send(&self.house, mailer).await.unwrap()
    }
}
