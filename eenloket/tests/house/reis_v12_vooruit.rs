//! V12: what is planned and still ahead stays when nobody is at home before it. Somebody may have been told that day.

use crate::client::{Client, Page, fresh_key};
use crate::outreach::{REGELINGEN, hit, insists, notes};
use crate::people::KEES;
use crate::world::World;
use foundation::Uuid;

fn not_home(dagdeel: &str) -> [(&str, &str); 2] {
    [("uitkomst", "niet_bereikt"), ("dagdeel", dagdeel)]
}

async fn at_the_door(world: &World) -> (Uuid, Uuid) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    (id, world.regel_of(id, KEES.id()).await.unwrap().id)
}

/// Nel told Kees on the 2nd that she comes back on the 10th.
async fn agreed(world: &World, part: &str) -> (Uuid, Uuid) {
    let (id, regel) = at_the_door(world).await;
    let back = [("vervolg", "terug"), ("vervolg_op", "10-3-2027"), ("vervolg_dagdeel", part)];
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[&[("uitkomst", "interesse"), ("dagdeel", "ochtend")], back.as_slice()].concat()).await.expect(303);
    (id, regel)
}

async fn plans_on(world: &World, nel: &Client, regel: Uuid, dag: &str, dagdeel: &str) -> Page {
    let row = world.regel(regel).await;
    let seen = format!("{regel}.{}", row.versie);
    // Whom a day was told before, knows of this one.
    let told = regel.to_string();
    let fields = [("regels", seen.as_str()), ("dag", dag), ("dagdeel", dagdeel), ("inwoner_weet", &*told)];
    nel.write(&format!("/looplijsten/{}/dag", row.looplijst_id), &fresh_key(), &fields).await
}

async fn stands(world: &World, regel: Uuid) -> (String, i32, Option<String>, Option<String>) {
    let row = world.regel(regel).await;
    (row.status, row.poging, row.gepland_op, row.dagdeel)
}

fn planned(poging: i32, dag: &str, dagdeel: &str) -> (String, i32, Option<String>, Option<String>) {
    ("gepland".to_owned(), poging, Some(format!("2027-03-{dag}")), Some(dagdeel.to_owned()))
}

both!(who_was_told_a_day_keeps_it_when_somebody_rings_before);
async fn who_was_told_a_day_keeps_it_when_somebody_rings_before(world: &World) {
    let (id, regel) = agreed(world, "middag").await;
    world.it_is("2027-03-08T09:30");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &not_home("ochtend")).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(1, "10", "middag"));
    nel.get(&format!("/looplijsten/{id}")).await.expect(200).shows("Terugkomen: 10-3-2027, ’s middags");
    let door = format!("/looplijsten/regels/{regel}");
    nel.get(&door).await.expect(200).shows("Afgesproken dat u terugkomt: 10-3-2027, ’s middags").shows("8-3-2027, ’s ochtends");
    nel.get(&format!("{door}/samenvatting")).await.expect(200).shows("komt bij u terug op woensdag 10 maart 2027");
    // On the day itself as well, before that part of it. Taken back, there is one plan still.
    world.it_is("2027-03-10T18:30");
    let nel = world.log_in_as("Nel").await;
    plans_on(world, &nel, regel, "10-3-2027", "avond").await.expect(303);
    notes(&nel, regel, &not_home("middag")).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(2, "10", "avond"));
    insists(world, &nel, regel, &[("uitkomst", "vergissing")]).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(1, "10", "avond"));
}

both!(an_attempt_that_would_take_the_agreed_moment_away_is_refused);
async fn an_attempt_that_would_take_the_agreed_moment_away_is_refused(world: &World) {
    let (_, regel) = agreed(world, "avond").await;
    world.it_is("2027-03-08T19:00");
    let nel = world.log_in_as("Nel").await;
    let said = "Er is afgesproken dat u terugkomt: 10-3-2027, ’s avonds";
    notes(&nel, regel, &not_home("avond")).await.expect(400).shows(said);
    notes(&nel, regel, &not_home("ochtend")).await.expect(303);
    notes(&nel, regel, &not_home("middag")).await.expect(303);
    // The third is that of the return, and of no other day.
    world.it_is("2027-03-09T19:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &not_home("avond")).await.expect(400).shows(said);
    let api = format!("/api/v1/regels/{regel}/gesprekken");
    let body = serde_json::json!({"uitkomst": "niet_bereikt", "dagdeel": "avond"}).to_string();
    let versie = format!("\"{}\"", world.regel(regel).await.versie);
    let request = nel.request(reqwest::Method::POST, &api).header("idempotency-key", fresh_key()).header("if-match", versie);
    nel.send(&api, request.header("content-type", "application/json").body(body)).await.expect(400).shows("afgesproken");
    assert_eq!(stands(world, regel).await, planned(2, "10", "avond"));
    world.it_is("2027-03-10T19:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &not_home("avond")).await.expect(303);
    assert_eq!(stands(world, regel).await, ("gesproken".to_owned(), 3, None, None));
}

both!(a_plan_that_nobody_was_told_of_ends_where_it_cannot_be_kept);
async fn a_plan_that_nobody_was_told_of_ends_where_it_cannot_be_kept(world: &World) {
    let (_, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    plans_on(world, &nel, regel, "10-3-2027", "ochtend").await.expect(303);
    notes(&nel, regel, &not_home("ochtend")).await.expect(303);
    assert_eq!(stands(world, regel).await, ("toegewezen".to_owned(), 1, None, None), "nobody rings twice in the morning");
    plans_on(world, &nel, regel, "10-3-2027", "avond").await.expect(303);
    world.it_is("2027-03-03T13:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &not_home("middag")).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(2, "10", "avond"));
    world.it_is("2027-03-04T19:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &not_home("avond")).await.expect(303);
    assert_eq!(stands(world, regel).await, ("niet_bereikt".to_owned(), 3, None, None));
    insists(world, &nel, regel, &[("uitkomst", "vergissing")]).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(2, "10", "avond"));
}

both!(whether_one_goes_with_two_is_as_it_was_before_an_attempt_by_mistake);
async fn whether_one_goes_with_two_is_as_it_was_before_an_attempt_by_mistake(world: &World) {
    let (_, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    let noted = async |fields: &[(&str, &str)]| {
        insists(world, &nel, regel, fields).await.expect(303);
        world.regel(regel).await.samen
    };
    let (with_two, mistake) = ([not_home("ochtend").as_slice(), &[("samen", "ja")]].concat(), [("uitkomst", "vergissing")]);
    assert!(noted(&with_two).await && !noted(&mistake).await, "it was not asked for before");
    assert!(noted(&with_two).await);
    world.it_is("2027-03-02T13:00");
    let nel = world.log_in_as("Nel").await;
    insists(world, &nel, regel, &not_home("middag")).await.expect(303);
    assert!(!world.regel(regel).await.samen);
    // Planning it since does not touch that.
    plans_on(world, &nel, regel, "4-3-2027", "avond").await.expect(303);
    insists(world, &nel, regel, &mistake).await.expect(303);
    assert!(world.regel(regel).await.samen, "nobody goes there alone");
    assert_eq!(stands(world, regel).await, planned(1, "04", "avond"));
}
