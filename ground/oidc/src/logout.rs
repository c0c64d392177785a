//! Ending a session at the provider, and hearing that it ended one.

use crate::login::{is_about_the_key, told};
use crate::{Claims, OidcError, Provider};
use foundation::jiff::Timestamp;
use openidconnect::core::CoreIdToken;
use openidconnect::{ClaimsVerificationError, JsonWebTokenType, LogoutRequest, Nonce};
use std::str::FromStr;

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Whose sessions the provider ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedOut {
    /// Its name for the person.
    pub sub: String,
    /// Its name for the session; absent when all of them ended.
    pub sid: Option<String>,
    /// When it said so: what began later goes on.
    pub at: Timestamp,
}

impl Provider {
    /// Where the browser goes to end the session there, too. `None` where the provider has no such place, or does not answer:
    /// then only ours has ended. The token goes along only if it says nothing that may not stand in an address.
    pub async fn logout_url(&self, id_token: Option<&str>, now: Timestamp) -> Option<String> {
        let known = self.known(now).await.ok()?;
        let place = known.metadata.additional_metadata().end_session_endpoint.clone()?;
        let mut request = LogoutRequest::from(place)
            .set_client_id(self.config.client.clone())
            .set_post_logout_redirect_uri(self.config.back_after_logout.clone());
        if let Some(token) = id_token.and_then(|text| CoreIdToken::from_str(text).ok()) {
            request = request.set_id_token_hint(&token);
        }
        Some(request.http_get_url().into())
    }

    /// Reads a logout token (Back-Channel Logout 1.0, section 2.6).
    pub async fn logged_out(&self, text: &str, now: Timestamp) -> Result<LoggedOut, OidcError> {
        let token = CoreIdToken::from_str(text).map_err(|_| OidcError::Token("unreadable".to_owned()))?;
        let known = self.known(now).await?;
        let outcome = match check(&token, self.logout_verifier(&known, now)) {
            Err(cause) if is_about_the_key(&cause) => {
                let known = self.with_new_keys(&known, now).await?;
                check(&token, self.logout_verifier(&known, now))
            }
            other => other,
        };
        outcome.map_err(|cause| OidcError::Token(told(&cause)))?;
        let claims = Claims::of_verified(text).ok_or_else(|| OidcError::Token("unreadable".to_owned()))?;
        read(&claims).ok_or_else(|| OidcError::Token("no logout token".to_owned()))
    }

    fn logout_verifier(
        &self,
        known: &crate::provider::Known,
        now: Timestamp,
    ) -> openidconnect::core::CoreIdTokenVerifier<'static> {
        let kinds = ["logout+jwt", "JWT"].map(|kind| JsonWebTokenType::new(kind.to_owned()));
        self.verifier(known, now).set_allowed_jose_types(kinds.iter().filter_map(|kind| kind.normalize().ok()))
    }
}

fn check(
    token: &CoreIdToken,
    verifier: openidconnect::core::CoreIdTokenVerifier<'static>,
) -> Result<(), ClaimsVerificationError> {
    // With a nonce it is the token of a login that somebody sends here.
    let none = |nonce: Option<&Nonce>| if nonce.is_none() { Ok(()) } else { Err("a nonce".to_owned()) };
    token.claims(&verifier, none).map(|_| ())
}

fn read(claims: &Claims) -> Option<LoggedOut> {
    claims.get("events")?.get(EVENT)?.as_object()?;
    Some(LoggedOut {
        sub: claims.text("sub")?.to_owned(),
        sid: claims.text("sid").map(ToOwned::to_owned),
        at: Timestamp::from_second(claims.get("iat")?.as_i64()?).ok()?,
    })
}
