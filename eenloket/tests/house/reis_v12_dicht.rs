//! V12: a newer list ends a line while somebody at that door has its form open. What was said there is kept nowhere, since nobody knows any
//! more who it was; whoever noted it reads so, and where it can be written down.

use crate::client::Page;
use crate::outreach::{REGELINGEN, hit};
use crate::people::KEES;
use crate::world::World;
use foundation::Uuid;
use looplijst::{Reden, RegelInput};

const AT_THE_DOOR: (&str, &str) = ("dagdeel", "ochtend");

/// Nel has the form of Kees open; a list is opened on which he moved away; she sends what he said.
async fn sends_too_late(world: &World, taal: &str, fields: &[(&str, &str)]) -> (Uuid, Page) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
    let (nel, page) = (world.log_in_as("Nel").await, format!("{taal}/looplijsten/regels/{regel}"));
    let form = nel.get(&page).await.expect(200).form(&format!("{page}/gesprek"));
    let moved = RegelInput { reden: Some(Reden::Verhuisd), ..hit(&KEES, &REGELINGEN) };
    world.lists(world.combined().await, &[moved]).await.unwrap();
    assert_eq!(world.regel(regel).await.inwoner_id, None);
    let sent = nel.send_form(&form.with(fields).with(&[AT_THE_DOOR]), None).await.expect(409).shows("EL-409").hides(KEES.naam);
    nel.get(&page).await.expect(200).hides(KEES.naam);
    (regel, sent)
}

both!(a_no_that_comes_too_late_is_said_to_be_kept_nowhere);
async fn a_no_that_comes_too_late_is_said_to_be_kept_nowhere(world: &World) {
    let no = [("uitkomst", "geweigerd"), ("bereik", "alles")];
    let (regel, page) = sends_too_late(world, "", &no).await;
    page.shows("U koos: De inwoner zelf zegt nee; Tegen alles. Wij komen niet meer langs. Dat is niet bewaard")
        .shows("“Zoek niet voor mij”, of aan de balie. Bellen kan ook: 14 043")
        .hides("Kijk en kies opnieuw");
    assert!(world.weigeringen(KEES.id()).await.is_empty());
    // Once is enough.
    let page = world.log_in_as("Nel").await.get(&format!("/looplijsten/regels/{regel}")).await.expect(200);
    assert_eq!(page.text().matches("Klaar").count(), 1, "{}", page.text());
    page.shows("Hier hoeft niemand meer langs").hides("niet bewaard");
}

both!(so_is_what_was_refused_of_one_in_any_language);
async fn so_is_what_was_refused_of_one_in_any_language(world: &World) {
    let no = [("uitkomst", "geweigerd"), ("bereik", "aio")];
    sends_too_late(world, "/en", &no).await.1.shows("Only to").shows("“Do not look for me”").shows("14 043");
    world.nobody_was_listed().await;
    sends_too_late(world, "/pap", &no).await.1.shows("Solamente na").shows("“No buska pa mi”");
}

both!(help_and_a_return_that_come_too_late_are_not_lost_in_silence);
async fn help_and_a_return_that_come_too_late_are_not_lost_in_silence(world: &World) {
    let help = [("uitkomst", "wil_nu_hulp"), ("product", "aow")];
    let (_, page) = sends_too_late(world, "", &help).await;
    page.shows("U koos: Wil nu hulp; ").shows("De inwoner wil hulp, en dat staat nog nergens");
    world.nobody_was_listed().await;
    let back = [("uitkomst", "denkt_na"), ("vervolg", "terug"), ("vervolg_op", "5-3-2027"), ("vervolg_dagdeel", "middag")];
    sends_too_late(world, "", &back).await.1.shows("Wat u afsprak, staat nog nergens");
    world.nobody_was_listed().await;
    sends_too_late(world, "", &[("uitkomst", "niet_bereikt")]).await.1.shows("U hoeft niets te doen");
}
