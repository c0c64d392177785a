//! A provider that signs whatever a test asks it to, also what no provider would.

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use foundation::Clock;
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Made for these tests, and good for nothing else.
const KEYS: [&str; 2] = [
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIFKHi4xzBGinSTf3Qes0PjG+z+ImZJiv0RJ2jyGDpxAT\n-----END PRIVATE KEY-----\n",
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIMCeIigSxoKrSgwZ3x+w44f9oZk77ZXhfzH6d31j82dm\n-----END PRIVATE KEY-----\n",
];

/// What is in a token besides what a test changes.
pub type Claims = Map<String, Value>;

/// How a token is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    /// With the key that the provider tells.
    Well,
    /// With a key that it does not tell, under the same name.
    ByAnother,
    /// Not at all (`alg` none).
    Not,
    /// With the secret of the client (HS256).
    BySecret,
    /// Well, and changed afterwards.
    Changed,
}

#[derive(Default)]
struct Script {
    /// Which key it tells and signs with.
    key: usize,
    /// The tokens that wait for their code.
    codes: HashMap<String, String>,
    /// Whether the token endpoint answers only with a fault.
    faulty: bool,
    /// How often it was asked for its keys.
    asked_for_keys: usize,
}

/// The provider.
pub struct Fake {
    pub issuer: String,
    clock: Clock,
    script: Arc<Mutex<Script>>,
    serving: JoinHandle<()>,
}

impl Fake {
    pub async fn start(clock: &Clock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let script: Arc<Mutex<Script>> = Arc::default();
        let serving = tokio::spawn(serve(listener, issuer.clone(), script.clone()));
        Self { issuer, clock: clock.clone(), script, serving }
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap()
    }

    /// From now on it tells another key and signs with that.
    pub fn turns_its_key(&self) {
        self.script().key = 1;
    }

    /// Its token endpoint breaks down, or works again.
    pub fn is_faulty(&self, faulty: bool) {
        self.script().faulty = faulty;
    }

    pub fn asked_for_keys(&self) -> usize {
        self.script().asked_for_keys
    }

    /// It is gone: nobody listens at its address.
    pub async fn goes_down(&mut self) {
        self.serving.abort();
        let _ = (&mut self.serving).await;
    }

    /// It listens again at its old address.
    pub async fn comes_back(&mut self) {
        let listener = TcpListener::bind(self.issuer.trim_start_matches("http://")).await.unwrap();
        self.serving = tokio::spawn(serve(listener, self.issuer.clone(), self.script.clone()));
    }

    /// What a token for somebody says, now.
    pub fn claims(&self, client: &str, sub: &str) -> Claims {
        let now = self.clock.now().as_second();
        let all = json!({ "iss": self.issuer, "aud": client, "sub": sub, "sid": "sessie-1", "iat": now, "exp": now + 300 });
        all.as_object().unwrap().clone()
    }

    /// A code, for which the house gets this token.
    pub fn code_for(&self, claims: &Claims, signed: Signed) -> String {
        let token = self.sign(claims, signed, "JWT");
        let mut script = self.script();
        let code = format!("code-{}", script.codes.len());
        script.codes.insert(code.clone(), token);
        code
    }

    /// A logout token about somebody.
    pub fn logout_token(&self, claims: &Claims, signed: Signed) -> String {
        let mut claims = claims.clone();
        claims.insert("events".to_owned(), json!({ "http://schemas.openid.net/event/backchannel-logout": {} }));
        claims.insert("jti".to_owned(), json!("1"));
        self.sign(&claims, signed, "logout+jwt")
    }

    /// A token with exactly these claims.
    pub fn sign(&self, claims: &Claims, signed: Signed, typ: &str) -> String {
        let nr = self.script().key;
        let alg = match signed {
            Signed::Not => "none",
            Signed::BySecret => "HS256",
            _ => "EdDSA",
        };
        let head = json!({ "alg": alg, "typ": typ, "kid": format!("sleutel-{nr}") });
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let text =
            format!("{}.{}", encode(head.to_string().as_bytes()), encode(Value::Object(claims.clone()).to_string().as_bytes()));
        let key = key(if signed == Signed::ByAnother { 1 - nr } else { nr }, nr);
        let signature = match signed {
            Signed::Not => Vec::new(),
            Signed::BySecret => vec![7; 32],
            _ => key.sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap(),
        };
        if signed == Signed::Changed {
            let mut other = claims.clone();
            other.insert("sub".to_owned(), json!("gerda"));
            let payload = encode(Value::Object(other).to_string().as_bytes());
            return format!("{}.{payload}.{}", text.split('.').next().unwrap(), encode(&signature));
        }
        format!("{text}.{}", encode(&signature))
    }
}

fn key(nr: usize, name: usize) -> CoreEdDsaPrivateSigningKey {
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(KEYS[nr], Some(JsonWebKeyId::new(format!("sleutel-{name}")))).unwrap()
}

async fn serve(listener: TcpListener, issuer: String, script: Arc<Mutex<Script>>) {
    let described = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/auth"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "end_session_endpoint": format!("{issuer}/eind"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "EdDSA"],
    });
    let app = Router::new()
        .route("/.well-known/openid-configuration", get(move || async move { Json(described) }))
        .route("/jwks", get(keys))
        .route("/token", post(token))
        .with_state(script);
    axum::serve(listener, app).await.unwrap();
}

async fn keys(State(script): State<Arc<Mutex<Script>>>) -> Json<Value> {
    let mut script = script.lock().unwrap();
    script.asked_for_keys += 1;
    let public = key(script.key, script.key).as_verification_key();
    Json(json!({ "keys": [public] }))
}

#[derive(serde::Deserialize)]
struct Exchange {
    code: String,
    code_verifier: String,
}

/// A code is good for one token.
async fn token(State(script): State<Arc<Mutex<Script>>>, Form(exchange): Form<Exchange>) -> Response {
    let mut script = script.lock().unwrap();
    if script.faulty {
        return (StatusCode::BAD_GATEWAY, "kapot").into_response();
    }
    assert!(exchange.code_verifier.len() >= 43, "a verifier of PKCE comes along");
    match script.codes.get_mut(&exchange.code).map(std::mem::take).filter(|token| !token.is_empty()) {
        Some(token) => Json(json!({ "access_token": "x", "token_type": "Bearer", "id_token": token })).into_response(),
        None => (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response(),
    }
}
