//! V13 over the API: who said no telephones, and a program of the buurtteam says so.

use crate::client::{Client, Page, fresh_key};
use crate::outreach::{REGELINGEN, hit, notes};
use crate::people::KEES;
use crate::world::World;

const API: &str = "/api/v1/weigeringen/intrekking";

async fn says(visitor: &Client, key: &str, (naam, geboortedatum, postcode): (&str, &str, &str)) -> Page {
    let body = serde_json::json!({"naam": naam, "geboortedatum": geboortedatum, "postcode": postcode}).to_string();
    let request = visitor.request(reqwest::Method::POST, API).header("idempotency-key", key);
    visitor.send(API, request.header("content-type", "application/json").body(body)).await
}

both!(who_said_no_is_on_the_list_again_and_once);
async fn who_said_no_is_on_the_list_again_and_once(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "alles")]).await.expect(303);
    assert!(world.regel_of(id, KEES.id()).await.is_none());
    // What is wrong is said at its field; whom nobody knows is told as on the page, and nothing changes.
    let wrong = says(&nel, &fresh_key(), ("Kees Verzonnen", "32-13-1950", "6211")).await.expect(400).json();
    let fields: Vec<_> = wrong["errors"].as_array().unwrap().iter().filter_map(|one| one["field"].as_str()).collect();
    assert_eq!(fields, ["geboortedatum", "postcode"], "{wrong}");
    says(&nel, &fresh_key(), (KEES.naam, "2099-01-01", KEES.postcode)).await.expect(400).shows("geboortedatum");
    says(&nel, &fresh_key(), ("Kees", KEES.geboren, KEES.postcode))
        .await
        .expect(400)
        .shows("Met deze ene naam vinden wij niemand");
    says(&nel, &fresh_key(), ("Kees Anders", KEES.geboren, KEES.postcode)).await.expect(400).shows("Wij vinden hier niets bij");
    says(&world.log_in_as("Bas").await, &fresh_key(), (KEES.naam, KEES.geboren, KEES.postcode)).await.expect(404);
    assert!(!world.weigeringen(KEES.id()).await.is_empty());
    let key = fresh_key();
    for _ in 0..2 {
        says(&nel, &key, (KEES.naam, KEES.geboren, KEES.postcode)).await.expect(204);
    }
    assert!(world.weigeringen(KEES.id()).await.is_empty());
    assert_eq!(world.regel_of(id, KEES.id()).await.unwrap().status, "toegewezen");
}
