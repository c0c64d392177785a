//! A program that proves with its own key who it is (private_key_jwt), instead of with a secret that both know.

use super::oauth::{Program, with};
use crate::client::Page;
use crate::world::{OUTSIDE, World};
use access::{Act, Actor, Object};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eenloket::demo;
use foundation::{TraceId, Uuid};
use openidconnect::PrivateSigningKey;
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use reqwest::Method;
use serde_json::{Value, json};
use store::Once;

/// Made for this test.
const PEM: &str =
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";
const BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

fn key() -> CoreEdDsaPrivateSigningKey {
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(PEM, None).unwrap()
}

/// What `eenloket toepassing sleutel` does.
async fn takes_a_key(world: &World, program: &Program) {
    let keys = json!({ "keys": [key().as_verification_key()] }).to_string();
    let (store, own) = (world.store(), demo::id("organisatie/enschede"));
    let actor = Actor::systeem("opdrachtregel", own);
    let (work, trace) = (Object::own_work(own), TraceId::draw(store.chance()));
    let purpose = world.house.access.permit(&actor, Act("toepassing.register"), &work, trace, store.now()).unwrap();
    let once = Once::new(store, Uuid::nil(), &store.new_id().to_string(), keys.as_bytes());
    web::oauth::set_keys(store, &purpose, program.id.parse().unwrap(), &keys, &once).await.unwrap();
}

fn assertion(claims: &Value) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", encode(&json!({ "alg": "EdDSA", "typ": "JWT" })), encode(claims));
    let signature = key().sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap();
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn claims(world: &World, program: &Program, jti: &str) -> Value {
    let now = world.now().as_second();
    let aud = format!("{OUTSIDE}/oauth/token");
    json!({ "iss": program.id, "sub": program.id, "aud": aud, "jti": jti, "iat": now, "exp": now + 60 })
}

async fn asks(world: &World, text: &str, more: &[(&str, &str)]) -> Page {
    let mut fields = vec![("grant_type", "client_credentials"), ("client_assertion_type", BEARER), ("client_assertion", text)];
    fields.extend(more);
    let client = world.client();
    client.send("/oauth/token", client.request(Method::POST, "/oauth/token").form(&fields)).await
}

both!(a_program_with_a_key_gets_a_token_and_each_proof_counts_once);
async fn a_program_with_a_key_gets_a_token_and_each_proof_counts_once(world: &World) {
    let program = Program::of_enschede(world, "Sleutel", &["taak:lezen"]).await;
    let secret = program.token(world).await;
    takes_a_key(world, &program).await;
    let text = assertion(&claims(world, &program, "bewijs-nummer-1"));
    let given = asks(world, &text, &[]).await.expect(200).json();
    let token = given["access_token"].as_str().unwrap();
    with(&world.client(), token, "/api/v1/taken").await.expect(200);
    // The same proof by somebody who overheard it.
    assert_eq!(asks(world, &text, &[]).await.expect(401).json()["error"], "invalid_client");
    asks(world, &assertion(&claims(world, &program, "bewijs-nummer-2")), &[("client_id", &program.id)]).await.expect(200);
    // The secret ended with it; what it opened goes on until it ends by itself.
    let refused = program.asks(&world.client(), &[("grant_type", "client_credentials")]).await.expect(401);
    assert_eq!(refused.json()["error"], "invalid_client");
    with(&world.client(), &secret, "/api/v1/taken").await.expect(200);
    // What was used is forgotten once it is too old to count.
    world.clock.advance(10);
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    assert_eq!(super::count(world, "select count(*) from toepassing_bewijs").await, 0);
    asks(world, &text, &[]).await.expect(401);
}

both!(a_proof_for_somebody_else_or_from_another_time_is_none);
async fn a_proof_for_somebody_else_or_from_another_time_is_none(world: &World) {
    let program = Program::of_enschede(world, "Sleutel", &["taak:lezen"]).await;
    let other = Program::of_enschede(world, "Geheim", &["taak:lezen"]).await;
    takes_a_key(world, &program).await;
    let now = world.now().as_second();
    for (nth, (name, value)) in [
        ("aud", json!("https://elders.example/oauth/token")),
        ("iss", json!(other.id)),
        ("sub", json!(other.id)),
        ("sub", json!(world.store().new_id())),
        ("sub", json!("geen id")),
        ("exp", json!(now - 60)),
        ("exp", json!(now + 3600)),
        ("iat", json!(now + 3600)),
        ("jti", Value::Null),
    ]
    .into_iter()
    .enumerate()
    {
        let mut told = claims(world, &program, &format!("bewijs-nummer-{nth}"));
        told[name] = value.clone();
        let page = asks(world, &assertion(&told), &[]).await.expect(401);
        assert_eq!(page.json()["error"], "invalid_client", "{name}: {value}");
    }
    let good = assertion(&claims(world, &program, "bewijs-goed"));
    let with_other = asks(world, &good, &[("client_id", &other.id)]).await.expect(401);
    assert_eq!(with_other.json()["error"], "invalid_client");
    let client = world.client();
    let twice = client.request(Method::POST, "/oauth/token").basic_auth(&other.id, Some("geheim"));
    let twice =
        twice.form(&[("grant_type", "client_credentials"), ("client_assertion_type", BEARER), ("client_assertion", &good)]);
    assert_eq!(client.send("/oauth/token", twice).await.expect(400).json()["error"], "invalid_request");
    let untyped = client.request(Method::POST, "/oauth/token");
    let untyped = untyped.form(&[("grant_type", "client_credentials"), ("client_assertion", &good)]);
    assert_eq!(client.send("/oauth/token", untyped).await.expect(400).json()["error"], "invalid_request");
    // None of it used the good one up; who is revoked is out with a key as well.
    let bram = world.log_in_as("Bram").await;
    let path = format!("/api/v1/toepassingen/{}/intrekking", program.id);
    super::post(&bram, &path, &super::key("weg"), &json!(null)).await.expect(200);
    asks(world, &good, &[]).await.expect(401);
}
