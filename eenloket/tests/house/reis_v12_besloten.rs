//! V12: an attempt that is taken back gives back what was planned before it, and nothing of what was decided after it is lost.

use crate::outreach::{REGELINGEN, hit, insists, notes, plans_told};
use crate::people::KEES;
use crate::reis_v12_verbeteren::{MISTAKE, corrects};
use crate::world::World;
use foundation::Uuid;

type Stand = (String, i32, Option<String>, Option<String>);

/// Kees thinks about it; Nel said in the morning of the 2nd when she comes back.
async fn comes_back(world: &World, dag: &str, part: &str) -> Uuid {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    let back = [("vervolg", "terug"), ("vervolg_op", dag), ("vervolg_dagdeel", part)];
    notes(&nel, regel, &[&[("uitkomst", "denkt_na"), ("dagdeel", "ochtend")], back.as_slice()].concat()).await.expect(303);
    regel
}

async fn stands(world: &World, regel: Uuid) -> Stand {
    let row = world.regel(regel).await;
    (row.status, row.poging, row.gepland_op, row.dagdeel)
}

fn planned(poging: i32, day: &str, part: &str) -> Stand {
    ("gepland".to_owned(), poging, Some(day.to_owned()), Some(part.to_owned()))
}

const CALLS: [(&str, &str); 4] =
    [("uitkomst", "denkt_na"), ("vervolg", "belt_zelf"), ("vervolg_op", ""), ("vervolg_dagdeel", "")];

both!(a_no_to_one_of_two_after_an_attempt_is_no_plan);
async fn a_no_to_one_of_two_after_an_attempt_is_no_plan(world: &World) {
    let regel = comes_back(world, "3-3-2027", "middag").await;
    world.it_is("2027-03-03T13:00");
    let nel = world.log_in_as("Nel").await;
    let another = [("vervolg", "terug"), ("vervolg_op", "5-3-2027"), ("vervolg_dagdeel", "ochtend")];
    let in_vain = [("uitkomst", "niet_bereikt"), ("dagdeel", "middag")];
    notes(&nel, regel, &[in_vain.as_slice(), &another].concat()).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(1, "2027-03-05", "ochtend"));
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    assert_eq!(world.regel(regel).await.regelingen, "individuele_inkomenstoeslag");
    insists(world, &nel, regel, &[MISTAKE]).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(0, "2027-03-03", "middag"));
}

both!(who_calls_themselves_is_not_visited_for_an_attempt_that_was_none);
async fn who_calls_themselves_is_not_visited_for_an_attempt_that_was_none(world: &World) {
    let regel = comes_back(world, "5-3-2027", "avond").await;
    world.it_is("2027-03-02T13:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "niet_bereikt"), ("dagdeel", "middag"), ("samen", "ja")]).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(1, "2027-03-05", "avond"));
    corrects(&nel, regel, &CALLS).await.expect(303);
    insists(world, &nel, regel, &[MISTAKE]).await.expect(303);
    assert_eq!(stands(world, regel).await, ("gesproken".to_owned(), 0, None, None));
    assert!(world.regel(regel).await.samen, "that, too, was said again with the outcome");
    assert!(world.pogingen(KEES.id()).await.is_empty());
}

both!(what_is_said_again_after_an_attempt_holds);
async fn what_is_said_again_after_an_attempt_holds(world: &World) {
    let regel = comes_back(world, "5-3-2027", "avond").await;
    world.it_is("2027-03-02T13:00");
    let nel = world.log_in_as("Nel").await;
    // The return was moved to this afternoon, and nobody is at home: Kees calls.
    plans_told(world, &nel, &[regel], &[regel], "middag").await.expect(303);
    let in_vain = [("uitkomst", "niet_bereikt"), ("dagdeel", "middag"), ("vervolg", "belt_zelf")];
    notes(&nel, regel, &in_vain).await.expect(303);
    let gone = ("gesproken".to_owned(), 1, None, None);
    assert_eq!(stands(world, regel).await, gone);
    insists(world, &nel, regel, &[MISTAKE]).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(0, "2027-03-02", "middag"));
    notes(&nel, regel, &in_vain).await.expect(303);
    // It was interest, he says at the telephone, and he still calls.
    corrects(&nel, regel, &[&[("uitkomst", "interesse")], &CALLS[1..]].concat()).await.expect(303);
    insists(world, &nel, regel, &[MISTAKE]).await.expect(303);
    assert_eq!(stands(world, regel).await, ("gesproken".to_owned(), 0, None, None));
}
