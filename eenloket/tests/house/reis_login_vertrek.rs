//! V31: somebody leaves, and is out in every process within a minute.

use crate::client::Client;
use crate::ledger::count;
use crate::place::Place;
use crate::program::{self, KeyRing, Program, QUIET, until};
use crate::provider::Provider;
use crate::world::{BEGIN, People, World};
use access::{Actor, Object, Verwerking};
use eenloket::{demo, medewerker};
use foundation::{TraceId, Uuid};
use std::process::Command;
use std::time::{Duration, Instant};
use store::{Store, StoreError};

/// Where a program gets 401 without a session, whatever its role.
const ASK: &str = "/api/v1/producten";

fn daan() -> Uuid {
    demo::id("medewerker/daan")
}

async fn is_in(client: &Client) -> bool {
    client.get(ASK).await.status != 401
}

both!(who_leaves_is_out_and_does_not_get_in_again);
async fn who_leaves_is_out_and_does_not_get_in_again(world: &World) {
    let (daan_there, bas) = (world.log_in_as("Daan").await, world.log_in_as("Bas").await);
    assert!(is_in(&daan_there).await);
    medewerker::leave(world.store(), &world.house.access, daan()).await.unwrap();
    until("Daan is out", async || !is_in(&daan_there).await).await;
    daan_there.get("/taken").await.expect(303);
    assert!(is_in(&bas).await, "the others stay in");
    world.client().get("/inloggen").await.expect(200).hides("Daan");
    world.client().post("/inloggen", &[("medewerker", &daan().to_string())]).await.expect(404);

    // Twice is once: nothing is told again.
    medewerker::leave(world.store(), &world.house.access, daan()).await.unwrap();
    let told = count(world.db().await, "event where kind = 'netwerk.medewerker_vertrokken'").await;
    assert_eq!(told, 1);
    let unknown = medewerker::leave(world.store(), &world.house.access, Uuid::from_u128(7)).await;
    assert!(matches!(unknown, Err(eenloket::Stopped::Store(StoreError::NotFound))));
}

/// A planner of one organisatie.
fn planner(world: &World, organisatie: &str) -> Verwerking {
    let actor = Actor::systeem("planner", demo::id(&format!("organisatie/{organisatie}")));
    let trace = TraceId::draw(world.store().chance());
    let work = Object::own_work(actor.organisatie);
    world.house.access.permit(&actor, netwerk::acts::LEAVE, &work, trace, world.now()).unwrap()
}

both!(nobody_ends_the_work_of_somebody_elsewhere);
async fn nobody_ends_the_work_of_somebody_elsewhere(world: &World) {
    let elsewhere = netwerk::leave(world.store(), &planner(world, "enschede"), daan()).await;
    assert!(matches!(elsewhere, Err(StoreError::NotFound)));
    assert_eq!(count(world.db().await, "medewerker where naam like 'Daan%' and actief").await, 1);
    netwerk::leave(world.store(), &planner(world, "duo"), daan()).await.unwrap();
    assert_eq!(count(world.db().await, "medewerker where naam like 'Daan%' and actief").await, 0);
}

/// How the end of somebody's work reaches the processes that serve.
#[derive(Clone, Copy)]
enum Way {
    /// `eenloket medewerker uit-dienst ID`.
    Command,
    /// An act in another process that tells nothing but its event.
    Event,
}

#[test]
fn out_of_both_of_two_processes_on_postgresql() {
    for way in [Way::Command, Way::Event] {
        out_of_all(Place::postgres(People::OfTheStories), 2, way);
    }
}

#[test]
fn out_of_the_one_process_on_sqlite() {
    out_of_all(Some(Place::sqlite(People::OfTheStories)), 1, Way::Event);
}

fn out_of_all(place: Option<Place>, processes: usize, way: Way) {
    let Some(place) = place else { return eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set") };
    let ring = KeyRing::new();
    let programs: Vec<Program> = (0..processes).map(|_| Program::start(place.address(), &ring, BEGIN, QUIET)).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        // One cookie in each process, and in all processes that one cookie.
        let mut browsers = Vec::new();
        for there in &programs {
            let browser = there.client();
            browser.log_in_as("Daan").await;
            browsers.extend(programs.iter().map(|other| browser.moved_to(&other.base)));
        }
        for browser in &browsers {
            assert!(is_in(browser).await);
        }
        let began = Instant::now();
        match way {
            Way::Command => command(place.address(), &ring),
            Way::Event => leave(&program::open(place.address(), BEGIN).await).await,
        }
        for browser in &browsers {
            until("the old cookie is worth nothing", async || !is_in(browser).await).await;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
        println!("out of {processes} after {} ms", began.elapsed().as_millis());
    });
}

fn command(address: &str, ring: &KeyRing) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eenloket"));
    command.args(["--database", address, "--klok", BEGIN, "medewerker", "uit-dienst", &daan().to_string()]);
    assert!(command.arg("--sleutels").arg(ring.file()).status().unwrap().success());
}

async fn leave(store: &Store) {
    let actor = Actor::systeem("planner", demo::id("organisatie/duo"));
    let access = eenloket::house::access().unwrap();
    let (trace, work) = (TraceId::draw(store.chance()), Object::own_work(actor.organisatie));
    let purpose = access.permit(&actor, netwerk::acts::LEAVE, &work, trace, store.now()).unwrap();
    netwerk::leave(store, &purpose, daan()).await.unwrap();
}

#[test]
fn the_word_of_the_provider_is_heard_in_both_of_two_processes() {
    let Some(place) = Place::postgres(People::OfTheStories) else {
        return eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set");
    };
    // The provider tells one address, so that has to be known before.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let front = format!("http://{free}");
    let Some(provider) = Provider::start(&front) else { return };
    let ring = KeyRing::new();
    let secret = ring.keep("medewerker", &provider.secret);
    let named = program::command(place.address(), &ring, &["medewerker", "inlog", &daan().to_string(), "daan"]).status().unwrap();
    assert!(named.success());
    let at = |adres: &str| {
        let login = [
            ("ADRES", adres),
            ("WEBADRES", &front),
            ("OIDC_MEDEWERKER_ISSUER", &provider.issuer),
            ("OIDC_MEDEWERKER_CLIENT", "medewerker"),
            ("OIDC_MEDEWERKER_GEHEIM", &secret),
        ];
        Program::start_with(place.address(), &ring, BEGIN, QUIET, &login)
    };
    let programs = [at(&free), at("127.0.0.1:0")];
    assert_eq!(programs[0].base, front);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        // One session at the provider; here one that began in each process, and in both processes each of the two.
        let there = provider.browser();
        let mut browsers = Vec::new();
        for begun in &programs {
            let browser = begun.client();
            let url = browser.get("/inloggen/medewerker").await.expect(303).location().unwrap();
            let back = provider.says(&there, &url, &front, &[("wie", "daan")]).await;
            browser.get(&back).await.expect(303);
            browsers.extend(programs.iter().map(|other| browser.moved_to(&other.base)));
        }
        for browser in &browsers {
            assert!(is_in(browser).await);
        }
        // Daan logs out in the first browser and says yes at the provider, which tells the first process only.
        let page = browsers[0].get("/").await;
        let out = browsers[0].submit(&page, "/uitloggen", &[]).await.expect(303).location().unwrap();
        let began = Instant::now();
        provider.ends_session(&there, &out, &front).await;
        for browser in &browsers {
            until("the old cookie is worth nothing", async || !is_in(browser).await).await;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
        println!("out of both after {} ms", began.elapsed().as_millis());
    });
}
