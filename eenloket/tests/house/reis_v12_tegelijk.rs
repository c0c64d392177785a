//! V12: a list is opened in the second in which somebody notes something at a door that goes on to it. On PostgreSQL both go on at once.

use crate::ledger::count;
use crate::outreach::{REGELINGEN, hit};
use crate::people::{KEES, TILLY};
use crate::place::Place;
use crate::program::until;
use crate::world::{People, World, run};
use store::sea_orm::{ConnectionTrait, TransactionTrait};

#[test]
fn what_is_noted_at_a_door_meanwhile_does_not_keep_a_list_closed() {
    run(Place::postgres(People::OfTheStories), async |world: &World| {
        let first = world.given_to_nel(&[hit(&KEES, &REGELINGEN[..1]), hit(&TILLY, &REGELINGEN[..1])]).await;
        let kees = world.regel_of(first, KEES.id()).await.unwrap().id;
        let second = world.combined().await;
        let (db, behind) = (world.behind_the_house().await, world.db().await);
        let nel = db.begin().await.unwrap();
        nel.execute_unprepared(&format!("update looplijst_regel set samen = true, versie = versie + 1 where id = '{kees}'"))
            .await
            .unwrap();
        let hits = [hit(&KEES, &REGELINGEN)];
        let (opened, ()) = tokio::join!(world.lists(second, &hits), async {
            let waiting = "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
            until("opening waits for the door", async || count(behind, waiting).await == 1).await;
            nel.commit().await.unwrap();
        });
        assert_eq!(opened.unwrap().regels, 2);
        let row = world.regel_of(second, KEES.id()).await.unwrap();
        assert_eq!((row.id, row.samen, row.regelingen.split(' ').count()), (kees, true, 2));
        // Who opens what a colleague opened still reads so.
        let again = world.lists(second, &[]).await.unwrap_err();
        assert!(matches!(again, looplijst::LooplijstError::Outdated), "{again}");
    });
}
