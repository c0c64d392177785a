//! Logging out: here, at the provider, and because the provider says so.

use crate::caller::{FORM, bsn, free_slots, told};
use crate::client::{Client, Page};
use crate::fake::{Claims, Fake, Signed};
use crate::front::{Front, value};
use crate::ledger::{Ledger, count};
use crate::program::until;
use crate::way::{Way, house};
use crate::world::World;
use serde_json::json;

const TOLD_HERE: &str = "/inloggen/medewerker/afmelden";

async fn log_out(browser: &Client) -> Page {
    let page = browser.get("/").await.expect(200);
    browser.submit(&page, "/uitloggen", &[]).await.expect(303)
}

/// The provider tells the house.
async fn tell(front: &Front<'_>, token: &str) -> Page {
    front.client().post(TOLD_HERE, &[("logout_token", token)]).await
}

/// What a logout token says.
fn about(fake: &Fake, sub: &str, sid: Option<&str>) -> Claims {
    let mut claims = fake.claims("medewerker", sub);
    claims.remove("sid");
    if let Some(sid) = sid {
        claims.insert("sid".to_owned(), json!(sid));
    }
    claims
}

both!(logging_out_goes_on_at_the_provider);
async fn logging_out_goes_on_at_the_provider(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let way = Way::come_in(&front, &fake, "bas").await;
    let page = way.browser.get("/").await;
    let policy = page.header("content-security-policy").to_owned();
    assert!(policy.contains(&format!("form-action 'self' {};", fake.issuer)), "the browser may follow: {policy}");
    let there = log_out(&way.browser).await.location().unwrap();
    assert!(there.starts_with(&format!("{}/eind?", fake.issuer)), "{there}");
    assert_eq!(value(&there, "post_logout_redirect_uri"), format!("{}/uitgelogd", front.base));
    assert_eq!(value(&there, "client_id"), "medewerker");
    assert_eq!(value(&there, "id_token_hint").split('.').count(), 3);
    assert!(!way.is_in().await, "here it has ended already");
    way.browser.get("/uitgelogd").await.expect(200).shows("U bent uitgelogd");
    assert_eq!(count(world.db().await, "inlogregel where soort = 'uit' and wijze = 'oidc' and wie is not null").await, 1);
    // The token was kept sealed only.
    let way = Way::come_in(&front, &fake, "bas").await;
    assert!(way.is_in().await);
    let rows = world.content("sessie").await;
    assert!(rows.contains("aanbieder") && !rows.contains("eyJ"), "no token as it came: {rows}");
    front.close().await;
}

both!(the_provider_ends_one_session_or_all_of_somebody);
async fn the_provider_ends_one_session_or_all_of_somebody(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    world.is_known_as("gerda", "gerda", "").await;
    let desk = Way::come_in_with(&front, &fake, "bas", "een").await;
    let home = Way::come_in_with(&front, &fake, "bas", "twee").await;
    let gerda = Way::come_in_with(&front, &fake, "gerda", "drie").await;

    let token = fake.logout_token(&about(&fake, "bas", Some("een")), Signed::Well);
    let page = tell(&front, &token).await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    until("that one ends", async || !desk.is_in().await).await;
    assert!(home.is_in().await && gerda.is_in().await);

    let token = fake.logout_token(&about(&fake, "bas", None), Signed::Well);
    tell(&front, &token).await.expect(200);
    until("all of Bas end", async || !home.is_in().await).await;
    assert!(gerda.is_in().await);

    // Heard again later, the same word does not end what began since.
    world.clock.advance(2);
    let later = Way::come_in_with(&front, &fake, "bas", "vier").await;
    tell(&front, &token).await.expect(200);
    assert_eq!(count(world.db().await, "sessie where wie is not null").await, 2, "Bas and Gerda");
    assert!(later.is_in().await);
    assert_eq!(count(world.db().await, "inlogregel where soort = 'afgemeld'").await, 2);
    front.close().await;
}

both!(nobody_else_ends_a_session);
async fn nobody_else_ends_a_session(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let bas = Way::come_in(&front, &fake, "bas").await;
    let right = about(&fake, "bas", None);
    let with = |name: &str, value: serde_json::Value| {
        let mut claims = right.clone();
        claims.insert(name.to_owned(), value);
        fake.logout_token(&claims, Signed::Well)
    };
    let now = world.now().as_second();
    let tokens = [
        fake.logout_token(&right, Signed::ByAnother),
        fake.logout_token(&right, Signed::Not),
        fake.logout_token(&right, Signed::Changed),
        with("iss", json!("https://elders.example")),
        with("aud", json!("inwoner")),
        with("exp", json!(now - 120)),
        with("iat", json!(now - 3_600)),
        with("nonce", json!("een-nonce")),
        // The token of a login is no logout.
        fake.sign(&bas.claims(&fake, "bas"), Signed::Well, "JWT"),
        fake.sign(&right, Signed::Well, "JWT"),
        fake.sign(&right, Signed::Well, "at+jwt"),
        "geen.token.is-dit".to_owned(),
        String::new(),
    ];
    for (nr, token) in tokens.iter().enumerate() {
        tell(&front, token).await.expect(400);
        assert_eq!(count(world.db().await, "sessie where wie is not null").await, 1, "token {nr}");
    }
    front.client().post(TOLD_HERE, &[]).await.expect(400);
    // There is no provider of inwoners in this house, and in the house of the demo none at all.
    let token = fake.logout_token(&right, Signed::Well);
    front.client().post("/inloggen/inwoner/afmelden", &[("logout_token", &token)]).await.expect(404);
    world.client().post(TOLD_HERE, &[("logout_token", &token)]).await.expect(404);
    world.client().get("/inloggen/medewerker").await.expect(404);
    assert!(bas.is_in().await);
    front.close().await;
}

both!(what_was_typed_survives_a_logout_in_another_tab);
async fn what_was_typed_survives_a_logout_in_another_tab(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let db = world.behind_the_house().await;
    let slot = free_slots(&db, "enschede/gemeente-1", world.now().as_millisecond(), 1).await[0];
    let typed = told(&bsn(0), slot);
    let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let before = Ledger::read(&db).await;
    for by_provider in [false, true] {
        let way = Way::come_in(&front, &fake, "bas").await;
        let page = way.browser.get(FORM).await.expect(200);
        if by_provider {
            tell(&front, &fake.logout_token(&about(&fake, "bas", None), Signed::Well)).await.expect(200);
            until("he is out", async || !way.is_in().await).await;
        } else {
            log_out(&way.browser).await;
        }
        let back = way.browser.submit(&page, FORM, &typed).await.expect(401).shows("Wat u typte is niet weg");
        let back = back.hides("Truus").hides(&bsn(0));
        let bewaard = back.hidden(FORM).into_iter().find(|(name, _)| name == "bewaard").unwrap().1;
        let again = [("bewaard", bewaard.as_str())];
        // Somebody else at that screen cannot send it; the same person can, once logged in again.
        world.log_in_as("Sanne").await.post(FORM, &again).await.expect(403);
        let bas = Way::come_in(&front, &fake, "bas").await;
        if by_provider {
            // The first time took the Tijdslot: it comes back as a form, filled in.
            assert!(bas.browser.post(FORM, &again).await.expect(409).html.contains("Truus"));
        } else {
            bas.browser.post(FORM, &again).await.expect(303);
        }
    }
    assert_eq!(Ledger::read(&db).await.since(&before).of("doorverwijzingen"), 1);
    front.close().await;
}

both!(a_button_that_was_pressed_after_logging_out_leads_to_the_door);
async fn a_button_that_was_pressed_after_logging_out_leads_to_the_door(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let page = bas.get("/").await;
    log_out(&bas).await;
    // Nothing was typed there.
    let after = bas.submit(&page, "/uitloggen", &[]).await.expect(303);
    assert_eq!(after.location().as_deref(), Some("/inloggen"));
    // A form token of nobody brings nothing back either.
    let db = world.behind_the_house().await;
    let slot = free_slots(&db, "enschede/gemeente-1", world.now().as_millisecond(), 1).await[0];
    let typed = told(&bsn(0), slot);
    let mut typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    typed.extend([("csrf", "verzonnen"), ("sleutel", "0123456789abcdef")]);
    let after = bas.post(FORM, &typed).await.expect(303);
    assert_eq!(after.location().as_deref(), Some("/inloggen"));
}

both!(who_logged_in_and_out_is_known_for_six_months);
async fn who_logged_in_and_out_is_known_for_six_months(world: &World) {
    let bas = world.log_in_as("Bas").await;
    log_out(&bas).await;
    let db = world.db().await;
    for soort in ["in", "uit"] {
        assert_eq!(count(db, &format!("inlogregel where soort = '{soort}' and wijze = 'demo' and wie is not null")).await, 1);
    }
    world.it_is("2027-09-01T10:00");
    eenloket::terms::tidy_up(&world.house).await.unwrap();
    assert_eq!(count(db, "inlogregel").await, 2, "a day too early");
    world.it_is("2027-09-03T10:00");
    eenloket::terms::tidy_up(&world.house).await.unwrap();
    assert_eq!(count(db, "inlogregel").await, 0);
    assert_eq!(count(db, "sessie").await, 0);
}
