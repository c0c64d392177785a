//! V01: a desk that has to be asked first is asked in time: whoever comes has heard before that they can.

use crate::people::{SAMIRA, TILBURG};
use crate::planner::booking;
use crate::telephone::NIEUW;
use crate::world::World;
use ::afspraak::tables::tijdslot;
use foundation::Uuid;
use store::sea_orm::EntityTrait;

async fn begin_of(world: &World, slot: &str) -> store::Ms {
    let id: Uuid = slot.parse().unwrap();
    tijdslot::Entity::find_by_id(id).one(world.db().await).await.unwrap().expect("a time").begin
}

both!(no_time_is_offered_that_comes_before_the_answer);
async fn no_time_is_offered_that_comes_before_the_answer(world: &World) {
    let bas = world.bas().await;
    // Ten minutes before the first free time of Tilburg, which has no Convenant with the Belastingdienst.
    let soon = world.free(TILBURG).await[0];
    let begin = begin_of(world, &soon.to_string()).await;
    world.clock.set(begin.at());
    world.clock.advance(-10);
    let bas = {
        drop(bas);
        world.bas().await
    };
    let page = bas.refers(&SAMIRA).to(TILBURG).search().await;
    let offered = page.form(NIEUW).choices("tijdslot");
    assert!(!offered.contains(&soon.to_string()), "a visit in ten minutes cannot be asked about first");
    // Who knows the time all the same, by an old page or the API, hears why.
    booking(&bas.client, &SAMIRA, "digid", soon).await.expect(409);
    // What is offered leaves time to answer, and to tell the answer.
    let offer = bas.refers(&SAMIRA).to(TILBURG).done().await;
    let (answer, comes) =
        (world.doorverwijzing(offer.doorverwijzing).await.termijn_op, world.afspraak(offer.afspraak).await.begin);
    let hours = |from: store::Ms, to: store::Ms| (to.0 - from.0) / 3_600_000;
    assert!(hours(world.now().into(), answer) >= 2 && hours(answer, comes) >= 2, "{answer:?} {comes:?}");
}
