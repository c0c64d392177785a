//! V13: a no to a regeling of the country holds for how a gemeente carries it out, and the other way round: to whoever said it, it is one.

use crate::outreach::{REGELINGEN, hit, notes};
use crate::people::KEES;
use crate::world::World;
use looplijst::Reden;
use looplijst::tables::looplijst_regel;
use store::sea_orm::{ActiveValue::Set, EntityTrait};

const LOCAL: &str = "individuele_inkomenstoeslag_maastricht";

async fn no_to_one(world: &World, [first, second]: [&str; 2]) {
    let list = world.combined_for(&["aio", first]).await;
    world.lists(list, &[hit(&KEES, &["aio", first])]).await.unwrap();
    crate::outreach::gives(world, &world.log_in_as("Tess").await, list, "6211", "nel").await.expect(303);
    let regel = world.regel_of(list, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", first)]).await.expect(303);
    notes(&nel, regel, &[("uitkomst", "heeft_al"), ("dagdeel", "ochtend")]).await.expect(303);
    let newer = world.combined_for(&[second]).await;
    let stand = world.lists(newer, &[hit(&KEES, &[second])]).await.unwrap();
    assert_eq!((stand.regels, stand.vervallen), (0, [(Reden::Weigering, 1)].into()));
    // Something else is not meant.
    let other = world.combined_for(&["minimaregeling"]).await;
    assert_eq!(world.lists(other, &[hit(&KEES, &["minimaregeling"])]).await.unwrap().regels, 1);
}

both!(a_no_to_the_country_holds_in_the_gemeente);
async fn a_no_to_the_country_holds_in_the_gemeente(world: &World) {
    no_to_one(world, [REGELINGEN[1], LOCAL]).await;
}

both!(a_no_in_the_gemeente_holds_for_the_country);
async fn a_no_in_the_gemeente_holds_for_the_country(world: &World) {
    no_to_one(world, [LOCAL, REGELINGEN[1]]).await;
}

both!(nobody_goes_there_under_the_other_key_either);
async fn nobody_goes_there_under_the_other_key_either(world: &World) {
    let list = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(list, KEES.id()).await.unwrap();
    // On two lists at once, as when both are opened in one moment.
    let open = world.store().new_id();
    let twice = looplijst_regel::ActiveModel {
        id: Set(open),
        looplijst_id: Set(world.combined_for(&[LOCAL]).await),
        regelingen: Set(LOCAL.to_owned()),
        ..regel.clone().into()
    };
    looplijst_regel::Entity::insert(twice).exec(world.db().await).await.unwrap();
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel.id, &[("uitkomst", "geweigerd"), ("bereik", REGELINGEN[1])]).await.expect(303);
    assert_eq!(world.regel(regel.id).await.regelingen, "aio");
    assert_eq!(world.regel(open).await.inwoner_id, None);
}
