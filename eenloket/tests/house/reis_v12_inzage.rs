//! V12: whoever was visited reads in "Wie keek er?" what was done, in words of their own.

use crate::outreach::{REGELINGEN, hit, notes};
use crate::people::KEES;
use crate::world::World;

both!(who_was_visited_reads_what_was_done);
async fn who_was_visited_reads_what_was_done(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    nel.get(&format!("/looplijsten/{id}")).await.expect(200);
    nel.get(&format!("/looplijsten/regels/{regel}")).await.expect(200);
    notes(&nel, regel, &[("uitkomst", "heeft_al")]).await.expect(303);
    let page = world.inwoner(&KEES).await.get("/mijn/inzage").await.expect(200);
    let page = page.shows("een lijst bekeken waar u op staat").shows("uw adres bekeken, om bij u langs te gaan");
    page.shows("opgeschreven hoe het gesprek bij u ging").hides("gewerkt aan uw vraag");
}
