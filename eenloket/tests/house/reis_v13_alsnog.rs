//! V13: who said no telephones and wants to talk after all. What was noted about them before keeps nobody away.

use crate::client::{Page, fresh_key};
use crate::outreach::{REGELINGEN, hit, notes};
use crate::people::KEES;
use crate::world::World;
use foundation::Uuid;

/// They call Nel.
async fn calls(world: &World) -> Page {
    let wie = [("naam", KEES.naam), ("geboortedatum", KEES.geboren), ("postcode", KEES.postcode)];
    world.log_in_as("Nel").await.write("/looplijsten/weigeringen", &fresh_key(), &wie).await
}

/// Kees is on the list of Nel.
async fn on_a_list(world: &World) -> (Uuid, Uuid) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    (id, world.regel_of(id, KEES.id()).await.unwrap().id)
}

both!(who_was_spoken_with_about_the_other_is_visited_about_this);
async fn who_was_spoken_with_about_the_other_is_visited_about_this(world: &World) {
    let (id, regel) = on_a_list(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    notes(&nel, regel, &[("uitkomst", "heeft_al")]).await.expect(303);
    assert_eq!(world.regel(regel).await.status, "gesproken");
    calls(world).await.expect(303);
    // A new regel in the place of the old one, to which somebody goes.
    let row = world.regel_of(id, KEES.id()).await.unwrap();
    assert_ne!(row.id, regel);
    assert_eq!((row.status.as_str(), row.regelingen.as_str()), ("toegewezen", "aio"));
    let old = world.regel(regel).await;
    assert_eq!((old.status.as_str(), old.reden.as_deref(), old.inwoner_id), ("vervallen", Some("vervangen"), None));
    nel.get(&format!("/looplijsten/regels/{}", row.id)).await.expect(200).shows(KEES.naam);
    notes(&nel, row.id, &[("uitkomst", "heeft_al")]).await.expect(303);
    assert_eq!(world.gesprekken(KEES.id()).await.len(), 2, "that they were spoken with before is still known");
}

both!(whom_nobody_found_at_home_three_times_is_visited_when_they_ask);
async fn whom_nobody_found_at_home_three_times_is_visited_when_they_ask(world: &World) {
    let (id, regel) = on_a_list(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    world.it_is("2027-03-02T19:00");
    let nel = world.log_in_as("Nel").await;
    for dagdeel in ["ochtend", "avond"] {
        notes(&nel, regel, &[("uitkomst", "niet_bereikt"), ("dagdeel", dagdeel)]).await.expect(303);
    }
    world.it_is("2027-03-03T14:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "niet_bereikt"), ("dagdeel", "middag")]).await.expect(303);
    assert_eq!(world.regel(regel).await.status, "niet_bereikt");
    calls(world).await.expect(303);
    let row = world.regel_of(id, KEES.id()).await.unwrap();
    assert_eq!((row.status.as_str(), row.poging, row.regelingen.as_str()), ("toegewezen", 0, "aio"));
}

both!(whom_somebody_still_goes_to_for_a_newer_list_is_asked_about_it_there);
async fn whom_somebody_still_goes_to_for_a_newer_list_is_asked_about_it_there(world: &World) {
    let (_, regel) = on_a_list(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    // Opened later, and of another district.
    world.it_is("2027-03-03T09:00");
    world.listed(&[]).await;
    calls(world).await.expect(303);
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.regelingen.as_str()), ("toegewezen", "aio individuele_inkomenstoeslag"));
}
