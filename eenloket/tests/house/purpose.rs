//! No purpose, no read, at run time: an act that fails, breaks off or cannot be logged.
//!
//! What the compiler refuses stands in `ground/store/src/purpose.rs`.

use crate::caller::{FORM, bsn, free_slots, told};
use crate::ledger::{Ledger, count};
use crate::program::until;
use crate::world::World;
use access::{Act, Actor, Object, Rol, Soort, Verwerking};
use foundation::{TraceId, Uuid};
use inwoner::tables::inwoner::{Column, Entity, Model};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use store::sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, sea_query::Expr};
use store::{Held, StoreError, Tx};

/// A purpose of Gerda's, each with a trace of its own.
pub fn purpose(world: &World) -> Verwerking {
    let organisatie = eenloket::demo::id("organisatie/enschede");
    let gerda = Actor {
        id: eenloket::demo::id("medewerker/gerda"),
        soort: Soort::Medewerker,
        naam: "Gerda Voorbeeld".to_owned(),
        organisatie,
        organisatie_naam: "Gemeente Enschede".to_owned(),
        telefoon: String::new(),
        rollen: vec![Rol::Baliemedewerker],
        balies: Vec::new(),
        locatie: None,
        overheidsorgaan: true,
        niveau: None,
        scopes: Vec::new(),
    };
    let trace = TraceId::draw(world.store().chance());
    world.house.access.permit(&gerda, Act("taak.list"), &Object::own_work(organisatie), trace, world.now()).unwrap()
}

fn tilly() -> Uuid {
    eenloket::demo::id("inwoner/tilly")
}

pub async fn read_tilly(tx: &Tx) -> Result<Held<Option<Model>>, StoreError> {
    tx.one::<Model>(Entity::find_by_id(tilly())).await
}

/// The lines of a trace: of persons and of acts, that went well and that failed.
pub async fn lines(db: &DatabaseConnection, purpose: &Verwerking) -> [i64; 4] {
    let trace: String = purpose.trace().0.iter().map(|byte| format!("{byte:02x}")).collect();
    let hex = match db.get_database_backend() {
        store::sea_orm::DbBackend::Postgres => "encode(trace_id, 'hex')",
        _ => "lower(hex(trace_id))",
    };
    let mut counts = [0; 4];
    let questions = [
        "verwerking where status = 'Ok'",
        "toegang where uitkomst = 'gelukt'",
        "verwerking where status = 'Unset'",
        "toegang where uitkomst = 'mislukt'",
    ];
    for (count_of, question) in counts.iter_mut().zip(questions) {
        *count_of = count(db, &format!("{question} and {hex} = '{trace}'")).await;
    }
    counts
}

pub const WENT_WELL: [i64; 4] = [1, 1, 0, 0];
pub const FAILED: [i64; 4] = [0, 0, 1, 1];
const NOTHING: [i64; 4] = [0; 4];

both!(an_act_that_fails_leaves_its_reads_and_nothing_else);
async fn an_act_that_fails_leaves_its_reads_and_nothing_else(world: &World) {
    let db = world.behind_the_house().await;
    let purpose = purpose(world);
    let tx = world.store().begin(&purpose);
    let held = read_tilly(&tx).await.unwrap();
    assert!(held.peek(&tx).is_some());
    let rename = Entity::update_many().col_expr(Column::Achternaam, Expr::val("Anders")).filter(Column::Id.eq(tilly()));
    assert_eq!(tx.change_about(tilly(), rename).await.unwrap(), 1);
    let outcome = tx.hand_out(Err::<Held<Option<Model>>, _>(StoreError::Stale)).await;

    assert!(matches!(outcome, Err(StoreError::Stale)));
    assert_eq!(lines(&db, &purpose).await, FAILED);
    assert_eq!(count(&db, "inwoner where achternaam = 'Anders'").await, 0);
    world.must_hold().await;
}

both!(an_act_that_is_dropped_leaves_its_reads_and_nothing_else);
async fn an_act_that_is_dropped_leaves_its_reads_and_nothing_else(world: &World) {
    let db = world.behind_the_house().await;
    let purpose = purpose(world);
    let tx = world.store().begin(&purpose);
    let held = read_tilly(&tx).await.unwrap();
    assert_eq!(held.peek(&tx).as_ref().map(|row| row.voornaam.as_str()), Some("Tilly"));
    let rename = Entity::update_many().col_expr(Column::Achternaam, Expr::val("Anders")).filter(Column::Id.eq(tilly()));
    assert_eq!(tx.change_about(tilly(), rename).await.unwrap(), 1);
    drop(tx);

    until("its lines are there", async || lines(&db, &purpose).await == FAILED).await;
    assert_eq!(count(&db, "inwoner where achternaam = 'Anders'").await, 0);
    world.must_hold().await;
}

both!(an_act_that_is_broken_off_while_it_ends_leaves_one_ending);
async fn an_act_that_is_broken_off_while_it_ends_leaves_one_ending(world: &World) {
    let db = world.behind_the_house().await;
    // Broken off before its end has begun, at its first step, at the second …
    for fails in [false, true] {
        for steps in 0..6 {
            let purpose = purpose(world);
            let tx = world.store().begin(&purpose);
            let held = read_tilly(&tx).await.unwrap();
            let end = tx.hand_out(if fails { Err(StoreError::Stale) } else { Ok(held) });
            let ended = for_steps(end, steps).await;
            let whole = if fails { FAILED } else { WENT_WELL };
            // What was not begun counts as dropped.
            let expected = if steps == 0 { FAILED } else { whole };
            until("its lines are there", async || lines(&db, &purpose).await != NOTHING).await;
            assert_eq!(lines(&db, &purpose).await, expected, "broken off at step {steps}, ended: {}", ended.is_some());
        }
    }
    world.must_hold().await;
}

/// Lets a future take this many steps and then breaks it off; what it gave, if it had ended.
async fn for_steps<F: Future>(future: F, steps: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = steps;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

/// Makes a log refuse every line, until it is mended.
pub async fn break_log(db: &DatabaseConnection, log: &str) {
    let postgres = [
        "create or replace function weiger() returns trigger language plpgsql as $$ begin raise exception 'vol'; end $$"
            .to_owned(),
        format!("create trigger weiger before insert on {log} for each row execute function weiger()"),
    ];
    let sqlite = [format!("create trigger weiger before insert on {log} begin select raise(abort, 'vol'); end")];
    let all: &[String] = if db.get_database_backend() == store::sea_orm::DbBackend::Postgres { &postgres } else { &sqlite };
    for sql in all {
        db.execute_unprepared(sql).await.unwrap();
    }
}

pub async fn mend_log(db: &DatabaseConnection, log: &str) {
    let on = if db.get_database_backend() == store::sea_orm::DbBackend::Postgres { format!(" on {log}") } else { String::new() };
    db.execute_unprepared(&format!("drop trigger weiger{on}")).await.unwrap();
}

both!(without_a_log_nothing_is_done_and_nothing_is_shown);
async fn without_a_log_nothing_is_done_and_nothing_is_shown(world: &World) {
    let db = world.behind_the_house().await;
    let slots = free_slots(&db, "enschede/gemeente-1", world.now().as_millisecond(), 2).await;
    let bas = world.log_in_as("Bas").await;
    let refer = async |bsn: &str, slot| {
        let form = bas.get(FORM).await.expect(200);
        let fields = told(bsn, slot);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        bas.submit(&form, FORM, &fields).await
    };
    let confirmed = refer(&bsn(0), slots[0]).await.expect(303).location().unwrap();
    bas.get(&confirmed).await.expect(200).shows("Truus van Testveld");

    for log in ["verwerking", "toegang"] {
        let before = (Ledger::read(&db).await, count(&db, "concept").await, count(&db, "toegang").await);
        break_log(&db, log).await;
        refer(&bsn(1), slots[1]).await.expect(503).shows("EL-900");
        bas.get(&confirmed).await.expect(503).shows("EL-900").hides("Truus");
        if log == "toegang" {
            // What is about nobody leaves a line in this log, too.
            let form = bas.get(FORM).await.expect(200);
            bas.submit(&form, FORM, &[("product", "digid"), ("stap", "zoek")]).await.expect(503).shows("EL-900");
        }
        mend_log(&db, log).await;
        assert_eq!((Ledger::read(&db).await, count(&db, "concept").await, count(&db, "toegang").await), before, "without {log}");
    }
    refer(&bsn(1), slots[1]).await.expect(303);
    bas.get(&confirmed).await.expect(200).shows("Truus van Testveld");
    world.deliver().await;
    world.must_hold().await;
}
