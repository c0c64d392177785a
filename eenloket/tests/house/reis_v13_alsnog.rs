//! V13: who said no telephones and wants to talk after all, and so does who would call or was not reached. What was noted about them before
//! keeps nobody away.

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

/// From the closed door to the list again: the page knows who lives there, and asks for the date of birth.
async fn calls_from(world: &World, regel: Uuid) -> Page {
    let (nel, page) = (world.log_in_as("Nel").await, "/looplijsten/weigeringen");
    let link = format!("{page}?regel={regel}");
    let door = nel.get(&format!("/looplijsten/regels/{regel}")).await.expect(200);
    assert!(door.links().contains(&link), "{:?}", door.links());
    assert_eq!(door.choices("uitkomst")[0], "geweigerd");
    let form = nel.get(&link).await.expect(200).hides(KEES.geboren).form(page);
    assert_eq!([form.value("naam"), form.value("geboortedatum")], [KEES.naam, ""]);
    nel.send_form(&form.with(&[("geboortedatum", KEES.geboren)]), None).await
}

both!(who_would_call_is_visited_when_they_do);
async fn who_would_call_is_visited_when_they_do(world: &World) {
    let (id, regel) = on_a_list(world).await;
    let nel = world.log_in_as("Nel").await;
    let said = [("uitkomst", "interesse"), ("dagdeel", "ochtend"), ("vervolg", "belt_zelf")];
    notes(&nel, regel, &said).await.expect(303);
    world.it_is("2027-03-03T09:30");
    calls_from(world, regel).await.expect(303);
    let row = world.regel_of(id, KEES.id()).await.unwrap();
    assert_eq!((row.status.as_str(), row.regelingen.as_str()), ("toegewezen", "aio individuele_inkomenstoeslag"));
    let old = world.regel(regel).await;
    assert_eq!((old.reden.as_deref(), old.inwoner_id), (Some("vervangen"), None));
    // Whatever comes of it can be noted; that they were spoken with before is still known.
    let nel = world.log_in_as("Nel").await;
    nel.get("/looplijsten/weigeringen?regel=").await.expect(200);
    let help = [("uitkomst", "denkt_na"), ("dagdeel", "ochtend"), ("vervolg", "terug"), ("vervolg_op", "5-3-2027")];
    notes(&nel, row.id, &[help.as_slice(), &[("vervolg_dagdeel", "middag")]].concat()).await.expect(303);
    assert_eq!(world.gesprekken(KEES.id()).await.len(), 2);
    assert!(eenloket::controleer::check(world.store()).await.unwrap().is_empty());
    // At a door to which somebody goes there is nothing to find, and the page says where to note it.
    calls(world).await.expect(400).shows("Schrijf het dan op bij dat adres");
}

both!(who_found_the_card_calls_without_ever_having_said_no);
async fn who_found_the_card_calls_without_ever_having_said_no(world: &World) {
    let (id, regel) = on_a_list(world).await;
    for (at, dagdeel) in [("2027-03-02T13:00", "ochtend"), ("2027-03-02T19:00", "avond"), ("2027-03-03T14:00", "middag")] {
        world.it_is(at);
        let nel = world.log_in_as("Nel").await;
        notes(&nel, regel, &[("uitkomst", "niet_bereikt"), ("dagdeel", dagdeel)]).await.expect(303);
    }
    // Who is not them, finds nothing.
    let other = [("naam", "Kees Anders"), ("geboortedatum", KEES.geboren), ("postcode", KEES.postcode)];
    let nel = world.log_in_as("Nel").await;
    nel.write("/looplijsten/weigeringen", &fresh_key(), &other).await.expect(400).shows("Wij vinden hier niets bij");
    calls_from(world, regel).await.expect(303);
    let row = world.regel_of(id, KEES.id()).await.unwrap();
    assert_eq!((row.status.as_str(), row.poging), ("toegewezen", 0));
    assert_eq!(row.regelingen, "aio individuele_inkomenstoeslag");
}

both!(who_said_since_that_nobody_looks_for_them_ends_that_first);
async fn who_said_since_that_nobody_looks_for_them_ends_that_first(world: &World) {
    let (_, regel) = on_a_list(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "denkt_na"), ("dagdeel", "ochtend"), ("vervolg", "belt_zelf")]).await.expect(303);
    world.inwoner(&KEES).await.write("/mijn/afmelding", &fresh_key(), &[("bereik", "alles")]).await.expect(303);
    calls(world).await.expect(400).shows("Deze inwoner zei zelf: zoek niet voor mij");
    // After the term of the regel nothing is known any more.
    world.it_is("2027-09-04T09:00");
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    calls(world).await.expect(400).shows("Wij vinden hier niets bij");
}
