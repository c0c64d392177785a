//! An act on PostgreSQL that changed something before its end, and had to give way: what it said is said again (besluit 68).

use crate::crossed::{OTHER, hold, with_patience};
use crate::ledger::count;
use crate::place::Place;
use crate::program::until;
use crate::purpose::{FAILED, WENT_WELL, lines, purpose, read_tilly};
use crate::world::{People, World, run};
use eenloket::demo;
use foundation::Uuid;
use netwerk::tables::balie::{Column, Entity, Model};
use store::sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, TransactionTrait, sea_query::Expr};
use store::{Store, StoreError};

const BALIES: [&str; 2] = ["balie/enschede/gemeente-1", "balie/enschede/gemeente-2"];

/// When ours meets the other.
#[derive(Clone, Copy)]
enum Meets {
    /// While the act goes on.
    Underway,
    /// In what it kept for its end.
    AtItsEnd,
}

/// Changes the first Balie, looks how the second stands, and changes that as it was seen.
async fn ours(store: Store, purpose: access::Verwerking, [first, second]: [Uuid; 2], meets: Meets) -> Result<(), StoreError> {
    let tx = store.begin(&purpose);
    let outcome = async {
        let _tilly = read_tilly(&tx).await?;
        let more = |id| {
            let update = Entity::update_many().col_expr(Column::Versie, Expr::col(Column::Versie).add(1));
            update.filter(Column::Id.eq(id))
        };
        assert_eq!(tx.change(more(first)).await?, 1);
        let seen: Option<Model> = tx.plain_one(Entity::find_by_id(second)).await?;
        let change = more(second).filter(Column::Naam.eq(seen.ok_or(StoreError::NotFound)?.naam));
        match meets {
            Meets::Underway => assert_eq!(tx.change(change).await?, 1),
            Meets::AtItsEnd => tx.claim(change, "balie_gezien"),
        }
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// Lets ours and another stand in each other's way, and gives what became of ours, with its lines. The other says this of
/// the second Balie.
async fn crossed(world: &World, meets: Meets, says: &str) -> (Result<(), StoreError>, [i64; 4]) {
    let ids = BALIES.map(demo::id);
    let store = with_patience(world).await;
    let (purpose, db, behind) = (purpose(world), world.behind_the_house().await, world.db().await);
    let other = db.begin().await.unwrap();
    other.execute_unprepared(OTHER).await.unwrap();
    other.execute_unprepared(&format!("update balie set {says} where id = '{}'", ids[1])).await.unwrap();
    let act = tokio::spawn(ours(store, purpose.clone(), ids, meets));
    let waiting = "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    until("ours has the first and waits for the second", async || count(behind, waiting).await == 1).await;
    other.execute_unprepared(&hold(ids[0])).await.unwrap();
    other.commit().await.unwrap();
    let done = act.await.unwrap();
    let ended = "pg_stat_database where datname = current_database() and deadlocks >= 1";
    until("the database ended one of them", async || count(behind, ended).await == 1).await;
    (done, lines(behind, &purpose).await)
}

/// How many of the two Balies have this version.
async fn of_version(world: &World, versie: i32) -> i64 {
    let [first, second] = BALIES.map(demo::id);
    count(world.db().await, &format!("balie where versie = {versie} and id in ('{first}', '{second}')")).await
}

#[test]
fn what_gave_way_is_done_once_and_leaves_its_lines_once() {
    for meets in [Meets::Underway, Meets::AtItsEnd] {
        run(Place::postgres(People::OfTheStories), async |world: &World| {
            let (done, lines) = crossed(world, meets, "versie = versie").await;
            done.unwrap();
            assert_eq!((of_version(world, 2).await, lines), (2, WENT_WELL));
        });
    }
}

#[test]
fn what_finds_something_else_on_its_return_ends_as_overtaken_and_does_nothing() {
    for meets in [Meets::Underway, Meets::AtItsEnd] {
        run(Place::postgres(People::OfTheStories), async |world: &World| {
            let (done, lines) = crossed(world, meets, "naam = 'Balie 9'").await;
            assert!(matches!(done, Err(StoreError::Crossed)), "{done:?}");
            assert_eq!((of_version(world, 1).await, lines), (2, FAILED));
        });
    }
}
