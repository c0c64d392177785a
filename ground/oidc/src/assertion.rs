//! How a program proves with a key who it is (private_key_jwt: RFC 7523, section 3, as the NL GOV Assurance profile asks it).
//!
//! The signature is checked by `openidconnect`; which signatures count and what has to be said stands here.

use crate::Claims;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use foundation::jiff::Timestamp;
use openidconnect::core::{CoreJsonWebKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKey, JsonWebKeyUse};
use serde::Deserialize;

/// What a program sends along with its assertion (RFC 7523, section 2.2).
pub const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// An assertion is good for so many seconds at most: it is used at once.
const GOOD_FOR_S: i64 = 300;
/// Two clocks may differ by so many seconds.
const SKEW_S: i64 = 30;

/// Signatures that count: with a key that only its owner has, and of a strength that holds.
const SIGNATURES: [CoreJwsSigningAlgorithm; 3] =
    [CoreJwsSigningAlgorithm::RsaSsaPssSha256, CoreJwsSigningAlgorithm::EcdsaP256Sha256, CoreJwsSigningAlgorithm::EdDsa];

/// The public keys of a program, as it gave them: a JWK Set (RFC 7517).
#[derive(Clone, Debug)]
pub struct PublicKeys(Vec<CoreJsonWebKey>);

#[derive(Deserialize)]
struct KeySet {
    keys: Vec<serde_json::Value>,
}

/// Parts that only a private or a shared key has.
const SECRET_PARTS: [&str; 7] = ["d", "p", "q", "dp", "dq", "qi", "k"];

impl PublicKeys {
    /// Reads a JWK Set or one JWK. `None` where there is none in it that can check a signature, or one that should have stayed
    /// with its owner.
    pub fn read(text: &str) -> Option<Self> {
        let one = |text: &str| serde_json::from_str(text).ok().map(|key| KeySet { keys: vec![key] });
        let set: KeySet = serde_json::from_str(text).ok().or_else(|| one(text))?;
        let is_secret = |key: &serde_json::Value| SECRET_PARTS.iter().any(|part| key.get(part).is_some());
        if set.keys.is_empty() || set.keys.iter().any(is_secret) {
            return None;
        }
        let keys: Option<Vec<CoreJsonWebKey>> = set.keys.into_iter().map(|key| serde_json::from_value(key).ok()).collect();
        let signs = |key: &CoreJsonWebKey| key.key_use().is_none_or(JsonWebKeyUse::allows_signature);
        keys.filter(|keys| keys.iter().all(signs)).map(Self)
    }
}

/// What an assertion names, before anything of it is believed: whose keys have to check it.
pub fn claimed_client(text: &str) -> Option<String> {
    Claims::of_verified(text)?.text("sub").map(ToOwned::to_owned)
}

/// An assertion that proves who sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// Its own name: it counts once.
    pub jti: String,
    /// Until when it could be sent again.
    pub until: Timestamp,
}

#[derive(Deserialize)]
struct Head {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
}

impl PublicKeys {
    /// Whether `client` signed this for `audience`, just now. The caller sees to it that it counts once.
    pub fn check(&self, text: &str, client: &str, audience: &str, now: Timestamp) -> Option<Assertion> {
        let (signed, signature) = text.rsplit_once('.')?;
        let head: Head = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text.split('.').next()?).ok()?).ok()?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        SIGNATURES.contains(&head.alg).then_some(())?;
        let named = |key: &&CoreJsonWebKey| match (&head.kid, key.key_id()) {
            (Some(kid), Some(id)) => id.as_str() == kid,
            _ => true,
        };
        let mut keys = self.0.iter().filter(named);
        keys.any(|key| key.verify_signature(&head.alg, signed.as_bytes(), &signature).is_ok()).then_some(())?;
        told(&Claims::of_verified(text)?, client, audience, now.as_second())
    }
}

/// What it has to say: who, for whom, and that it is fresh.
fn told(claims: &Claims, client: &str, audience: &str, now: i64) -> Option<Assertion> {
    let is_client = |name: &str| claims.text(name) == Some(client);
    let for_us = match claims.get("aud")? {
        serde_json::Value::String(one) => one == audience,
        serde_json::Value::Array(all) => all.iter().any(|one| one.as_str() == Some(audience)),
        _ => false,
    };
    let second = |name: &str| claims.get(name).and_then(serde_json::Value::as_i64);
    let (exp, iat) = (second("exp")?, second("iat")?);
    let fresh = exp > now - SKEW_S && iat <= now + SKEW_S && exp - iat <= GOOD_FOR_S && exp > iat;
    let begun = second("nbf").is_none_or(|nbf| nbf <= now + SKEW_S);
    let jti = claims.text("jti").filter(|jti| (8..=256).contains(&jti.len()))?;
    (is_client("iss") && is_client("sub") && for_us && fresh && begun).then_some(())?;
    Some(Assertion { jti: jti.to_owned(), until: Timestamp::from_second(exp + SKEW_S).ok()? })
}

#[cfg(test)]
mod tests;
