//! The provider is away, or turns its key: nobody is let in wrongly, nobody is thrown out, and the house goes on.

use crate::fake::{Fake, Signed};
use crate::front::value;
use crate::way::{SECRET, TO_PROVIDER, Way, house};
use crate::world::World;

both!(a_provider_that_is_down_breaks_nothing_else);
async fn a_provider_that_is_down_breaks_nothing_else(world: &World) {
    let mut fake = Fake::start(&world.clock).await;
    fake.goes_down().await;
    // The house opens without it.
    let front = house(world, &fake).await;
    let browser = front.client();
    let page = browser.get(TO_PROVIDER).await.expect(503);
    assert_eq!(page.header("retry-after"), "30");
    page.shows("De inlogdienst werkt nu niet").shows("Probeer het over een paar minuten opnieuw").shows("EL-503");
    for there in ["/gezondheid/leeft", "/gezondheid/klaar", "/status", "/", "/inloggen"] {
        browser.get(there).await.expect(200);
    }
    browser.get("/en/inloggen/medewerker").await.expect(503).shows("The login service does not work now");

    fake.comes_back().await;
    let way = Way::come_in(&front, &fake, "bas").await;
    // Away again: who is in stays in, and gets out, too.
    fake.goes_down().await;
    assert!(way.is_in().await);
    let page = way.browser.get("/").await;
    way.browser.submit(&page, "/uitloggen", &[]).await.expect(303);
    assert!(!way.is_in().await);
    front.close().await;
}

both!(a_provider_that_goes_down_half_way_is_said_on_a_page);
async fn a_provider_that_goes_down_half_way_is_said_on_a_page(world: &World) {
    let mut fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let way = Way::begin(&front).await;
    fake.is_faulty(true);
    way.back(&fake, &way.claims(&fake, "bas"), Signed::Well).await.expect(503).shows("De inlogdienst werkt nu niet");
    fake.is_faulty(false);
    let way = Way::begin(&front).await;
    fake.goes_down().await;
    way.back(&fake, &way.claims(&fake, "bas"), Signed::Well).await.expect(503).shows("EL-503");
    // What it said of itself is still believed: the browser can be sent there, and it may be back by then.
    front.client().get(TO_PROVIDER).await.expect(303);
    fake.comes_back().await;
    Way::come_in(&front, &fake, "bas").await;
    front.close().await;
}

both!(a_turned_key_is_fetched_once);
async fn a_turned_key_is_fetched_once(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    Way::come_in(&front, &fake, "bas").await;
    assert_eq!(fake.asked_for_keys(), 1);
    fake.turns_its_key();
    world.clock.advance(1);
    Way::come_in(&front, &fake, "bas").await;
    assert_eq!(fake.asked_for_keys(), 2, "the key it did not know");
    // Made-up keys do not make it ask again and again.
    for _ in 0..3 {
        let way = Way::begin(&front).await;
        way.back(&fake, &way.claims(&fake, "bas"), Signed::ByAnother).await.expect(401);
    }
    assert_eq!(fake.asked_for_keys(), 2);
    front.close().await;
}

both!(a_refused_token_is_told_of_without_what_stands_in_it, bare);
async fn a_refused_token_is_told_of_without_what_stands_in_it(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let config = oidc::Config::at(&fake.issuer, "medewerker", "https://hier.example/terug", "https://hier.example/uit").unwrap();
    let provider = oidc::Provider::new(config.with_secret(SECRET)).unwrap();
    // With the key that was known, and with one that had to be asked for.
    for turns in [false, true] {
        let begun = provider.begin(world.now()).await.unwrap();
        if turns {
            fake.turns_its_key();
            world.clock.advance(1);
        }
        let claims = fake.claims("van-truus-van-testveld", "truus");
        let code = Some(fake.code_for(&claims, Signed::Well));
        let answer = oidc::Answer { state: value(&begun.url, "state"), code, ..Default::default() };
        let why = provider.finish(&begun.pending, &answer, world.now()).await.unwrap_err().to_string();
        assert_eq!(why, "a token that proves nothing: for another audience");
    }
}
