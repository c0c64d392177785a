//! One referral over HTTP against the same statements straight on the database (V01).
//!
//! Floor and ours in turn, so that both see the same minute of the machine; of each pair of runs the ratio is taken,
//! and of the ratios of all rounds the median.

use crate::fault::{Fault, Outcome};
use crate::floor::{self, Floor};
use crate::house::House;
use crate::load::{self, Run, Session, Work};
use crate::netwerk::{self, Netwerk};
use crate::process::{cpu_of_family, memory_mb};
use crate::psql::Database;
use crate::report::{Goal, Report};
use crate::setting::{Setting, Stores};
use crate::stats::{median, percentile};
use crate::wall;
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// How long after the end of a run its events may be under way, in seconds.
const DELIVERY: f64 = 5.0;
const STARTS: usize = 5;
/// A busy morning: so many agents at once, each sending the next referral as soon as the last is shown (V01).
const CROWD: usize = 200;
/// How long 19 of 20 of them wait at most for all that the server does for a referral, in seconds.
const CROWD_P95: f64 = 1.0;

pub fn run(setting: &Setting) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut report = Report::default();
    runtime.block_on(async {
        if setting.wants(Stores::Postgres) {
            postgres(setting, &mut report).await?;
        }
        if setting.wants(Stores::Sqlite) {
            sqlite(setting, &mut report).await?;
        }
        Ok::<(), Fault>(())
    })?;
    report.close(&setting.json)
}

/// A floor and a store beside each other.
trait Pair {
    fn floor(&mut self, clients: usize, seconds: u64) -> Outcome<Floor>;
    /// Processor seconds of the database process so far; zero where there is none.
    fn database_cpu(&self) -> Outcome<f64>;
    fn count(&self, sql: &str) -> Outcome<i64>;
    /// What a database does by itself once a store has been in use for a minute.
    fn settle(&self) -> Outcome<()>;
}

struct OnPostgres {
    floor: floor::postgres::Postgres,
    store: Database,
    postmaster: u32,
}

impl Pair for OnPostgres {
    fn floor(&mut self, clients: usize, seconds: u64) -> Outcome<Floor> {
        self.floor.run(clients, seconds)
    }
    fn database_cpu(&self) -> Outcome<f64> {
        cpu_of_family(self.postmaster)
    }
    fn count(&self, sql: &str) -> Outcome<i64> {
        self.store.number(sql)
    }
    fn settle(&self) -> Outcome<()> {
        self.floor.settle()?;
        self.store.run("vacuum analyze").map(|_| ())
    }
}

struct OnSqlite {
    floor: floor::sqlite::Sqlite,
    store: rusqlite::Connection,
}

impl Pair for OnSqlite {
    fn floor(&mut self, _: usize, seconds: u64) -> Outcome<Floor> {
        self.floor.run(seconds)
    }
    fn database_cpu(&self) -> Outcome<f64> {
        Ok(0.0)
    }
    fn count(&self, sql: &str) -> Outcome<i64> {
        Ok(self.store.query_row(sql, [], |row| row.get(0))?)
    }
    fn settle(&self) -> Outcome<()> {
        Ok(())
    }
}

async fn postgres(setting: &Setting, report: &mut Report) -> Outcome<()> {
    let head = Database { url: setting.postgres.clone() };
    let mut migrations = Vec::new();
    for nth in 0..setting.rounds {
        let empty = head.create(&format!("empty{nth}"))?;
        let house = House::new(setting.program.clone(), empty.url.clone(), &setting.temp, &format!("empty{nth}"))?;
        migrations.push(house.migrate()?);
    }
    report.raw("postgres_migration_s", &migrations);
    report.figure("migration_empty_store_s", median(&migrations), Goal::AtMost(1.0));

    let store = head.create("eenloket")?;
    let house = House::new(setting.program.clone(), store.url.clone(), &setting.temp, "postgres")?;
    house.migrate()?;
    let netwerk = netwerk::build(&mut store.clone())?;
    if let Some(tune) = &setting.tune {
        store.run(&format!("alter database eenloket set {tune}"))?;
    }
    let floor = floor::postgres::Postgres::open(&setting.cluster, &head, &setting.temp)?;
    let postmaster = floor::postgres::postmaster(&setting.cluster)?;
    head.run("checkpoint")?;
    let mut pair = OnPostgres { floor, store, postmaster };
    let all = measure(setting, report, "postgres", &house, &netwerk, &mut pair, &[1, 8, 32]).await?;

    let of = |clients| all.iter().find(|one| one.clients == clients).ok_or_else(|| Fault::new("a run is missing"));
    report.figure("postgres_throughput_8_clients", of(8)?.throughput(), Goal::AtLeast(0.60));
    report.figure("postgres_throughput_32_clients", of(32)?.throughput(), Goal::AtLeast(0.60));
    report.figure("postgres_p50_1_client", of(1)?.percentile(0.50), Goal::AtMost(2.0));
    report.figure("postgres_p99_32_clients", of(32)?.percentile(0.99), Goal::AtMost(2.0));
    report.figure("app_cpu_a_referral", of(8)?.cpu(), Goal::AtMost(1.0));
    Ok(())
}

async fn sqlite(setting: &Setting, report: &mut Report) -> Outcome<()> {
    let path = |name: &str| setting.temp.join(format!("{name}.db"));
    let mut migrations = Vec::new();
    for nth in 0..setting.rounds {
        let name = format!("sqlite-empty{nth}");
        let address = format!("sqlite:{}", path(&name).display());
        migrations.push(House::new(setting.program.clone(), address, &setting.temp, &name)?.migrate()?);
    }
    report.raw("sqlite_migration_s", &migrations);

    let file = path("sqlite");
    let house = House::new(setting.program.clone(), format!("sqlite:{}", file.display()), &setting.temp, "sqlite")?;
    house.migrate()?;
    let netwerk = netwerk::build(&mut open(&file)?)?;
    let floor = floor::sqlite::Sqlite::open(&path("floor"))?;
    let mut pair = OnSqlite { floor, store: open(&file)? };
    let all = measure(setting, report, "sqlite", &house, &netwerk, &mut pair, &[1, 8]).await?;
    let eight = all.iter().find(|one| one.clients == 8).ok_or_else(|| Fault::new("a run is missing"))?;
    report.figure("sqlite_throughput_8_clients", eight.throughput(), Goal::AtLeast(0.50));
    Ok(())
}

fn open(file: &Path) -> Outcome<rusqlite::Connection> {
    let connection = rusqlite::Connection::open(file)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    Ok(connection)
}

/// All rounds with one number of clients.
struct Series {
    clients: usize,
    floors: Vec<Floor>,
    ours: Vec<Run>,
    /// Processor seconds of the program for one referral, a round.
    app_cpu: Vec<f64>,
}

impl Series {
    fn throughput(&self) -> f64 {
        self.ratios(|floor| floor.per_second, Run::per_second)
    }

    fn percentile(&self, part: f64) -> f64 {
        self.ratios(|floor| percentile(&floor.micros, part), |ours| percentile(&ours.micros, part))
    }

    fn cpu(&self) -> f64 {
        let all: Vec<f64> = self.app_cpu.iter().zip(&self.floors).map(|(ours, floor)| ours / floor.cpu_each).collect();
        median(&all)
    }

    fn ratios(&self, floor: impl Fn(&Floor) -> f64, ours: impl Fn(&Run) -> f64) -> f64 {
        let all: Vec<f64> = self.floors.iter().zip(&self.ours).map(|(f, o)| ours(o) / floor(f)).collect();
        median(&all)
    }
}

async fn measure(
    setting: &Setting,
    report: &mut Report,
    name: &str,
    house: &House,
    netwerk: &Netwerk,
    pair: &mut dyn Pair,
    clients: &[usize],
) -> Outcome<Vec<Series>> {
    let starts = cold_starts(house).await?;
    report.raw(&format!("{name}_cold_start_s"), &starts);
    let (server, _) = house.start().await?;
    let most = clients.iter().copied().max().unwrap_or(1);
    let mut sessions: Vec<Session> = Vec::new();
    for agent in netwerk.agents.iter().take(most) {
        sessions.push(load::log_in(&server.address, *agent).await?);
    }
    let work = Rc::new(RefCell::new(Work::new(netwerk, 1)));
    let mut made = load::refer(&server.address, &sessions, &work, Duration::from_secs(1), setting.gzip).await?.made;
    server.hold()?;
    pair.floor(most, 1)?;
    pair.settle()?;
    server.go_on()?;

    let mut all: Vec<Series> = clients
        .iter()
        .map(|clients| Series { clients: *clients, floors: Vec::new(), ours: Vec::new(), app_cpu: Vec::new() })
        .collect();
    let (mut deliveries, mut database_cpu) = (Vec::new(), Vec::new());
    for round in 1..=setting.rounds {
        for series in &mut all {
            eprintln!("{name}: round {round} of {}, {} clients", setting.rounds, series.clients);
            server.hold()?;
            let floor = pair.floor(series.clients, setting.seconds);
            server.go_on()?;
            series.floors.push(floor?);
            // What waited while it was held is no part of the next run.
            tokio::time::sleep(Duration::from_millis(300)).await;
            let (app, database) = (server.cpu()?, pair.database_cpu()?);
            let sessions = &sessions[..series.clients];
            let ours = load::refer(&server.address, sessions, &work, Duration::from_secs(setting.seconds), setting.gzip).await?;
            // The processor time of delivery belongs to the referrals too.
            deliveries.push(delivered(pair).await?);
            series.app_cpu.push((server.cpu()? - app) / ours.made as f64);
            if series.clients == 8 {
                database_cpu.push((pair.database_cpu()? - database) / ours.made as f64 * 1e6);
            }
            made += ours.made;
            series.ours.push(ours);
        }
    }
    let memory = memory_mb(server.pid())?;
    let crowd = crowd(setting, netwerk, &server.address, &work).await?;
    deliveries.push(delivered(pair).await?);
    made += crowd.made;
    let hint = wall::hint(&server.address, netwerk.stranger, &crowd.places).await?;
    server.stop()?;
    report.figure(&format!("{name}_wall_hint"), hint, Goal::AtMost(wall::NO_HINT));
    report.figure(&format!("{name}_p95_{CROWD}_agents_s"), percentile(&crowd.micros, 0.95) / 1e6, Goal::AtMost(CROWD_P95));
    tell(report, name, &all, &database_cpu);
    let slowest = deliveries.iter().copied().fold(0.0, f64::max);
    report.figure(&format!("{name}_events_delivered_within_s"), slowest, Goal::AtMost(DELIVERY));
    report.figure(&format!("{name}_memory_pss_mb"), memory, Goal::AtMost(50.0));
    report.figure(&format!("{name}_cold_start_s"), median(&starts), Goal::AtMost(0.2));
    right(pair, house, made)?;
    Ok(all)
}

async fn crowd(setting: &Setting, netwerk: &Netwerk, address: &str, work: &Rc<RefCell<Work>>) -> Outcome<Run> {
    if netwerk.agents.len() < CROWD {
        return Err(Fault::new("too few agents for a busy morning"));
    }
    let mut sessions = Vec::new();
    for agent in netwerk.agents.iter().take(CROWD) {
        sessions.push(load::log_in(address, *agent).await?);
    }
    load::refer(address, &sessions, work, Duration::from_secs(setting.seconds), setting.gzip).await
}

async fn cold_starts(house: &House) -> Outcome<Vec<f64>> {
    let mut seconds = Vec::new();
    for _ in 0..STARTS {
        let (server, took) = house.start().await?;
        server.stop()?;
        seconds.push(took);
    }
    Ok(seconds)
}

/// Seconds until no event waits any more; far more than allowed when they do not leave at all.
async fn delivered(pair: &dyn Pair) -> Outcome<f64> {
    let begun = Instant::now();
    loop {
        let waiting = pair.count("select count(*) from event where due_at is not null")?;
        let took = begun.elapsed().as_secs_f64();
        if waiting == 0 || took > 4.0 * DELIVERY {
            return Ok(took);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Figures of a run count only if all it made is there, accepted, and the logs are whole.
fn right(pair: &dyn Pair, house: &House, made: u64) -> Outcome<()> {
    let stored = pair.count("select count(*) from doorverwijzing where status = 'geaccepteerd'")?;
    let taken = pair.count("select count(*) from tijdslot where bezet")?;
    let made = i64::try_from(made).unwrap_or(i64::MAX);
    if stored != made || taken != made {
        return Err(Fault::new(format!("{made} referrals were confirmed, {stored} are stored, {taken} Tijdsloten are taken")));
    }
    house.check()
}

fn tell(report: &mut Report, name: &str, all: &[Series], database_cpu: &[f64]) {
    for series in all {
        let label = |what: &str| format!("{name}_{}_{what}", series.clients);
        let mut tell = |what: &str, values: Vec<f64>| report.raw(&label(what), &values);
        tell("floor_per_s", series.floors.iter().map(|floor| floor.per_second).collect());
        tell("ours_per_s", series.ours.iter().map(Run::per_second).collect());
        tell("floor_p50_us", series.floors.iter().map(|floor| percentile(&floor.micros, 0.5)).collect());
        tell("ours_p50_us", series.ours.iter().map(|run| percentile(&run.micros, 0.5)).collect());
        tell("ours_post_p50_us", series.ours.iter().map(|run| percentile(&run.post_micros, 0.5)).collect());
        tell("floor_p99_us", series.floors.iter().map(|floor| percentile(&floor.micros, 0.99)).collect());
        tell("ours_p99_us", series.ours.iter().map(|run| percentile(&run.micros, 0.99)).collect());
        tell("floor_cpu_us", series.floors.iter().map(|floor| floor.cpu_each * 1e6).collect());
        tell("app_cpu_us", series.app_cpu.iter().map(|cpu| cpu * 1e6).collect());
    }
    if database_cpu.iter().any(|cpu| *cpu > 0.0) {
        report.raw(&format!("{name}_8_our_database_cpu_us"), database_cpu);
    }
}
