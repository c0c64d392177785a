//! Whatever goes wrong is a problem with a number, also what the framework would have answered.

use super::contract::operations;
use super::{BSN, key, post, send, tilly};
use crate::client::fresh_key;
use crate::moments::{Body, moments};
use crate::regels_routes::ROUTES;
use crate::world::World;
use reqwest::Method;
use serde_json::json;

const HERE: &str = "/api/v1/doorverwijzingen";

both!(without_a_session_every_address_says_so);
async fn without_a_session_every_address_says_so(world: &World) {
    let client = world.client();
    for (path, method, _) in operations() {
        let path = path.replace("{id}", "0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23");
        // Without a body, a key or a header: who you are comes first.
        send(&client, &path, client.request(method, &path)).await.problem(401, "EL-103");
    }
}

both!(what_is_not_there_is_a_problem);
async fn what_is_not_there_is_a_problem(world: &World) {
    let bas = world.log_in_as("Bas").await;
    for path in ["/api/v1/niets", "/api/v1", "/api/v1/", "/api/v2/producten", "/api/v1/producten/", "/api/v1/doorverwijzingen/x"]
    {
        send(&bas, path, bas.request(Method::GET, path)).await.problem(404, "EL-104");
    }
    for (method, path, allow) in [
        (Method::PUT, HERE, ["GET", "POST"].as_slice()),
        (Method::DELETE, "/api/v1/producten", &["GET"]),
        (Method::GET, "/api/v1/voorstellen/_zoek", &["POST"]),
        (Method::POST, "/api/v1/openapi.json", &["GET"]),
    ] {
        let page = send(&bas, path, bas.request(method, path)).await.problem(405, "EL-105");
        assert!(allow.iter().all(|one| page.header("allow").contains(one)), "{path}: {}", page.header("allow"));
    }
}

both!(what_cannot_be_read_is_a_problem_without_its_content);
async fn what_cannot_be_read_is_a_problem_without_its_content(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let wrong_type = json!({ "product": 7, "inwoner": BSN }).to_string();
    let unknown_field = json!({ "product": "digid", BSN: true }).to_string();
    let large = format!("\"{}\"", "x".repeat(65 * 1024));
    for (body, status, code) in [
        ("", 400, "EL-101"),
        ("{", 400, "EL-101"),
        ("null", 400, "EL-101"),
        ("[]", 400, "EL-101"),
        ("\u{fffd}", 400, "EL-101"),
        (wrong_type.as_str(), 400, "EL-101"),
        (unknown_field.as_str(), 400, "EL-101"),
        (large.as_str(), 413, "EL-113"),
    ] {
        let request =
            bas.request(Method::POST, HERE).header("Idempotency-Key", key("x")).header("Content-Type", "application/json");
        let page = send(&bas, HERE, request.body(body.to_owned())).await.problem(status, code);
        assert!(!page.html.contains(BSN), "{}", page.html);
    }
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", "multipart/form-data", ""] {
        let request = bas.request(Method::POST, HERE).header("Idempotency-Key", key("x")).header("Content-Type", kind);
        send(&bas, HERE, request.body("{}")).await.problem(415, "EL-115");
    }
}

both!(who_takes_no_json_gets_nothing_done);
async fn who_takes_no_json_gets_nothing_done(world: &World) {
    let bas = world.log_in_as("Bas").await;
    for path in ["/api/v1/producten", "/api/v1/openapi.json"] {
        for accept in ["text/html", "application/xml, text/*", "application/json;q=0"] {
            send(&bas, path, bas.request(Method::GET, path).header("Accept", accept)).await.problem(406, "EL-106");
        }
        for accept in ["application/json", "application/*", "text/html, */*;q=0.1", "application/problem+json, application/json"]
        {
            bas.send(path, bas.request(Method::GET, path).header("Accept", accept)).await.expect(200);
        }
    }
}

both!(a_write_needs_a_key_and_a_page_of_ours);
async fn a_write_needs_a_key_and_a_page_of_ours(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let body = tilly("digid", "0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23");
    send(&bas, HERE, bas.request(Method::POST, HERE).json(&body)).await.problem(400, "EL-102");
    for key in ["te kort", "met een spatie erin", &"x".repeat(129)] {
        post(&bas, HERE, key, &body).await.problem(400, "EL-102");
    }
    for site in ["cross-site", "same-site"] {
        let request = bas.request(Method::POST, HERE).header("Idempotency-Key", key("elders")).header("Sec-Fetch-Site", site);
        send(&bas, HERE, request.json(&body)).await.problem(403, "EL-101");
        let path = format!("{HERE}/0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23/aanvaarding");
        let request = bas.request(Method::POST, &path).header("Idempotency-Key", key("elders")).header("Sec-Fetch-Site", site);
        send(&bas, &path, request).await.problem(403, "EL-101");
    }
}

both!(a_problem_speaks_the_language_of_the_address);
async fn a_problem_speaks_the_language_of_the_address(world: &World) {
    let page = world.client().get("/en/api/v1/producten").await.problem(401, "EL-103");
    assert_eq!(page.json()["title"], "You are not logged in");
    assert_eq!(world.client().get("/api/v1/producten").await.json()["title"], "U bent niet ingelogd");
}

/// An address of the document, about things that were never there.
fn about_nothing(path: &str) -> String {
    let nummer = rules::nummer::Nummer::from_random(123_456_789).to_string();
    let id = "0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23";
    path.replace("{id}", id).replace("{regel_id}", id).replace("{afmelding_id}", id).replace("{nummer}", &nummer)
}

both!(every_mistake_at_every_address_is_a_problem_with_all_its_members);
async fn every_mistake_at_every_address_is_a_problem_with_all_its_members(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let (mut written, mut named) = (0, 0);
    for (path, method, says) in operations() {
        let there = about_nothing(&path);
        send(&bas, &there, bas.request(Method::PATCH, &there)).await.problem(405, "EL-105");
        let takes = |kind: &str| bas.request(method.clone(), &there).header("Accept", kind.to_owned());
        send(&bas, &there, takes("text/html")).await.problem(406, "EL-106");
        let told = |kind: &str, body: &str| {
            let request = bas.request(method.clone(), &there).header("Idempotency-Key", fresh_key());
            request.header("Content-Type", kind.to_owned()).body(body.to_owned())
        };
        if says["requestBody"].is_object() {
            written += 1;
            send(&bas, &there, told("text/plain", "{}")).await.problem(415, "EL-115");
            send(&bas, &there, told("application/json", "{\"")).await.problem(400, "EL-101");
            send(&bas, &there, told("application/json", r#"{"onbekend":1}"#)).await.problem(400, "EL-101");
        } else if method == Method::POST {
            send(&bas, &there, bas.request(method.clone(), &there)).await.problem(400, "EL-102");
        }
        if path.contains('{') {
            named += 1;
            let request = if method == Method::GET { bas.request(method, &there) } else { told("application/json", "{}") };
            send(&bas, &there, request).await.problem(404, "EL-104");
        }
    }
    assert!(written > 25 && named > 40, "{written} addresses with a body, {named} about something");
}

both!(whoever_saw_an_older_version_changes_nothing_anywhere);
async fn whoever_saw_an_older_version_changes_nothing_anywhere(world: &World) {
    let mut tried = 0;
    for (path, method, says) in operations() {
        let header = |one: &serde_json::Value| one["name"] == "If-Match";
        if !says["parameters"].as_array().is_some_and(|all| all.iter().any(header)) {
            continue;
        }
        tried += 1;
        let route = ROUTES.iter().find(|route| route.path == path && route.method == method.as_str()).expect("in the table");
        let moment = moments(world, *route).await.remove(0);
        let client = world.log_in_as(moment.who).await;
        let before = world.snapshot().await;
        let request = client.request(method, &moment.path).header("Idempotency-Key", fresh_key()).header("If-Match", "\"99\"");
        let request = match &moment.body {
            Body::Json(text) => request.header("Content-Type", "application/json").body(text.clone()),
            _ => request,
        };
        send(&client, &moment.path, request).await.problem(412, "EL-409");
        assert_eq!(before.differs_in(&world.snapshot().await), [""; 0], "{path} was changed");
        world.nobody_is_busy().await;
    }
    assert!(tried > 12, "{tried} addresses go by what was seen");
}

both!(a_choice_that_nobody_knows_is_named_and_not_left_out);
async fn a_choice_that_nobody_knows_is_named_and_not_left_out(world: &World) {
    let bram = world.log_in_as("Bram").await;
    let told = json!({ "naam": "Nieuwe Collega", "rollen": ["baliemedewerker", BSN], "balieIds": ["de eerste"] });
    let answer = post(&bram, "/api/v1/medewerkers", &key("keuze"), &told).await.problem(400, "EL-100");
    let fields: Vec<_> = answer.json()["errors"].as_array().unwrap().iter().map(|one| one["field"].clone()).collect();
    assert_eq!(fields, [json!("rollen"), json!("balieIds")]);
    answer.hides(BSN);
}
