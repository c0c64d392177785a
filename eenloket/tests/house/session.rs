//! Logging in, staying in, getting out.

use crate::caller::{bsn, free_slots, told};
use crate::ledger::Ledger;
use crate::purpose::{break_log, mend_log};
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

both!(what_is_sent_after_the_session_ended_is_not_lost);
async fn what_is_sent_after_the_session_ended_is_not_lost(world: &World) {
    const FORM: &str = "/doorverwijzingen/nieuw";
    let db = world.behind_the_house().await;
    let slot = free_slots(&db, "enschede/gemeente-1", world.now().as_millisecond(), 1).await[0];
    let bas = world.log_in_as("Bas").await;
    let page = bas.get(FORM).await.expect(200);
    let typed = told(&bsn(0), slot);
    let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world.clock.advance(31);
    let before = Ledger::read(&db).await;

    // The page holds it sealed: nothing of it can be read there.
    let ended = bas.submit(&page, FORM, &typed).await.expect(401).shows("Wat u typte is niet weg").shows("EL-103");
    let ended = ended.hides("Truus").hides(&bsn(0)).hides("Testveld");
    let bewaard = ended.hidden(FORM).into_iter().find(|(name, _)| name == "bewaard").unwrap().1;
    let again = [("bewaard", bewaard.as_str())];
    // Too early: nobody is logged in yet, and still nothing is lost.
    bas.post(FORM, &again).await.expect(401).shows("Wat u typte is niet weg");

    // Nobody else can send it, it cannot be changed, and it leads nowhere else.
    let sanne = world.log_in_as("Sanne").await;
    sanne.post(FORM, &again).await.expect(403).shows("EL-101");
    let bas = world.log_in_as("Bas").await;
    bas.post(FORM, &[("bewaard", &bewaard.replace('A', "B"))]).await.expect(403);
    bas.post("/uitloggen", &again).await.expect(403);
    let elsewhere = bas.request(Method::POST, FORM).header("sec-fetch-site", "cross-site").form(&again);
    bas.send(FORM, elsewhere).await.expect(403);
    assert_eq!(Ledger::read(&db).await.since(&before), Ledger::default());

    // Sent twice it is one referral.
    let there = bas.post(FORM, &again).await.expect(303).location().unwrap();
    assert_eq!(bas.post(FORM, &again).await.expect(303).location().as_deref(), Some(there.as_str()));
    bas.get(&there).await.expect(200).shows("Truus van Testveld");
    assert_eq!(Ledger::read(&db).await.since(&before), Ledger::of_referrals(1, 1));

    // The next day it is too late.
    world.clock.advance(13 * 60);
    world.log_in_as("Bas").await.post(FORM, &again).await.expect(403);
    world.must_hold().await;
}

both!(what_is_sent_without_the_token_of_the_ended_session_does_not_come_back);
async fn what_is_sent_without_the_token_of_the_ended_session_does_not_come_back(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let page = bas.get("/").await;
    world.clock.advance(31);
    bas.post("/uitloggen", &[("csrf", "0000"), ("sleutel", "0123456789abcdef")]).await.expect(303);
    bas.post("/uitloggen", &[("bewaard", "AAAA")]).await.expect(303);
    // The cookie of the ended session went with the first answer.
    bas.submit(&page, "/uitloggen", &[]).await.expect(303);
    // Who logged out, or left, gets nothing back.
    let gerda = world.log_in_as("Gerda").await;
    let page = gerda.get("/").await;
    gerda.submit(&page, "/uitloggen", &[]).await.expect(303);
    world.clock.advance(31);
    let after = gerda.submit(&page, "/uitloggen", &[]).await.expect(303);
    assert_eq!(after.location().as_deref(), Some("/inloggen"));
}

both!(a_form_that_stayed_open_is_good_after_logging_in_again);
async fn a_form_that_stayed_open_is_good_after_logging_in_again(world: &World) {
    const FORM: &str = "/doorverwijzingen/nieuw";
    let db = world.behind_the_house().await;
    let slot = free_slots(&db, "enschede/gemeente-1", world.now().as_millisecond(), 1).await[0];
    let bas = world.log_in_as("Bas").await;
    let page = bas.get(FORM).await.expect(200);
    let typed = told(&bsn(0), slot);
    let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world.clock.advance(31);
    bas.log_in_as("Bas").await;
    bas.submit(&page, FORM, &typed).await.expect(303);
    // Somebody else at the same screen does not send what Bas had open.
    bas.log_in_as("Sanne").await;
    bas.submit(&page, FORM, &typed).await.expect(403);
}

both!(what_could_not_be_written_is_not_lost);
async fn what_could_not_be_written_is_not_lost(world: &World) {
    const FORM: &str = "/doorverwijzingen/nieuw";
    let db = world.behind_the_house().await;
    let slot = free_slots(&db, "enschede/gemeente-1", world.now().as_millisecond(), 1).await[0];
    let bas = world.log_in_as("Bas").await;
    let page = bas.get(FORM).await.expect(200);
    let typed = told(&bsn(0), slot);
    let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let before = Ledger::read(&db).await;
    break_log(&db, "doorverwijzing").await;
    let back = bas.submit(&page, FORM, &typed).await.expect(503).shows("Wat u typte is niet weg").shows("EL-503");
    let back = back.hides("Truus").hides(&bsn(0));
    let bewaard = back.hidden(FORM).into_iter().find(|(name, _)| name == "bewaard").unwrap().1;
    let again = [("bewaard", bewaard.as_str())];
    bas.post(FORM, &again).await.expect(503).shows("Wat u typte is niet weg");
    mend_log(&db, "doorverwijzing").await;
    world.log_in_as("Sanne").await.post(FORM, &again).await.expect(403);
    let there = bas.post(FORM, &again).await.expect(303).location().unwrap();
    bas.get(&there).await.expect(200).shows("Truus van Testveld");
    let left = Ledger::read(&db).await.since(&before);
    assert_eq!((left.of("doorverwijzingen"), left.of("inwoners"), left.of("once")), (1, 1, 1));
    world.must_hold().await;
}
