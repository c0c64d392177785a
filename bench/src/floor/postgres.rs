//! The PostgreSQL floor: pgbench, prepared, eleven round trips and one durable commit a transaction.

use super::{DESKS, Floor, HANDOVER, PAYLOAD, PLACES, QUESTION, SLOTS};
use crate::fault::{Fault, Outcome};
use crate::process::cpu_of_family;
use crate::psql::Database;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The floor's database and its script.
pub struct Postgres {
    database: Database,
    postmaster: u32,
    temp: PathBuf,
    runs: u64,
}

fn tables() -> String {
    format!(
        "create table desk (id int primary key, name text not null, org int not null);
         create table slot (id int primary key, desk_id int not null references desk, starts bigint not null, free int not null);
         create table subject (id bigint generated always as identity primary key, bsn_enc bytea, bsn_bidx bytea, name text not null);
         create index on subject (bsn_bidx);
         create table referral (id uuid primary key, subject_id bigint not null references subject, from_org int not null,
             to_desk int not null references desk, question text not null, handover text not null, status text not null,
             created timestamptz not null);
         create index on referral (to_desk, status);
         create table appointment (id uuid primary key, referral_id uuid not null references referral,
             slot_id int not null references slot, status text not null);
         create table task (id uuid primary key, referral_id uuid not null references referral, kind text not null,
             due timestamptz not null, status text not null);
         create index on task (status, due);
         create table outbox (id bigint generated always as identity primary key, kind text not null, payload jsonb not null,
             at timestamptz not null);
         create table processing_log (id bigint generated always as identity primary key, at timestamptz not null,
             actor int not null, activity text not null, subject bigint not null, trace uuid not null);
         insert into desk select n, 'Balie ' || n, n % 20 from generate_series(1, {DESKS}) n;
         insert into slot select n, n % {DESKS} + 1, n * 900000::bigint, {PLACES} from generate_series(1, {SLOTS}) n;
         analyze;"
    )
}

/// `:r` has nineteen digits: with thirteen zeros it reads as an id, in order as ids by time are.
fn script() -> String {
    let id = "cast('0000000000000' || cast(:r as text) as uuid)";
    let bytes = "convert_to(lpad(cast(:r as text), 32, '0'), 'UTF8')";
    format!(
        "\\set desk random(1, {DESKS})
\\set slot random(1, {SLOTS})
\\set n :n + 1
\\set r :base + :client_id * 10000000000 + :n
begin;
select id, name, org from desk where id = :desk;
select id from subject where bsn_bidx = {bytes};
insert into subject (bsn_enc, bsn_bidx, name) values ({bytes}, {bytes}, 'Tilly Jansen') returning id as subject \\gset
insert into referral values ({id}, :subject, 1, :desk, '{QUESTION}', '{HANDOVER}', 'geaccepteerd', now());
insert into appointment values ({id}, {id}, :slot, 'bevestigd');
insert into task values ({id}, {id}, 'aanbod', now() + interval '2 days', 'open');
insert into outbox (kind, payload, at) values ('referral.accepted', '{PAYLOAD}', now());
insert into processing_log (at, actor, activity, subject, trace) values (now(), 1, 'warm-doorverwijzen', :subject, {id});
update slot set free = free - 1 where id = :slot and free > 0;
commit;
"
    )
}

impl Postgres {
    pub fn open(cluster: &Path, head: &Database, temp: &Path) -> Outcome<Self> {
        let database = head.create("floor")?;
        database.run(&tables())?;
        fs::write(temp.join("floor.sql"), script())?;
        Ok(Self { database, postmaster: postmaster(cluster)?, temp: temp.to_owned(), runs: 0 })
    }

    /// What autovacuum does sooner or later.
    pub fn settle(&self) -> Outcome<()> {
        self.database.run("vacuum analyze").map(|_| ())
    }

    /// Runs it with a number of clients for a time.
    pub fn run(&mut self, clients: usize, seconds: u64) -> Outcome<Floor> {
        self.runs += 1;
        let base = 1_000_000_000_000_000_000 + self.runs * 1_000_000_000_000;
        let log = self.temp.join(format!("floor-{}", self.runs));
        let before = cpu_of_family(self.postmaster)?;
        let output = Command::new("pgbench")
            .args(["-n", "-M", "prepared", "-j", "1", "-l", "-c", &clients.to_string(), "-T", &seconds.to_string()])
            .args(["-D", "n=0", "-D", &format!("base={base}"), "-f"])
            .arg(self.temp.join("floor.sql"))
            .arg(format!("--log-prefix={}", log.display()))
            .arg(&self.database.url)
            .stdin(Stdio::null())
            .output()?;
        let cpu = cpu_of_family(self.postmaster)? - before;
        let text = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() || !text.contains("number of failed transactions: 0 ") {
            return Err(Fault::new(format!("pgbench: {text}{}", String::from_utf8_lossy(&output.stderr))));
        }
        let per_second = text
            .lines()
            .find_map(|line| line.strip_prefix("tps = ")?.split(' ').next())
            .ok_or_else(|| Fault::new("pgbench prints no tps"))?
            .parse()?;
        let micros = self.take_log(&log)?;
        let cpu_each = cpu / micros.len() as f64;
        Ok(Floor { per_second, micros, cpu_each })
    }

    /// The durations of the log: third word of each line.
    fn take_log(&self, prefix: &Path) -> Outcome<Vec<u64>> {
        let mut micros = Vec::new();
        let wanted = prefix.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned() + ".";
        for entry in fs::read_dir(&self.temp)? {
            let path = entry?.path();
            if path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(&wanted)) {
                let text = fs::read_to_string(&path)?;
                micros.extend(text.lines().filter_map(|line| line.split(' ').nth(2)?.parse::<u64>().ok()));
                fs::remove_file(path)?;
            }
        }
        Ok(micros)
    }
}

/// The process that all others of the cluster descend from.
pub fn postmaster(cluster: &Path) -> Outcome<u32> {
    let text = fs::read_to_string(cluster.join("data/postmaster.pid"))?;
    Ok(text.lines().next().unwrap_or_default().trim().parse()?)
}
