//! The program is killed in the middle of its work, again and again: nothing is half done or forgotten.
//!
//! Callers refer and a desk reports, calls in, identifies and finishes. After a number of answers that a
//! seed chooses the program gets SIGKILL, and is started on the same store. Whoever got no answer sends
//! the same form with the same key once more, as a browser does that is asked to try again.

mod desk;
pub mod phone;

use crate::caller::{bsn, ids};
use crate::client::Client;
use crate::ledger::{Ledger, count};
use crate::place::Place;
use crate::program::{self, KeyRing, Program, QUIET, until};
use crate::world::{BEGIN, People};
use desk::Desk;
use foundation::jiff::{Timestamp, ToSpan};
use foundation::{Chance, Uuid};
use phone::Phone;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::sea_orm::{ActiveValue::Set, Database, DatabaseConnection, EntityTrait};
use store::{Finding, Ms};
use tokio::sync::Notify;

const PHONES: usize = 4;
/// Answers between two kills, at most.
const ANSWERS: u64 = 24;
/// The minutes of the story that pass with each start: what a killed program had claimed is free again.
const MINUTES: i64 = 1;

#[test]
fn killed_fifty_times_on_sqlite() {
    torture(Some(Place::sqlite(People::OfTheStories)), 50);
}

#[test]
fn killed_twenty_times_on_postgresql() {
    torture(Place::postgres(People::OfTheStories), 20);
}

/// A form that is sent until it is answered, each time with the same key.
struct Form {
    path: String,
    fields: Vec<(&'static str, String)>,
}

impl Form {
    /// Sends it; `None` when the program was gone before it answered.
    async fn send(&self, client: &Client, csrf: &str, key: &str) -> Option<String> {
        let mut fields = vec![("csrf", csrf.to_owned()), ("sleutel", key.to_owned())];
        fields.extend(self.fields.iter().cloned());
        let request = client.request(reqwest::Method::POST, &self.path).form(&fields);
        let page = client.attempt(&self.path, request).await.ok()?.expect(303);
        Some(page.location().unwrap())
    }
}

/// How many answers came since the program was started.
#[derive(Default)]
pub struct Answers {
    pub count: AtomicUsize,
    more: Notify,
}

impl Answers {
    fn one_more(&self) {
        self.count.fetch_add(1, Ordering::SeqCst);
        self.more.notify_one();
    }

    async fn reach(&self, enough: usize) {
        while self.count.load(Ordering::SeqCst) < enough {
            self.more.notified().await;
        }
    }
}

/// When the program believes it is, at its nth start.
fn klok(nth: usize) -> String {
    let begin: Timestamp = BEGIN.parse().unwrap();
    (begin + (i64::try_from(nth).unwrap() * MINUTES).minutes()).to_string()
}

fn torture(place: Option<Place>, kills: usize) {
    let Some(place) = place else {
        eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set");
        return;
    };
    let ring = KeyRing::new();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(story(place.address(), &ring, kills));
}

async fn story(address: &str, ring: &KeyRing, kills: usize) {
    let chance = Chance::seeded(20_270_302);
    let slots = Arc::new(Mutex::new(add_slots(address, kills * ANSWERS as usize).await));
    let before = with(address, async |db| Ledger::read(db).await).await;

    let mut program = Program::start(address, ring, &klok(0), QUIET);
    let mut phones = Vec::new();
    for nth in 0..PHONES {
        phones.push(Phone::new(program.client(), nth, slots.clone()).await);
    }
    let mut desk = Desk::new(program.client()).await;
    let mut answered = 0;
    for nth in 1..=kills {
        let enough = usize::try_from(1 + chance.number() % ANSWERS).unwrap();
        let answers = Arc::new(Answers::default());
        let works: Vec<_> = phones.into_iter().map(|phone| tokio::spawn(phone.work(answers.clone()))).collect();
        let counter = tokio::spawn(desk.work(answers.clone()));
        tokio::time::timeout(Duration::from_secs(60), answers.reach(enough)).await.expect("somebody is answered");
        program.kill();
        phones = Vec::new();
        for work in works {
            phones.push(work.await.unwrap());
        }
        desk = counter.await.unwrap();
        answered += answers.count.load(Ordering::SeqCst);

        program = Program::start(address, ring, &klok(nth), QUIET);
        for phone in &mut phones {
            phone.move_to(&program).await;
        }
        desk.move_to(&program).await;
        let found = look(address, nth, &phones, &mut desk).await;
        assert_eq!(found, [], "after kill {nth}");
    }

    let db = connect(address).await;
    until("all events are heard", async || count(&db, "event where due_at is not null").await == 0).await;
    program.kill();
    let referred: usize = phones.iter().map(|phone| phone.referred.len()).sum();
    let helped = desk.helped.len();
    let again = phones.iter().map(|phone| phone.again).sum::<usize>() + desk.again;
    println!("{kills} kills, {answered} answers, {referred} referrals, {helped} visits, {again} forms sent again");
    assert!(referred > kills && helped > 0 && again > 0, "it was no storm");

    let offered = phones.iter().filter(|phone| !phone.has_convenant()).map(|phone| phone.referred.len()).sum();
    let (n, offered) = (whole(referred), whole(offered));
    let people: BTreeSet<&String> = phones.iter().flat_map(|phone| &phone.people).collect();
    let came = Ledger::read(&db).await.since(&before);
    // Without a Convenant calling somebody in is what accepts.
    let called = "select a.id from afspraak a join doorverwijzing d on d.afspraak_id = a.id
                  where d.van_organisatie_id = $1 and a.bezig_op is not null and a.aangemaakt_op >= $2";
    let called = whole(ids(&db, called, [eenloket::demo::id("organisatie/uwv").into(), begin_ms().into()]).await.len());
    let expected = Ledger::of_referrals(n, whole(people.len()));
    assert_eq!(came, expected.with([("berichten", n), ("aangeboden", offered), ("geaccepteerd", n - offered + called)]));
    outcome_is_heard(&db, &desk.helped).await;
    db.close().await.unwrap();
    // Ten minutes later nothing may be on its way any more.
    let later = kills + 10;
    assert_eq!(look(address, later, &phones, &mut desk).await, []);
}

/// Whoever was helped: the visit has ended, and the sender knows.
async fn outcome_is_heard(db: &DatabaseConnection, helped: &[Uuid]) {
    let sql = "select d.afspraak_id as id from doorverwijzing d join afspraak a on a.id = d.afspraak_id
               where d.status = 'afgerond' and d.uitkomst is not null and a.status = 'afgerond' and a.aangemaakt_op >= $1";
    let heard = ids(db, sql, [begin_ms().into()]).await;
    let unheard: Vec<_> = helped.iter().filter(|id| !heard.contains(id)).collect();
    assert!(unheard.is_empty(), "{unheard:?}");
    let finished = count(db, "event where kind = 'balie.afgerond'").await;
    assert_eq!(usize::try_from(finished).unwrap(), helped.len());
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap()
}

pub fn begin_ms() -> i64 {
    BEGIN.parse::<Timestamp>().unwrap().as_millisecond()
}

/// Looks into the store beside the program: what controleer finds, whether all that was answered is there,
/// and who can be helped next.
async fn look(address: &str, nth: usize, phones: &[Phone], desk: &mut Desk) -> Vec<Finding> {
    let store = program::open(address, &klok(nth)).await;
    let findings = program::findings(&store).await;
    store.close().await.unwrap();
    with(address, async |db| {
        let made = ids(db, "select id from doorverwijzing where aangemaakt_op >= $1", [begin_ms().into()]).await;
        for phone in phones {
            let lost: Vec<_> = phone.referred.iter().filter(|id| !made.contains(id)).collect();
            assert!(lost.is_empty(), "answered, and not there: {lost:?}");
        }
        desk.look(db).await;
    })
    .await;
    findings
}

/// Looks behind the house and closes again: nobody else may hold the file when the program is killed.
async fn with<T>(address: &str, look: impl AsyncFnOnce(&DatabaseConnection) -> T) -> T {
    let db = connect(address).await;
    let seen = look(&db).await;
    db.close().await.unwrap();
    seen
}

async fn connect(address: &str) -> DatabaseConnection {
    Database::connect(address.replace("sqlite:", "sqlite://")).await.unwrap()
}

/// As many Tijdsloten as a storm wants, so late today that who has to be asked can answer, at both Balies of the gemeente.
pub async fn add_slots(address: &str, count: usize) -> Vec<Uuid> {
    use afspraak::tables::tijdslot::{ActiveModel, Entity};
    let [locatie, organisatie] = ["locatie/enschede", "organisatie/enschede"].map(eenloket::demo::id);
    let from = begin_ms() + 6 * 3_600_000;
    let chance = Chance::seeded(8);
    let row = |nth: usize| ActiveModel {
        id: Set(Uuid::from_bytes(chance.bytes())),
        balie_id: Set(eenloket::demo::id(&format!("balie/enschede/gemeente-{}", 1 + nth % 2))),
        locatie_id: Set(locatie),
        organisatie_id: Set(organisatie),
        dienst_id: Set(Uuid::from_u128(u128::try_from(nth).unwrap())),
        begin: Set(Ms(from + i64::try_from(nth).unwrap() * 1_000)),
        einde: Set(Ms(from + i64::try_from(nth).unwrap() * 1_000 + 1_800_000)),
        bezet: Set(false),
        vrijgehouden: Set(false),
        vervallen: Set(false),
    };
    let rows: Vec<ActiveModel> = (0..count).map(row).collect();
    let added = rows.iter().map(|row| row.id.clone().unwrap()).collect();
    with(address, async |db| {
        for part in rows.chunks(1_000) {
            Entity::insert_many(part.to_vec()).exec(db).await.unwrap();
        }
    })
    .await;
    added
}
