//! Both logs, after somebody had a hand in them.

use super::{Watch, act_about, is_sqlite, sql, vandal};
use crate::caller::ids;
use crate::place::Place;
use crate::program::until;
use crate::world::{People, World, run};
use foundation::Uuid;
use std::sync::atomic::{AtomicU64, Ordering};

/// Seals this many lines. On PostgreSQL they have to wait for whoever works in another database of the server.
async fn seal(world: &World, lines: u64) {
    let sealed = AtomicU64::new(0);
    until("the lines are sealed", async || {
        sealed.fetch_add(store::seal_lines(world.store()).await.unwrap(), Ordering::SeqCst);
        sealed.load(Ordering::SeqCst) == lines
    })
    .await;
}

/// Acts of five people on as many moments, each sealed by itself.
async fn five_seals(world: &World) {
    for nth in 1..=5 {
        act_about(world, &[Uuid::from_u128(nth), Uuid::from_u128(nth + 100)]).await;
        seal(world, 3).await;
        world.clock.advance(1);
    }
    world.must_hold().await;
}

both!(whoever_touches_a_sealed_line_is_found, bare);
async fn whoever_touches_a_sealed_line_is_found(world: &World) {
    five_seals(world).await;
    let db = vandal(world).await;
    let mut watch = Watch::new(world);
    let lines = ids(&db, "select id from verwerking order by einde, id", []).await;
    let accesses = ids(&db, "select id from toegang order by plaatsgevonden_op", []).await;

    sql(&db, "update toegang set rol = 'beheerder' where id = $1", &[accesses[0].into()]).await;
    Watch::same(&watch.news().await, &[("keten", "toegang, zegel 1")], "a changed line");

    let trace = trace_of(&db, lines[2]).await;
    sql(&db, "delete from verwerking where id = $1", &[lines[2].into()]).await;
    let removed = [("keten", "verwerking, zegel 2"), ("verwerking_en_toegang_verschillen", trace.as_str())];
    Watch::same(&watch.news().await, &removed, "a removed line");

    // Among the sealed ones: where SQLite puts nothing by itself, and with a number that PostgreSQL has given before.
    let place = if is_sqlite(&db) { "0" } else { "xid" };
    let name = if is_sqlite(&db) { "rowid" } else { "xid" };
    let columns = "maand, trace_id, span_id, status, naam, \"begin\", einde, activiteit, activiteit_versie, grondslag,
                   organisatie_id, betrokkene, betrokkene_hash";
    let trace = trace_of(&db, lines[0]).await;
    let add =
        format!("insert into verwerking ({name}, id, {columns}) select {place}, $1, {columns} from verwerking where id = $2");
    sql(&db, &add, &[Uuid::from_u128(99).into(), lines[0].into()]).await;
    let added = [("keten", "verwerking, zegel 1"), ("verwerking_en_toegang_verschillen", trace.as_str())];
    Watch::same(&watch.news().await, &added, "an added line");

    sql(&db, "delete from zegel where logboek = 'toegang' and nr = 3", &[]).await;
    Watch::same(&watch.news().await, &[("keten", "toegang, zegel 4")], "a removed seal");

    sql(&db, "update zegel set hash = $1 where logboek = 'verwerking' and nr = 5", &[vec![0_u8; 32].into()]).await;
    Watch::same(&watch.news().await, &[("keten", "verwerking, zegel 5")], "a changed seal");
}

both!(whoever_adds_a_line_afterwards_is_found, bare);
async fn whoever_adds_a_line_afterwards_is_found(world: &World) {
    five_seals(world).await;
    let db = vandal(world).await;
    let mut watch = Watch::new(world);
    // Both lines of an act that is said to have taken place before the last seals were set.
    let (line, access) = (Uuid::from_u128(98), Uuid::from_u128(99));
    for (log, id, columns) in [
        (
            "verwerking",
            line,
            "maand, span_id, status, naam, \"begin\", einde, activiteit, activiteit_versie, grondslag, organisatie_id, betrokkene, betrokkene_hash",
        ),
        (
            "toegang",
            access,
            "maand, organisatie_id, door_id, rol, handeling, grondslag, object_soort, object_id, uitkomst, plaatsgevonden_op",
        ),
    ] {
        let (more, value) = if log == "toegang" { (", aantal", ", 1") } else { ("", "") };
        let add = format!(
            "insert into {log} (id, trace_id, {columns}{more}) select $1, $2, {columns}{value} from {log} order by id limit 1"
        );
        sql(&db, &add, &[id.into(), vec![1_u8; 16].into()]).await;
    }
    let late = [("regel_te_laat", "toegang, zegel 6"), ("regel_te_laat", "verwerking, zegel 6")];
    Watch::same(&watch.news().await, &late, "a line about the past");
    // The house seals it, since it stands there; it stays found.
    seal(world, 2).await;
    Watch::same(&watch.news().await, &[], "sealing it");
}

both!(a_line_that_went_before_it_was_sealed_is_missed);
async fn a_line_that_went_before_it_was_sealed_is_missed(world: &World) {
    world.must_hold().await;
    let db = vandal(world).await;
    let mut watch = Watch::new(world);
    let known = ids(&db, "select id from verwerking", []).await;
    act_about(world, &[Uuid::from_u128(1), Uuid::from_u128(2)]).await;
    let new: Vec<Uuid> = ids(&db, "select id from verwerking", []).await.into_iter().filter(|id| !known.contains(id)).collect();
    let trace = trace_of(&db, new[0]).await;
    sql(&db, "delete from verwerking where id = $1", &[new[0].into()]).await;
    Watch::same(&watch.news().await, &[("verwerking_en_toegang_verschillen", trace.as_str())], "one of two lines went");
}

both!(a_copy_of_the_store_keeps_its_chains, bare);
async fn a_copy_of_the_store_keeps_its_chains(world: &World) {
    let db = vandal(world).await;
    if !is_sqlite(&db) {
        // A dump of PostgreSQL keeps the numbers as values.
        return;
    }
    five_seals(world).await;
    // A month that has left makes a hole in the numbers, which a copy must not close.
    sql(&db, "delete from zegel", &[]).await;
    sql(&db, "delete from verwerking where rowid < 4", &[]).await;
    sql(&db, "delete from toegang where rowid < 2", &[]).await;
    assert!(store::seal_lines(world.store()).await.unwrap() > 0);
    let before = eenloket::controleer::check(world.store()).await.unwrap();
    let file = world.address().trim_start_matches("sqlite:").to_owned();
    let copy = format!("{file}-kopie");
    store::backup_file(file.as_ref(), copy.as_ref()).await.unwrap();
    let store = crate::program::open(&format!("sqlite:{copy}"), crate::world::BEGIN).await;
    let after = eenloket::controleer::check(&store).await.unwrap();
    assert!(after.iter().all(|finding| finding.rule != "keten"), "{after:?}");
    assert_eq!(before, after);
    store.close().await.unwrap();
}

#[test]
fn a_dump_that_is_put_back_on_another_server_keeps_its_chains() {
    run(Place::postgres(People::Nobody), async |world: &World| {
        five_seals(world).await;
        // As if all this was numbered on a server that was a thousand million transactions further.
        let db = world.db().await;
        for table in ["verwerking", "toegang"] {
            sql(db, &format!("update {table} set xid = xid + 1000000000"), &[]).await;
        }
        sql(db, "update zegel set tot = tot + 1000000000", &[]).await;
        world.must_hold().await;
        // The program is started on it, twice.
        for _ in 0..2 {
            crate::program::open(world.address(), crate::world::BEGIN).await.close().await.unwrap();
        }
        act_about(world, &[Uuid::from_u128(8)]).await;
        seal(world, 2).await;
        world.must_hold().await;
    });
}

/// How a finding names the trace of a line.
async fn trace_of(db: &store::sea_orm::DatabaseConnection, line: Uuid) -> String {
    use store::sea_orm::{self, FromQueryResult, Statement};
    #[derive(FromQueryResult)]
    struct Trace {
        trace_id: Vec<u8>,
    }
    let select =
        Statement::from_sql_and_values(db.get_database_backend(), "select trace_id from verwerking where id = $1", [line.into()]);
    let row = Trace::find_by_statement(select).one(db).await.unwrap().unwrap();
    format!("trace {}", row.trace_id.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}
