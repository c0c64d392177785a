//! The SQLite floor: the same statements in a tight loop on one thread, WAL, every commit on the disk.

use super::{DESKS, Floor, HANDOVER, PAYLOAD, PLACES, QUESTION, SLOTS};
use crate::clock::now_ms;
use crate::fault::Outcome;
use crate::process::cpu;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::Path;
use std::time::{Duration, Instant};

/// The floor's database.
pub struct Sqlite {
    connection: Connection,
    made: u32,
}

const TABLES: &str = "
    create table desk (id integer primary key, name text not null, org integer not null);
    create table slot (id integer primary key, desk_id integer not null references desk, starts integer not null, free integer not null);
    create table subject (id integer primary key, bsn_enc blob, bsn_bidx blob, name text not null);
    create index subject_bidx on subject (bsn_bidx);
    create table referral (id blob primary key, subject_id integer not null references subject, from_org integer not null,
        to_desk integer not null references desk, question text not null, handover text not null, status text not null,
        created integer not null);
    create index referral_desk on referral (to_desk, status);
    create table appointment (id blob primary key, referral_id blob not null references referral,
        slot_id integer not null references slot, status text not null);
    create table task (id blob primary key, referral_id blob not null references referral, kind text not null,
        due integer not null, status text not null);
    create index task_due on task (status, due);
    create table outbox (id integer primary key, kind text not null, payload text not null, at integer not null);
    create table processing_log (id integer primary key, at integer not null, actor integer not null, activity text not null,
        subject integer not null, trace blob not null);";

impl Sqlite {
    pub fn open(path: &Path) -> Outcome<Self> {
        let mut connection = Connection::open(path)?;
        connection.execute_batch("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;")?;
        connection.set_prepared_statement_cache_capacity(64);
        connection.execute_batch(TABLES)?;
        let tx = connection.transaction()?;
        for n in 1..=DESKS {
            tx.execute("insert into desk values (?1, ?2, ?3)", params![n, format!("Balie {n}"), n % 20])?;
        }
        for n in 1..=SLOTS {
            tx.execute("insert into slot values (?1, ?2, ?3, ?4)", params![n, n % DESKS + 1, i64::from(n) * 900_000, PLACES])?;
        }
        tx.commit()?;
        Ok(Self { connection, made: 0 })
    }

    /// Runs it for a time.
    pub fn run(&mut self, seconds: u64) -> Outcome<Floor> {
        let before = cpu(std::process::id())?;
        let begun = Instant::now();
        let mut micros = Vec::new();
        while begun.elapsed() < Duration::from_secs(seconds) {
            let one = Instant::now();
            self.made += 1;
            self.refer()?;
            micros.push(u64::try_from(one.elapsed().as_micros()).unwrap_or(u64::MAX));
        }
        let took = begun.elapsed().as_secs_f64();
        let cpu_each = (cpu(std::process::id())? - before) / micros.len() as f64;
        Ok(Floor { per_second: micros.len() as f64 / took, micros, cpu_each })
    }

    fn refer(&mut self) -> Outcome<()> {
        let nth = self.made;
        let id = u128::from(nth).to_be_bytes().to_vec();
        let spread = nth.wrapping_mul(2_654_435_761) >> 8;
        let (desk, slot) = (spread % DESKS + 1, spread % SLOTS + 1);
        let bytes = format!("{nth:032}").into_bytes();
        let db = &self.connection;
        let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| db.prepare_cached(sql)?.execute(values);
        run("begin immediate", &[])?;
        db.prepare_cached("select id, name, org from desk where id = ?1")?.query_row([desk], |row| row.get::<_, String>(1))?;
        db.prepare_cached("select id from subject where bsn_bidx = ?1")?
            .query_row([&bytes], |row| row.get::<_, i64>(0))
            .optional()?;
        run("insert into subject (bsn_enc, bsn_bidx, name) values (?1, ?2, 'Tilly Jansen')", params![bytes, bytes])?;
        let (subject, now) = (db.last_insert_rowid(), now_ms());
        run(
            "insert into referral values (?1, ?2, 1, ?3, ?4, ?5, 'geaccepteerd', ?6)",
            params![id, subject, desk, QUESTION, HANDOVER, now],
        )?;
        run("insert into appointment values (?1, ?1, ?2, 'bevestigd')", params![id, slot])?;
        run("insert into task values (?1, ?1, 'aanbod', ?2, 'open')", params![id, now + 172_800_000])?;
        run("insert into outbox (kind, payload, at) values ('referral.accepted', ?1, ?2)", params![PAYLOAD, now])?;
        run(
            "insert into processing_log (at, actor, activity, subject, trace) values (?1, 1, 'warm-doorverwijzen', ?2, ?3)",
            params![now, subject, id],
        )?;
        run("update slot set free = free - 1 where id = ?1 and free > 0", params![slot])?;
        run("commit", &[])?;
        Ok(())
    }
}
