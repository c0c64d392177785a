//! An inwoner logs in: for how long, how surely, and on which side of the wall.

use crate::client::{Page, fresh_key};
use crate::moments::{Body, moments};
use crate::people::{JOOST, TILLY};
use crate::regels_routes::{ROUTES, Sort};
use crate::world::World;

both!(an_inwoner_comes_in_at_their_own_pages);
async fn an_inwoner_comes_in_at_their_own_pages(world: &World) {
    let tilly = world.inwoner(&TILLY).await;
    let start = tilly.get("/").await.expect(303);
    assert_eq!(start.location().as_deref(), Some("/mijn"));
    let page = tilly.follow(&start).await.expect(200).shows("Welkom, Tilly Voorbeeld").shows("Mijn overzicht");
    // Nothing of the work of others, and a person to turn to.
    let page = page.hides("Doorverwijzen").hides("Mijn taken").shows("Bel 14 053").shows("loop binnen").shows("per brief");
    tilly.get("/en/mijn").await.expect(200).shows("Welcome, Tilly Voorbeeld").shows("You do not need a computer");
    tilly.get("/pap/mijn").await.expect(200).shows("Bon bini, Tilly Voorbeeld");
    tilly.submit(&page, "/uitloggen", &[]).await.expect(303);
    assert_eq!(tilly.get("/mijn").await.expect(303).location().as_deref(), Some("/inloggen"));
}

both!(fifteen_idle_minutes_at_home_and_five_at_a_public_computer);
async fn fifteen_idle_minutes_at_home_and_five_at_a_public_computer(world: &World) {
    for (is_public, stays, ends) in [(false, 14, 16), (true, 4, 6)] {
        let joost = world.client();
        joost.log_in_as_inwoner(&JOOST, "substantieel", is_public).await;
        for _ in 0..3 {
            world.clock.advance(stays);
            joost.get("/mijn").await.expect(200).shows("Joost Testman");
        }
        world.clock.advance(ends);
        assert_eq!(joost.get("/mijn").await.expect(303).location().as_deref(), Some("/inloggen"));
    }
}

both!(who_logs_in_too_weakly_reads_how_to_get_in);
async fn who_logs_in_too_weakly_reads_how_to_get_in(world: &World) {
    let tilly = world.client();
    tilly.log_in_as_inwoner(&TILLY, "basis", false).await;
    let page = tilly.get("/mijn").await.expect(403).shows("EL-371").shows("U moet zekerder inloggen");
    // What happened, what to do, and the way without a computer.
    page.shows("ID-check").shows("Kom naar de balie").shows("14 053").hides("Tilly Voorbeeld");
    tilly.get("/en/mijn").await.expect(403).shows("Come to the counter");
    tilly.get("/pap/mijn").await.expect(403).shows("EL-371");
    let lines = world.all_lines().await;
    assert!(lines.access("mijn.overview").is_none(), "nothing about her was read");
    tilly.log_in_as_inwoner(&TILLY, "midden", false).await;
    tilly.get("/mijn").await.expect(200);
}

both!(nobody_gets_in_as_an_inwoner_who_is_not_there);
async fn nobody_gets_in_as_an_inwoner_who_is_not_there(world: &World) {
    let client = world.client();
    let (stranger, tilly) = (world.store().new_id().to_string(), TILLY.id().to_string());
    client.post("/inloggen", &[("inwoner", &stranger)]).await.expect(404);
    client.post("/inloggen", &[("inwoner", &tilly), ("niveau", "keizerlijk")]).await.expect(400).shows("EL-101");
    // Not both at once, and not nobody.
    let gerda = eenloket::demo::id("medewerker/gerda").to_string();
    client.post("/inloggen", &[("inwoner", &tilly), ("medewerker", &gerda)]).await.expect(400);
    client.post("/inloggen", &[]).await.expect(400);
    client.get("/mijn").await.expect(303);
}

both!(an_inwoner_reaches_no_address_of_staff_and_staff_none_of_an_inwoner);
async fn an_inwoner_reaches_no_address_of_staff_and_staff_none_of_an_inwoner(world: &World) {
    for route in ROUTES.iter().filter(|route| !matches!(route.sort, Sort::Open | Sort::Session)) {
        let before = world.snapshot().await;
        let of_inwoner = route.path.starts_with("/mijn");
        let others = if of_inwoner { vec!["Gerda", "Bas", "Greet", "Derk", "Fatih", "Bram"] } else { vec!["inwoner"] };
        for who in others {
            let client = if who == "inwoner" { world.inwoner(&TILLY).await } else { world.log_in_as(who).await };
            let answer = visit(world, route.method, route.path, &client).await;
            assert_eq!(answer.status, 404, "{who}: {} {}: {}", route.method, route.path, answer.text());
            assert!(world.lines_of(answer.trace).await.lines.is_empty(), "{who} read somebody at {}", route.path);
        }
        assert_eq!(before.differs_in(&world.snapshot().await), [""; 0], "{} {}", route.method, route.path);
    }
}

/// The address with an id that is nowhere: who belongs there gets as far as looking for it.
async fn visit(world: &World, method: &str, path: &str, client: &crate::client::Client) -> Page {
    let id = world.store().new_id().to_string();
    let path: String = path.split('/').map(|part| if part.starts_with('{') { &id } else { part }).collect::<Vec<_>>().join("/");
    match (method, path.starts_with("/api/")) {
        ("GET", _) => client.get(&path).await,
        (_, false) => client.write(&path, &fresh_key(), &[]).await,
        (_, true) => {
            let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
            let request = client.request(method, &path).header("idempotency-key", fresh_key());
            client.send(&path, request.header("content-type", "application/json").body("{}")).await
        }
    }
}

both!(an_inwoner_gets_404_at_things_of_staff_that_are_there);
async fn an_inwoner_gets_404_at_things_of_staff_that_are_there(world: &World) {
    for route in ROUTES.iter().filter(|route| route.names_a_thing() && !route.path.starts_with("/mijn")) {
        for moment in moments(world, *route).await {
            let tilly = world.inwoner(&TILLY).await;
            let body = if matches!(moment.body, Body::Nothing) { Body::Nothing } else { moment.body.clone() };
            let answer = moment.send(&tilly, &fresh_key(), &body).await;
            assert_eq!(answer.status, 404, "{} {}: {}", route.method, route.path, answer.text());
            world.nobody_is_busy().await;
        }
    }
}
