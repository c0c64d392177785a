//! V12, at the door: what was chosen and would get lost is asked about, help is found near, and the number to call is that of the
//! organisatie whose people came.

use crate::outreach::{hit, notes};
use crate::people::KEES;
use crate::world::World;

both!(a_no_or_a_question_beside_another_outcome_is_asked_about);
async fn a_no_or_a_question_beside_another_outcome_is_asked_about(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let (nel, kees) = (world.log_in_as("Nel").await, world.regel_of(id, KEES.id()).await.unwrap().id);
    let spoken = [("uitkomst", "interesse"), ("dagdeel", "ochtend")];
    let too = notes(&nel, kees, &[spoken[0], spoken[1], ("bereik", "alles"), ("product", "bijstand")]).await.expect(400);
    let too = too.shows("U koos ook waartegen de inwoner nee zegt").shows("U koos ook waarmee de inwoner hulp wil");
    // What was chosen stands there still, and can be taken back.
    assert!(too.html.contains("value=\"alles\" checked") && too.html.contains("De inwoner zegt geen nee"));
    assert_eq!(world.regel(kees).await.status, "toegewezen");
    notes(&nel, kees, &[spoken[0], spoken[1], ("bereik", ""), ("product", "")]).await.expect(303);
    assert_eq!(world.regel(kees).await.status, "gesproken");
    // The paper promises nothing that nobody is reminded of.
    let paper = nel.get(&format!("/looplijsten/regels/{kees}/samenvatting")).await.expect(200);
    paper.shows("Bel ons wanneer u wilt").hides("Wij bellen u");
}

both!(help_from_the_door_is_looked_for_near);
async fn help_from_the_door_is_looked_for_near(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let (nel, kees) = (world.log_in_as("Nel").await, world.regel_of(id, KEES.id()).await.unwrap().id);
    let said = [("uitkomst", "wil_nu_hulp"), ("dagdeel", "ochtend"), ("product", "digid")];
    let leads = notes(&nel, kees, &said).await.expect(303);
    let page = nel.follow(&leads).await.expect(200);
    let text = page.text();
    let at = |plaats: &str| text.find(plaats).unwrap_or(usize::MAX);
    assert!(at("Maastricht") < at("Groningen"), "{text}");
}

both!(who_said_no_reads_the_number_of_that_gemeente);
async fn who_said_no_reads_the_number_of_that_gemeente(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let (nel, regel) = (world.log_in_as("Nel").await, world.regel_of(id, KEES.id()).await.unwrap().id);
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    let kees = world.inwoner(&KEES).await;
    let page = kees.get("/mijn/weigeringen").await.expect(200).shows("Bel 14 043. Wij schrijven het dan voor u op");
    page.shows("Hulp nodig? Bel 14 043");
}

both!(who_said_no_to_nothing_reads_the_number_that_mijn_names);
async fn who_said_no_to_nothing_reads_the_number_that_mijn_names(world: &World) {
    let kees = world.inwoner(&KEES).await;
    for page in ["/mijn", "/mijn/weigeringen", "/mijn/afmelding", "/mijn/levensgebeurtenissen"] {
        kees.get(page).await.expect(200).shows("14 043");
    }
}
