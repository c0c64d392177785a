//! An inwoner logs in at a provider that tells the BSN, as those of DigiD do.

use crate::client::{Client, Page};
use crate::fake::{Claims, Fake, Signed};
use crate::front::{Doorway, Front, Proof, TELEFOON, query, value};
use crate::ledger::count;
use crate::people::{JOOST, TILLY};
use crate::world::World;
use serde_json::json;

const BSN: &str = "urn:nl-eid-gdi:1.0:id:BSN";
const SUBSTANTIAL: &str = "http://eidas.europa.eu/LoA/substantial";
const TO_PROVIDER: &str = "/inloggen/inwoner";

async fn house<'w>(world: &'w World, fake: &Fake) -> Front<'w> {
    let proof = Proof { issuer: &fake.issuer, secret_or_key: "geheim-van-een-test" };
    Doorway::new().await.open(world, None, Some(proof), |_| {}).await
}

/// Goes there and comes back; `change` is what is different in the token.
async fn come(front: &Front<'_>, fake: &Fake, bsn: &str, change: impl FnOnce(&mut Claims)) -> (Client, Page) {
    let browser = front.client();
    let url = browser.get(TO_PROVIDER).await.expect(303).location().unwrap();
    let mut claims = fake.claims("inwoner", "een-pseudoniem");
    claims.insert("nonce".to_owned(), json!(value(&url, "nonce")));
    claims.insert("acr".to_owned(), json!(SUBSTANTIAL));
    claims.insert(BSN.to_owned(), json!(bsn));
    change(&mut claims);
    let code = fake.code_for(&claims, Signed::Well);
    let page = browser.get(&format!("{TO_PROVIDER}/terug?code={code}&state={}", value(&url, "state"))).await;
    (browser, page)
}

async fn is_in(browser: &Client) -> bool {
    browser.get("/status").await.expect(200).find_form("/uitloggen").is_some()
}

both!(an_inwoner_comes_in_by_the_bsn_and_nothing_shows_it);
async fn an_inwoner_comes_in_by_the_bsn_and_nothing_shows_it(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let begun = front.client().get(TO_PROVIDER).await.expect(303).location().unwrap();
    let asked = query(&begun).into_iter().find(|(name, _)| name == "acr_values").unwrap().1;
    assert_eq!(asked, format!("{SUBSTANTIAL} http://eidas.europa.eu/LoA/high"));

    let (browser, page) = come(&front, &fake, TILLY.bsn, |_| {}).await;
    page.expect(303);
    assert!(is_in(&browser).await);
    // The session says who, and how sure it is; no name, no number, no token.
    let session = world.content("sessie").await;
    assert!(session.contains("substantieel") && !session.contains("eyJ") && !session.contains(TILLY.bsn), "{session}");
    assert_eq!(
        count(
            world.db().await,
            "inlogregel where soort = 'in' and niveau = 'substantieel' and wie is null and wie_hash is not null"
        )
        .await,
        1
    );
    // That she was looked up is in both logs.
    assert_eq!(count(world.db().await, "verwerking where naam = 'inwoner.log_in'").await, 1);
    assert_eq!(count(world.db().await, "toegang where handeling = 'inwoner.log_in'").await, 1);

    // Logging out there takes no token along: it would put the number into an address.
    let page = browser.get("/status").await;
    let out = browser.submit(&page, "/uitloggen", &[]).await.expect(303).location().unwrap();
    let names: Vec<String> = query(&out).into_iter().map(|(name, _)| name).collect();
    assert!(out.starts_with(&fake.issuer) && !names.contains(&"id_token_hint".to_owned()), "{out}");
    front.close().await;
}

both!(an_inwoner_at_work_is_no_medewerker);
async fn an_inwoner_at_work_is_no_medewerker(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let (browser, page) = come(&front, &fake, JOOST.bsn, |_| {}).await;
    page.expect(303);
    for there in ["/taken", "/doorverwijzingen", "/doorverwijzingen/nieuw"] {
        browser.get(there).await.expect(404);
    }
    front.close().await;
}

both!(a_login_that_does_not_say_enough_lets_nobody_in);
async fn a_login_that_does_not_say_enough_lets_nobody_in(world: &World) {
    let fake = Fake::start(&world.clock).await;
    let front = house(world, &fake).await;
    let set =
        |name: &'static str, value: serde_json::Value| move |claims: &mut Claims| drop(claims.insert(name.to_owned(), value));
    type Change = Box<dyn FnOnce(&mut Claims)>;
    let cases: [(Change, &str); 8] = [
        (Box::new(set("acr", json!("http://eidas.europa.eu/LoA/low"))), "Deze manier van inloggen is niet zeker genoeg"),
        (Box::new(set("acr", json!("urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"))), "niet zeker genoeg"),
        (Box::new(set("acr", json!("verzonnen"))), "niet zeker genoeg"),
        (Box::new(|claims| drop(claims.remove("acr"))), "niet zeker genoeg"),
        (Box::new(|claims| drop(claims.remove(BSN))), "U bent niet ingelogd"),
        (Box::new(set(BSN, json!("999990010"))), "U bent niet ingelogd"),
        (Box::new(set("represents", json!({ "sub": "een-ander" }))), "namens iemand anders"),
        // A number of nobody we know: no row is made.
        (Box::new(set(BSN, json!(crate::caller::bsn(3)))), "Wij weten nog niets van u"),
    ];
    let before = count(world.db().await, "inwoner").await;
    for (change, says) in cases {
        let (browser, page) = come(&front, &fake, TILLY.bsn, change).await;
        page.expect(401).shows(says).shows(TELEFOON).hides("Tilly");
        assert!(!is_in(&browser).await, "{says}");
    }
    assert_eq!(count(world.db().await, "inwoner").await, before);
    assert_eq!(count(world.db().await, "sessie where wie is not null").await, 0);
    front.close().await;
}
