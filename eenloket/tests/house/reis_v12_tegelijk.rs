//! V12: a list is opened in the second in which somebody notes something at a door that goes on to it. On PostgreSQL both go on at once.

use crate::ledger::count;
use crate::outreach::{REGELINGEN, hit, neighbour, notes, plans};
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

#[test]
fn what_is_sent_while_a_list_opens_is_done_on_that_one() {
    run(Place::postgres(People::OfTheStories), async |world: &World| {
        let first = world.given_to_nel(&[hit(&KEES, &REGELINGEN[..1]), neighbour("Mia Voorbeeld", "6211AB", "9011")]).await;
        let kees = world.regel_of(first, KEES.id()).await.unwrap().id;
        let mia = world.regels(first).await.into_iter().find(|row| row.id != kees).unwrap().id;
        let second = world.combined().await;
        let (nel, db, behind) = (world.log_in_as("Nel").await, world.behind_the_house().await, world.db().await);
        // As opening does it: the doors are taken, and then the regels go along; their versions stay.
        let opens = db.begin().await.unwrap();
        let doors = format!("update looplijst_regel set versie = versie where looplijst_id = '{first}'");
        opens.execute_unprepared(&doors).await.unwrap();
        let noted = notes(&nel, kees, &[("uitkomst", "niet_bereikt"), ("dagdeel", "ochtend")]);
        let regels = [mia];
        let planned = plans(world, &nel, &regels, "avond");
        let (noted, planned, ()) = tokio::join!(noted, planned, async {
            let waiting = "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
            until("both wait for the list", async || count(behind, waiting).await == 2).await;
            for sql in [
                format!("update looplijst set status = 'geopend', geopend_op = aangemaakt_op where id = '{second}'"),
                format!("update looplijst_regel set looplijst_id = '{second}' where looplijst_id = '{first}'"),
                format!("update looplijst_wijk set looplijst_id = '{second}' where looplijst_id = '{first}'"),
            ] {
                opens.execute_unprepared(&sql).await.unwrap();
            }
            opens.commit().await.unwrap();
        });
        let noted = noted.expect(303);
        assert!(planned.expect(303).location().unwrap().starts_with(&format!("/looplijsten/{second}")));
        let row = world.regel(kees).await;
        assert_eq!((row.looplijst_id, row.poging, world.pogingen(KEES.id()).await.len()), (second, 1, 1));
        assert_eq!((world.regel(mia).await.looplijst_id, world.regel(mia).await.status.as_str()), (second, "gepland"));
        // Of one act there is one line.
        let lines = world.lines_of(noted.trace).await;
        lines.must_hold();
        assert_eq!(lines.persons("looplijst.gesprek").len(), 1);
    });
}
