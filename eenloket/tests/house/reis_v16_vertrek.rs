//! Somebody leaves (V16, V31): whoever lets them go reads first what happens.

use crate::people::{ENSCHEDE, TILLY};
use crate::world::World;
use eenloket::demo;

both!(who_lets_somebody_go_reads_first_who_gets_their_work);
async fn who_lets_somebody_go_reads_first_who_gets_their_work(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.it_is("2027-03-03T09:25");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    let id = demo::id("medewerker/gerda");
    let path = format!("/beheer/medewerkers/{id}");
    let bram = world.log_in_as("Bram").await;
    let form = bram.get(&path).await.form(&path);
    let before = world.snapshot().await;
    let page = bram.send_form(&form, Some(("stap", "vertrokken"))).await.expect(200);
    let page = page.shows("Gerda Voorbeeld uit dienst").shows("4 open hulpvragen en 3 open taken gaan naar Greet Testman");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0], "it only asks");
    bram.send_form(&page.form(&path), Some(("zeker", "ja"))).await.expect(303);
    world.deliver().await;
    let owner = world.hulpvraag(visit.hulpvraag).await.eigenaar_medewerker_id;
    assert_eq!(owner, Some(demo::id("medewerker/greet")), "as the page said");
}
