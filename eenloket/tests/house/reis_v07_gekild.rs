//! V07: the program is killed thirty times while it asks. Nobody is asked about twice, no line is lost, the outcome is the same, and
//! of nobody a BSN lies on the disk.

use crate::client::{Client, fresh_key};
use crate::ledger::count;
use crate::place::Place;
use crate::program::{self, KeyRing, Program, QUIET, until};
use crate::scan::stored;
use crate::sources::{REGELINGEN, Source, listed_in, ports, right_to};
use crate::world::{BEGIN, People};
use eenloket::{Around, Config, demo};
use foundation::{Chance, Clock, Keys, Uuid};
use looplijst::tables::{looplijst as lists, looplijst_telling, looplijst_vraag};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::sea_orm::{Database, DatabaseConnection, EntityTrait};

/// So many people, and so few at once: a run of more than a hundred steps.
const AANTAL: usize = 600;
const PER_PAKKET: usize = 10;

#[test]
fn killed_thirty_times_on_sqlite() {
    torture(Some(Place::sqlite(People::OfTheStories)), 30);
}

#[test]
fn killed_eight_times_on_postgresql() {
    torture(Place::postgres(People::OfTheStories), 8);
}

fn torture(place: Option<Place>, kills: i64) {
    let Some(place) = place else {
        eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set");
        return;
    };
    let (ring, folder) = (KeyRing::new(), crate::place::folder());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(story(&place, &ring, &folder, kills));
    std::fs::remove_dir_all(folder).unwrap();
}

/// Data and settings of the sources, which take few people at once.
pub async fn prepared(address: &str, folder: &Path, aantal: usize) -> Vec<PathBuf> {
    let keys = Arc::new(Keys::for_tests());
    let config = Config { database: address.to_owned(), clock: Clock::parse(BEGIN).unwrap(), chance: Chance::system(), keys };
    let opened = eenloket::open(config).await.unwrap();
    let store = opened.store.clone();
    let house = opened.share_with(Around::default()).await.unwrap();
    let settings = demo::bronnen::prepare(&house, folder, (aantal, &demo::on_the_list().unwrap()), &ports()).await.unwrap();
    drop(house);
    store.close().await.unwrap();
    for file in &settings {
        let text = std::fs::read_to_string(file).unwrap();
        std::fs::write(file, format!("{text}\n[grenzen]\npersonen_per_pakket = {PER_PAKKET}\n")).unwrap();
    }
    settings
}

async fn story(place: &Place, ring: &KeyRing, folder: &Path, kills: i64) {
    let settings = prepared(place.address(), folder, AANTAL).await;
    let own = demo::bronnen::administratie_in(folder);
    let start = || {
        let around = [("ADRES", "127.0.0.1:0"), ("ADMINISTRATIE", own.to_str().unwrap())];
        Program::start_with(place.address(), ring, BEGIN, QUIET, &around)
    };
    let mut sources: Vec<Source> = settings.iter().map(|file| Source::start(file)).collect();
    let mut program = start();
    let id = begun(&program.client(), &program.client()).await;
    let (chance, mut said) = (Chance::seeded(7), Vec::new());
    for nth in 1..=kills {
        let db = connect(place.address()).await;
        // At some steps after where it was, somewhere in the middle of one.
        let next = far(&db, id).await + 1 + i32::try_from(chance.number() % 2).unwrap();
        until("it goes on", async || far(&db, id).await >= next).await;
        program.kill();
        said.extend(program.said());
        assert_eq!(status(&db, id).await, "bevragen", "kill {nth}: it is over too soon");
        db.close().await.unwrap();
        program = start();
    }
    let db = connect(place.address()).await;
    until("it ends", async || status(&db, id).await != "bevragen").await;
    let row = looplijst_vraag::Entity::find_by_id(id).one(&db).await.unwrap().unwrap();
    assert_eq!(status(&db, id).await, "gecombineerd", "{:?} {:?}", row.code, row.bronhouder);
    program.kill();
    said.extend(program.said());
    sources.iter_mut().for_each(Source::kill);
    asked_once(&sources, &own, &db).await;
    same_outcome(id, &own, &db).await;
    let numbers = Numbers::of(&own);
    assert_eq!(numbers.find(&said), None, "in the log");
    for (what, bytes) in stored(place, &db).await {
        assert_eq!(numbers.find(&bytes), None, "in {what}");
    }
    assert_eq!(numbers.find(&numbers.first), Some(0), "it would be found");
    db.close().await.unwrap();
    let store = program::open(place.address(), BEGIN).await;
    assert_eq!(program::findings(&store).await, []);
    store.close().await.unwrap();
}

/// How many steps were made.
pub async fn far(db: &DatabaseConnection, id: Uuid) -> i32 {
    looplijst_vraag::Entity::find_by_id(id).one(db).await.unwrap().unwrap().stap
}

pub async fn status(db: &DatabaseConnection, id: Uuid) -> String {
    lists::Entity::find_by_id(id).one(db).await.unwrap().unwrap().status
}

pub async fn connect(address: &str) -> DatabaseConnection {
    Database::connect(address.replace("sqlite:", "sqlite://")).await.unwrap()
}

/// Tess draws one up, Fatih approves it, and it begins.
async fn begun(tess: &Client, fatih: &Client) -> Uuid {
    tess.log_in_as("Tess").await;
    fatih.log_in_as("Fatih Oefening").await;
    let fields = [("regelingen", REGELINGEN[0]), ("regelingen", REGELINGEN[1]), ("peildatum", "31-12-2026")];
    let made = tess.write("/looplijsten/nieuw", &fresh_key(), &fields).await.expect(303).location().unwrap();
    let press = async |who: &Client, what: &str, more: &[(&str, &str)]| {
        who.write(&format!("{made}/{what}"), &fresh_key(), more).await.expect(303);
    };
    press(tess, "voorlegging", &[("versie", "1")]).await;
    press(fatih, "oordeel", &[("versie", "2"), ("oordeel", "goedgekeurd")]).await;
    press(tess, "start", &[("versie", "3")]).await;
    made.rsplit('/').next().unwrap().parse().unwrap()
}

/// Each source was asked about somebody once at most, and about everybody of the run there is one line.
async fn asked_once(sources: &[Source], own: &Path, db: &DatabaseConnection) {
    let left = listed_in(own).into_iter().filter(|row| row["reden"].is_empty());
    let all: Vec<String> = left.map(|row| row["bsn"].clone()).collect();
    for bsn in all.iter().step_by(37) {
        for source in sources {
            let asked = source.asked_about(bsn);
            assert!(asked.len() <= 1, "{}: {asked:?}", source.bronhouder());
        }
    }
    let lines = "verwerking where naam = 'looplijst.ask'";
    assert_eq!(count(db, lines).await, i64::try_from(all.len()).unwrap());
    let people = count(db, &format!("(select distinct betrokkene_hash from {lines}) as people")).await;
    assert_eq!(people, i64::try_from(all.len()).unwrap());
}

/// The counts are those of one calculation over everything.
async fn same_outcome(id: Uuid, own: &Path, db: &DatabaseConnection) {
    let expected = right_to(&listed_in(own), AANTAL);
    let rows = looplijst_telling::Entity::find().all(db).await.unwrap();
    assert_eq!(rows.len(), REGELINGEN.len());
    for row in rows {
        assert_eq!(row.looplijst_id, id);
        let ja = expected.get(&row.regeling).map_or(0, std::collections::BTreeSet::len);
        assert_eq!(row.ja, if ja < 10 { "<10".to_owned() } else { ja.to_string() }, "{}", row.regeling);
    }
}

/// The numbers of everybody in the administration, as digits and as the bytes in which a pakket has them.
pub struct Numbers {
    digits: HashSet<[u8; 9]>,
    bytes: HashSet<[u8; 5]>,
    pub first: Vec<u8>,
}

impl Numbers {
    pub fn of(own: &Path) -> Self {
        let all: Vec<String> = listed_in(own).into_iter().map(|row| row["bsn"].clone()).collect();
        let digits = all.iter().map(|bsn| bsn.as_bytes().try_into().unwrap()).collect();
        let cbor = |bsn: &String| {
            let [a, b, c, d] = bsn.parse::<u32>().unwrap().to_be_bytes();
            [0x1a, a, b, c, d]
        };
        Self { digits, bytes: all.iter().map(cbor).collect(), first: all[0].clone().into_bytes() }
    }

    pub fn find(&self, bytes: &[u8]) -> Option<usize> {
        let digits = bytes.windows(9).position(|window| window[0] == b'9' && self.digits.contains(window));
        digits.or_else(|| bytes.windows(5).position(|window| window[0] == 0x1a && self.bytes.contains(window)))
    }
}
