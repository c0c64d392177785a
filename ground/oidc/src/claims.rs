//! What a verified token says.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

pub(crate) fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The claims of a token whose signature, issuer, audience and times were checked.
#[derive(Clone)]
pub struct Claims(Map<String, Value>);

/// Names only: the values are about somebody.
impl std::fmt::Debug for Claims {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Claims {
    /// Of a token that was verified; `None` where it is no token at all.
    pub(crate) fn of_verified(token: &str) -> Option<Self> {
        let payload = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
        serde_json::from_slice(&payload).ok().map(Self)
    }

    /// The text at a path such as `sub` or `urn:x/bsn` with `/` between names: names hold dots and colons.
    pub fn text(&self, path: &str) -> Option<&str> {
        let mut names = path.split('/');
        // A claim may have the whole path as its name, as those that are addresses have.
        if let Some(Value::String(text)) = self.0.get(path) {
            return Some(text);
        }
        let mut value = self.0.get(names.next()?)?;
        for name in names {
            value = value.get(name)?;
        }
        value.as_str()
    }

    /// Whether there is such a claim.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_found_by_its_name_or_along_a_path() {
        let payload = r#"{"sub":"a","urn:nl/bsn":"b","act":{"bsn":"c"},"n":1}"#;
        let claims = Claims::of_verified(&format!("x.{}.x", encode(payload))).unwrap();
        for (path, text) in [("sub", Some("a")), ("urn:nl/bsn", Some("b")), ("act/bsn", Some("c")), ("n", None), ("x/y", None)] {
            assert_eq!(claims.text(path), text, "{path}");
        }
        assert!(!format!("{claims:?}").contains("\"b\""), "values stay inside");
        assert!(Claims::of_verified("no token").is_none());
    }
}
