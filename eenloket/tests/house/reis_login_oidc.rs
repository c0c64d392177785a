//! Logging in at a provider: who comes in, and who and what does not. The provider signs whatever a story asks for.

use crate::client::Page;
use crate::fake::{Fake, Signed};
use crate::front::{Doorway, Proof, query, value};
use crate::ledger::count;
use crate::way::{SECRET, TO_PROVIDER, Way, house};
use crate::world::World;
use serde_json::json;

both!(who_the_provider_knows_comes_in);
async fn who_the_provider_knows_comes_in(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    front.client().get("/inloggen").await.expect(200).shows("Inloggen als medewerker");
    let way = Way::begin(&front).await;
    assert!(way.url.starts_with(&format!("{}/auth?", fake.issuer)), "{}", way.url);
    let asked = query(&way.url);
    let has = |name: &str, value: &str| asked.iter().any(|(n, v)| n == name && v == value);
    assert!(has("response_type", "code") && has("scope", "openid") && has("code_challenge_method", "S256"), "{asked:?}");
    assert!(has("redirect_uri", &format!("{}{TO_PROVIDER}/terug", front.base)), "{asked:?}");

    let arrived = way.back(&fake, &way.claims(&fake, "bas"), Signed::Well).await.expect(303);
    assert_eq!(arrived.location().as_deref(), Some("/"));
    let cookies: Vec<_> = arrived.headers.get_all("set-cookie").iter().map(|one| one.to_str().unwrap()).collect();
    assert!(cookies.iter().any(|one| one.starts_with("eenloket=") && one.contains("HttpOnly") && one.contains("SameSite=Lax")));
    assert!(cookies.iter().any(|one| one.starts_with("eenloket-inlog-") && one.contains("Max-Age=0")), "the way is forgotten");
    way.browser.get("/").await.expect(200).shows("Welkom, Bas Voorbeeld");
    let line = "inlogregel where soort = 'in' and wijze = 'oidc' and wie is not null and organisatie_id is not null";
    assert_eq!(count(world.db().await, line).await, 1);
    front.close().await;
}

both!(a_login_gives_a_new_session);
async fn a_login_gives_a_new_session(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let browser = front.client();
    let session = |page: &Page| {
        let all = page.headers.get_all("set-cookie");
        all.iter().filter_map(|one| one.to_str().ok()?.strip_prefix("eenloket=")).map(ToOwned::to_owned).next()
    };
    let mut seen = Vec::new();
    for _ in 0..2 {
        let way = Way::begin_in(browser.clone()).await;
        seen.push(session(&way.back(&fake, &way.claims(&fake, "bas"), Signed::Well).await).expect("a cookie"));
    }
    assert_ne!(seen[0], seen[1], "an id from before a login is worth nothing after it");
    assert_eq!(count(world.db().await, "sessie where wie is not null").await, 1);
    front.close().await;
}

both!(a_token_that_proves_nothing_lets_nobody_in);
async fn a_token_that_proves_nothing_lets_nobody_in(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let now = world.now().as_second();
    let wrong: [(&str, &str, serde_json::Value); 12] = [
        ("of another issuer", "iss", json!("https://elders.example")),
        ("for another audience", "aud", json!("een-ander")),
        ("for others, too", "aud", json!(["medewerker", "een-ander"])),
        ("for nobody", "aud", json!([])),
        ("given to another", "azp", json!("een-ander")),
        ("of another login", "nonce", json!("een-andere-nonce")),
        ("of no login", "nonce", json!(null)),
        ("expired", "exp", json!(now - 61)),
        ("from the future", "iat", json!(now + 62)),
        ("from long ago", "iat", json!(now - 3_600)),
        ("about nobody", "sub", json!("")),
        ("unreadable", "exp", json!("straks")),
    ];
    for (what, name, value) in wrong {
        let way = Way::begin(&front).await;
        let mut claims = way.claims(&fake, "bas");
        claims.insert(name.to_owned(), value);
        let page = way.back(&fake, &claims, Signed::Well).await;
        assert!(page.status == 401 || page.status == 503, "{what}: {}", page.status);
        assert!(!way.is_in().await, "{what}");
    }
    for signed in [Signed::ByAnother, Signed::Not, Signed::BySecret, Signed::Changed] {
        let way = Way::begin(&front).await;
        let page = way.back(&fake, &way.claims(&fake, "bas"), signed).await;
        assert!(page.status == 401 || page.status == 503, "{signed:?}: {}", page.status);
        assert!(!way.is_in().await, "{signed:?}");
    }
    assert_eq!(count(world.db().await, "sessie where wie is not null").await, 0);
    // The same way with nothing wrong gets in: it was the token.
    let way = Way::begin(&front).await;
    way.back(&fake, &way.claims(&fake, "bas"), Signed::Well).await.expect(303);
    assert!(way.is_in().await);
    front.close().await;
}

both!(a_wrong_token_says_what_to_do_and_not_what_was_in_it);
async fn a_wrong_token_says_what_to_do_and_not_what_was_in_it(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let way = Way::begin(&front).await;
    let mut claims = way.claims(&fake, "bas");
    claims.insert("iss".to_owned(), json!("https://elders.example"));
    let page = way.back(&fake, &claims, Signed::Well).await.expect(401);
    page.shows("U bent niet ingelogd").shows("EL-103").shows("Opnieuw inloggen").hides("elders.example").hides("bas");
    front.close().await;
}

both!(the_clock_of_the_provider_may_be_a_minute_off);
async fn the_clock_of_the_provider_may_be_a_minute_off(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let now = world.now().as_second();
    for (iat, exp, gets_in) in
        [(now + 60, now + 360, true), (now - 60, now - 59, true), (now + 61, now + 361, false), (now - 120, now - 60, false)]
    {
        let way = Way::begin(&front).await;
        let mut claims = way.claims(&fake, "bas");
        claims.insert("iat".to_owned(), json!(iat));
        claims.insert("exp".to_owned(), json!(exp));
        way.back(&fake, &claims, Signed::Well).await;
        assert_eq!(way.is_in().await, gets_in, "iat {} exp {}", iat - now, exp - now);
    }
    front.close().await;
}

both!(what_comes_back_belongs_to_the_browser_that_left);
async fn what_comes_back_belongs_to_the_browser_that_left(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let refused = |page: Page| page.expect(401).shows("U bent niet ingelogd").shows("EL-103");

    // In another browser: somebody sends their own answer to another.
    let way = Way::begin(&front).await;
    let code = fake.code_for(&way.claims(&fake, "bas"), Signed::Well);
    let victim = Way { browser: front.client(), url: way.url.clone() };
    refused(victim.back_with(&code).await);
    // With another state, and with an answer that says to be of another provider (RFC 9207).
    let other = way.browser.get(&format!("{TO_PROVIDER}/terug?code={code}&state=verzonnen")).await;
    refused(other);
    let state = value(&way.url, "state");
    let mixed = format!("{TO_PROVIDER}/terug?code={code}&state={state}&iss=https://elders.example");
    refused(way.browser.get(&mixed).await);
    // That used the way up; nothing was let in, and a new way works.
    assert!(!way.is_in().await);

    // Too late.
    let way = Way::begin(&front).await;
    world.clock.advance(11);
    refused(way.back(&fake, &way.claims(&fake, "bas"), Signed::Well).await);
    // Without any code.
    let way = Way::begin(&front).await;
    refused(way.browser.get(&format!("{TO_PROVIDER}/terug?state={}", value(&way.url, "state"))).await);
    refused(way.browser.get(&format!("{TO_PROVIDER}/terug")).await);
    front.close().await;
}

both!(an_answer_is_good_once);
async fn an_answer_is_good_once(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let way = Way::begin(&front).await;
    let code = fake.code_for(&way.claims(&fake, "bas"), Signed::Well);
    way.back_with(&code).await.expect(303);
    let page = way.browser.get("/").await;
    way.browser.submit(&page, "/uitloggen", &[]).await.expect(303);
    // The same address out of the history of the browser.
    way.back_with(&code).await.expect(401);
    // The same code on another way.
    let again = Way::begin(&front).await;
    again.back_with(&code).await.expect(401).shows("U bent niet ingelogd");
    assert!(!again.is_in().await);
    front.close().await;
}

both!(two_tabs_log_in_beside_each_other);
async fn two_tabs_log_in_beside_each_other(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let browser = front.client();
    let (one, two) = (Way::begin_in(browser.clone()).await, Way::begin_in(browser).await);
    two.back(&fake, &two.claims(&fake, "bas"), Signed::Well).await.expect(303);
    one.back(&fake, &one.claims(&fake, "bas"), Signed::Well).await.expect(303);
    assert!(one.is_in().await);
    front.close().await;
}

both!(who_goes_back_at_the_provider_is_told_so);
async fn who_goes_back_at_the_provider_is_told_so(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    for (error, status, says) in [
        ("access_denied", 401, "U stopte met inloggen"),
        ("invalid_scope", 401, "U bent niet ingelogd"),
        ("temporarily_unavailable", 503, "De inlogdienst werkt nu niet"),
        ("Bas%20is%20ziek", 401, "U bent niet ingelogd"),
    ] {
        let way = Way::begin(&front).await;
        let state = value(&way.url, "state");
        let page = way.browser.get(&format!("{TO_PROVIDER}/terug?error={error}&state={state}")).await;
        page.expect(status).shows(says).hides("ziek");
    }
    front.close().await;
}

both!(who_does_not_work_here_gets_a_page_and_no_account);
async fn who_does_not_work_here_gets_a_page_and_no_account(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    world.is_known_as("daan", "daan", "").await;
    let daan = eenloket::demo::id("medewerker/daan");
    eenloket::medewerker::leave(world.store(), &world.house.access, daan).await.unwrap();
    let before = count(world.db().await, "medewerker").await;
    for nobody in ["vreemd", "daan", "BAS", "bas "] {
        let way = Way::begin(&front).await;
        let page = way.back(&fake, &way.claims(&fake, nobody), Signed::Well).await.expect(401);
        page.shows("U heeft hier geen toegang").shows("Vraag uw coördinator").hides("vreemd").hides("Daan");
        assert!(!way.is_in().await, "{nobody}");
    }
    assert_eq!(count(world.db().await, "medewerker").await, before);
    assert_eq!(count(world.db().await, "inlogregel where soort = 'geweigerd'").await, 4);
    front.close().await;
}

both!(one_provider_serves_several_organisaties);
async fn one_provider_serves_several_organisaties(world: &World) {
    let fake = Fake::start(&world.clock).await;
    world.is_known_as("bas", "7", "belastingdienst").await;
    world.is_known_as("gerda", "7", "enschede").await;
    let proof = Proof { issuer: &fake.issuer, secret_or_key: SECRET };
    let set = |settings: &mut eenloket::login::LoginSettings| {
        settings.oidc_medewerker_claim = "personeel/nummer".to_owned();
        settings.oidc_medewerker_organisatie_claim = Some("organisatie".to_owned());
    };
    let front = Doorway::new().await.open(world, Some(proof), None, set).await;
    for (organisatie, welcome) in [("belastingdienst", "Bas Voorbeeld"), ("enschede", "Gerda Voorbeeld")] {
        let way = Way::begin(&front).await;
        let mut claims = way.claims(&fake, "wat-dan-ook");
        claims.insert("personeel".to_owned(), json!({ "nummer": "7" }));
        claims.insert("organisatie".to_owned(), json!(organisatie));
        way.back(&fake, &claims, Signed::Well).await.expect(303);
        way.browser.get("/").await.expect(200).shows(welcome);
    }
    // Without the claim nobody is meant.
    let way = Way::begin(&front).await;
    let mut claims = way.claims(&fake, "7");
    claims.insert("personeel".to_owned(), json!({ "nummer": "7" }));
    way.back(&fake, &claims, Signed::Well).await.expect(401).shows("U heeft hier geen toegang");
    front.close().await;
}

both!(thirty_idle_minutes_end_a_session_of_a_provider_too);
async fn thirty_idle_minutes_end_a_session_of_a_provider_too(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let way = Way::begin(&front).await;
    way.back(&fake, &way.claims(&fake, "bas"), Signed::Well).await.expect(303);
    world.clock.advance(29);
    assert!(way.is_in().await);
    world.clock.advance(31);
    assert!(!way.is_in().await);
    // What is left of it goes.
    assert_eq!(web::remove_ended_sessions(world.store()).await.unwrap(), 1);
    assert_eq!(count(world.db().await, "sessie").await + count(world.db().await, "sessie_aanbieder").await, 0);
    front.close().await;
}
