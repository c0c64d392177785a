//! Whoever changes one value, one place or the end of a log.

use super::{Watch, act_about, is_sqlite, sql, vandal};
use crate::caller::ids;
use crate::program::until;
use crate::world::World;
use foundation::Uuid;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use store::sea_orm::{self, DatabaseConnection, FromQueryResult, Statement};
use store::{Ms, Written};

/// Every column, and a change of it.
const CHANGES: [(&str, &[(&str, &str)]); 2] = [
    (
        "verwerking",
        &[
            ("maand", "maand + 1"),
            ("id", "UUID"),
            ("trace_id", "BYTES"),
            ("span_id", "BYTES"),
            ("status", "'Unset'"),
            ("naam", "'taak.done'"),
            ("begin", "\"begin\" + 1"),
            ("einde", "einde + 1"),
            ("activiteit", "'iets-anders'"),
            ("activiteit_versie", "activiteit_versie + 1"),
            ("grondslag", "'geen'"),
            ("organisatie_id", "UUID"),
            ("betrokkene", "BYTES"),
            ("betrokkene_hash", "BYTES"),
        ],
    ),
    (
        "toegang",
        &[
            ("maand", "maand + 1"),
            ("id", "UUID"),
            ("trace_id", "BYTES"),
            ("organisatie_id", "UUID"),
            ("door_id", "UUID"),
            ("rol", "'beheerder'"),
            ("handeling", "'taak.done'"),
            ("grondslag", "'geen'"),
            ("object_soort", "'Taak'"),
            ("object_id", "UUID"),
            ("uitkomst", "'mislukt'"),
            ("aantal", "aantal + 1"),
            ("plaatsgevonden_op", "plaatsgevonden_op + 1"),
        ],
    ),
];

/// Seals until so many lines are sealed. On PostgreSQL they wait for whoever works in another database of the server.
async fn seal(world: &World, lines: u64) {
    let sealed = AtomicU64::new(0);
    until("the lines are sealed", async || {
        sealed.fetch_add(store::seal_lines(world.store()).await.unwrap(), Ordering::SeqCst);
        sealed.load(Ordering::SeqCst) == lines
    })
    .await;
}

both!(a_changed_value_of_any_column_is_found, bare);
async fn a_changed_value_of_any_column_is_found(world: &World) {
    let seals = CHANGES.iter().map(|(_, columns)| columns.len()).max().unwrap();
    for nth in 0..seals {
        act_about(world, &[Uuid::from_u128(1 + nth as u128)]).await;
        seal(world, 2).await;
        world.clock.advance(1);
    }
    world.must_hold().await;
    let db = vandal(world).await;
    for (log, columns) in CHANGES {
        let all: BTreeSet<String> = columns_of(&db, log).await.into_iter().filter(|name| name != "xid").collect();
        let ours: BTreeSet<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(ours, all, "every column of {log} is tried");
        let at = if log == "verwerking" { "einde" } else { "plaatsgevonden_op" };
        let lines = ids(&db, &format!("select id from {log} order by {at}"), []).await;
        for (nth, (column, change)) in columns.iter().enumerate() {
            let (uuid, bytes) = match is_sqlite(&db) {
                true => ("x'00000000000000000000000000000309'", "x'07070707'"),
                false => ("'00000000-0000-0000-0000-000000000309'::uuid", "'\\x07070707'::bytea"),
            };
            let change = change.replace("UUID", uuid).replace("BYTES", bytes);
            sql(&db, &format!("update {log} set \"{column}\" = {change} where id = $1"), &[lines[nth].into()]).await;
            let found = store::check_chains(world.store()).await.unwrap();
            let broken = found.into_iter().filter(|finding| finding.rule == "keten" && finding.place.starts_with(log));
            let expected: Vec<String> = (0..=nth).map(|nth| format!("{log}, zegel {}", nth + 1)).collect();
            assert_eq!(broken.map(|finding| finding.place).collect::<Vec<_>>(), expected, "{column} of {log}");
        }
    }
}

both!(two_lines_that_changed_places_are_found, bare);
async fn two_lines_that_changed_places_are_found(world: &World) {
    for nth in 1..=3 {
        act_about(world, &[Uuid::from_u128(nth)]).await;
        world.clock.advance(1);
    }
    seal(world, 6).await;
    world.must_hold().await;
    let db = vandal(world).await;
    let mut watch = Watch::new(world);
    let place = if is_sqlite(&db) { "rowid" } else { "xid" };
    for log in ["verwerking", "toegang"] {
        let lines = ids(&db, &format!("select id from {log} order by {place}"), []).await;
        let places = [place_of(&db, log, lines[0]).await, place_of(&db, log, lines[1]).await];
        for (line, to) in [(lines[0], 1_000_000_000), (lines[1], places[0]), (lines[0], places[1])] {
            sql(&db, &format!("update {log} set {place} = $1 where id = $2"), &[to.into(), line.into()]).await;
        }
        let expected = format!("{log}, zegel 1");
        Watch::same(&watch.news().await, &[("keten", &expected)], "two lines of a log changed places");
    }
}

both!(whoever_cuts_off_the_end_is_found_by_an_anchor_only, bare);
async fn whoever_cuts_off_the_end_is_found_by_an_anchor_only(world: &World) {
    for nth in 1..=3 {
        act_about(world, &[Uuid::from_u128(nth)]).await;
        seal(world, 2).await;
        world.clock.advance(1);
    }
    world.must_hold().await;
    let anchors = store::heads(world.store()).await.unwrap();
    assert_eq!(anchors.iter().map(|anchor| anchor.zegel).collect::<Vec<_>>(), [3, 3]);
    act_about(world, &[Uuid::from_u128(9)]).await;
    seal(world, 2).await;
    assert_eq!(store::check_anchors(world.store(), &anchors).await.unwrap(), [], "a log may go on");
    let db = vandal(world).await;
    for log in ["verwerking", "toegang"] {
        let at = if log == "verwerking" { "einde" } else { "plaatsgevonden_op" };
        for line in ids(&db, &format!("select id from {log} order by {at}"), []).await.into_iter().skip(2) {
            sql(&db, &format!("delete from {log} where id = $1"), &[line.into()]).await;
        }
    }
    sql(&db, "delete from zegel where nr > 2", &[]).await;
    assert_eq!(eenloket::controleer::check(world.store()).await.unwrap(), [], "the shorter chain is whole");
    let found = store::check_anchors(world.store(), &anchors).await.unwrap();
    let places: Vec<String> = found.iter().map(|finding| format!("{}: {}", finding.rule, finding.place)).collect();
    assert_eq!(places, ["anker: verwerking, zegel 3", "anker: toegang, zegel 3"]);
}

/// More than a page of rows holds (1,000).
const MANY: u128 = 2_500;

both!(a_seal_over_more_lines_than_a_page_is_checked_to_its_end, bare);
async fn a_seal_over_more_lines_than_a_page_is_checked_to_its_end(world: &World) {
    let persons: Vec<Uuid> = (1..=MANY).map(Uuid::from_u128).collect();
    act_about(world, &persons).await;
    seal(world, MANY as u64 + 1).await;
    world.must_hold().await;
    let db = vandal(world).await;
    let mut watch = Watch::new(world);
    let order = if is_sqlite(&db) { "rowid" } else { "id" };
    let lines = ids(&db, &format!("select id from verwerking order by {order}"), []).await;
    sql(&db, "update verwerking set grondslag = 'geen' where id = $1", &[lines[lines.len() - 1].into()]).await;
    Watch::same(&watch.news().await, &[("keten", "verwerking, zegel 1")], "the last of many lines");
}

both!(every_unlogged_row_is_found_however_many_there_are, bare);
async fn every_unlogged_row_is_found_however_many_there_are(world: &World) {
    use inwoner::tables::inwoner::{Column, Entity};
    use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    let db = vandal(world).await;
    crate::reis_sleutel_roteren::add_people(&db, MANY as usize, world.now().as_millisecond()).await;
    let written = Written { table: "inwoner", id: "id", person: "id", instant: "aangemaakt_op", unless: "" };
    let found = store::without_line(world.store(), written, Ms(0)).await.unwrap();
    assert_eq!(found.len(), MANY as usize);
    // One of them gets an act.
    act_about(world, &[found[1_700]]).await;
    let left = store::without_line(world.store(), written, Ms(0)).await.unwrap();
    assert!(left.len() == found.len() - 1 && !left.contains(&found[1_700]));
    Entity::delete_many().filter(Column::Id.is_in(left)).exec(&db).await.unwrap();
    assert!(store::without_line(world.store(), written, Ms(0)).await.unwrap().is_empty());
}

#[derive(FromQueryResult)]
struct Number {
    n: i64,
}

async fn place_of(db: &DatabaseConnection, log: &str, line: Uuid) -> i64 {
    let place = if is_sqlite(db) { "rowid" } else { "xid" };
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        format!("select {place} as n from {log} where id = $1"),
        [line.into()],
    );
    Number::find_by_statement(statement).one(db).await.unwrap().unwrap().n
}

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

async fn columns_of(db: &DatabaseConnection, table: &str) -> Vec<String> {
    let sql = match is_sqlite(db) {
        true => format!("select name from pragma_table_info('{table}')"),
        false => format!("select column_name::text as name from information_schema.columns where table_name = '{table}'"),
    };
    let rows = Name::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await.unwrap();
    rows.into_iter().map(|row| row.name).collect()
}
