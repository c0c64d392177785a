//! The whole house in this process: a store of its own, a clock that the test moves, and real HTTP.

use crate::client::{Client, Page};
use crate::people::{Inwoner, JOOST, KEES, SAMIRA, TILLY};
use crate::place::Place;
use crate::seen::Seen;
use eenloket::{Around, Config, demo, server};
use foundation::jiff::Timestamp;
use foundation::jiff::civil::DateTime;
use foundation::jiff::tz::TimeZone;
use foundation::{Chance, Clock, Keys};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use store::sea_orm::{self, Database, DatabaseConnection, FromQueryResult};
use store::{Relay, Store};
use tokio::net::TcpListener;
use tokio::sync::{OnceCell, watch};
use tokio::task::JoinHandle;
use web::Shared;

/// Tuesday 2 March 2027, ten in the morning in Enschede.
pub const BEGIN: &str = "2027-03-02T09:00:00Z";

/// How the house is reached from outside.
pub const OUTSIDE: &str = "https://eenloket.example";

/// Runs a story on SQLite and on PostgreSQL: `both!(name);` above `async fn name(world: &World)`.
/// `both!(name, bare);` runs it in a house without people and without the demo mark.
#[macro_export]
macro_rules! both {
    ($name:ident) => {
        both!($name, $crate::world::People::OfTheStories);
    };
    ($name:ident, bare) => {
        both!($name, $crate::world::People::Nobody);
    };
    ($name:ident, $people:expr) => {
        mod $name {
            #[test]
            fn sqlite() {
                $crate::world::run(Some($crate::place::Place::sqlite($people)), super::$name);
            }
            #[test]
            fn postgres() {
                $crate::world::run($crate::place::Place::postgres($people), super::$name);
            }
        }
    };
}

/// Who is there when a story begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// Those that everybody knows by heart: the demo as it is on that morning.
    OfTheStories,
    /// Nobody: an installation that was just made.
    Nobody,
}

/// A house that is open, at the time of the stories.
pub struct World {
    /// As the handlers have it.
    pub house: Shared,
    /// Moves by hand only.
    pub clock: Clock,
    /// What all its browsers saw.
    pub seen: Arc<Seen>,
    base: String,
    figures: String,
    address: String,
    behind: OnceCell<DatabaseConnection>,
    broken: AtomicBool,
    stop: watch::Sender<bool>,
    serving: JoinHandle<std::io::Result<()>>,
}

/// A story that walks every route is one future of many, and not small before the compiler optimises.
const STACK: usize = 32 << 20;

/// Runs a story in a house at a place; without a place the story is skipped, and says so.
pub fn run(place: Option<Place>, story: impl AsyncFnOnce(&World) + Send) {
    let Some(place) = place else {
        eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set (script/postgres start DIR prints one)");
        return;
    };
    std::thread::scope(|scope| {
        let name = std::thread::current().name().map(ToOwned::to_owned).unwrap_or_default();
        let there = std::thread::Builder::new().name(name).stack_size(STACK).spawn_scoped(scope, || tell(place, story));
        if let Err(panic) = there.unwrap().join() {
            std::panic::resume_unwind(panic);
        }
    });
}

fn tell(place: Place, story: impl AsyncFnOnce(&World)) {
    // The place outlives the runtime: it goes when nothing uses it any more.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let world = World::open(place.address()).await;
        story(&world).await;
        if !world.broken.load(Ordering::SeqCst) {
            world.must_hold().await;
        }
        world.close().await;
    });
}

#[derive(Debug, FromQueryResult)]
#[allow(dead_code, reason = "read when a test fails")]
struct Waiting {
    kind: String,
}

impl World {
    async fn open(address: &str) -> Self {
        let clock = Clock::manual(BEGIN.parse().unwrap());
        let keys = Arc::new(Keys::for_tests());
        let config = Config { database: address.to_owned(), clock: clock.clone(), chance: Chance::seeded(1), keys };
        let opened = eenloket::open(config).await.unwrap();
        let logins = web::Logins { webadres: OUTSIDE.to_owned(), ..Default::default() };
        static NTH: AtomicUsize = AtomicUsize::new(0);
        let folder = format!("eenloket-administratie-{}-{}", std::process::id(), NTH.fetch_add(1, Ordering::SeqCst));
        let administratie = Some(demo::bronnen::administratie_in(&std::env::temp_dir().join(folder)));
        let house = opened.share_with(Around { logins, mails: true, administratie, ..Around::default() }).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = watch::channel(false);
        let figures_listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let figures = format!("http://{}", figures_listener.local_addr().unwrap());
        tokio::spawn(server::serve_figures(figures_listener, stopped.clone()));
        let serving = tokio::spawn(server::serve(listener, house.clone(), "mailto:meld@voorbeeld.example", stopped));
        let (seen, behind, broken) = (Arc::default(), OnceCell::new(), AtomicBool::new(false));
        Self { house, clock, seen, base, figures, address: address.to_owned(), behind, broken, stop, serving }
    }

    async fn close(self) {
        let outside = self.outside().to_owned();
        self.stop.send(true).unwrap();
        self.serving.await.unwrap().unwrap();
        if outside.exists() {
            std::fs::remove_dir_all(outside).unwrap();
        }
    }

    /// The folder of what stands beside the house: sources, and the own administration.
    pub fn outside(&self) -> &Path {
        self.house.administratie.as_deref().and_then(Path::parent).expect("a world has one")
    }

    /// The store behind the house.
    pub fn store(&self) -> &Store {
        &self.house.store
    }

    /// The current instant of the story.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A connection of somebody with a hand in the database: no act, no line, nothing that guards.
    pub async fn behind_the_house(&self) -> DatabaseConnection {
        Database::connect(self.address.replace("sqlite:", "sqlite://")).await.unwrap()
    }

    /// Where the store is.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The same connection, made once.
    pub async fn db(&self) -> &DatabaseConnection {
        self.behind.get_or_init(|| self.behind_the_house()).await
    }

    /// Moves the clock to a moment as the clocks in Enschede show it. Sessions that are older than 30 minutes end.
    pub fn it_is(&self, local: &str) {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let at: DateTime = local.parse().unwrap();
        self.clock.set(at.to_zoned(zone).unwrap().timestamp());
    }

    /// Says that this story leaves a store in which not everything holds, on purpose.
    pub fn is_broken_on_purpose(&self) {
        self.broken.store(true, Ordering::SeqCst);
    }

    /// A browser without a session.
    pub fn client(&self) -> Client {
        Client::watched(&self.base, self.seen.clone())
    }

    /// What a machine that collects figures is told.
    pub async fn figures(&self) -> Page {
        Client::watched(&self.figures, self.seen.clone()).get("/metrics").await.expect(200)
    }

    /// A browser in which somebody is logged in, named as on the login page; an inwoner by their full name.
    pub async fn log_in_as(&self, naam: &str) -> Client {
        if let Some(who) = [TILLY, JOOST, SAMIRA, KEES].iter().find(|who| who.naam == naam) {
            return self.inwoner(who).await;
        }
        let client = self.client();
        client.log_in_as(naam).await;
        client
    }

    /// A browser in which an inwoner is logged in, with an identity document that was checked.
    pub async fn inwoner(&self, who: &Inwoner) -> Client {
        let client = self.client();
        client.log_in_as_inwoner(who, "substantieel", false).await;
        client
    }

    /// Delivers every event that is due, as the relay does beside the requests; gives how many.
    pub async fn deliver(&self) -> usize {
        let listeners = eenloket::house::listeners(&self.house);
        Relay::new(self.store().clone(), listeners).drain().await.unwrap()
    }

    /// Delivers what waits, seals both logs and checks everything that must always hold. Every story ends with it.
    pub async fn must_hold(&self) {
        self.deliver().await;
        let waiting = self.ask::<Waiting>("select kind from event where due_at is not null").await;
        assert!(waiting.is_empty(), "events that nobody could take: {waiting:?}");
        // A step that passed in the story is somebody's Taak after the next look at the clock, in the story or here.
        eenloket::terms::look_at_the_clock(&self.house).await.unwrap();
        store::seal_lines(self.store()).await.unwrap();
        let findings = eenloket::controleer::check(self.store()).await.unwrap();
        assert!(findings.is_empty(), "controleer found {findings:?}");
        self.every_act_left_its_lines().await;
        self.seen.must_hold_no_bsn();
    }
}
