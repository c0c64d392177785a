//! A program of an organisatie comes in with a secret, gets a token, and does no more than that says.

use super::{free, get, key, post, send, tilly};
use crate::client::{Client, Page};
use crate::people::TILBURG;
use crate::world::World;
use reqwest::Method;
use serde_json::{Value, json};

const LIST: &str = "/api/v1/doorverwijzingen";
/// Those of a Doorverwijzing.
const ALL: [&str; 3] = ["doorverwijzing:lezen", "doorverwijzing:schrijven", "doorverwijzing:beantwoorden"];

/// A program that was let in.
pub(super) struct Program {
    pub(super) id: String,
    secret: String,
}

impl Program {
    /// Bram lets a program of Enschede in.
    pub(super) async fn of_enschede(world: &World, naam: &str, scopes: &[&str]) -> Self {
        let bram = world.log_in_as("Bram").await;
        let body = json!({ "naam": naam, "scopes": scopes });
        let made = post(&bram, "/api/v1/toepassingen", &key(naam), &body).await.expect(201).json();
        let text = |member: &str| made[member].as_str().unwrap().to_owned();
        Self { id: text("id"), secret: text("clientSecret") }
    }

    pub(super) async fn asks(&self, client: &Client, fields: &[(&str, &str)]) -> Page {
        let request = client.request(Method::POST, "/oauth/token").basic_auth(&self.id, Some(&self.secret)).form(fields);
        client.send("/oauth/token", request).await
    }

    pub(super) async fn token(&self, world: &World) -> String {
        let page = self.asks(&world.client(), &[("grant_type", "client_credentials")]).await.expect(200);
        page.json()["access_token"].as_str().unwrap().to_owned()
    }
}

/// Asks an address with a token.
pub(super) async fn with(client: &Client, token: &str, path: &str) -> Page {
    send(client, path, client.request(Method::GET, path).bearer_auth(token)).await
}

pub(super) async fn post_with(client: &Client, token: &str, path: &str, name: &str, body: &Value) -> Page {
    let request = client.request(Method::POST, path).bearer_auth(token).header("Idempotency-Key", key(name)).json(body);
    send(client, path, request).await
}

both!(a_program_refers_and_the_log_says_that_it_was_a_program);
async fn a_program_refers_and_the_log_says_that_it_was_a_program(world: &World) {
    let program = Program::of_enschede(world, "Afsprakensysteem", &ALL).await;
    let client = world.client();
    let page = program.asks(&client, &[("grant_type", "client_credentials"), ("scope", ALL[1])]).await.expect(200);
    assert_eq!((page.header("cache-control"), page.header("pragma")), ("no-store", "no-cache"));
    let given = page.json();
    assert_eq!((&given["token_type"], &given["expires_in"], &given["scope"]), (&json!("Bearer"), &json!(600), &json!(ALL[1])));
    let token = given["access_token"].as_str().unwrap();

    let bas = world.log_in_as("Bas").await;
    let slot = free(&bas, "ww").await.remove(0);
    let done = post_with(&client, token, LIST, "programma-1", &tilly("ww", &slot)).await.expect(201);
    let lines = world.lines_of(done.trace).await;
    let access = lines.access("doorverwijzing.refer").expect("an access line");
    assert_eq!(access.door_id.to_string(), program.id);
    assert_eq!(access.organisatie_id, eenloket::demo::id("organisatie/enschede"));
    let rol = world.content("toegang").await;
    assert!(rol.contains("toepassing"), "who it was");

    // Its own list it may see with another token only, and that it is there is no secret.
    let refused = with(&client, token, LIST).await.problem(403, "EL-108");
    assert!(refused.header("www-authenticate").contains("insufficient_scope"));
    let whole = program.token(world).await;
    let all = with(&client, &whole, LIST).await.expect(200).json();
    assert!(all["items"].as_array().unwrap().iter().any(|item| item["id"] == done.json()["id"]), "{all}");
}

both!(a_program_answers_at_the_balies_of_its_organisatie_only);
async fn a_program_answers_at_the_balies_of_its_organisatie_only(world: &World) {
    let program = Program::of_enschede(world, "Balie", &ALL).await;
    let token = program.token(world).await;
    let client = world.client();
    let bas = world.bas().await;
    let elsewhere = bas.refers(&crate::people::SAMIRA).to(TILBURG).done().await;
    for (path, body) in [("aanvaarding", json!({})), ("weigering", json!({ "reden": "verkeerde_balie" }))] {
        let path = format!("{LIST}/{}/{path}", elsewhere.doorverwijzing);
        post_with(&client, &token, &path, "programma-2", &body).await.problem(404, "EL-104");
    }
    with(&client, &token, &format!("{LIST}/{}", elsewhere.doorverwijzing)).await.problem(404, "EL-104");
    with(&client, &token, "/api/v1/toepassingen").await.problem(404, "EL-104");
    // Ute offers something at Enschede, without a Convenant.
    let ute = world.log_in_as("Ute").await;
    let slot = free(&ute, "digid").await.remove(0);
    let offer = post(&ute, LIST, &key("ute"), &tilly("digid", &slot)).await.expect(201).json();
    let path = format!("{LIST}/{}/aanvaarding", offer["id"].as_str().unwrap());
    let reader = Program::of_enschede(world, "Lezer", &ALL[..1]).await.token(world).await;
    post_with(&client, &reader, &path, "programma-3", &json!({})).await.problem(403, "EL-108");
    let accepted = post_with(&client, &token, &path, "programma-4", &json!({})).await.expect(200).json();
    assert_eq!(accepted["status"], "geaccepteerd");
}

both!(a_token_ends_by_time_and_at_once_when_the_program_is_revoked);
async fn a_token_ends_by_time_and_at_once_when_the_program_is_revoked(world: &World) {
    let program = Program::of_enschede(world, "Kort", &ALL).await;
    let client = world.client();
    let old = program.token(world).await;
    world.clock.advance(10);
    let gone = with(&client, &old, LIST).await.problem(401, "EL-107");
    assert!(gone.header("www-authenticate").contains("invalid_token"));
    assert_eq!(eenloket::terms::look_at_the_clock(&world.house).await.unwrap().tokens, 1);

    let token = program.token(world).await;
    with(&client, &token, LIST).await.expect(200);
    let bram = world.log_in_as("Bram").await;
    let path = format!("/api/v1/toepassingen/{}/intrekking", program.id);
    let out = post(&bram, &path, &key("weg"), &json!(null)).await.expect(200).json();
    assert!(out["ingetrokkenOp"].is_string(), "{out}");
    with(&client, &token, LIST).await.problem(401, "EL-107");
    let refused = program.asks(&client, &[("grant_type", "client_credentials")]).await.expect(401);
    assert_eq!(refused.json()["error"], "invalid_client");
    let all = get(&bram, "/api/v1/toepassingen").await.expect(200).json();
    assert_eq!(all["items"][0]["id"], program.id.as_str());
}

both!(what_is_asked_wrongly_is_refused_as_the_standard_says);
async fn what_is_asked_wrongly_is_refused_as_the_standard_says(world: &World) {
    let program = Program::of_enschede(world, "Fout", &ALL[..1]).await;
    let client = world.client();
    let grant = ("grant_type", "client_credentials");
    for (fields, error) in [
        (vec![], "invalid_request"),
        (vec![grant, grant], "invalid_request"),
        (vec![("grant_type", "password")], "unsupported_grant_type"),
        (vec![grant, ("scope", "alles")], "invalid_scope"),
        (vec![grant, ("scope", "")], "invalid_scope"),
        (vec![grant, ("scope", ALL[1])], "invalid_scope"),
    ] {
        let page = program.asks(&client, &fields).await.expect(400);
        assert_eq!(page.json()["error"], error, "{fields:?}");
    }
    let stranger = Program { id: world.store().new_id().to_string(), secret: program.secret.clone() };
    let wrong = Program { id: program.id.clone(), secret: "geraden".to_owned() };
    for program in [stranger, wrong] {
        let page = program.asks(&client, &[grant]).await.expect(401);
        assert!(page.header("www-authenticate").starts_with("Basic"), "{:?}", page.headers);
        assert_eq!(page.json()["error"], "invalid_client");
    }
    let page = client.post("/oauth/token", &[grant]).await.expect(401);
    assert_eq!(page.json()["error"], "invalid_client", "no secret at all");
    for token in ["geraden", "Bearer", &program.secret] {
        with(&client, token, LIST).await.problem(401, "EL-107");
    }
    // A page is for people: a token opens none.
    let token = program.token(world).await;
    let page = client.send("/taken", client.request(Method::GET, "/taken").bearer_auth(&token)).await.expect(303);
    assert_eq!(page.location().as_deref(), Some("/inloggen"));
}

both!(neither_a_secret_nor_a_token_stands_in_the_store);
async fn neither_a_secret_nor_a_token_stands_in_the_store(world: &World) {
    let program = Program::of_enschede(world, "Geheim", &ALL).await;
    let token = program.token(world).await;
    for table in world.tables().await {
        let rows = world.content(&table).await;
        for secret in [&program.secret, &token] {
            let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            let found = rows.contains(secret.as_str()) || rows.to_lowercase().contains(&hex);
            assert!(!found, "{table} holds it");
        }
    }
}

both!(what_a_program_is_let_in_for_is_checked);
async fn what_a_program_is_let_in_for_is_checked(world: &World) {
    let bram = world.log_in_as("Bram").await;
    let path = "/api/v1/toepassingen";
    for (body, fields) in [
        (json!({}), vec!["naam", "scopes"]),
        (json!({ "naam": " ", "scopes": ["doorverwijzing:lezen"] }), vec!["naam"]),
        (json!({ "naam": "x".repeat(81), "scopes": ["alles"] }), vec!["naam", "scopes"]),
        (json!({ "naam": "Goed", "scopes": [] }), vec!["scopes"]),
    ] {
        let page = post(&bram, path, &key("fout"), &body).await.problem(400, "EL-100");
        assert_eq!(page.fields(), fields);
    }
    let body = json!({ "naam": "Goed", "scopes": ["doorverwijzing:lezen"] });
    let first = post(&bram, path, &key("een"), &body).await.expect(201);
    assert_eq!(post(&bram, path, &key("een"), &body).await.expect(201).html, first.html, "the same secret, for who asked it");
    assert_eq!(post(&bram, path, &key("twee"), &body).await.problem(409, "EL-409").fields(), ["naam"]);
}
