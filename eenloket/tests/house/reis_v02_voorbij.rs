//! Nobody is lost (V02, V28): a step that passes without anybody pressing anything comes back as a Taak, as often as needed.

use crate::people::{ENSCHEDE, TILLY};
use crate::telephone::Referred;
use crate::world::World;
use eenloket::terms::look_at_the_clock;

async fn open_taken(world: &World, visit: &Referred) -> Vec<String> {
    let taken = world.taken(visit.hulpvraag).await;
    taken.into_iter().filter(|taak| taak.status == "open").map(|taak| taak.soort).collect()
}

both!(an_afspraak_on_which_nobody_pressed_anything_becomes_a_taak);
async fn an_afspraak_on_which_nobody_pressed_anything_becomes_a_taak(world: &World) {
    let bas = world.bas().await;
    let visit = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    // On the day itself somebody may still come.
    world.it_is("2027-03-03T23:30");
    look_at_the_clock(&world.house).await.unwrap();
    assert_eq!(open_taken(world, &visit).await, [""; 0]);
    // The day after it is a Taak of the desk that owns it, once, however often the clock is looked at.
    world.it_is("2027-03-04T08:00");
    look_at_the_clock(&world.house).await.unwrap();
    look_at_the_clock(&world.house).await.unwrap();
    assert_eq!(open_taken(world, &visit).await, ["stap_voorbij"]);
    let gerda = world.gerda().await;
    let list = gerda.client.get("/taken").await.expect(200);
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    list.shows("De volgende stap is voorbij").shows(&nummer);
    // Tilly reads that her day is over, and not that it stands.
    let tilly = world.log_in_as("Tilly Voorbeeld").await;
    tilly.get("/mijn").await.expect(200).shows("Dit was op woensdag 3 maart").hides("Uw afspraak staat");
    // Were it done with nothing agreed, as an older version allowed: the next look brings it back.
    world.meddle("update taak set status = 'klaar' where soort = 'stap_voorbij'").await;
    assert_eq!(open_taken(world, &visit).await, [""; 0]);
    look_at_the_clock(&world.house).await.unwrap();
    assert_eq!(open_taken(world, &visit).await, ["stap_voorbij"]);
    // Nobody did it in time: it goes to who coordinates the desk.
    world.it_is("2027-03-10T08:00");
    look_at_the_clock(&world.house).await.unwrap();
    let taak = world.taken(visit.hulpvraag).await.into_iter().find(|taak| taak.status == "open").unwrap();
    assert!(taak.coordinator_op.is_some());
}
