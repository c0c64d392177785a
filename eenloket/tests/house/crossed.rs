//! On PostgreSQL two acts can want the same rows the other way round. Each waits for the other, the database ends one of
//! them, and that one goes again: nobody hears of it.

use crate::ledger::count;
use crate::place::Place;
use crate::program::until;
use crate::purpose::purpose;
use crate::world::{People, World, run};
use eenloket::{Config, demo};
use foundation::{Chance, Keys, Uuid};
use netwerk::tables::balie::{Column, Entity};
use std::sync::Arc;
use store::sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, TransactionTrait, sea_query::Expr};
use store::{Store, StoreError};

/// How long ours waits before it looks whether somebody waits for it: by then the other does.
const OURS: &str = "3s";
/// The other looks much later, so that ours is the one that gives way.
pub const OTHER: &str = "set local deadlock_timeout = '60s'";

/// The same store once more, with connections that look after [`OURS`].
pub async fn with_patience(world: &World) -> Store {
    let name = world.address().rsplit('/').next().unwrap().split('?').next().unwrap();
    world.meddle(&format!("alter database {name} set deadlock_timeout = '{OURS}'")).await;
    let (clock, keys) = (world.clock.clone(), Arc::new(Keys::for_tests()));
    let config = Config { database: world.address().to_owned(), clock, chance: Chance::seeded(3), keys };
    eenloket::open(config).await.unwrap().store
}

/// Takes the row of a Balie and changes nothing.
pub fn hold(id: Uuid) -> String {
    format!("update balie set versie = versie where id = '{id}'")
}

#[test]
fn an_act_that_had_to_give_way_goes_again() {
    run(Place::postgres(People::OfTheStories), async |world: &World| {
        let [first, second] = ["balie/enschede/gemeente-1", "balie/enschede/gemeente-2"].map(demo::id);
        let store = with_patience(world).await;
        let purpose = purpose(world);
        let db = world.behind_the_house().await;
        let other = db.begin().await.unwrap();
        other.execute_unprepared(OTHER).await.unwrap();
        other.execute_unprepared(&hold(second)).await.unwrap();

        let ours = tokio::spawn(async move {
            let tx = store.begin(&purpose);
            for id in [first, second] {
                let update = Entity::update_many().col_expr(Column::Versie, Expr::col(Column::Versie).add(1));
                tx.claim(update.filter(Column::Id.eq(id)), "balie_gezien");
            }
            tx.finish(Ok::<(), StoreError>(())).await
        });
        let behind = world.db().await;
        let waiting = "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        until("ours has the first and waits for the second", async || count(behind, waiting).await == 1).await;
        other.execute_unprepared(&hold(first)).await.unwrap();
        other.commit().await.unwrap();

        ours.await.unwrap().unwrap();
        let done = "balie where versie = 2 and naam in ('Balie 1', 'Balie 2') and bonletter = 'G'";
        assert_eq!(count(behind, done).await, 2, "all of the act was done, once");
        // It was no luck: they stood in each other's way.
        let ended = "pg_stat_database where datname = current_database() and deadlocks >= 1";
        until("the database ended one of them", async || count(behind, ended).await == 1).await;
    });
}
