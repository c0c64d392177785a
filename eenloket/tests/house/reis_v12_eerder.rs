//! V12 over lists together: who is listed again goes on to the newest list as they stand, three attempts are three attempts, and who was
//! spoken with is left alone.

use crate::outreach::{REGELINGEN, WIJK, hit, insists, left_out, neighbour, notes, plans};
use crate::people::KEES;
use crate::world::World;
use foundation::Uuid;
use looplijst::LooplijstStand;

/// A new list of the same people; what became of them.
async fn again(world: &World, regelingen: &[&str]) -> (Uuid, LooplijstStand) {
    let id = world.combined().await;
    let stand = world.lists(id, &[hit(&KEES, regelingen)]).await.unwrap();
    (id, stand)
}

#[track_caller]
fn fell_off(stand: &LooplijstStand) {
    assert_eq!((stand.regels, left_out(stand)), (0, [("al_bezocht", 1)].into_iter().collect()));
}

const NOT_HOME: fn(&str) -> [(&str, &str); 2] = |dagdeel| [("uitkomst", "niet_bereikt"), ("dagdeel", dagdeel)];

both!(who_is_listed_again_goes_on_to_the_newest_list_as_they_stand);
async fn who_is_listed_again_goes_on_to_the_newest_list_as_they_stand(world: &World) {
    let first = world.given_to_nel(&[hit(&KEES, &["aio"]), neighbour("Mia Voorbeeld", "6211AB", "9011")]).await;
    let regel = world.regel_of(first, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &NOT_HOME("ochtend")).await.expect(303);
    plans(world, &nel, &[regel], "middag").await.expect(303);
    let new = [hit(&KEES, &["individuele_inkomenstoeslag"]), neighbour("Wout Voorbeeld", "6211AB", "9013")];
    let second = world.combined().await;
    assert_eq!(world.lists(second, &new).await.unwrap().regels, 3);
    // The same regel, with its plan, its attempt and all there is to talk about.
    let row = world.regel_of(second, KEES.id()).await.unwrap();
    let stands = (row.id, row.status.as_str(), row.dagdeel.as_deref(), row.poging, row.regelingen.as_str());
    assert_eq!(stands, (regel, "gepland", Some("middag"), 1, "aio individuele_inkomenstoeslag"));
    assert_eq!(world.gesprekken(KEES.id()).await[0].looplijst_id, second);
    // Nel goes there without being told again, also to who is new in the district.
    let page = nel.get(&format!("/looplijsten/{second}")).await.expect(200).shows(KEES.naam);
    page.shows("Wout Voorbeeld").shows("Mia Voorbeeld");
    assert!(world.regels(second).await.iter().all(|row| row.wijk == WIJK && row.status != "nieuw"));
    notes(&nel, regel, &NOT_HOME("ochtend")).await.expect(400).shows("Op dit deel van de dag is hier al aangebeld");
    // Where he was, one is counted and nobody is named.
    assert!(world.regel_of(first, KEES.id()).await.is_none());
    let behind: Vec<_> = world.regels(first).await.into_iter().filter(|row| row.reden.is_some()).collect();
    let [row, _] = behind.as_slice() else { panic!("{behind:?}") };
    assert_eq!((row.status.as_str(), row.reden.as_deref(), row.inwoner_id), ("vervallen", Some("vervangen"), None));
    let tess = world.log_in_as("Tess").await;
    tess.get(&format!("/looplijsten/{first}")).await.expect(200).shows("staan er minder dan 10 nu op een nieuwere lijst");
    tess.get(&format!("/looplijsten/{second}")).await.expect(200).shows("Nel Voorbeeld").hides("nu op een nieuwere lijst");
    assert!(eenloket::controleer::check(world.store()).await.unwrap().is_empty());
}

both!(what_came_along_has_a_code_on_the_route_of_its_new_list);
async fn what_came_along_has_a_code_on_the_route_of_its_new_list(world: &World) {
    let first = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let regel = world.regel_of(first, KEES.id()).await.unwrap().id;
    let second = world.combined_for(&["individuele_inkomenstoeslag"]).await;
    world.lists(second, &[hit(&KEES, &["individuele_inkomenstoeslag"])]).await.unwrap();
    let nel = world.log_in_as("Nel").await;
    plans(world, &nel, &[regel], "middag").await.expect(303);
    nel.get(&format!("/looplijsten/{second}")).await.expect(200).shows("A = AIO-aanvulling");
    let made = nel.write(&format!("/looplijsten/{second}/route"), &crate::client::fresh_key(), &[]).await.expect(303);
    nel.follow(&made).await.expect(200).shows("A B").hides("aio");
}

both!(who_moved_to_another_district_is_new_there);
async fn who_moved_to_another_district_is_new_there(world: &World) {
    let first = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let regel = world.regel_of(first, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &NOT_HOME("ochtend")).await.expect(303);
    plans(world, &nel, &[regel], "middag").await.expect(303);
    let second = world.combined().await;
    let mut moved = hit(&KEES, &["individuele_inkomenstoeslag"]);
    moved.persoon.postcode = "6221AB".to_owned();
    world.lists(second, &[moved]).await.unwrap();
    let row = world.regel_of(second, KEES.id()).await.unwrap();
    assert_eq!((row.id, row.wijk.as_str(), row.status.as_str(), row.poging), (regel, "6221", "nieuw", 0));
    assert_eq!((row.regelingen.as_str(), row.gepland_op), ("aio individuele_inkomenstoeslag", None));
    assert!(world.pogingen(KEES.id()).await.is_empty(), "nobody stood at the new door");
    assert!(world.gesprekken(KEES.id()).await.is_empty());
}

both!(who_moved_keeps_what_was_agreed);
async fn who_moved_keeps_what_was_agreed(world: &World) {
    let first = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let regel = world.regel_of(first, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    let back = [("vervolg", "terug"), ("vervolg_op", "5-3-2027"), ("vervolg_dagdeel", "avond")];
    let said = [&[("uitkomst", "interesse"), ("samen", "ja")][..], &back].concat();
    notes(&nel, regel, &said).await.expect(303);
    let mut moved = hit(&KEES, &["aio"]);
    moved.persoon.postcode = "6221AB".to_owned();
    let second = world.combined().await;
    world.lists(second, &[moved]).await.unwrap();
    let row = world.regel(regel).await;
    let stands = (row.looplijst_id, row.wijk.as_str(), row.status.as_str(), row.gepland_op.as_deref(), row.samen);
    assert_eq!(stands, (second, "6221", "gepland", Some("2027-03-05"), true));
    assert_eq!(world.gesprekken(KEES.id()).await[0].uitkomst.as_deref(), Some("interesse"));
}

both!(who_was_spoken_with_is_left_alone_about_it_for_a_year);
async fn who_was_spoken_with_is_left_alone_about_it_for_a_year(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let nel = world.log_in_as("Nel").await;
    let kees = world.regel_of(id, KEES.id()).await.unwrap().id;
    notes(&nel, kees, &[("uitkomst", "heeft_al")]).await.expect(303);
    fell_off(&again(world, &["aio"]).await.1);
    world.it_is("2028-03-01T09:00");
    fell_off(&again(world, &["aio"]).await.1);
    // About something else they are, and after the term about this as well.
    let (other, stand) = again(world, &REGELINGEN).await;
    assert_eq!(stand.regels, 1);
    assert_eq!(world.regel_of(other, KEES.id()).await.unwrap().regelingen, "individuele_inkomenstoeslag");
    world.it_is("2028-03-02T09:00");
    let (last, _) = again(world, &["aio"]).await;
    assert_eq!(world.regel_of(last, KEES.id()).await.unwrap().regelingen, "aio individuele_inkomenstoeslag");
}

both!(attempts_count_together_over_lists_and_there_is_no_fourth);
async fn attempts_count_together_over_lists_and_there_is_no_fourth(world: &World) {
    let first = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let kees = world.regel_of(first, KEES.id()).await.unwrap().id;
    world.it_is("2027-03-02T19:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, kees, &NOT_HOME("ochtend")).await.expect(303);
    notes(&nel, kees, &NOT_HOME("avond")).await.expect(303);
    world.it_is("2027-03-10T14:00");
    let (second, _) = again(world, &REGELINGEN).await;
    let row = world.regel_of(second, KEES.id()).await.unwrap();
    assert_eq!((row.id, row.status.as_str(), row.poging), (kees, "toegewezen", 2));
    let nel = world.log_in_as("Nel").await;
    notes(&nel, kees, &NOT_HOME("middag")).await.expect(303);
    assert_eq!(world.regel(kees).await.status, "niet_bereikt");
    fell_off(&again(world, &REGELINGEN).await.1);
    insists(world, &nel, kees, &NOT_HOME("avond")).await.expect(409).shows("EL-330");
    plans(world, &nel, &[kees], "avond").await.expect(409).shows("EL-330");
}
