//! Filling a store with a long past: indexes aside, rows in, indexes back.

use crate::cells::Sink;
use crate::clock::now_ms;
use crate::fault::{Fault, Outcome};
use crate::past::Past;
use crate::psql::Database;
use std::path::Path;
use std::time::Instant;

/// The tables that grow with the past.
pub const LARGE: [&str; 8] =
    ["inwoner", "hulpvraag", "deelname", "tijdslot", "afspraak", "doorverwijzing", "momentopname", "verwerking"];

/// Fills a PostgreSQL store that has the schema of the program.
pub fn postgres(store: &Database, past: Past) -> Outcome<()> {
    let begun = Instant::now();
    let mut sink = store.clone();
    past.netwerk(&mut sink)?;
    for month in past.months() {
        let next = month + 1;
        store.run(&format!(
            "create table if not exists verwerking_{month} partition of verwerking for values from ({month}) to ({next})"
        ))?;
    }
    let (back, foreign) = set_aside(store)?;
    let (one, two) = (Fresh(store.clone()), Fresh(store.clone()));
    both(
        move || past.questions(&mut { one }).and_then(|()| past.lines(&mut sink, true)),
        move || past.visits_and_planning(&mut { two }),
    )?;
    say(begun, "rows are in");
    let (odd, even): (Vec<_>, Vec<_>) = back.into_iter().enumerate().partition(|(nth, _)| nth % 2 == 1);
    let rebuild = |all: Vec<(usize, String)>, store: Database| {
        move || all.iter().try_for_each(|(_, ddl)| store.run(&format!("set maintenance_work_mem = '768MB'; {ddl}")).map(|_| ()))
    };
    both(rebuild(odd, store.clone()), rebuild(even, store.clone()))?;
    store.run(&foreign)?;
    // Old lines count as sealed: to seal them takes the key ring, and does not grow the store.
    let end = past.end();
    store.run(&format!(
        "insert into zegel values ('verwerking', 1, {end}, 0, '\\x00', 0), ('toegang', 1, {end}, 0, '\\x00', 0)"
    ))?;
    store.run("analyze")?;
    store.run("checkpoint")?;
    say(begun, "indexes are back");
    Ok(())
}

/// Takes the indexes and keys of the large tables away; gives the statements that put them back,
/// and the foreign keys, which come last.
fn set_aside(store: &Database) -> Outcome<(Vec<String>, String)> {
    let tables = LARGE.map(|table| format!("'{table}'::regclass")).join(", ");
    let lines = |sql: String| Ok::<_, Fault>(store.run(&sql)?.lines().map(str::to_owned).collect::<Vec<String>>());
    // Foreign keys hold for what comes; what is there was made to fit.
    let keys = lines(format!(
        "select 'alter table ' || conrelid::regclass || ' add constraint ' || conname || ' ' || pg_get_constraintdef(oid)
         from pg_constraint where conrelid in ({tables}) and contype in ('p', 'u')"
    ))?;
    let foreign = lines(format!(
        "select 'alter table ' || conrelid::regclass || ' add constraint ' || conname || ' ' || pg_get_constraintdef(oid) || ' not valid'
         from pg_constraint where contype = 'f' and (conrelid in ({tables}) or confrelid in ({tables})) and conparentid = 0"
    ))?;
    let indexes = lines(format!(
        "select pg_get_indexdef(i.indexrelid) from pg_index i where i.indrelid in ({tables})
         and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)"
    ))?;
    for sql in [
        format!(
            "select 'alter table ' || conrelid::regclass || ' drop constraint ' || conname from pg_constraint
             where contype = 'f' and (conrelid in ({tables}) or confrelid in ({tables})) and conparentid = 0"
        ),
        format!(
            "select 'drop index ' || i.indexrelid::regclass from pg_index i where i.indrelid in ({tables})
             and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)"
        ),
        format!(
            "select 'alter table ' || conrelid::regclass || ' drop constraint ' || conname from pg_constraint
             where conrelid in ({tables}) and contype in ('p', 'u')"
        ),
    ] {
        for ddl in lines(sql)? {
            store.run(&ddl)?;
        }
    }
    Ok(([keys, indexes].concat(), foreign.join("; ")))
}

/// A PostgreSQL store whose large tables are emptied in the transaction that fills them, so that rows are frozen.
struct Fresh(Database);

impl Sink for Fresh {
    fn table(&mut self, name: &str, columns: &[&str], rows: crate::cells::Rows<'_>) -> Outcome<()> {
        self.0.copy_fresh(name, columns, rows)
    }
}

/// Does two things on the two cores.
fn both(one: impl FnOnce() -> Outcome<()> + Send, two: impl FnOnce() -> Outcome<()> + Send) -> Outcome<()> {
    std::thread::scope(|scope| {
        let first = scope.spawn(one);
        let second = two();
        first.join().unwrap_or_else(|_| Err(Fault::new("a filling thread failed"))).and(second)
    })
}

/// Fills a SQLite store that has the schema of the program.
pub fn sqlite(file: &Path, past: Past) -> Outcome<()> {
    let begun = Instant::now();
    let mut store = rusqlite::Connection::open(file)?;
    // A crash here costs the run, and the file goes with it.
    store.execute_batch(
        "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -800000; pragma locking_mode = exclusive",
    )?;
    past.netwerk(&mut store)?;
    let tables = LARGE.map(|table| format!("'{table}'")).join(", ");
    let all: Vec<(String, String)> = store
        .prepare(&format!(
            "select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in ({tables})"
        ))?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (name, _) in &all {
        store.execute_batch(&format!("drop index {name}"))?;
    }
    past.questions(&mut store)?;
    past.visits_and_planning(&mut store)?;
    past.lines(&mut store, false)?;
    say(begun, "rows are in");
    for (_, ddl) in &all {
        store.execute_batch(ddl)?;
    }
    let far = i64::MAX;
    store.execute(
        "insert into zegel values ('verwerking', 1, ?1, 0, x'00', ?2), ('toegang', 1, ?1, 0, x'00', ?2)",
        [far, now_ms()],
    )?;
    store.execute_batch("pragma locking_mode = normal; pragma journal_mode = wal")?;
    say(begun, "indexes are back");
    Ok(())
}

fn say(begun: Instant, what: &str) {
    eprintln!("  {what} after {:.0} s", begun.elapsed().as_secs_f64());
}
