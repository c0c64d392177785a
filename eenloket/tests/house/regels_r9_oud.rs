//! R9 from an old page: what changed since is told, and the choice stays; and the same for a program, whose PUT over another version
//! is refused.

use crate::client::fresh_key;
use crate::moments::{Body, moments};
use crate::regels_routes::{ROUTES, Route, Sort};
use crate::served::{form_to, sent, with};
use crate::world::World;

both!(an_old_page_of_what_is_still_ones_own_keeps_the_choice);
async fn an_old_page_of_what_is_still_ones_own_keeps_the_choice(world: &World) {
    // The question is of Bas as before, but it changed since he opened these pages.
    for (path, name, now) in [
        ("/hulpvragen/{nummer}/doorverwijzen", "tijdslot", "Dit staat er nu: open"),
        ("/hulpvragen/{nummer}/sluiten", "uitkomst", "Hoe het nu staat"),
    ] {
        let route = ROUTES.iter().find(|route| route.path == path && route.sort == Sort::Write).unwrap();
        let moment = moments(world, *route).await.pop().unwrap();
        let client = world.log_in_as(moment.who).await;
        let before = world.snapshot().await;
        let page =
            moment.send(&client, &fresh_key(), &with(&moment, &[("versie", "0")])).await.expect(409).shows("EL-409").shows(now);
        // What was typed to pass it on is kept, and nothing else is.
        let kept: &[&str] = if name == "tijdslot" { &["concept"] } else { &[] };
        assert_eq!(before.differs_in(&world.snapshot().await), kept);
        let back = form_to(&page, &moment.path).expect("the form comes back");
        assert_eq!(back.value(name), sent(&moment, name), "{path}: {}", page.text());
        // With the version of this page it goes.
        let fields = with(&moment, &[("versie", &back.value("versie"))]);
        moment.send(&client, &fresh_key(), &fields).await.expect(303);
    }
}

both!(a_put_over_another_version_is_refused);
async fn a_put_over_another_version_is_refused(world: &World) {
    let puts: Vec<&Route> = ROUTES.iter().filter(|route| route.method == "PUT").collect();
    assert!(puts.len() >= 4, "{puts:?}");
    for route in puts {
        let moment = moments(world, *route).await.pop().unwrap();
        let client = world.log_in_as(moment.who).await;
        let seen = client.get(&moment.path).await.expect(200).header("etag").to_owned();
        assert!(!seen.is_empty(), "{} says no version", route.path);
        let put = async |body: &Body, seen: &str| {
            let Body::Json(text) = body else { panic!("{} takes JSON", route.path) };
            let request = client.request(moment.method.clone(), &moment.path).header("idempotency-key", fresh_key());
            client
                .send(
                    &moment.path,
                    request.header("if-match", seen).header("content-type", "application/json").body(text.clone()),
                )
                .await
        };
        put(&moment.body, &seen).await.expect(200);
        let before = world.snapshot().await;
        for old in [seen.as_str(), "\"0\"", "\"900\""] {
            let late = put(&moment.other, old).await.expect(412);
            assert_eq!(late.json()["code"], "EL-409", "{}", route.path);
        }
        assert_eq!(before.differs_in(&world.snapshot().await), [""; 0], "{} was overwritten", route.path);
        let now = client.get(&moment.path).await.expect(200).header("etag").to_owned();
        put(&moment.other, &now).await.expect(200);
    }
}
