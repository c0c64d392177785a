//! V12: an attempt is a visit that took place. Not in a part of the day that has not begun, and not three times on one day.

use crate::outreach::{REGELINGEN, hit, notes, plans};
use crate::people::KEES;
use crate::world::World;

fn not_home(dagdeel: &str) -> [(&str, &str); 2] {
    [("uitkomst", "niet_bereikt"), ("dagdeel", dagdeel)]
}

both!(what_has_not_begun_was_no_visit);
async fn what_has_not_begun_was_no_visit(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let kees = world.regel_of(id, KEES.id()).await.unwrap().id;
    world.it_is("2027-03-03T03:20");
    let nel = world.log_in_as("Nel").await;
    for part in ["middag", "avond"] {
        notes(&nel, kees, &not_home(part)).await.expect(400).shows("Dit deel van de dag is nog niet begonnen");
    }
    assert_eq!(world.regel(kees).await.poging, 0);
    // What was planned for yesterday evening is noted the next morning, on the day on which it was.
    world.it_is("2027-03-03T11:59");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, kees, &not_home("middag")).await.expect(400);
    plans(world, &nel, &[kees], "avond").await.expect(303);
    world.it_is("2027-03-04T09:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, kees, &not_home("avond")).await.expect(303);
    assert_eq!(world.pogingen(KEES.id()).await[0].dag, "2027-03-03");
    world.it_is("2027-03-04T12:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, kees, &not_home("middag")).await.expect(303);
}

both!(the_last_of_three_is_on_another_day_than_the_first);
async fn the_last_of_three_is_on_another_day_than_the_first(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let kees = world.regel_of(id, KEES.id()).await.unwrap().id;
    world.it_is("2027-03-03T20:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, kees, &not_home("ochtend")).await.expect(303);
    notes(&nel, kees, &not_home("middag")).await.expect(303);
    let said = "De laatste van drie keren moet op een andere dag zijn dan de eerste";
    notes(&nel, kees, &not_home("avond")).await.expect(400).shows(said);
    plans(world, &nel, &[kees], "avond").await.expect(400).shows(said);
    let row = world.regel(kees).await;
    assert_eq!((row.status.as_str(), row.poging), ("toegewezen", 2), "it stays open");
    world.it_is("2027-03-04T20:00");
    let nel = world.log_in_as("Nel").await;
    plans(world, &nel, &[kees], "avond").await.expect(303);
    notes(&nel, kees, &not_home("avond")).await.expect(303);
    assert_eq!(world.regel(kees).await.status, "niet_bereikt");
}

both!(a_list_says_nothing_of_attempts_and_an_address_does);
async fn a_list_says_nothing_of_attempts_and_an_address_does(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let kees = world.regel_of(id, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, kees, &not_home("ochtend")).await.expect(303);
    let read = async |path: String| serde_json::from_str::<serde_json::Value>(&nel.get(&path).await.expect(200).html).unwrap();
    let list = read(format!("/api/v1/looplijsten/{id}")).await;
    assert_eq!(list["regels"][0]["id"], kees.to_string());
    assert!(list["regels"][0].get("pogingen").is_none(), "{list}");
    let one = read(format!("/api/v1/regels/{kees}")).await;
    assert_eq!(one["pogingen"], serde_json::json!([{"dag": "2027-03-02", "dagdeel": "ochtend"}]));
}
