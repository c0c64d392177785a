//! V10: a source that sends what does not fit is named, and nothing is opened: somebody on the line who bends what it agreed to, and a
//! source that computes with other keys than the others.

use crate::between::{LOOPLIJST, pass_on, put_between, stand_aside};
use crate::client::Client;
use crate::reis_v07_looplijst::presses;
use crate::reis_v10_blind::{AANTAL, signed};
use crate::sources::Source;
use crate::world::World;
use looplijst::Einde;

/// Somebody between the house and the UWV bends a bit of everything that it says; gives its own address.
async fn bends(world: &World) -> String {
    put_between(world, "uwv", LOOPLIJST, async |real, body| {
        let (status, mut said) = pass_on(&real, LOOPLIJST, body).await;
        if let Some(byte) = said.last_mut() {
            *byte ^= 1;
        }
        (status, said)
    })
    .await
}

async fn both_of(world: &World) -> (Client, Client) {
    (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await)
}

both!(what_was_bent_on_the_way_is_named_and_asked_for_again);
async fn what_was_bent_on_the_way_is_named_and_asked_for_again(world: &World) {
    let _sources = world.sources(AANTAL).await;
    let (tess, fatih) = both_of(world).await;
    let id = signed(world, &tess, &fatih).await;
    let real = bends(world).await;
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    let page = tess.get(&format!("/looplijsten/vragen/{id}")).await.expect(200);
    page.shows("Wat UWV stuurde, past niet").shows("EL-387");
    assert!(world.regels(id).await.is_empty());
    stand_aside(world, "uwv", &real).await;
    presses(world, &tess, id, "vervolg").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
}

both!(a_source_with_other_keys_than_the_others_is_named_and_nothing_is_counted);
async fn a_source_with_other_keys_than_the_others_is_named_and_nothing_is_counted(world: &World) {
    let settings = world.prepared(AANTAL).await;
    // The UWV believes that it exchanged something by hand with both others, who know of nothing.
    let file = settings.iter().find(|file| file.ends_with("uwv/bron.toml")).unwrap().with_file_name("blind.json");
    let mut keys: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let shared = "0101010101010101010101010101010101010101010101010101010101010101";
    keys["gedeeld"] = serde_json::json!({"00000001000000000001": shared, "00000001000000000003": shared});
    std::fs::write(&file, keys.to_string()).unwrap();
    let _sources: Vec<Source> = settings.iter().map(|file| Source::start(file)).collect();
    let (tess, fatih) = both_of(world).await;
    let id = signed(world, &tess, &fatih).await;
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    let page = tess.get(&format!("/looplijsten/vragen/{id}")).await.expect(200);
    page.shows("Wat UWV stuurde, past niet").shows("EL-390").hides("Wat eruit kwam");
    presses(world, &tess, id, "afbreking").await.expect(303);
    assert_eq!(crate::ledger::count(world.db().await, "looplijst_stand").await, 0);
}
