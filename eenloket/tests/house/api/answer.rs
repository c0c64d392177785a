//! What a Balie answers, and who may see a Doorverwijzing at all.

use super::{get, key, post, referred, send};
use crate::client::{Client, Page};
use crate::world::World;
use reqwest::Method;
use serde_json::{Value, json};

fn at(made: &Value, what: &str) -> String {
    format!("/api/v1/doorverwijzingen/{}{what}", made["id"].as_str().unwrap())
}

/// Takes over, as somebody who saw a version.
async fn accept(client: &Client, made: &Value, key: &str, seen: Option<&str>) -> Page {
    let path = at(made, "/aanvaarding");
    let mut request = client.request(Method::POST, &path).header("Idempotency-Key", key);
    if let Some(seen) = seen {
        request = request.header("If-Match", seen);
    }
    send(client, &path, request).await
}

both!(a_colleague_of_the_balie_takes_it_over_once);
async fn a_colleague_of_the_balie_takes_it_over_once(world: &World) {
    let (bas, sanne) = (world.log_in_as("Bas").await, world.log_in_as("Sanne").await);
    let made = referred(&bas, "aow", "aanbod").await;
    assert_eq!(made["status"], "aangeboden", "no Convenant: the SVB is asked first");
    // Who may answer sees what there is, without who it is about.
    let offered = get(&sanne, &at(&made, "")).await.expect(200);
    assert_eq!(offered.json(), made);

    let seen = offered.header("etag").to_owned();
    accept(&sanne, &made, &key("oud"), Some("\"77\", W/\"1\"")).await.problem(412, "EL-409");
    let done = accept(&sanne, &made, &key("ja"), Some(&seen)).await.expect(200);
    assert_eq!(done.json()["status"], "geaccepteerd");
    assert_ne!(done.header("etag"), seen);
    // Sent again it is answered as the first time, although the version has changed since.
    let again = accept(&sanne, &made, &key("ja"), Some(&seen)).await.expect(200);
    assert_eq!(again.json(), done.json());
    // A second answer comes too late, and a key belongs to one thing.
    accept(&sanne, &made, &key("nog-eens"), Some("*")).await.problem(409, "EL-409");
    let other = referred(&bas, "aow", "nog-een").await;
    accept(&sanne, &other, &key("ja"), None).await.problem(400, "EL-102");
    assert_eq!(get(&bas, &at(&made, "")).await.json()["status"], "geaccepteerd");
    world.deliver().await;
    world.must_hold().await;
}

both!(the_coordinator_turns_down_with_a_reason_from_the_list);
async fn the_coordinator_turns_down_with_a_reason_from_the_list(world: &World) {
    let (bas, sanne, sabine) = (world.log_in_as("Bas").await, world.log_in_as("Sanne").await, world.log_in_as("Sabine").await);
    let made = referred(&bas, "aow", "aanbod").await;
    let path = at(&made, "/weigering");
    let page =
        post(&sabine, &path, &key("waarom"), &json!({ "reden": "mevrouw 999990019 is lastig" })).await.problem(400, "EL-100");
    assert_eq!(page.fields(), ["reden"]);
    assert!(!page.html.contains("lastig"));
    // Sanne works at the Balie; turning down is for its coordinator.
    let reden = json!({ "reden": "geen_medewerker" });
    post(&sanne, &path, &key("niet"), &reden).await.problem(404, "EL-104");
    let done = post(&sabine, &path, &key("nee"), &reden).await.expect(200).json();
    assert_eq!(done["status"], "geweigerd");
    assert_eq!(post(&sabine, &path, &key("nee"), &reden).await.expect(200).json(), done);
    accept(&sanne, &made, &key("toch"), None).await.problem(409, "EL-409");
    // The sender stayed owner and has something to do.
    bas.get("/taken").await.expect(200).shows(made["nummer"].as_str().unwrap());
    world.deliver().await;
    world.must_hold().await;
}

both!(to_everybody_else_it_is_not_there);
async fn to_everybody_else_it_is_not_there(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let made = referred(&bas, "aow", "aanbod").await;
    let nothing = get(&bas, "/api/v1/doorverwijzingen/0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23").await.problem(404, "EL-104");
    // Another sender, another Balie, the door, a coordinator elsewhere: none can tell it from what never was.
    for somebody in ["Loes", "Gerda", "Derk", "Cor"] {
        let client = world.log_in_as(somebody).await;
        assert_eq!(get(&client, &at(&made, "")).await.problem(404, "EL-104").html, nothing.html, "{somebody}");
        accept(&client, &made, &key(somebody), None).await.problem(404, "EL-104");
        let reden = json!({ "reden": "al_geholpen" });
        post(&client, &at(&made, "/weigering"), &key(somebody), &reden).await.problem(404, "EL-104");
    }
    // The sender cannot answer its own offer, and a Balie does not refer from here.
    accept(&bas, &made, &key("zelf"), None).await.problem(404, "EL-104");
    let derk = world.log_in_as("Derk").await;
    post(&derk, "/api/v1/doorverwijzingen", &key("derk"), &json!({})).await.problem(404, "EL-104");
    get(&derk, "/api/v1/doorverwijzingen").await.problem(404, "EL-104");
    get(&derk, "/api/v1/producten").await.problem(404, "EL-104");
}
