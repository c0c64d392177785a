//! V31: somebody leaves. What they had goes to who coordinates it, and nobody who is helped is without a name.

use crate::moments::{refused, stuck};
use crate::people::{JOOST, SAMIRA, TILBURG};
use crate::telephone::NIEUW;
use crate::world::World;
use eenloket::{demo, medewerker};
use store::sea_orm::{self, FromQueryResult};

impl World {
    async fn leaves(&self, key: &str) {
        medewerker::leave(&self.house.store, &self.house.access, demo::id(&format!("medewerker/{key}"))).await.unwrap();
        self.deliver().await;
    }
}

both!(what_somebody_had_goes_to_the_coordinator);
async fn what_somebody_had_goes_to_the_coordinator(world: &World) {
    let (offer, stuck) = (refused(world).await, stuck(world).await);
    let bas = world.bas().await;
    let page = bas.refers(&JOOST).search().await;
    assert_eq!(world.concepten().await.len(), 1);
    let told = async || {
        let all = world.ask::<Told>("select payload from event where kind = 'doorverwijzing.contactpersoon'").await;
        let of = |event: &&Told| [&offer, &stuck].iter().any(|visit| event.payload.contains(&visit.hulpvraag.to_string()));
        all.iter().filter(of).count()
    };
    let before = told().await;
    world.leaves("bas").await;

    // Wanda coordinates the telephone: she is owner, ketenregisseur, and has the Taken and the unsent conversation.
    for visit in [&offer, &stuck] {
        world.owner_is(visit, "belastingdienst", Some("wanda")).await;
    }
    let row = world.hulpvraag(stuck.hulpvraag).await;
    assert_eq!(row.ketenregisseur_id, row.eigenaar_medewerker_id);
    let wanda = world.telephone("Wanda").await;
    wanda.tasks().await.shows("De balie zei nee").shows(&world.hulpvraag(offer.hulpvraag).await.nummer);
    let kept = wanda.list().await.links().into_iter().find(|link| link.contains("concept=")).expect("the conversation of Bas");
    assert_eq!(wanda.client.get(&kept).await.expect(200).form(NIEUW).value("naam"), page.form(NIEUW).value("naam"));
    // Samira hears a new name about both questions, once.
    assert_eq!(told().await, before + 2);
    world.deliver_again().await;
    assert_eq!(told().await, before + 2);
    // History stays under the name of who did it.
    assert_eq!(world.doorverwijzing(offer.doorverwijzing).await.van_medewerker_id, demo::id("medewerker/bas"));
}

#[derive(Debug, FromQueryResult)]
struct Told {
    payload: String,
}

both!(the_last_one_of_a_balie_leaves_it_to_the_organisatie);
async fn the_last_one_of_a_balie_leaves_it_to_the_organisatie(world: &World) {
    // Wim helps Samira in Tilburg, and comes back to it later; then he leaves, and so does Tom, who coordinates that Balie.
    let offer = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    world.clock.set(world.afspraak(offer.afspraak).await.begin.at());
    let wim = world.wim().await;
    world.comes_in(&wim, &offer).await;
    wim.finishes_in_part(&offer, "code meenemen", "10-3-2027").await.expect(303);
    world.owner_is(&offer, "tilburg", Some("wim")).await;
    world.leaves("wim").await;
    world.owner_is(&offer, "tilburg", Some("tom")).await;
    world.leaves("tom").await;
    // Nobody of Tilburg is left to name: the Balie has it, and the store is still in order but for that Balie.
    let row = world.hulpvraag(offer.hulpvraag).await;
    assert_eq!(row.eigenaar_organisatie_id, Some(demo::id("organisatie/tilburg")));
    assert_eq!(row.eigenaar_medewerker_id, None);
}

both!(who_was_asked_and_left_did_not_say_yes);
async fn who_was_asked_and_left_did_not_say_yes(world: &World) {
    let visit = stuck(world).await;
    let bianca = demo::id("medewerker/bianca").to_string();
    world.presses("Bas", &visit, "opvolger", &[("opvolger", &bianca)]).await.expect(303);
    world.leaves("bianca").await;
    world.owner_is(&visit, "belastingdienst", Some("bas")).await;
    assert_eq!(world.hulpvraag(visit.hulpvraag).await.opvolger_id, None);
    world.bas().await.tasks().await.shows("De opvolger zei nee");
}
