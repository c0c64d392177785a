//! R5: what is not yours does not exist.

use crate::client::{Page, fresh_key};
use crate::moments::moments;
use crate::regels_routes::ROUTES;
use crate::world::World;

both!(what_is_not_yours_does_not_exist);
async fn what_is_not_yours_does_not_exist(world: &World) {
    for route in ROUTES.iter().filter(|route| route.names_a_thing()) {
        let [moment] = moments(world, *route).await.try_into().unwrap_or_else(|_| panic!("one moment for {}", route.path));
        assert!(!moment.strangers.is_empty(), "nobody tries {}", route.path);
        let (id, unknown) = named(world, &moment.path);
        let before = world.snapshot().await;
        for stranger in moment.strangers {
            let what = format!("{stranger}: {} {}", route.method, route.path);
            let client = world.log_in_as(stranger).await;
            let real = moment.send(&client, &fresh_key(), &moment.body).await;
            assert_eq!(real.status, 404, "{what}: {}", real.text());
            let nothing = moment.send_to(&moment.path.replace(&id, &unknown), &client, &fresh_key(), &moment.body).await;
            assert_eq!(comparable(&real, &id), comparable(&nothing, &unknown), "{what}: a hint that there is something");
            let strange = moment.send_to(&moment.path.replace(&id, "geen-id"), &client, &fresh_key(), &moment.body).await;
            assert_eq!(strange.status, 404, "{what}: {}", strange.text());
            // Nothing about anybody was read on the way.
            assert!(world.lines_of(real.trace).await.lines.is_empty(), "{what} left a line about a person");
        }
        assert_eq!(before.differs_in(&world.snapshot().await), [""; 0], "{} {}", route.method, route.path);

        // Without a session there is only the way in.
        let nobody = world.client();
        let answer = nobody.send(&moment.path, nobody.request(moment.method.clone(), &moment.path)).await;
        if route.is_api() {
            assert_eq!(answer.status, 401, "{}", route.path);
        } else {
            assert_eq!((answer.status, answer.location().as_deref()), (303, Some("/inloggen")), "{}", route.path);
        }
        // Who takes part gets in: the address was right.
        let client = world.log_in_as(moment.who).await;
        let answer = moment.send(&client, &fresh_key(), &moment.body).await;
        assert!(answer.status < 400, "{}: {} {}", moment.who, answer.status, answer.text());
        world.nobody_is_busy().await;
    }
}

/// What an address names, and the same of something that does not exist: an id, or a nummer.
fn named(world: &World, path: &str) -> (String, String) {
    let nummer = |part: &&str| part.parse::<rules::nummer::Nummer>().is_ok();
    if let Some(nummer) = path.split('/').find(nummer) {
        return (nummer.to_owned(), rules::nummer::Nummer::from_random(123_456_789).to_string());
    }
    let id = path.split('/').find(|part| part.len() == 36).expect("an id or a nummer in the address");
    (id.to_owned(), world.store().new_id().to_string())
}

/// An answer without what differs from one answer to the next: the id that was asked for, tokens and keys.
fn comparable(page: &Page, id: &str) -> (u16, String, String) {
    let names: Vec<&str> = page.headers.keys().map(reqwest::header::HeaderName::as_str).collect();
    let mut body = String::new();
    for (nth, part) in page.html.replace(id, "ID").split("name=\"").enumerate() {
        if nth > 0 {
            body.push_str("name=\"");
        }
        let hidden = part.starts_with("csrf\"") || part.starts_with("sleutel\"");
        body.push_str(if hidden { part.split_once('>').unwrap_or_default().1 } else { part });
    }
    (page.status, names.join(" "), body)
}
