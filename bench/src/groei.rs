//! Does the cost of a page stay flat when the past of the store grows a thousandfold?
//!
//! Two stores of the same days, a short past and a long one; the same pages in turn through HTTP, one client.

use crate::bulk::{self, LARGE};
use crate::fault::{Fault, Outcome};
use crate::house::{House, Server};
use crate::http::Connection;
use crate::load::{self, Session, uuid};
use crate::past::{self, Known, Past};
use crate::psql::Database;
use crate::report::{Goal, Report};
use crate::setting::{Setting, Stores};
use crate::stats::percentile;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Bytes that a Hulpvraag with all that belongs to it takes on PostgreSQL, with room for building the indexes.
const BYTES_EACH: u64 = 2_600;
const WARM: usize = 20;
const PAGES: [&str; 5] = ["dag", "zoeken", "inwoner", "mijn", "inzage"];
/// Lines on a page of who looked, and what such a page may take, however long the log is (V29).
const LOOKS: usize = 25;
const INZAGE_P95_MS: f64 = 500.0;

pub fn run(setting: &Setting) -> Outcome<()> {
    enough_disk(&setting.temp, setting.large)?;
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

fn enough_disk(temp: &Path, hulpvragen: u64) -> Outcome<()> {
    let output = Command::new("df").args(["-B1", "--output=avail"]).arg(temp).output()?;
    let free: u64 = String::from_utf8_lossy(&output.stdout).lines().last().unwrap_or_default().trim().parse()?;
    let needed = hulpvragen * BYTES_EACH;
    if free < needed {
        let (free, needed) = (free >> 30, needed >> 30);
        return Err(Fault::new(format!("this takes {needed} GB of disk and {free} GB is free; use a smaller --large")));
    }
    Ok(())
}

async fn postgres(setting: &Setting, report: &mut Report) -> Outcome<()> {
    let head = Database { url: setting.postgres.clone() };
    let mut sides = Vec::new();
    for (name, hulpvragen) in [("small", setting.small), ("large", setting.large)] {
        eprintln!("PostgreSQL with {hulpvragen} hulpvragen");
        let store = head.create(name)?;
        let house = House::new(setting.program.clone(), store.url.clone(), &setting.temp, name)?;
        house.migrate()?;
        let (begun, past) = (Instant::now(), Past::of(hulpvragen));
        bulk::postgres(&store, past)?;
        report.raw(&format!("postgres_{name}_fill_s"), &[begun.elapsed().as_secs_f64()]);
        report.raw(&format!("postgres_{name}_gb"), &[store.number(&format!("select pg_database_size('{name}')"))? as f64 / 1e9]);
        sides.push(Side { house, past });
    }
    let large = head.sibling("large");
    let before = full_scans(&large)?;
    compare(setting, report, "postgres", &sides).await?;
    let mut scans = 0;
    for (table, count) in full_scans(&large)? {
        let more = count - before.get(&table).copied().unwrap_or(0);
        if more > 0 {
            eprintln!("  {table} was read from end to end {more} times");
        }
        scans += more;
    }
    report.figure("postgres_full_scans_of_large_tables", scans as f64, Goal::AtMost(0.0));
    plans(setting, &large, &sides[1]).await?;
    // Makes room for the next store.
    head.run("drop database large with (force)").map(|_| ())
}

/// How often each large table was read from end to end, by name. A server that stopped has reported all.
fn full_scans(store: &Database) -> Outcome<BTreeMap<String, i64>> {
    let tables = LARGE.map(|table| format!("relname like '{table}%'")).join(" or ");
    let rows = store.run(&format!("select relname, seq_scan from pg_stat_user_tables where {tables}"))?;
    let count = |row: &str| {
        let (name, count) = row.split_once('|')?;
        Some((name.to_owned(), count.parse().ok()?))
    };
    Ok(rows.lines().filter_map(count).collect())
}

async fn sqlite(setting: &Setting, report: &mut Report) -> Outcome<()> {
    let mut sides = Vec::new();
    for (name, hulpvragen) in [("small", setting.small), ("large", setting.large)] {
        eprintln!("SQLite with {hulpvragen} hulpvragen");
        let file = setting.temp.join(format!("{name}.db"));
        let address = format!("sqlite:{}", file.display());
        let house = House::new(setting.program.clone(), address, &setting.temp, &format!("sqlite-{name}"))?;
        house.migrate()?;
        let (begun, past) = (Instant::now(), Past::of(hulpvragen));
        bulk::sqlite(&file, past)?;
        report.raw(&format!("sqlite_{name}_fill_s"), &[begun.elapsed().as_secs_f64()]);
        report.raw(&format!("sqlite_{name}_gb"), &[std::fs::metadata(&file)?.len() as f64 / 1e9]);
        sides.push(Side { house, past });
    }
    compare(setting, report, "sqlite", &sides).await
}

/// A store with its program.
struct Side {
    house: House,
    past: Past,
}

async fn compare(setting: &Setting, report: &mut Report, name: &str, sides: &[Side]) -> Outcome<()> {
    let mut visitors = Vec::new();
    for side in sides {
        visitors.push(Visitor::enter(side, 0).await?);
    }
    for (nth, page) in PAGES.iter().enumerate() {
        eprintln!("  {page}");
        let mut micros = vec![Vec::new(); visitors.len()];
        for turn in 0..setting.pages + WARM {
            for (visitor, micros) in visitors.iter_mut().zip(&mut micros) {
                let begun = Instant::now();
                visitor.look(nth, turn).await?;
                if turn >= WARM {
                    micros.push(u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX));
                }
            }
        }
        let p50: Vec<f64> = micros.iter().map(|micros| percentile(micros, 0.5)).collect();
        report.raw(&format!("{name}_{page}_p50_us"), &p50);
        report.figure(&format!("{name}_{page}_growth_p50"), p50[1] / p50[0], Goal::AtMost(1.3));
        if *page == "inzage" {
            let p95 = percentile(&micros[1], 0.95) / 1_000.0;
            report.figure(&format!("{name}_inzage_p95_ms"), p95, Goal::AtMost(INZAGE_P95_MS));
        }
    }
    for visitor in visitors {
        visitor.server.stop()?;
    }
    Ok(())
}

/// Somebody at a server: counter clerks for the day, one telephone agent for the rest.
struct Visitor {
    server: Server,
    connection: Connection,
    agent: Session,
    clerks: Vec<(Session, String)>,
    past: Past,
    free: Box<dyn Iterator<Item = u128>>,
    /// A place in the middle of the list of referrals.
    older: String,
    keys: u64,
    /// The cookie of Tilly, about whom the agent looked often enough for more than a page.
    tilly: String,
}

impl Visitor {
    /// A later visitor takes other Tijdsloten and other keys.
    async fn enter(side: &Side, nth: usize) -> Outcome<Self> {
        let (server, _) = side.house.start().await?;
        let connection = Connection::open(&server.address, false).await?;
        let agent = load::log_in(&server.address, side.past.agents()[0]).await?;
        let mut clerks = Vec::new();
        for (who, locatie) in side.past.clerks() {
            clerks.push((load::log_in_at(&server.address, who, "/").await?, format!("/balie/{}", uuid(locatie))));
        }
        let free = Box::new(side.past.free(nth as u64));
        let older = format!("/doorverwijzingen?voor={}&id={}", side.past.middle(), uuid(u128::MAX));
        let tilly = load::log_in_inwoner(&server.address, past::TILLY).await?;
        let mut visitor =
            Self { server, connection, agent, clerks, past: side.past, free, older, keys: nth as u64 * 1_000_000, tilly };
        for _ in 0..LOOKS + 1 {
            visitor.refer(&past::known_tilly()).await?;
        }
        Ok(visitor)
    }

    /// Sends somebody on, and reads the page that it leads to.
    async fn refer(&mut self, who: &Known) -> Outcome<()> {
        let slot = self.free.next().ok_or_else(|| Fault::new("no more free Tijdsloten"))?;
        let form = self.form(who, "bevestig", Some(slot));
        self.post_and_read(&form, "class=\"nummer\"").await
    }

    async fn look(&mut self, page: usize, turn: usize) -> Outcome<()> {
        match page {
            0 => {
                let (session, path) = &self.clerks[turn % self.clerks.len()];
                self.connection.become_session(session.cookie());
                let shown = self.connection.get(path).await?;
                expect(&shown, 200, path)
            }
            1 => {
                let who = self.known(turn);
                let form = self.form(&who, "zoek", None);
                self.post_and_read(&form, "name=\"tijdslot\"").await
            }
            2 => {
                let who = self.known(turn);
                self.refer(&who).await
            }
            4 => {
                self.connection.become_session(&self.tilly);
                let shown = self.connection.get("/mijn/inzage").await?;
                expect(&shown, 200, "/mijn/inzage")?;
                // Each look that somebody else had can be asked about.
                let looks = shown.text().matches("/vraag\"").count();
                if looks == LOOKS { Ok(()) } else { Err(Fault::new(format!("/mijn/inzage: {looks} looks"))) }
            }
            _ => {
                self.connection.become_session(self.agent.cookie());
                let path = if turn.is_multiple_of(2) { "/doorverwijzingen" } else { self.older.as_str() };
                let shown = self.connection.get(path).await?;
                expect(&shown, 200, path)?;
                if shown.text().matches("<th scope=\"row\"").count() == 25 {
                    Ok(())
                } else {
                    Err(Fault::new(format!("{path}: not a full page")))
                }
            }
        }
    }

    /// Somebody the store knows, another one at each turn.
    fn known(&self, turn: usize) -> Known {
        past::known((turn as u64).wrapping_mul(7_919) % self.past.inwoners())
    }

    /// A form about somebody the store knows by name, date of birth and postcode.
    fn form(&mut self, who: &Known, step: &str, slot: Option<u128>) -> String {
        self.keys += 1;
        let slot = slot.map(uuid).unwrap_or_default();
        // Each Balie helps with a third of the products: this one goes with the first Balie of a Locatie.
        let product = past::product(0);
        format!(
            "csrf={}&sleutel=groei-{:016}&concept=&product={product}&bsn=&naam={}+{}&geboortedatum={}&postcode={}&huisnummer=12\
             &telefoon=0612345678&tijdslot={slot}&toelichting=&instemming=ja&terugkoppeling=ja&kanaal=brief&stap={step}",
            self.agent.csrf(),
            self.keys,
            who.voornaam,
            who.achternaam,
            who.geboortedatum,
            who.postcode
        )
    }

    async fn post_and_read(&mut self, form: &str, wanted: &str) -> Outcome<()> {
        self.connection.become_session(self.agent.cookie());
        let sent = self.connection.post("/doorverwijzingen/nieuw", form).await?;
        expect(&sent, 303, "/doorverwijzingen/nieuw")?;
        let location = sent.location.unwrap_or_default();
        let path = location.split('#').next().unwrap_or_default();
        let shown = self.connection.get(path).await?;
        expect(&shown, 200, path)?;
        if shown.text().contains(wanted) { Ok(()) } else { Err(Fault::new(format!("{path}: nothing found"))) }
    }
}

fn expect(answer: &crate::http::Answer, status: u16, path: &str) -> Outcome<()> {
    if answer.status == status { Ok(()) } else { Err(Fault::new(format!("{path}: {}", answer.status))) }
}

/// Has PostgreSQL write down how it finds the rows of each page, and keeps that beside the JSON.
async fn plans(setting: &Setting, store: &Database, side: &Side) -> Outcome<()> {
    for what in ["session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0"] {
        store.run(&format!("alter database large set {what}"))?;
    }
    let log = setting.cluster.join("log");
    let before = std::fs::metadata(&log)?.len();
    let mut visitor = Visitor::enter(side, 1).await?;
    for (page, turn) in (0..PAGES.len()).flat_map(|page| [(page, 1000), (page, 1001)]) {
        visitor.look(page, turn).await?;
    }
    visitor.server.stop()?;
    let text = std::fs::read_to_string(&log)?;
    let fresh = text.get(usize::try_from(before).unwrap_or(0)..).unwrap_or_default();
    let mut plans: Vec<&str> = fresh.split(" LOG:  duration: ").filter_map(plan_of).collect();
    plans.sort_unstable();
    plans.dedup_by(|one, other| query_of(one) == query_of(other));
    let file = setting.json.with_file_name("groei-plans.txt");
    std::fs::write(&file, plans.join("\n\n"))?;
    for plan in plans {
        let full: Vec<&str> = plan.lines().filter(|line| line.contains("Seq Scan on ")).collect();
        if let Some(line) = full.iter().find(|line| LARGE.iter().any(|table| line.contains(&format!("Seq Scan on {table}")))) {
            eprintln!("  full scan: {} in {}", line.trim(), plan.lines().next().unwrap_or_default());
        }
    }
    Ok(())
}

/// Query and plan of one entry of the log, without the time that begins the next one.
fn plan_of(entry: &str) -> Option<&str> {
    let (_, plan) = entry.split_once("Query Text: ")?;
    Some(plan.rsplit_once('\n').map_or(plan, |(plan, _)| plan).trim())
}

fn query_of(plan: &str) -> &str {
    plan.split("  (cost=").next().unwrap_or_default()
}
