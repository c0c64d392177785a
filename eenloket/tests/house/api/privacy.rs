//! The privacy officer through the API, who parts two Inwoners, and who leaves.

use super::{get, key, post, send};
use crate::client::Client;
use crate::moments::{Body, Moment, moments};
use crate::regels_routes::{Route, Sort};
use crate::world::World;
use reqwest::Method;
use serde_json::{Value, json};

async fn moment(world: &World, method: &'static str, path: &'static str) -> Moment {
    moments(world, Route { method, path, sort: Sort::Write }).await.remove(0)
}

async fn items(client: &Client, path: &str) -> Vec<Value> {
    get(client, path).await.expect(200).json()["items"].as_array().unwrap().clone()
}

both!(the_officer_answers_and_judges_once);
async fn the_officer_answers_and_judges_once(world: &World) {
    let fatih = world.log_in_as("Fatih").await;
    let asked = moment(world, "POST", "/api/v1/inzage/vragen/{id}/antwoord").await;
    let one = items(&fatih, "/api/v1/inzage/vragen").await.remove(0);
    assert!(asked.path.contains(one["id"].as_str().unwrap()));
    assert_eq!((&one["vraag"], &one["handeling"]), (&json!("Waarom?"), &json!("balie.visit")));
    let page = post(&fatih, &asked.path, &key("leeg"), &json!({ "antwoord": " " })).await.problem(400, "EL-100");
    assert_eq!(page.fields(), ["antwoord"]);
    let answer = |name: &'static str, seen: &'static str| {
        let request = fatih.request(Method::POST, &asked.path).header("Idempotency-Key", key(name)).header("If-Match", seen);
        request.json(&json!({ "antwoord": "U was aan de balie." }))
    };
    send(&fatih, &asked.path, answer("oud", "\"9\"")).await.problem(412, "EL-409");
    send(&fatih, &asked.path, answer("nu", "\"1\"")).await.expect(204);
    assert_eq!(items(&fatih, "/api/v1/inzage/vragen").await, Vec::<Value>::new());

    let report = moment(world, "POST", "/api/v1/inzage/meldingen/{id}/oordeel").await;
    // Days later: who is still logged in, is not.
    let fatih = world.log_in_as("Fatih").await;
    let one = items(&fatih, "/api/v1/inzage/meldingen").await.remove(0);
    assert_eq!((&one["status"], &one["uitkomst"]), (&json!("open"), &Value::Null));
    let bad = json!({ "uitkomst": "misschien", "toelichting": "bsn 999990019" });
    let page = post(&fatih, &report.path, &key("slecht"), &bad).await.problem(400, "EL-100");
    assert!(page.fields() == ["uitkomst", "toelichting"] && !page.html.contains("999990019"), "{}", page.html);
    post(&fatih, &report.path, &key("oordeel"), &json!({ "uitkomst": "niet_nodig" })).await.expect(204);
    assert_eq!(items(&fatih, "/api/v1/inzage/meldingen").await.remove(0)["uitkomst"], "niet_nodig");
    // Of another organisatie, and of somebody who is no privacy officer, there is nothing.
    assert_eq!(items(&world.log_in_as("Pia").await, "/api/v1/inzage/meldingen").await, Vec::<Value>::new());
    get(&world.log_in_as("Gerda").await, "/api/v1/inzage/vragen").await.problem(404, "EL-104");
}

both!(who_looked_can_be_printed_for_who_showed_a_document);
async fn who_looked_can_be_printed_for_who_showed_a_document(world: &World) {
    let there = moment(world, "GET", "/api/v1/bezoeken/{id}/inzage").await;
    let gerda = world.log_in_as("Gerda").await;
    let page = get(&gerda, &there.path).await.expect(200).json();
    let lines = page["regels"].as_array().unwrap();
    assert!(lines.iter().any(|line| line["organisatie"] == "Gemeente Enschede" && line["oordeel"].is_null()), "{page}");
    world.nobody_is_busy().await;
    let unknown = crate::moments::busy(world).await;
    let path = format!("/api/v1/bezoeken/{}/inzage", unknown.afspraak);
    let gerda = world.log_in_as("Gerda").await;
    get(&gerda, &path).await.problem(404, "EL-360");
}

both!(two_pairs_of_eyes_part_two_people);
async fn two_pairs_of_eyes_part_two_people(world: &World) {
    let asked = moment(world, "POST", "/api/v1/scheidingen").await;
    let Body::Json(text) = &asked.body else { unreachable!("JSON") };
    let body: Value = serde_json::from_str(text).unwrap();
    let greet = world.log_in_as("Greet").await;
    let hulpvraag = body["hulpvragen"][0].as_str().unwrap().parse().unwrap();
    let zoek = "/api/v1/scheidingen/_zoek";
    let nummer = world.hulpvraag(hulpvraag).await.nummer;
    let found = send(&greet, zoek, greet.request(Method::POST, zoek).json(&json!({ "nummer": nummer }))).await.expect(200).json();
    assert!(found["items"].as_array().unwrap().len() >= 2, "all of the same inwoner: {found}");
    let page = post(&greet, "/api/v1/scheidingen", &key("leeg"), &json!({})).await.problem(400, "EL-100");
    assert_eq!(page.fields(), ["hulpvragen", "naam", "geboortedatum"]);
    let made = post(&greet, "/api/v1/scheidingen", &key("vraag"), &body).await.expect(201);
    assert_eq!(made.json()["naam"], "Truus Voorbeeld");
    let there = made.location().unwrap();
    let carry_out = format!("{there}/aanvaarding");
    let press =
        |client: &Client, name: &'static str| client.request(Method::POST, &carry_out).header("Idempotency-Key", key(name));
    let own = send(&greet, &carry_out, press(&greet, "zelf")).await.problem(409, "EL-409");
    assert!(own.html.contains("zelf"), "{}", own.html);
    let fatih = world.log_in_as("Fatih").await;
    assert_eq!(send(&fatih, &carry_out, press(&fatih, "doe")).await.expect(200).json()["status"], "uitgevoerd");
    assert_eq!(items(&fatih, "/api/v1/scheidingen").await.remove(0)["status"], "uitgevoerd");
    world.deliver().await;
    world.must_hold().await;
}

both!(a_zoekrem_is_looked_at_once);
async fn a_zoekrem_is_looked_at_once(world: &World) {
    let guessed = moment(world, "POST", "/api/v1/zoekremmen/{id}/klaar").await;
    let fatih = world.log_in_as("Fatih").await;
    let one = items(&fatih, "/api/v1/zoekremmen").await.remove(0);
    assert_eq!((&one["soort"], &one["medewerker"]), (&json!("bsn"), &json!("Gerda Voorbeeld")));
    let press = |name: &'static str| fatih.request(Method::POST, &guessed.path).header("Idempotency-Key", key(name));
    send(&fatih, &guessed.path, press("klaar")).await.expect(204);
    send(&fatih, &guessed.path, press("weer")).await.problem(409, "EL-409");
    assert_eq!(items(&fatih, "/api/v1/zoekremmen").await, Vec::<Value>::new());
}

both!(a_message_is_read_aloud_and_its_address_confirmed);
async fn a_message_is_read_aloud_and_its_address_confirmed(world: &World) {
    let told = moment(world, "GET", "/api/v1/berichten/{id}").await;
    let bas = world.log_in_as("Bas").await;
    let page = get(&bas, &told.path).await.expect(200).json();
    // It is on behalf of who referred; of all others there is nothing.
    get(&world.log_in_as("Loes").await, &told.path).await.problem(404, "EL-104");
    assert_eq!((&page["soort"], &page["inhoud"]["taal"]), (&json!("afspraak_bevestigd"), &json!("nl")));
    assert!(!page["inhoud"]["gesprek"].as_array().unwrap().is_empty(), "{page}");

    let code = moment(world, "POST", "/api/v1/hulpvragen/{id}/kanaalvoorkeuren/code").await;
    for wrong in ["1", "2"] {
        let page = post(&bas, &code.path, &key(&format!("fout-{wrong}")), &json!({ "code": wrong })).await.problem(400, "EL-100");
        assert_eq!(page.fields(), ["code"]);
    }
    let Body::Json(right) = &code.body else { unreachable!("JSON") };
    let right: Value = serde_json::from_str(right).unwrap();
    assert_eq!(post(&bas, &code.path, &key("goed"), &right).await.expect(200).json()["emailStatus"], "bevestigd");
    post(&bas, &code.path, &key("weer"), &right).await.problem(409, "EL-409");
}

both!(who_plans_lets_somebody_go_and_sees_whom_a_change_touches);
async fn who_plans_lets_somebody_go_and_sees_whom_a_change_touches(world: &World) {
    let leaves = moment(world, "POST", "/api/v1/medewerkers/{id}/vertrek").await;
    let priya = world.log_in_as("Priya").await;
    let press = priya.request(Method::POST, &leaves.path).header("Idempotency-Key", key("weg"));
    let done = send(&priya, &leaves.path, press).await.expect(200);
    assert_eq!(done.json()["actief"], false);
    world.lines_of(done.trace).await.access("netwerk.leave").expect("the act of who plans");

    let touched = moment(world, "POST", "/api/v1/diensten/{id}/afspraken/_zoek").await;
    let asks = |body: Value| priya.request(Method::POST, &touched.path).json(&body);
    let nobody = send(&priya, &touched.path, asks(json!({}))).await.expect(200).json();
    assert_eq!(nobody["items"], json!([]), "a draft has no afspraken");
    let page = send(&priya, &touched.path, asks(json!({ "dienst": { "begin": "9 uur" } }))).await.problem(400, "EL-100");
    assert!(page.fields().contains(&"dienst.begin".to_owned()), "{}", page.html);
}
