//! The key that seals is changed while everybody works, and whoever changes it is killed again and again.

use crate::caller::ids;
use crate::client::Client;
use crate::crash::phone::Phone;
use crate::crash::{Answers, add_slots};
use crate::place::Place;
use crate::program::{self, KeyRing, Program, QUIET, command};
use crate::world::{BEGIN, People};
use foundation::{Bsn, Chance, Clock, Keys, Uuid};
use inwoner::tables::inwoner;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use store::sea_orm::{ActiveValue::Set, Database, DatabaseConnection, EntityTrait};
use store::{KeyUse, Ms, Store};

/// People whose BSN has to be sealed again.
const KNOWN: usize = 1_500;
const KILLS: usize = 4;
const PHONES: usize = 4;

#[test]
fn a_key_is_changed_under_load_on_sqlite() {
    story(Some(Place::sqlite(People::OfTheStories)), 1);
}

#[test]
fn a_key_is_changed_under_load_of_two_processes_on_postgresql() {
    story(Place::postgres(People::OfTheStories), 2);
}

fn story(place: Option<Place>, processes: usize) {
    let Some(place) = place else {
        eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set");
        return;
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(change_under_load(place.address(), processes));
}

async fn change_under_load(address: &str, processes: usize) {
    let ring = KeyRing::new();
    let old_ring = std::fs::read(ring.file()).unwrap();
    let slots = Arc::new(Mutex::new(add_slots(address, 8_000).await));
    let db = Database::connect(address.replace("sqlite:", "sqlite://")).await.unwrap();
    add_people(&db, KNOWN, 0).await;

    let mut programs: Vec<Program> = (0..processes).map(|_| Program::start(address, &ring, BEGIN, QUIET)).collect();
    let concept = leave_a_concept(&programs[0].client()).await;
    let answers = Arc::new(Answers::default());
    let mut works = Vec::new();
    for nth in 0..PHONES {
        let phone = Phone::new(programs[nth % processes].client(), nth, slots.clone()).await;
        works.push(tokio::spawn(phone.work(answers.clone())));
    }

    // Killed in the middle; what is done stays done, and the next one goes on with the same key. For five seconds a program may
    // still seal with the old one.
    let old = async || ids(&db, "select id from inwoner where substr(bsn, 1, 1) = $1", [vec![1_u8].into()]).await.len();
    let mut left = Vec::new();
    for nth in 0..KILLS {
        // A part further each time.
        let enough = KNOWN * (KILLS - nth) / (KILLS + 1);
        let begun = start_and_kill(address, &ring, async || old().await <= enough).await;
        assert_eq!(begun.contains("goes on"), nth > 0, "{begun}");
        left.push(old().await);
    }
    assert!(left.iter().any(|left| (1..KNOWN).contains(left)), "it was cut off halfway: {left:?}");
    let before = answers.count.load(Ordering::SeqCst);
    let (code, said) = run(address, &ring, &["sleutel", "roteer"]);
    assert!(code == 0 && said.contains("sealed again") && !said.contains("unreadable"), "{said}");
    let after = answers.count.load(Ordering::SeqCst);
    assert!(before > 0 && after > before, "everybody went on working: {before}, {after}");

    // What was sealed before is read by programs that were never started anew.
    for program in &programs {
        let client = program.client();
        client.log_in_as("Bas").await;
        assert!(client.get(&concept).await.expect(200).html.contains("31-2-1949"), "what was typed is still there");
    }
    programs.iter_mut().for_each(Program::kill);
    for work in works {
        assert!(!work.await.unwrap().referred.is_empty());
    }
    db.close().await.unwrap();
    holds(address, &ring).await;
    cannot_be_undone(address, &ring, &old_ring);
}

/// All is sealed with the new key but for the log, everything opens, and all that always holds does.
async fn holds(address: &str, ring: &KeyRing) {
    let store = open(address, ring).await;
    let uses = store::key_uses(&store, &eenloket::house::sealed()).await.unwrap();
    let of_first: Vec<&KeyUse> = uses.iter().filter(|one| one.nr == 1).collect();
    assert_eq!(of_first.iter().map(|one| one.table).collect::<Vec<_>>(), ["verwerking"], "{uses:?}");
    assert!(uses.iter().any(|one| one.table == "inwoner" && one.nr == 2 && one.rows > KNOWN as i64), "{uses:?}");
    assert!(uses.iter().any(|one| one.table == "concept" && one.nr == 2), "{uses:?}");
    assert_eq!(program::findings(&store).await, []);
    store.close().await.unwrap();
}

/// An old copy of the ring is refused, and the old key stays for as long as the log needs it.
fn cannot_be_undone(address: &str, ring: &KeyRing, old_ring: &[u8]) {
    let (code, said) = run(address, ring, &["sleutel", "lijst"]);
    assert!(code == 0 && said.contains("key 1: sealed until") && said.contains("key 2: seals"), "{said}");
    let (code, said) = run(address, ring, &["sleutel", "verwijder", "1"]);
    assert!(code == 2 && said.contains("verwerking"), "{said}");
    std::fs::write(ring.file(), old_ring).unwrap();
    let (code, said) = run(address, ring, &["migreer"]);
    assert!(code == 1 && said.contains("key 2"), "{said}");
}

/// Starts a change of keys, waits until it has begun, and kills it a moment later; gives what it said.
async fn start_and_kill(address: &str, ring: &KeyRing, is_moment: impl AsyncFn() -> bool) -> String {
    let mut child = command(address, ring, &["sleutel", "roteer"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    while !said.contains("seals from now on") {
        assert_ne!(lines.read_line(&mut said).unwrap(), 0, "it did not begin: {said}");
    }
    while child.try_wait().unwrap().is_none() && !is_moment().await {}
    child.kill().unwrap();
    child.wait().unwrap();
    lines.read_to_string(&mut said).unwrap();
    said
}

fn run(address: &str, ring: &KeyRing, words: &[&str]) -> (i32, String) {
    let output = command(address, ring, words).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

async fn open(address: &str, ring: &KeyRing) -> Store {
    let keys = Arc::new(Keys::load(&ring.file(), false).unwrap());
    let clock = Clock::parse("2027-03-02T09:01:00Z").unwrap();
    let config = eenloket::Config { database: address.to_owned(), clock, chance: Chance::system(), keys };
    eenloket::open(config).await.unwrap().store
}

/// A form that was refused is kept, sealed; gives where.
async fn leave_a_concept(client: &Client) -> String {
    client.log_in_as("Bas").await;
    let form = client.get(crate::caller::FORM).await.expect(200);
    let told = [("product", "digid"), ("naam", "Truus van Testveld"), ("geboortedatum", "31-2-1949"), ("stap", "bevestig")];
    let refused = client.submit(&form, crate::caller::FORM, &told).await.expect(400);
    let kept = refused.form(crate::caller::FORM).value("concept");
    assert!(!kept.is_empty(), "{}", refused.text());
    format!("{}?concept={kept}", crate::caller::FORM)
}

/// People with a BSN of their own, as the first key of the tests sealed it.
pub async fn add_people(db: &DatabaseConnection, count: usize, at: i64) {
    let keys = Keys::for_tests();
    let text = |value: &str| Set(value.to_owned());
    let numbers: Vec<Bsn> = (0..20).map(|nth| Bsn::parse(&crate::caller::bsn(nth)).ok().unwrap()).collect();
    let row = |nth: usize| {
        let id = Uuid::from_u128(0x0EE7_0000_0000 + nth as u128);
        let bsn = &numbers[nth % numbers.len()];
        inwoner::ActiveModel {
            id: Set(id),
            bsn: Set(Some(bsn.seal(&keys))),
            bsn_index: Set(Some([b"verzonnen".as_slice(), id.as_bytes()].concat())),
            voornaam: text("Truus"),
            achternaam: text("van Testveld"),
            geboortedatum: text("1949-03-02"),
            postcode: text("7511AA"),
            huisnummer: text("9001"),
            straat: text(""),
            plaats: text(""),
            telefoon: text(""),
            email: text(""),
            taal: text("nl"),
            kanaal: text("brief"),
            grote_letter: Set(false),
            geheimhouding: Set(false),
            aangemaakt_op: Set(Ms(at)),
            versie: Set(1),
        }
    };
    let rows: Vec<inwoner::ActiveModel> = (0..count).map(row).collect();
    for part in rows.chunks(500) {
        inwoner::Entity::insert_many(part.to_vec()).exec(db).await.unwrap();
    }
}
