//! What is left of a source that is killed.

use crate::mensen::lines;
use crate::proces::Proces;
use crate::wereld::Wereld;
use bron::client::Verzoek;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

#[tokio::test]
async fn killed_between_the_line_and_the_answer_it_gives_that_answer_after_all() {
    let wereld = Wereld::new();
    let mut proces = Proces::start(&wereld.path("bron.toml"));
    let verzoek = Verzoek::sign(&wereld.pakket(1), &wereld.maastricht);
    // Sent, and never read: what came back is lost with the process.
    let mut socket = TcpStream::connect(proces.url.trim_start_matches("http://")).expect("it listens");
    let head = format!("POST /bron/v1/vragen HTTP/1.1\r\nhost: bron\r\ncontent-length: {}\r\n\r\n", verzoek.bytes().len());
    socket.write_all(&[head.as_bytes(), verzoek.bytes()].concat()).expect("sent");
    let since = Instant::now();
    while lines(&wereld.path("logboek")).0 == 0 {
        assert!(since.elapsed() < Duration::from_secs(30), "the line is not written");
    }
    proces.kill();
    let kept = rusqlite::Connection::open(wereld.path("logboek/2027-03.db")).expect("the month");
    let kept: Vec<u8> = kept.query_row("SELECT tekst FROM antwoord", [], |row| row.get(0)).expect("the answer");
    let proces = Proces::start(&wereld.path("bron.toml"));
    for _ in 0..2 {
        let sent =
            reqwest::Client::new().post(format!("{}/bron/v1/vragen", proces.url)).body(verzoek.bytes().to_vec()).send().await;
        assert_eq!(sent.expect("an answer").bytes().await.expect("all of it"), kept);
    }
    assert_eq!(lines(&wereld.path("logboek")), (1, 6, 1));
}

/// Thirty times it is killed, each time a little later after a pakket was sent; the afnemer sends that pakket again.
#[tokio::test]
async fn killed_at_thirty_moments_it_asks_nobody_twice_and_loses_no_line() {
    let wereld = Wereld::new();
    let (run, vragen) = (wereld.run(1), wereld.vragen(0));
    for nummer in 0..30 {
        let one = vec![wereld.personen[nummer % wereld.personen.len()]];
        let pakket = run.pakket(u32::try_from(nummer).expect("small"), vragen.clone(), one);
        let verzoek = Verzoek::sign(&pakket, &wereld.maastricht);
        let mut proces = Proces::start(&wereld.path("bron.toml"));
        let mut socket = TcpStream::connect(proces.url.trim_start_matches("http://")).expect("it listens");
        let head = format!("POST /bron/v1/vragen HTTP/1.1\r\nhost: bron\r\ncontent-length: {}\r\n\r\n", verzoek.bytes().len());
        socket.write_all(&[head.as_bytes(), verzoek.bytes()].concat()).expect("sent");
        let wait = Duration::from_micros(u64::try_from(nummer).expect("small") * 400);
        socket.set_read_timeout(Some(wait.max(Duration::from_micros(1)))).expect("set");
        let _ = socket.read(&mut [0; 1]);
        proces.kill();
        let written = lines(&wereld.path("logboek"));
        assert!(written == (nummer as i64, nummer as i64, nummer as i64) || written.0 == nummer as i64 + 1, "{written:?}");
        let proces = Proces::start(&wereld.path("bron.toml"));
        let answers = proces.adres().await.ask(&reqwest::Client::new(), &verzoek).await.expect("the same pakket again");
        assert_eq!(answers.paren().len(), 1);
    }
    assert_eq!(lines(&wereld.path("logboek")), (30, 30, 30));
    assert!(bron::server::check_logboek(&wereld.path("logboek")).is_ok());
}

/// Two that count apart would let twice as much be asked.
#[test]
fn one_process_answers_from_a_logboek() {
    let wereld = Wereld::new();
    let settings = wereld.path("bron.toml");
    let mut first = Proces::start(&settings);
    let bron = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bron"));
        command.args(["--log", "warn", "--instellingen"]).arg(&settings).args(more).output().expect("it runs")
    };
    let second = bron(&[]);
    assert!(!second.status.success());
    assert!(String::from_utf8_lossy(&second.stderr).contains("another bron answers from this logboek"));
    assert!(bron(&["--controleer"]).status.success(), "looking is allowed");
    first.kill();
    drop(Proces::start(&settings));
}
