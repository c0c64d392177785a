//! R1: whatever is sent twice happens once, and gives the same answer.

use crate::client::fresh_key;
use crate::moments::{Body, moments};
use crate::regels_routes::{ROUTES, Sort};
use crate::world::World;

both!(every_write_that_is_sent_twice_happens_once);
async fn every_write_that_is_sent_twice_happens_once(world: &World) {
    for route in ROUTES.iter().filter(|route| route.sort == Sort::Write) {
        for moment in moments(world, *route).await {
            let what = format!("{} {}", route.path, button(&moment.body));
            let client = world.log_in_as(moment.who).await;
            let (key, before) = (fresh_key(), world.snapshot().await);
            let first = moment.send(&client, &key, &moment.body).await;
            assert!(matches!(first.status, 200 | 201 | 204 | 303), "{what}: {} {}", first.status, first.text());
            let after = world.snapshot().await;
            assert!(!before.differs_in(&after).is_empty(), "{what} did nothing");

            let second = moment.send(&client, &key, &moment.body).await;
            assert_eq!((second.status, second.location()), (first.status, first.location()), "{what}: {}", second.text());
            if route.is_api() {
                assert_eq!(second.html, first.html, "{what}");
            }
            assert_eq!(after.differs_in(&world.snapshot().await), [""; 0], "{what} happened twice");

            // Where the other differs in a passphrase alone, it is the same write: of that nothing is kept to tell them apart.
            let is_secret = route.path.contains("sleutelhouders") || (route.is_api() && route.path.ends_with("/ondertekening"));
            if !matches!(moment.other, Body::Nothing) && !is_secret {
                let other = moment.send(&client, &key, &moment.other).await;
                assert_eq!(other.status, 400, "{what} with another body: {}", other.text());
                assert!(other.html.contains("EL-102"), "{what} with another body: {}", other.text());
                assert_eq!(after.differs_in(&world.snapshot().await), [""; 0], "{what} happened with another body");
            }
            let without = moment.send(&client, "", &moment.body).await;
            assert_eq!(without.status, 400, "{what} without a key");
            assert!(without.html.contains("EL-102"), "{what} without a key: {}", without.text());
            world.nobody_is_busy().await;
        }
    }
}

both!(two_presses_at_once_are_one);
async fn two_presses_at_once_are_one(world: &World) {
    for route in ROUTES.iter().filter(|route| route.sort == Sort::Write) {
        for moment in moments(world, *route).await {
            let what = format!("{} {}", route.path, button(&moment.body));
            let client = world.log_in_as(moment.who).await;
            let key = fresh_key();
            let (one, two) = tokio::join!(moment.send(&client, &key, &moment.body), moment.send(&client, &key, &moment.body));
            assert_eq!((one.status, one.location()), (two.status, two.location()), "{what}: {} / {}", one.text(), two.text());
            assert!(one.status < 400, "{what}: {}", one.text());
            world.nobody_is_busy().await;
        }
    }
}

both!(a_key_is_of_who_sends_it);
async fn a_key_is_of_who_sends_it(world: &World) {
    // Two people with one key: two concepts.
    let (bas, bianca, key) = (world.bas().await, world.telephone("Bianca").await, fresh_key());
    for one in [&bas, &bianca] {
        one.client.write("/doorverwijzingen/nieuw", &key, &[("product", "digid"), ("stap", "zoek")]).await.expect(303);
    }
    assert_eq!(world.concepten().await.len(), 2);
}

both!(a_form_with_errors_keeps_one_concept);
async fn a_form_with_errors_keeps_one_concept(world: &World) {
    let (bas, key) = (world.bas().await, fresh_key());
    let fields = [("product", "digid"), ("naam", "Tilly"), ("stap", "bevestig")];
    for _ in 0..2 {
        bas.client.write("/doorverwijzingen/nieuw", &key, &fields).await.expect(400).shows("EL-100");
    }
    assert_eq!(world.concepten().await.len(), 1, "a double click is one conversation");
}

/// Which button of a form.
fn button(body: &Body) -> String {
    match body {
        Body::Form(fields) => fields.iter().find(|(name, _)| name == "stap").map_or_else(String::new, |(_, value)| value.clone()),
        _ => String::new(),
    }
}
