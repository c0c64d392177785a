//! A yes and a no to one offer, at the same moment on PostgreSQL: who comes second waits for who was first, and neither holds
//! what the other needs.

use crate::ledger::count;
use crate::people::{KEES, SAMIRA, TILBURG};
use crate::place::Place;
use crate::program::until;
use crate::telephone::Referred;
use crate::world::{People, World, run};
use store::sea_orm::{ConnectionTrait, TransactionTrait};

const WAITING: &str = "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

/// Both answer while somebody else has a row of this table; gives what each was answered.
async fn both_answer(world: &World, offer: Referred, table: &str, yes_first: bool) -> [crate::client::Page; 2] {
    let (tom, wim) = (world.tom().await, world.wim().await);
    let path = |what: &str| format!("/doorverwijzingen/{}/{what}", offer.doorverwijzing);
    let yes = (&wim.client, wim.offers().await.form(&path("aanvaarding")));
    let no = (&tom.client, tom.offers().await.form(&path("weigering")).with(&[("reden", "verkeerde_balie")]));
    let [first, second] = if yes_first { [yes, no] } else { [no, yes] };

    let (db, behind) = (world.behind_the_house().await, world.db().await);
    let other = db.begin().await.unwrap();
    let id = if table == "hulpvraag" { offer.hulpvraag } else { offer.doorverwijzing };
    other.execute_unprepared(&format!("update {table} set versie = versie where id = '{id}'")).await.unwrap();
    let release = async {
        until("both wait", async || count(behind, WAITING).await == 2).await;
        if table == "hulpvraag" {
            let free = format!("select id from doorverwijzing where id = '{}' for update nowait", offer.doorverwijzing);
            behind.execute_unprepared(&free).await.expect("who waits for the Hulpvraag does not have the Doorverwijzing yet");
        }
        other.commit().await.unwrap();
    };
    let late = async {
        until("the first waits", async || count(behind, WAITING).await == 1).await;
        second.0.send_form(&second.1, None).await
    };
    let (first, second, ()) = tokio::join!(first.0.send_form(&first.1, None), late, release);
    [first, second]
}

#[test]
fn who_answers_second_waits_and_reads_that_a_colleague_did() {
    run(Place::postgres(People::OfTheStories), async |world: &World| {
        for (who, table) in [(SAMIRA, "doorverwijzing"), (KEES, "hulpvraag")] {
            for yes_first in [true, false] {
                let offer = world.bas().await.refers(&who).to(TILBURG).done().await;
                let mut answers = both_answer(world, offer, table, yes_first).await;
                // Whom the database lets through first is its own affair.
                answers.sort_by_key(|page| page.status);
                let [first, second] = answers;
                assert_eq!((first.status, second.status), (303, 409), "{table}, yes first: {yes_first}");
                second.shows("Een collega gaf al antwoord").shows("EL-409");
            }
        }
    });
}
