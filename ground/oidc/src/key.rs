//! The key with which this house proves to the provider who it is (RFC 7523).

use crate::ConfigError;
use foundation::Chance;
use foundation::jiff::Timestamp;
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};

/// How long an assertion is good, in seconds: it is used at once.
const GOOD_FOR_S: i64 = 60;

/// A private key for signing, of one of two kinds.
pub(crate) enum ClientKey {
    Rsa(CoreRsaPrivateSigningKey),
    Ed25519(CoreEdDsaPrivateSigningKey),
}

impl std::fmt::Debug for ClientKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Rsa(_) => "ClientKey(RSA)",
            Self::Ed25519(_) => "ClientKey(Ed25519)",
        })
    }
}

impl ClientKey {
    pub(crate) fn from_pem(pem: &str) -> Result<Self, ConfigError> {
        let no_id = || None::<JsonWebKeyId>;
        if let Ok(key) = CoreRsaPrivateSigningKey::from_pem(pem, no_id()) {
            return Ok(Self::Rsa(key));
        }
        CoreEdDsaPrivateSigningKey::from_ed25519_pem(pem, no_id()).map(Self::Ed25519).map_err(|_| ConfigError::Key)
    }

    /// A fresh assertion of `client` for the token endpoint at `audience`.
    pub(crate) fn assertion(&self, client: &str, audience: &str, now: Timestamp) -> Option<String> {
        let now = now.as_second();
        let claims = serde_json::json!({
            "iss": client, "sub": client, "aud": audience, "jti": Chance::system().secret().to_string(),
            "iat": now, "exp": now + GOOD_FOR_S,
        });
        let alg = match self {
            Self::Rsa(_) => "PS256",
            Self::Ed25519(_) => "EdDSA",
        };
        let head = serde_json::json!({ "alg": alg, "typ": "JWT" });
        let text = format!("{}.{}", crate::claims::encode(head.to_string()), crate::claims::encode(claims.to_string()));
        let signature = match self {
            Self::Rsa(key) => key.sign(&CoreJwsSigningAlgorithm::RsaSsaPssSha256, text.as_bytes()),
            Self::Ed25519(key) => key.sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()),
        };
        Some(format!("{text}.{}", crate::claims::encode(signature.ok()?)))
    }
}
