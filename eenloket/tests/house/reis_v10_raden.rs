//! V10: who guesses the passphrase of a keyholder waits after five times, with the right one too, and the privacyofficers hear of it.

use crate::client::{Client, Page, fresh_key};
use crate::planner::sends_json;
use crate::reis_v08_adres::{draws_blind, in_the_api, on_the_page};
use crate::reis_v10_blind::{FATIH, TESS};
use crate::world::World;
use foundation::Uuid;
use inwoner::brake::{Soort, Status};
use reqwest::Method;
use serde_json::Value;

const WRONG: [(&str, &str); 1] = [("wachtzin", "vier andere woorden van tess")];
const RIGHT: [(&str, &str); 1] = [("wachtzin", TESS)];

/// A list on which only the keyholder's words are to be looked at: with them it turns out that nobody approved it (EL-384).
async fn list(world: &World) -> (Client, Uuid) {
    let id = world.asked_about("goedgekeurd").await;
    draws_blind(world, id).await;
    (world.log_in_as("Tess").await, id)
}

async fn types(tess: &Client, id: Uuid, words: &[(&str, &str)]) -> Page {
    on_the_page(tess, id, "ondertekening", words).await
}

/// It waits, and says how long.
fn is_braked(page: Page) -> Page {
    let seconds: u32 = page.header("retry-after").parse().unwrap();
    assert!((1..=600).contains(&seconds), "{seconds}");
    page.expect(429)
}

/// How many tries were made, and how many of them opened something.
async fn tries(world: &World) -> (usize, usize) {
    let all = world.zoekpogingen().await;
    let all: Vec<_> = all.into_iter().filter(|one| one.soort == Soort::Wachtzin.as_str()).collect();
    (all.len(), all.iter().filter(|one| one.status == Status::Gevonden.as_str()).count())
}

both!(the_sixth_try_waits_with_the_right_words_too);
async fn the_sixth_try_waits_with_the_right_words_too(world: &World) {
    let (tess, id) = list(world).await;
    for _ in 0..4 {
        types(&tess, id, &WRONG).await.expect(400).shows("niet de wachtzin van uw sleutel");
        world.clock.advance(1);
    }
    // The right words before that are right, and forget nothing: the act came to nothing, and the tries stand.
    types(&tess, id, &RIGHT).await.expect(409).shows("EL-384");
    assert_eq!(tries(world).await, (5, 1));
    types(&tess, id, &WRONG).await.expect(400);
    for words in [RIGHT, WRONG, RIGHT] {
        let page = is_braked(types(&tess, id, &words).await).shows("EL-129").shows("U typte vijf keer een andere wachtzin");
        page.shows("Over 6 minuten").shows("Uw privacyofficer krijgt hierover een taak").hides(TESS).hides(WRONG[0].1);
        is_braked(in_the_api(&tess, id, "ondertekening", &words).await).problem(429, "EL-129");
    }
    assert_eq!(tries(world).await, (6, 1), "what is refused is no try");
    assert_eq!(world.looplijst(id).await.status, "goedgekeurd");
    // In every act that takes the words; new keys do not help.
    for what in ["doorgave", "ondertekening"] {
        is_braked(on_the_page(&tess, id, what, &[("wachtzin", TESS), ("reden", "Nu")]).await);
    }
    let again = "een nieuwe lange zin";
    let fields = [("versie", "1"), ("wachtzin", again), ("nogmaals", again)];
    tess.write("/sleutelhouders", &fresh_key(), &fields).await.expect(303);
    is_braked(types(&tess, id, &[("wachtzin", again)]).await);
    // The other keyholder does not wait.
    let fatih = world.log_in_as("Fatih Oefening").await;
    on_the_page(&fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(409);
    // One Taak for the privacyofficers, as long as it goes on.
    let [rem] = world.zoekremmen().await.try_into().unwrap();
    assert_eq!((rem.soort.as_str(), rem.status.as_str()), ("wachtzin", "open"));
    fatih.get("/zoekremmen").await.expect(200).shows("Tess").shows("wachtzin van een eigen sleutel");
    fatih.get("/taken").await.expect(200).shows("typte te vaak een verkeerde wachtzin");
    let page = fatih.get("/api/v1/zoekremmen").await.expect(200);
    let body: Value = serde_json::from_str(&page.html).unwrap();
    assert_eq!(body["items"][0]["soort"], "wachtzin");
    // Ten minutes after the first of them she has one try, and with the right words all of it is as before.
    world.clock.advance(5);
    is_braked(types(&tess, id, &[("wachtzin", again)]).await).shows("Over 1 minuut");
    world.clock.advance(1);
    types(&tess, id, &[("wachtzin", again)]).await.expect(409).shows("EL-384");
    assert_eq!(world.zoekremmen().await.len(), 1);
}

/// Another privacyofficer has to: on the page and by a program.
async fn nobody_looks_at_their_own(who: &Client, looked: &str) {
    let page = who.get("/zoekremmen").await.expect(200).shows("U zelf: een collega kijkt hiernaar");
    assert!(page.find_form(looked).is_none());
    who.write(looked, &fresh_key(), &[]).await.expect(409).shows("Dit gaat over uzelf").shows("EL-409");
    let answer = sends_json(who, Method::POST, &format!("/api/v1{looked}"), &Value::Null, &[]).await;
    assert!(answer.html.contains("Dit gaat over uzelf"), "{}", answer.html);
    answer.problem(409, "EL-409");
}

both!(in_the_api_too_and_of_a_privacyofficer_the_others_hear);
async fn in_the_api_too_and_of_a_privacyofficer_the_others_hear(world: &World) {
    world.meddle("update medewerker set rollen = 'privacyofficer' where naam = 'Otto Testman'").await;
    let (tess, id) = list(world).await;
    let (fatih, otto) = (world.log_in_as("Fatih Oefening").await, world.log_in_as("Otto").await);
    for _ in 0..5 {
        let wrong = in_the_api(&fatih, id, "ontsluiting", &[("wachtzin", TESS)]).await.expect(400);
        let body: Value = serde_json::from_str(&wrong.html).unwrap();
        assert_eq!((&body["code"], &body["errors"][0]["field"]), (&"EL-100".into(), &"wachtzin".into()));
    }
    let page = is_braked(in_the_api(&fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await);
    assert!(page.html.contains("vijf keer een andere wachtzin"), "{}", page.html);
    is_braked(on_the_page(&fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await);
    // Nothing typed is no try, and who holds no key has none to guess.
    assert_eq!(tries(world).await, (5, 0));
    types(&tess, id, &[]).await.expect(400).shows("Vul uw wachtzin in");
    assert_eq!(tries(world).await, (5, 0));
    types(&tess, id, &RIGHT).await.expect(409).shows("EL-384");
    otto.get("/zoekremmen").await.expect(200).shows("Fatih Oefening").shows("wachtzin van een eigen sleutel");
    let [rem] = world.zoekremmen().await.try_into().unwrap();
    let looked = format!("/zoekremmen/{}/klaar", rem.id);
    nobody_looks_at_their_own(&fatih, &looked).await;
    assert_eq!(world.zoekremmen().await[0].status, "open");
    otto.write(&looked, &fresh_key(), &[]).await.expect(303);
    assert_eq!(world.zoekremmen().await[0].status, "klaar");
    fatih.get("/zoekremmen").await.expect(200).hides("wachtzin van een eigen sleutel");
}
