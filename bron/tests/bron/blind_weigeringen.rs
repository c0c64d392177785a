//! What a source takes no part in: another list, what was not approved, a second time, people who exist. Each with its code.

use crate::blindstad::{Blindstad, RUN};
use crate::draad::Eerste;
use crate::wereld::NU;
use bron::client::SigningKey;
use bron::client::bevraging::Verloop;
use bron::client::blind::Blind;
use bron::server::{Bron, Instellingen};
use foundation::Clock;
use std::fs;

const AANTAL: usize = 1_100;

pub async fn open(stad: &Blindstad, place: usize) -> Bron {
    open_at(stad, place, NU).await
}

pub async fn open_at(stad: &Blindstad, place: usize, at: &str) -> Bron {
    let settings = Instellingen::read(&stad.settings(place)).unwrap_or_else(|why| panic!("{why}"));
    Bron::open(settings, Clock::manual(at.parse().expect("an instant"))).await.unwrap_or_else(|why| panic!("{why}"))
}

pub fn code(bron: &Bron, bytes: &[u8]) -> Option<u16> {
    bron.blind(bytes).err().map(|why| why.code().0)
}

/// The first step of a run at one source.
pub fn first(stad: &Blindstad, run: &Blind, place: usize) -> Vec<u8> {
    run.ask(&stad.key).into_iter().find(|one| one.bron == place).expect("it is asked").bytes
}

#[tokio::test]
async fn a_run_is_taken_once_and_only_as_it_was_approved() {
    let stad = Blindstad::new(AANTAL);
    let bron = open(&stad, 0).await;
    let refused = |run: &Blind| code(&bron, &first(&stad, run, 0));
    assert_eq!(refused(&stad.begin([1; 16], &[], |d| d.grondslag = [9; 16])), Some(310));
    assert_eq!(refused(&stad.begin([1; 16], &[], |d| d.regels = [9; 32])), Some(382), "a criterion of another changed");
    assert_eq!(refused(&stad.begin([1; 16], &[], |d| d.regelingen[0].naam = "kwijtschelding 2026".to_owned())), Some(382));
    assert_eq!(refused(&stad.begin([1; 16], &[], |d| d.regelingen[0].versie = 2)), Some(382));
    assert_eq!(refused(&stad.begin([1; 16], &[], |d| d.peildatum = "2020-01-01".to_owned())), Some(342));
    assert_eq!(refused(&stad.begin([1; 16], &[], |d| d.tot += 72 * 3_600_000)), Some(381), "valid for too long");
    assert_eq!(refused(&stad.begin([1; 16], &stad.digits[..150], |_| {})), Some(385), "so few");
    let run = stad.begin(RUN, &[], |_| {});
    let begun = first(&stad, &run, 0);
    let toezegging = bron.blind(&begun).expect("it is approved");
    assert!(bron.blind(&begun).is_ok_and(|again| again == toezegging), "the same bytes get the same toezegging");
    let mut anew = Eerste::read(&begun);
    anew.lijst[0] ^= 1;
    assert_eq!(code(&bron, &anew.sign(&stad.key)), Some(380), "the list is taken once");
    assert_eq!(refused(&stad.begin(RUN, &stad.digits[..3], |_| {})), Some(380), "another D under one run id");
    let again = open(&stad, 0).await;
    assert!(again.blind(&begun).is_ok_and(|again| again == toezegging), "also after a restart");
    // A second run may be, a third in a year may not.
    assert!(again.blind(&first(&stad, &stad.begin([2; 16], &[], |_| {}), 0)).is_ok());
    assert_eq!(code(&again, &first(&stad, &stad.begin([3; 16], &[], |_| {}), 0)), Some(386));
}

#[tokio::test]
async fn a_list_for_another_is_no_list() {
    let stad = Blindstad::new(AANTAL);
    let bron = open(&stad, 0).await;
    let run = Eerste::read(&first(&stad, &stad.begin(RUN, &[], |_| {}), 0));
    let other = Eerste::read(&first(&stad, &stad.begin([2; 16], &[], |_| {}), 0));
    let refused = |wrong: Eerste| code(&bron, &wrong.sign(&stad.key));
    assert_eq!(refused(Eerste { lijst: other.lijst.clone(), ..run.clone() }), Some(384), "sealed for another D");
    let mut cut = run.clone();
    cut.lijst.pop();
    assert_eq!(refused(cut), Some(384));
    assert_eq!(refused(Eerste { run: [2; 16], ..run.clone() }), Some(380), "under another run than D says");
    assert_eq!(refused(Eerste { bron: "uwv".to_owned(), ..run.clone() }), Some(382), "asked of another source");
    assert_eq!(code(&bron, &run.sign(&SigningKey::from_bytes(&[9; 32]))), Some(381), "by nobody who may ask");
    let mut signed = run.sign(&stad.key);
    *signed.last_mut().expect("bytes") ^= 1;
    assert_eq!(code(&bron, &signed), Some(381));
    assert_eq!(bron.blind(&run.sign(&stad.key)).err(), None, "and as it should be");
}

#[tokio::test]
async fn other_toezeggingen_end_the_run() {
    let stad = Blindstad::new(AANTAL);
    let mut bronnen = Vec::new();
    for place in 0..3 {
        bronnen.push(open(&stad, place).await);
    }
    let mut said = Vec::new();
    let mut begun = Vec::new();
    for id in [RUN, [2; 16]] {
        let step = stad.begin(id, &[], |_| {}).ask(&stad.key);
        said.push(step.iter().map(|one| bronnen[one.bron].blind(&one.bytes).expect("approved")).collect::<Vec<_>>());
        begun.push(step.iter().map(|one| Eerste::read(&one.bytes)).collect::<Vec<_>>());
    }
    let (own, other) = (&said[0], &said[1]);
    let second = |place: usize, all: &[Vec<u8>]| begun[0][place].toezeggingen(all, &stad.key);
    let row = |place: usize, nr| code(&bronnen[place], &begun[0][place].haal(nr, &stad.key));
    assert_eq!(row(0, 0), Some(340), "nothing is computed yet");
    assert_eq!(bronnen[0].blind(&second(0, own)).ok(), Some(Vec::new()));
    assert_eq!(bronnen[0].blind(&second(0, own)).ok(), Some(Vec::new()), "said again, and computed once");
    let mixed: Vec<Vec<u8>> = vec![own[0].clone(), other[1].clone(), own[2].clone()];
    assert_eq!(code(&bronnen[0], &second(0, &mixed)), Some(380), "it answered under another transcript");
    assert_eq!(code(&bronnen[0], &begun[0][0].sign(&stad.key)), Some(380), "and gives no toezegging any more");
    assert_eq!((row(0, 0), row(0, 99)), (None, Some(101)));
    assert_eq!(code(&bronnen[1], &second(1, &mixed)), Some(387), "of another run");
    assert_eq!(code(&bronnen[1], &second(1, own)), Some(396), "so it is over here");
    assert_eq!(row(1, 0), Some(396));
    assert_eq!(code(&bronnen[2], &second(2, &own[..2])), Some(387), "one is missing");
    // Nobody knows this run.
    let unknown = Eerste { run: [7; 16], ..begun[0][0].clone() };
    assert_eq!(code(&bronnen[0], &unknown.haal(0, &stad.key)), Some(380));
}

#[tokio::test]
async fn only_invented_people_are_asked_about_blind() {
    let stad = Blindstad::new(AANTAL);
    let bytes = first(&stad, &stad.begin(RUN, &[], |_| {}), 0);
    let text = fs::read_to_string(stad.settings(0)).expect("settings");
    fs::write(stad.settings(0), text.replace("nagemaakt = true\n", "")).expect("written");
    assert_eq!(code(&open(&stad, 0).await, &bytes), Some(343));
    fs::write(stad.settings(0), &text).expect("written");
    let csv = fs::read_to_string(stad.folder(0).join("gegevens.csv")).expect("data");
    // Not one that begins with 99.
    fs::write(stad.folder(0).join("gegevens.csv"), csv.replacen("\n990000011", "\n012345672", 1)).expect("written");
    let changed = fs::read_to_string(stad.folder(0).join("gegevens.csv")).expect("data");
    assert!(csv != changed);
    let settings = Instellingen::read(&stad.settings(0)).expect("settings");
    let why = Bron::open(settings, Clock::manual(NU.parse().expect("an instant"))).await.err().expect("somebody may exist");
    assert!(why.to_string().contains("not invented"), "{why}");
}

#[tokio::test]
async fn an_approval_for_plain_questions_is_none_for_blind_ones() {
    let stad = Blindstad::new(AANTAL);
    let text = fs::read_to_string(stad.settings(0)).expect("settings");
    let cut: String = text.split("[goedkeuring.blind]").enumerate().fold(String::new(), |all, (nth, part)| {
        // What stood in the table goes, up to the next one.
        all + if nth == 0 { part } else { part.split_once("]\n").map_or("", |(_, rest)| rest) }
    });
    fs::write(stad.settings(0), cut).expect("written");
    let bytes = first(&stad, &stad.begin(RUN, &[], |_| {}), 0);
    assert_eq!(code(&open(&stad, 0).await, &bytes), Some(382));
}

/// The settings as an operator makes them: keys for blind runs beside those that are there, and what others pin of them.
#[tokio::test]
async fn keys_are_made_once_and_said_by_who_is_asked() {
    let stad = Blindstad::new(AANTAL);
    let maak = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_bron"));
        command.args(["--log", "warn", "--maak-sleutels", "--instellingen"]).arg(stad.settings(0)).output().expect("it runs")
    };
    assert!(!maak().status.success(), "they are there");
    let keys = stad.folder(0).join("blind.json");
    fs::remove_file(&keys).expect("keys");
    let made = maak();
    assert!(made.status.success(), "{made:?}");
    let text = String::from_utf8_lossy(&made.stdout).into_owned();
    let proces = crate::proces::Proces::start(&stad.settings(0));
    let about: serde_json::Value =
        reqwest::get(format!("{}/bron/v1", proces.url)).await.expect("there").json().await.expect("JSON");
    for name in ["oin", "teken", "pad", "zegel"] {
        let key = about["blind"][name].as_str().expect("it says so");
        assert!(text.contains(&format!("{name} = \"{key}\"")), "{name}: {text}");
    }
}

/// A toezegging that came in garbled stops the run before anybody computes; the same bytes again mend it.
#[tokio::test]
async fn a_toezegging_that_fits_nothing_is_asked_for_again() {
    let stad = Blindstad::new(AANTAL);
    let mut bronnen = Vec::new();
    for place in 0..3 {
        bronnen.push(open(&stad, place).await);
    }
    let mut run = stad.begin(RUN, &[], |_| {});
    let step = run.ask(&stad.key);
    for what in &step {
        let mut said = bronnen[what.bron].blind(&what.bytes).expect("approved");
        if what.bron == 1 {
            said[100] ^= 1;
        }
        let heard = run.hear(&stad.pins, what.bron, Ok(said));
        assert_eq!(heard.is_err(), what.bron == 2, "with the last one it shows");
    }
    let again = run.ask(&stad.key);
    assert!(again.iter().map(|one| &one.bytes).eq(step.iter().map(|one| &one.bytes)), "the same bytes");
    for what in again {
        let said = bronnen[what.bron].blind(&what.bytes).expect("as before");
        assert_eq!(run.hear(&stad.pins, what.bron, Ok(said)), Ok(Verloop::Verder));
    }
    assert!(run.ask(&stad.key).iter().all(|what| bronnen[what.bron].blind(&what.bytes).is_ok()), "now all compute");
}

/// Before somebody approves, they read what a nee here would give away.
#[tokio::test]
async fn what_a_nee_gives_away_is_said_to_who_approves() {
    let stad = Blindstad::new(AANTAL);
    let said = |place: usize| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_bron"));
        let out = command
            .args(["--log", "warn", "--controleer", "--instellingen"])
            .arg(stad.settings(place))
            .output()
            .expect("it runs");
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    let text = said(0);
    assert!(text.contains("of 1000 people who are not listed 714 have a nee here"), "{text}");
    assert!(text.contains("1000 at worst; let somebody else approve this, too"), "{text}");
    assert!(!said(2).contains("blind:"), "what the BRP says of its residents a gemeente can look up");
}
