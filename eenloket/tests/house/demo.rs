//! The demo, in a house that was just made.

use crate::world::World;
use access::{Act, Actor, Object, Verwerking};
use eenloket::demo::{self, DemoError, load};
use eenloket::merk::{self, Merk};
use foundation::jiff::civil::{Date, date};
use foundation::{TraceId, Uuid};
use store::sea_orm::ConnectionTrait;

const TODAY: Date = date(2027, 3, 2);

fn purpose(world: &World) -> Verwerking {
    let actor = Actor::systeem("demo", Uuid::nil());
    let object = Object::own_work(actor.organisatie);
    let trace = TraceId::draw(world.store().chance());
    world.house.access.permit(&actor, Act("demo.load"), &object, trace, world.now()).unwrap()
}

both!(the_demo_is_loaded_once, bare);
async fn the_demo_is_loaded_once(world: &World) {
    let (first, second) = (purpose(world), purpose(world));
    let began = std::time::Instant::now();
    // Two processes that start at once: one fills the store, the other waits and finds it filled.
    let (one, other) = tokio::join!(load(world.store(), &first, TODAY), load(world.store(), &second, TODAY));
    let (one, other) = (one.unwrap(), other.unwrap());
    println!("loaded in {} ms", began.elapsed().as_millis());
    assert_eq!(one.counts, other.counts);
    assert_ne!(one.added, other.added, "{one}");
    assert!(!load(world.store(), &purpose(world), TODAY).await.unwrap().added);
    assert!(merk::has(world.store(), Merk::Demo).await.unwrap());
    let seen =
        store::inzage(world.store(), &[demo::id("inwoner/tilly")], &store::InzageFilter { aantal: 10, ..Default::default() })
            .await
            .unwrap();
    assert_eq!(seen.len(), 1, "a line for each person, also in the demo");
    world.must_hold().await;
}

both!(a_store_of_others_stays_as_it_is, bare);
async fn a_store_of_others_stays_as_it_is(world: &World) {
    let db = world.behind_the_house().await;
    let real = "insert into product (code, titel, minuten, meenemen, vraag_tekst, volgorde) values ('x', 'Echt', 30, '', '', 1)";
    db.execute_unprepared(real).await.unwrap();
    for _ in 0..2 {
        let refused = load(world.store(), &purpose(world), TODAY).await;
        assert!(matches!(refused, Err(DemoError::NotEmpty)));
    }
    assert!(!merk::has(world.store(), Merk::Demo).await.unwrap());
}
