//! What a source does with a state that is not the one it left: put back from a backup, lost, or half of it written.

use crate::blind_weigeringen::{code, first, open};
use crate::blindstad::{Blindstad, RUN};
use crate::draad::Eerste;
use bron::server::Bron;
use std::fs;

const AANTAL: usize = 1_020;

/// The first step at all three, and what they said.
async fn begun(stad: &Blindstad) -> (Vec<Bron>, Vec<Eerste>, Vec<Vec<u8>>) {
    let mut bronnen = Vec::new();
    for place in 0..3 {
        bronnen.push(open(stad, place).await);
    }
    let step = stad.begin(RUN, &[], |_| {}).ask(&stad.key);
    let said = step.iter().map(|one| bronnen[one.bron].blind(&one.bytes).expect("approved")).collect();
    (bronnen, step.iter().map(|one| Eerste::read(&one.bytes)).collect(), said)
}

#[tokio::test]
async fn a_secret_that_is_put_back_computes_nothing() {
    let stad = Blindstad::new(AANTAL);
    let (mut bronnen, eerste, said) = begun(&stad).await;
    let (state, copy) = (stad.folder(0).join("blind.db"), stad.folder(0).join("copy.db"));
    fs::copy(&state, &copy).expect("a backup that should not be there");
    let second = eerste[0].toezeggingen(&said, &stad.key);
    assert_eq!(code(&bronnen[0], &second), None);
    drop(bronnen.remove(0));
    fs::copy(&copy, &state).expect("put back");
    let bron = open(&stad, 0).await;
    assert_eq!(code(&bron, &second), Some(396), "it sent already");
    assert_eq!(code(&bron, &eerste[0].haal(0, &stad.key)), Some(396), "and what it sent is gone");
}

#[tokio::test]
async fn a_state_that_is_lost_ends_the_run() {
    let stad = Blindstad::new(AANTAL);
    let (mut bronnen, eerste, said) = begun(&stad).await;
    drop(bronnen.remove(0));
    fs::remove_file(stad.folder(0).join("blind.db")).expect("lost");
    let bron = open(&stad, 0).await;
    assert_eq!(code(&bron, &eerste[0].sign(&stad.key)), Some(380), "the list is taken once");
    assert_eq!(code(&bron, &eerste[0].toezeggingen(&said, &stad.key)), Some(396));
}

#[tokio::test]
async fn stopped_between_the_state_and_the_line_it_writes_the_line_before_anything_leaves() {
    let stad = Blindstad::new(AANTAL);
    let (mut bronnen, eerste, said) = begun(&stad).await;
    drop(bronnen.remove(0));
    fs::remove_dir_all(stad.folder(0).join("logboek")).expect("as if it was not written");
    let bron = open(&stad, 0).await;
    let second = eerste[0].toezeggingen(&said, &stad.key);
    assert_eq!(code(&bron, &second), Some(380), "without a line nothing is computed");
    assert_eq!(bron.blind(&eerste[0].sign(&stad.key)).ok(), Some(said[0].clone()), "the same toezegging");
    assert_eq!(crate::mensen::lines(&stad.folder(0).join("logboek")).1, AANTAL as i64);
    assert_eq!(code(&bron, &second), None);
}

#[tokio::test]
async fn what_has_expired_is_gone() {
    let stad = Blindstad::new(AANTAL);
    let (bronnen, eerste, said) = begun(&stad).await;
    assert_eq!(code(&bronnen[0], &eerste[0].toezeggingen(&said, &stad.key)), None);
    drop(bronnen);
    let late = crate::blind_weigeringen::open_at(&stad, 0, "2027-03-03T09:00:01Z").await;
    assert_eq!(code(&late, &eerste[0].haal(0, &stad.key)), Some(396));
    let file = rusqlite::Connection::open(stad.folder(0).join("blind.db")).expect("its state");
    let left: i64 =
        file.query_row("SELECT (SELECT count(*) FROM run) + (SELECT count(*) FROM uit)", [], |row| row.get(0)).expect("a number");
    assert_eq!(left, 0);
    let again = first(&stad, &stad.begin(RUN, &[], |_| {}), 0);
    assert_eq!(code(&late, &again), Some(380), "nor does it begin again");
}

/// Nobody's number lies there readable, and the secret is gone from the bytes of the file once there are rows.
#[tokio::test]
async fn the_disk_names_nobody_and_the_secret_is_gone_from_it() {
    let stad = Blindstad::new(AANTAL);
    let (bronnen, eerste, said) = begun(&stad).await;
    let state = stad.folder(0).join("blind.db");
    let geheim: Vec<u8> = rusqlite::Connection::open(&state)
        .and_then(|file| file.query_row("SELECT geheim FROM run", [], |row| row.get(0)))
        .expect("a secret, sealed");
    let holds = |what: &[u8]| {
        let folder = fs::read_dir(stad.folder(0))
            .expect("its folder")
            .chain(fs::read_dir(stad.folder(0).join("logboek")).expect("its log"));
        let files = folder.flatten().filter(|file| file.path().is_file() && file.file_name() != "gegevens.csv");
        files
            .map(|file| fs::read(file.path()).expect("bytes"))
            .any(|bytes| bytes.windows(what.len()).any(|window| window == what))
    };
    assert!(holds(&geheim[12..44]), "it is there to be found");
    assert_eq!(code(&bronnen[0], &eerste[0].toezeggingen(&said, &stad.key)), None);
    assert!(!holds(&geheim[12..44]), "and overwritten");
    assert!(!holds(&eerste[0].lijst[100..164]), "with the list");
    assert!(stad.digits.iter().step_by(97).all(|bsn| !holds(bsn)), "nobody's number");
}
