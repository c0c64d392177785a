//! Where a test has its store: a file of its own, or a database of its own; gone when the test ends.

use crate::world::{BEGIN, People};
use eenloket::Config;
use foundation::{Chance, Clock, Keys};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::UNIX_EPOCH;
use store::sea_orm::{self, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, FromQueryResult, Statement};

/// Number of the advisory lock around the template, any number as long as it stays the same.
const LOCK: i64 = 0x0EE7_7E57;

static MADE: AtomicU32 = AtomicU32::new(0);

/// A place that removes itself.
pub enum Place {
    Sqlite { folder: PathBuf, address: String },
    Postgres { server: String, name: String, address: String },
}

impl Place {
    /// A file made from the template, in a folder of its own.
    pub fn sqlite(people: People) -> Self {
        let folder = folder();
        let file = folder.join("eenloket.db");
        std::fs::copy(template_file(people), &file).unwrap();
        Self::Sqlite { address: format!("sqlite:{}", file.display()), folder }
    }

    /// A database made from the template, on the server of `EENLOKET_TEST_POSTGRES`.
    pub fn postgres(people: People) -> Option<Self> {
        let Ok(server) = std::env::var("EENLOKET_TEST_POSTGRES") else {
            assert!(std::env::var_os("CI").is_none(), "EENLOKET_TEST_POSTGRES is not set: half of the tests would not run");
            return None;
        };
        let name = format!("eenloket_test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::SeqCst));
        wait(make(&server, &name, people));
        Some(Self::Postgres { address: database(&server, &name), server, name })
    }

    /// Nothing yet, beside a store at this address and of the same kind.
    pub fn empty_beside(address: &str) -> Self {
        if address.starts_with("sqlite:") {
            let folder = folder();
            return Self::Sqlite { address: format!("sqlite:{}", folder.join("eenloket.db").display()), folder };
        }
        let server = std::env::var("EENLOKET_TEST_POSTGRES").expect("it is on this server");
        let name = format!("eenloket_test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::SeqCst));
        wait(async { run(&connect(&server).await, &format!("create database {name}")).await });
        Self::Postgres { address: database(&server, &name), server, name }
    }

    /// As `EENLOKET_DATABASE` names it.
    pub fn address(&self) -> &str {
        match self {
            Self::Sqlite { address, .. } | Self::Postgres { address, .. } => address,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        match self {
            Self::Sqlite { folder, .. } => drop(std::fs::remove_dir_all(folder)),
            Self::Postgres { server, name, .. } => wait(async {
                let server = connect(server).await;
                run(&server, &format!("drop database if exists {name} with (force)")).await;
            }),
        }
    }
}

/// A fresh folder of this test. A test that was cut off leaves one behind, with a log of writes in it, and numbers of
/// processes come back: what is there already is somebody else's.
pub fn folder() -> PathBuf {
    loop {
        let nth = MADE.fetch_add(1, Ordering::SeqCst);
        let folder = std::env::temp_dir().join(format!("eenloket-test-{}-{nth}", std::process::id()));
        match std::fs::create_dir(&folder) {
            Ok(()) => return folder,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => panic!("{}: {error}", folder.display()),
        }
    }
}

/// The template for SQLite, made once for each build of the tests.
fn template_file(people: People) -> PathBuf {
    let room = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let file = room.join(template_name(people));
    // One process makes it, the others wait; its name comes last: what carries it is whole.
    let guard = std::fs::File::create(room.join("sjabloon-slot")).unwrap();
    guard.lock().unwrap();
    if !file.exists() {
        for old in std::fs::read_dir(&room).unwrap().map(|entry| entry.unwrap().path()) {
            let name = old.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with("eenloket_sjabloon_") && !name.contains(&build()) {
                let _ = std::fs::remove_file(&old);
            }
        }
        let (first, store) = (folder(), file.clone());
        let half = first.join("eenloket.db");
        wait(async move {
            fill(&format!("sqlite:{}", half.display()), people).await;
            store::backup_file(&half, &store).await.unwrap();
        });
        std::fs::remove_dir_all(first).unwrap();
    }
    file
}

/// Copies the template for PostgreSQL, and makes it first if this build of the tests has none.
async fn make(server: &str, name: &str, people: People) {
    let admin = connect(server).await;
    run(&admin, &format!("select pg_advisory_lock({LOCK})")).await;
    let template = template_name(people);
    if names(&admin, &template).await.is_empty() {
        // What earlier builds left; one that is in use stays for the next time.
        for old in names(&admin, "eenloket_sjabloon_").await.iter().filter(|old| !old.contains(&build())) {
            let _ = admin.execute_unprepared(&format!("drop database if exists {old}")).await;
        }
        let half = format!("eenloket_half_{}", std::process::id());
        run(&admin, &format!("create database {half}")).await;
        fill(&database(server, &half), people).await;
        // Nobody may be connected to a template, and the pool lets go in its own time.
        run(&admin, &format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{half}'")).await;
        run(&admin, &format!("alter database {half} rename to {template}")).await;
    }
    run(&admin, &format!("create database {name} template {template}")).await;
    // A test does not outlive a crash of the machine: nothing waits for the disk.
    run(&admin, &format!("alter database {name} set synchronous_commit = off")).await;
    admin.close().await.unwrap();
}

/// Makes a house that is ready for a story.
async fn fill(address: &str, people: People) {
    let clock = Clock::manual(BEGIN.parse().unwrap());
    let config = Config { database: address.to_owned(), clock, chance: Chance::seeded(0), keys: Arc::new(Keys::for_tests()) };
    let opened = eenloket::open(config).await.unwrap();
    if people == People::OfTheStories {
        opened.load_demo().await.unwrap();
    }
}

fn template_name(people: People) -> String {
    format!("eenloket_sjabloon_{}_{}", build(), if people == People::Nobody { "leeg" } else { "verhaal" })
}

/// Every build of the tests has its own templates: an edited migration must not meet an old schema.
fn build() -> String {
    let build = std::env::current_exe().and_then(std::fs::metadata).unwrap();
    let at = build.modified().unwrap().duration_since(UNIX_EPOCH).unwrap().as_millis();
    format!("{at}_{}", build.len())
}

#[derive(FromQueryResult)]
struct Named {
    datname: String,
}

async fn names(admin: &DatabaseConnection, prefix: &str) -> Vec<String> {
    let sql = "select datname::text as datname from pg_database where starts_with(datname::text, $1)";
    let statement = Statement::from_sql_and_values(admin.get_database_backend(), sql, [prefix.into()]);
    let rows = Named::find_by_statement(statement).all(admin).await.unwrap();
    rows.into_iter().map(|row| row.datname).collect()
}

async fn connect(address: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(address.to_owned());
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("EENLOKET_TEST_POSTGRES names a server that answers")
}

async fn run(on: &DatabaseConnection, sql: &str) {
    on.execute_unprepared(sql).await.unwrap_or_else(|cause| panic!("{sql}: {cause}"));
}

/// The address of another database on the same server.
fn database(server: &str, name: &str) -> String {
    let (path, query) = server.split_once('?').map_or((server, String::new()), |(path, query)| (path, format!("?{query}")));
    let (host, _) = path.rsplit_once('/').expect("postgres://HOST/NAME");
    format!("{host}/{name}{query}")
}

/// Runs to its end on a thread of its own, also while a test unwinds inside a runtime.
fn wait(work: impl Future<Output = ()> + Send) {
    std::thread::scope(|scope| {
        scope.spawn(|| tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work));
    });
}
