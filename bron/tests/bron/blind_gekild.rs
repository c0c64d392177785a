//! A source killed in the middle of a blind run: it goes on with what it stored, or says that it is over. What it sends of a place is
//! the same bytes, and the outcome is the same.

use crate::blind::{adressen, open};
use crate::blindstad::{Blindstad, RUN};
use crate::draad::Eerste;
use crate::proces::Proces;
use bron::client::Adres;
use bron::client::bevraging::Verloop;
use bron::client::blind::{Blind, Versturen, send};
use rusqlite::OptionalExtension;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

const AANTAL: usize = 1_050;
/// At which step of the first source, and how long after it was sent, in microseconds: most while it computes and commits.
const DODEN: [(usize, u64); 16] = [
    (0, 1),
    (0, 4_000),
    (0, 15_000),
    (0, 40_000),
    (1, 1),
    (1, 1_500),
    (1, 3_000),
    (1, 5_000),
    (1, 8_000),
    (1, 14_000),
    (1, 22_000),
    (1, 33_000),
    (1, 60_000),
    (3, 500),
    (6, 500),
    (7, 2_000),
];

/// Sends, waits so long for an answer, and reads none.
fn shot(proces: &Proces, bytes: &[u8], wait: u64) {
    let mut socket = TcpStream::connect(proces.url.trim_start_matches("http://")).expect("it listens");
    let head = format!("POST /bron/v1/looplijst HTTP/1.1\r\nhost: bron\r\ncontent-length: {}\r\n\r\n", bytes.len());
    socket.write_all(&[head.as_bytes(), bytes].concat()).expect("sent");
    socket.set_read_timeout(Some(Duration::from_micros(wait))).expect("set");
    let _ = socket.read(&mut [0; 1]);
}

struct Drijven<'a> {
    stad: &'a Blindstad,
    processen: Vec<Proces>,
    adressen: Vec<Adres>,
    http: reqwest::Client,
    /// How many steps the first source was sent.
    gezet: usize,
}

impl Drijven<'_> {
    async fn again(&mut self) {
        self.processen[0].kill();
        let kept = on_disk(self.stad);
        assert!(kept.is_none_or(|(secret, rows)| secret != rows), "a secret or rows, never both, and one of them");
        self.processen[0] = Proces::start(&self.stad.settings(0));
        self.adressen = adressen(&self.processen).await;
    }

    /// All that can be sent now. Gives the rows of the first source as they came.
    async fn drive(&mut self, run: &mut Blind, dood: (usize, u64)) -> Vec<Vec<u8>> {
        let mut rows = Vec::new();
        loop {
            let step = run.ask(&self.stad.key);
            if step.is_empty() {
                return rows;
            }
            if let Some(Versturen { bytes, .. }) = step.iter().find(|one| one.bron == 0) {
                if self.gezet == dood.0 {
                    shot(&self.processen[0], bytes, dood.1);
                    self.again().await;
                }
                self.gezet += 1;
            }
            for (bron, said) in send(step, &self.adressen, &self.http).await {
                rows.extend(said.as_ref().ok().filter(|_| bron == 0 && self.gezet > 2).cloned());
                assert_eq!(run.hear(&self.stad.pins, bron, said), Ok(Verloop::Verder), "{dood:?}");
            }
        }
    }
}

#[tokio::test]
async fn killed_anywhere_it_sends_the_same_bytes_and_the_outcome_is_the_same() {
    for dood in DODEN {
        let stad = Blindstad::new(AANTAL);
        let processen: Vec<Proces> = (0..3).map(|place| Proces::start(&stad.settings(place))).collect();
        let adressen = adressen(&processen).await;
        let mut driver = Drijven { stad: &stad, processen, adressen, http: reqwest::Client::new(), gezet: 0 };
        let mut run = stad.begin(RUN, &[], |_| {});
        let eerste = Eerste::read(&run.ask(&stad.key)[0].bytes);
        let first = driver.drive(&mut run, dood).await;
        assert!(run.is_complete() && first.len() > 2, "{dood:?}");
        // All rows once more, of a source that was started anew.
        driver.again().await;
        for (nr, row) in (0..).zip(&first) {
            let url = format!("{}/bron/v1/looplijst", driver.processen[0].url);
            let sent = driver.http.post(url).body(eerste.haal(nr, &stad.key)).send().await.expect("an answer");
            assert!(sent.bytes().await.expect("all of it") == *row, "{dood:?}: the same bytes");
        }
        let geteld = run.count(&stad.pins, &stad.motor, &stad.gemeente).unwrap_or_else(|why| panic!("{dood:?}: {why}"));
        driver.drive(&mut run, dood).await;
        for (s, uitkomst) in geteld.uitkomsten.iter().enumerate() {
            assert!(open(&stad, uitkomst, &run.lijst()) == stad.expected(s, false), "{dood:?}, regeling {s}");
        }
    }
}

/// What is on the disk of the first source about the run, if anything: whether there is a secret, and whether there are rows.
fn on_disk(stad: &Blindstad) -> Option<(bool, bool)> {
    let file = rusqlite::Connection::open(stad.folder(0).join("blind.db")).expect("its state");
    let read = "SELECT geheim IS NOT NULL, (SELECT count(*) FROM uit) > 0 FROM run";
    file.query_row(read, [], |row| Ok((row.get(0)?, row.get(1)?))).optional().expect("a row or none")
}
