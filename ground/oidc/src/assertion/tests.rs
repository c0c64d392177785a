use super::*;
use crate::claims::encode;
use openidconnect::PrivateSigningKey;
use openidconnect::core::CoreEdDsaPrivateSigningKey;
use serde_json::{Value, json};

/// Made for this test (RFC 8410, section 10.3 has one like it).
const PEM: &str =
    "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";
const CLIENT: &str = "0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23";
const HERE: &str = "https://eenloket.example/oauth/token";
const NOW: i64 = 1_804_064_400;

fn key() -> CoreEdDsaPrivateSigningKey {
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(PEM, None).unwrap()
}

fn keys() -> PublicKeys {
    let public = serde_json::to_value(key().as_verification_key()).unwrap();
    PublicKeys::read(&json!({ "keys": [public] }).to_string()).unwrap()
}

fn claims() -> Value {
    json!({ "iss": CLIENT, "sub": CLIENT, "aud": HERE, "jti": "een-keer-te-gebruiken", "iat": NOW, "exp": NOW + 60 })
}

fn signed(head: &Value, claims: &Value) -> String {
    let text = format!("{}.{}", encode(head.to_string()), encode(claims.to_string()));
    let signature = key().sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap();
    format!("{text}.{}", encode(signature))
}

fn check(text: &str) -> Option<Assertion> {
    keys().check(text, CLIENT, HERE, Timestamp::from_second(NOW).unwrap())
}

#[test]
fn whoever_has_the_key_proves_who_they_are() {
    let head = json!({ "alg": "EdDSA", "typ": "JWT" });
    let good = check(&signed(&head, &claims())).expect("a good assertion");
    assert_eq!((good.jti.as_str(), good.until.as_second()), ("een-keer-te-gebruiken", NOW + 90));
    let mut several = claims();
    several["aud"] = json!(["https://elders.example", HERE]);
    assert!(check(&signed(&head, &several)).is_some());
    assert_eq!(claimed_client(&signed(&head, &claims())).as_deref(), Some(CLIENT));
}

#[test]
fn what_is_missing_wrong_or_old_proves_nothing() {
    let head = json!({ "alg": "EdDSA" });
    let wrong = [
        ("iss", json!("iemand-anders")),
        ("sub", json!("iemand-anders")),
        ("aud", json!("https://elders.example/oauth/token")),
        ("aud", json!(7)),
        ("jti", json!("kort")),
        ("exp", json!(NOW - 31)),
        ("exp", json!(NOW + 301)),
        ("exp", json!("straks")),
        ("iat", json!(NOW + 31)),
        ("nbf", json!(NOW + 31)),
    ];
    for (name, value) in wrong {
        let mut told = claims();
        told[name] = value.clone();
        assert_eq!(check(&signed(&head, &told)), None, "{name}: {value}");
    }
    for name in ["iss", "sub", "aud", "jti", "exp", "iat"] {
        let mut told = claims();
        told.as_object_mut().unwrap().remove(name);
        assert_eq!(check(&signed(&head, &told)), None, "without {name}");
    }
}

#[test]
fn another_signature_or_none_proves_nothing() {
    let good = signed(&json!({ "alg": "EdDSA" }), &claims());
    let (signed_part, _) = good.rsplit_once('.').unwrap();
    for text in ["", "a.b.c", signed_part, &format!("{signed_part}."), &format!("{signed_part}.{}", encode([0; 64]))] {
        assert_eq!(check(text), None, "{text}");
    }
    // Whatever the head says: no signature, a shared secret, or a kind that does not count.
    for alg in ["none", "HS256", "RS256", "ES512", "onbekend"] {
        assert_eq!(check(&signed(&json!({ "alg": alg }), &claims())), None, "{alg}");
    }
    let mut other = claims();
    other["sub"] = json!(CLIENT);
    other["jti"] = json!("een-andere-naam");
    let (_, signature) = good.rsplit_once('.').unwrap();
    let moved = format!("{}.{}.{signature}", encode(json!({ "alg": "EdDSA" }).to_string()), encode(other.to_string()));
    assert_eq!(check(&moved), None, "a signature of something else");
}

#[test]
fn only_public_keys_are_taken() {
    let public = serde_json::to_value(key().as_verification_key()).unwrap();
    assert!(PublicKeys::read(&public.to_string()).is_some(), "one key is a set of one");
    let mut private = public.clone();
    private["d"] = json!("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
    let shared = json!({ "kty": "oct", "k": "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T" });
    let seals = json!({ "kty": "OKP", "crv": "Ed25519", "use": "enc", "x": public["x"] });
    for text in ["", "{}", r#"{"keys":[]}"#, &private.to_string(), &shared.to_string(), &seals.to_string()] {
        assert!(PublicKeys::read(text).is_none(), "{text}");
    }
}
