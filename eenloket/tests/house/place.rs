//! Where a test has its store: a file of its own, or a database of its own; gone when the test ends.

use std::path::PathBuf;
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
    /// An empty folder for a file.
    pub fn sqlite() -> Self {
        let folder = folder();
        let address = format!("sqlite:{}", folder.join("eenloket.db").display());
        Self::Sqlite { folder, address }
    }

    /// A database made from the migrated template, on the server of `EENLOKET_TEST_POSTGRES`.
    pub fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("EENLOKET_TEST_POSTGRES") else {
            assert!(std::env::var_os("CI").is_none(), "EENLOKET_TEST_POSTGRES is not set: half of the tests would not run");
            return None;
        };
        let name = format!("eenloket_test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::SeqCst));
        wait(make(&server, &name));
        Some(Self::Postgres { address: database(&server, &name), server, name })
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

/// A fresh folder of this test.
pub fn folder() -> PathBuf {
    let nth = MADE.fetch_add(1, Ordering::SeqCst);
    let folder = std::env::temp_dir().join(format!("eenloket-test-{}-{nth}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Copies the template, and makes it first if this build of the tests has none.
async fn make(server: &str, name: &str) {
    let admin = connect(server).await;
    run(&admin, &format!("select pg_advisory_lock({LOCK})")).await;
    let template = template_name();
    if !names(&admin, &template).await.contains(&template) {
        // What earlier builds left; one that is in use stays for the next time.
        for old in names(&admin, "eenloket_sjabloon_").await {
            let _ = admin.execute_unprepared(&format!("drop database if exists {old}")).await;
        }
        let half = format!("eenloket_half_{}", std::process::id());
        run(&admin, &format!("create database {half}")).await;
        migrate(&database(server, &half)).await;
        // Nobody may be connected to a template, and the pool lets go in its own time.
        run(&admin, &format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{half}'")).await;
        // Its name comes last: what carries it is whole.
        run(&admin, &format!("alter database {half} rename to {template}")).await;
    }
    run(&admin, &format!("create database {name} template {template}")).await;
    admin.close().await.unwrap();
}

async fn migrate(address: &str) {
    let clock = foundation::Clock::manual(crate::world::BEGIN.parse().unwrap());
    let keys = std::sync::Arc::new(foundation::Keys::for_tests());
    let chance = foundation::Chance::seeded(0);
    let database = address.to_owned();
    eenloket::open(eenloket::Config { database, clock, chance, keys }).await.unwrap();
}

/// Every build of the tests has its own template: an edited migration must not meet an old schema.
fn template_name() -> String {
    let build = std::env::current_exe().and_then(std::fs::metadata).unwrap();
    let at = build.modified().unwrap().duration_since(UNIX_EPOCH).unwrap().as_millis();
    format!("eenloket_sjabloon_{at}_{}", build.len())
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
