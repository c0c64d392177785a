//! Logging in, staying in, getting out.

use crate::world::World;
use reqwest::Method;

both!(the_demo_lists_its_people_and_lets_them_in);
async fn the_demo_lists_its_people_and_lets_them_in(world: &World) {
    let client = world.client();
    client.get("/inloggen").await.expect(200).shows("TESTDATA: deze mensen zijn verzonnen").shows("Belastingdienst");
    client.log_in_as("Bas").await;
    client
        .get("/")
        .await
        .expect(200)
        .shows("Welkom, Bas Voorbeeld")
        .shows("Doorverwijzen")
        .shows("Mijn taken")
        .hides("Balie vandaag");
}

both!(what_a_role_may_not_do_is_not_on_the_start_page);
async fn what_a_role_may_not_do_is_not_on_the_start_page(world: &World) {
    world.log_in_as("Gerda").await.get("/").await.shows("Balie vandaag").hides("Doorverwijzen").hides("Melden");
    let derk = world.log_in_as("Derk").await;
    derk.get("/").await.shows("Melden").hides("Balie vandaag").hides("Mijn taken");
    derk.get("/en/").await.shows("Report arrivals");
    derk.get("/pap/").await.shows("Mèldu yegada");
}

both!(logging_out_ends_the_session);
async fn logging_out_ends_the_session(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let page = bas.get("/").await;
    let out = bas.submit(&page, "/uitloggen", &[]).await.expect(303);
    assert_eq!(out.location().as_deref(), Some("/"));
    bas.follow(&out).await.expect(200).shows("Inloggen").hides("Bas Voorbeeld");
    // The old page cannot be used again.
    bas.submit(&page, "/uitloggen", &[]).await.expect(303);
}

both!(thirty_idle_minutes_end_a_session);
async fn thirty_idle_minutes_end_a_session(world: &World) {
    let bas = world.log_in_as("Bas").await;
    for _ in 0..3 {
        world.clock.advance(29);
        bas.get("/").await.expect(200).shows("Bas Voorbeeld");
    }
    world.clock.advance(31);
    bas.get("/").await.expect(200).hides("Bas Voorbeeld");
}

both!(a_form_without_its_token_does_nothing);
async fn a_form_without_its_token_does_nothing(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let page = bas.get("/").await;
    let hidden = page.hidden("/uitloggen");
    let of = |name: &str| hidden.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str()).unwrap();
    let (csrf, key) = (of("csrf"), of("sleutel"));

    bas.post("/uitloggen", &[]).await.expect(403).shows("EL-101");
    bas.post("/uitloggen", &[("sleutel", key)]).await.expect(403);
    bas.post("/uitloggen", &[("csrf", "0000"), ("sleutel", key)]).await.expect(403);
    bas.post("/uitloggen", &[("csrf", csrf)]).await.expect(400).shows("EL-102");
    let form = [("csrf", csrf), ("sleutel", key)];
    let elsewhere = bas.request(Method::POST, "/uitloggen").header("sec-fetch-site", "cross-site").form(&form);
    bas.send("/uitloggen", elsewhere).await.expect(403);
    // The token of somebody else is no token.
    let gerda = world.log_in_as("Gerda").await;
    gerda.post("/uitloggen", &form).await.expect(403);
    for client in [&bas, &gerda] {
        client.get("/").await.expect(200).shows("Welkom");
    }
}

both!(nobody_gets_in_under_a_name_that_is_not_there);
async fn nobody_gets_in_under_a_name_that_is_not_there(world: &World) {
    let client = world.client();
    let stranger = world.store().new_id().to_string();
    client.post("/inloggen", &[("medewerker", &stranger)]).await.expect(404);
    client.post("/inloggen", &[("medewerker", "x")]).await.expect(400).shows("EL-101");
    let form = [("medewerker", stranger.as_str())];
    let elsewhere = client.request(Method::POST, "/inloggen").header("sec-fetch-site", "cross-site").form(&form);
    client.send("/inloggen", elsewhere).await.expect(403);
}

both!(a_real_store_has_no_demo_login, bare);
async fn a_real_store_has_no_demo_login(world: &World) {
    let client = world.client();
    client.get("/inloggen").await.expect(200).shows("U kunt hier nog niet inloggen").hides("TESTDATA");
    let stranger = world.store().new_id().to_string();
    client.post("/inloggen", &[("medewerker", &stranger)]).await.expect(404);
    client.get("/en/inloggen").await.expect(200).shows("You cannot log in here yet");
}
