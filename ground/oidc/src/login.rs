//! Going to the provider, and coming back with somebody.

use crate::config::Proof;
use crate::provider::Known;
use crate::{Claims, OidcError, Provider};
use foundation::jiff::{SignedDuration, Timestamp};
use openidconnect::core::{CoreAuthenticationFlow, CoreIdToken, CoreIdTokenVerifier, CoreJwsSigningAlgorithm};
use openidconnect::{
    AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError, CsrfToken, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, RequestTokenError, SignatureVerificationError, TokenResponse as _,
};
use serde::{Deserialize, Serialize};
use std::time::SystemTime;

/// How far the clock of the provider may be from ours.
const SKEW: SignedDuration = SignedDuration::from_secs(60);
/// How old a token may be when it arrives: it is fetched as soon as it is made.
const TOKEN_AGE: SignedDuration = SignedDuration::from_mins(5);
/// How long somebody may take at the provider.
const LOGIN_LASTS: SignedDuration = SignedDuration::from_mins(10);

/// Signatures that prove something: no shared secrets, and not `none`.
pub(crate) const ALGORITHMS: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// A login that has begun. It stays with the browser, sealed, until it comes back.
#[derive(Serialize, Deserialize)]
pub struct Pending {
    state: String,
    nonce: String,
    verifier: String,
    begun: Timestamp,
}

/// A login that has begun, and where it goes on.
pub struct Begun {
    /// At the provider.
    pub url: String,
    /// To keep.
    pub pending: Pending,
}

/// What the browser comes back with, in the address.
#[derive(Clone, Default, Deserialize)]
pub struct Answer {
    /// Which login it belongs to.
    #[serde(default)]
    pub state: String,
    /// Good for one token.
    pub code: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
    /// Who answers (RFC 9207).
    pub iss: Option<String>,
}

/// Somebody of whom the provider says who they are.
#[derive(Debug)]
pub struct Login {
    /// All it says.
    pub claims: Claims,
    /// Its name for this person.
    pub sub: String,
    /// Its name for this session, by which it can end it.
    pub sid: Option<String>,
    /// How sure it is, in its own words.
    pub acr: Option<String>,
    /// The token as it came, for the logout. It is about a person: never in a cookie, an address or a log.
    pub id_token: String,
}

impl Pending {
    /// Whether an answer belongs to this login, and is in time.
    fn accepts(&self, answer: &Answer, issuer: &str, now: Timestamp) -> Result<(), OidcError> {
        if !same(&self.state, &answer.state) {
            return Err(OidcError::Foreign("another state"));
        }
        if answer.iss.as_deref().is_some_and(|iss| iss != issuer) {
            return Err(OidcError::Foreign("another issuer"));
        }
        if now.duration_since(self.begun).abs() > LOGIN_LASTS {
            return Err(OidcError::Foreign("too late"));
        }
        Ok(())
    }

    /// The name under which the browser keeps it: two logins at once, in two tabs, do not meet.
    pub fn name(&self) -> String {
        short(&self.state)
    }
}

impl Answer {
    /// The [`Pending::name`] of the login this says to belong to.
    pub fn name(&self) -> String {
        short(&self.state)
    }
}

fn short(state: &str) -> String {
    state.chars().filter(char::is_ascii_alphanumeric).take(8).collect()
}

/// Compares without telling by the time it takes how much was right.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |differ, (x, y)| differ | (x ^ y)) == 0
}

impl Provider {
    /// Begins a login.
    pub async fn begin(&self, now: Timestamp) -> Result<Begun, OidcError> {
        let known = self.known(now).await?;
        let client = self.client(&known);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .set_pkce_challenge(challenge);
        for acr in &self.config.acr {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        let (url, state, nonce) = request.url();
        let pending = Pending {
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
            begun: now,
        };
        Ok(Begun { url: url.into(), pending })
    }

    /// Ends a login with what the browser came back with.
    pub async fn finish(&self, pending: &Pending, answer: &Answer, now: Timestamp) -> Result<Login, OidcError> {
        pending.accepts(answer, self.issuer(), now)?;
        let code = match (&answer.code, answer.error.as_deref()) {
            (Some(code), None) => code.clone(),
            (_, Some("access_denied" | "login_required" | "interaction_required")) => return Err(OidcError::Cancelled),
            (_, Some("temporarily_unavailable" | "server_error")) => {
                return Err(OidcError::Down("it says so itself".to_owned()));
            }
            (_, Some(error)) => return Err(OidcError::Refused(word(error))),
            (None, None) => return Err(OidcError::Foreign("no code")),
        };
        let known = self.known(now).await?;
        let token = self.exchange(&known, code, pending, now).await?;
        self.verified(known, &token, &Nonce::new(pending.nonce.clone()), now).await?;
        self.read(&token)
    }

    async fn exchange(&self, known: &Known, code: String, pending: &Pending, now: Timestamp) -> Result<CoreIdToken, OidcError> {
        let client = self.client(known);
        let mut request = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|cause| OidcError::Down(cause.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier.clone()));
        if let Proof::Key(key) = &self.config.proof {
            let audience = known.metadata.token_endpoint().map_or(self.issuer(), |url| url.as_str());
            let signed = key.assertion(self.config.client.as_str(), audience, now);
            let assertion = signed.ok_or_else(|| OidcError::Refused("our key does not sign".to_owned()))?;
            request = request
                .add_extra_param("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .add_extra_param("client_assertion", assertion);
        }
        let answer = request.request_async(&self.http).await.map_err(|cause| match cause {
            RequestTokenError::ServerResponse(refused) => OidcError::Refused(word(refused.error().as_ref())),
            // What could not be read may hold a token: only where it went wrong is told.
            RequestTokenError::Parse(cause, _) => OidcError::Down(format!("unreadable at {}", cause.path())),
            RequestTokenError::Request(cause) => OidcError::Down(cause.to_string()),
            // In words of the library, with what the provider sent.
            RequestTokenError::Other(_) => OidcError::Down("an answer that cannot be read".to_owned()),
        })?;
        // Nobody needs the other token; it ends with this.
        let _ = answer.access_token();
        answer.id_token().cloned().ok_or_else(|| OidcError::Token("there is none".to_owned()))
    }

    /// Checks a token; where its key is not known, with keys asked for anew.
    async fn verified(
        &self,
        known: std::sync::Arc<Known>,
        token: &CoreIdToken,
        nonce: &Nonce,
        now: Timestamp,
    ) -> Result<(), OidcError> {
        match self.check(&known, token, nonce, now) {
            Err(cause) if is_about_the_key(&cause) => {
                let known = self.with_new_keys(&known, now).await?;
                self.check(&known, token, nonce, now).map_err(|cause| OidcError::Token(told(&cause)))
            }
            other => other.map_err(|cause| OidcError::Token(told(&cause))),
        }
    }

    fn check(&self, known: &Known, token: &CoreIdToken, nonce: &Nonce, now: Timestamp) -> Result<(), ClaimsVerificationError> {
        let claims = token.claims(&self.verifier(known, now), nonce)?;
        let azp = claims.authorized_party();
        let several = claims.audiences().len() > 1;
        if azp.is_some_and(|azp| *azp != self.config.client) || (several && azp.is_none()) {
            return Err(ClaimsVerificationError::InvalidAudience("azp names another".to_owned()));
        }
        Ok(())
    }

    /// A verifier on our clock. The audience, the issuer and the signature it checks by itself.
    pub(crate) fn verifier(&self, known: &Known, now: Timestamp) -> CoreIdTokenVerifier<'static> {
        let slow = SystemTime::from(now - SKEW);
        CoreIdTokenVerifier::new_public_client(self.config.client.clone(), self.config.issuer.clone(), known.keys.clone())
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || slow.into())
            .set_issue_time_verifier_fn(move |issued| {
                let issued = Timestamp::from_second(issued.timestamp()).unwrap_or(Timestamp::MIN);
                let age = now.duration_since(issued);
                if age < -SKEW || age > TOKEN_AGE + SKEW { Err("issued at another time".to_owned()) } else { Ok(()) }
            })
    }

    fn read(&self, token: &CoreIdToken) -> Result<Login, OidcError> {
        let id_token = token.to_string();
        let claims = Claims::of_verified(&id_token).ok_or_else(|| OidcError::Token("unreadable".to_owned()))?;
        let text = |name: &str| claims.text(name).map(ToOwned::to_owned);
        let sub = text("sub").filter(|sub| !sub.is_empty()).ok_or_else(|| OidcError::Token("no sub".to_owned()))?;
        let (sid, acr) = (text("sid"), text("acr"));
        Ok(Login { claims, sub, sid, acr, id_token })
    }
}

pub(crate) fn is_about_the_key(cause: &ClaimsVerificationError) -> bool {
    use ClaimsVerificationError::SignatureVerification as Signature;
    use SignatureVerificationError::{AmbiguousKeyId, CryptoError, NoMatchingKey};
    // A provider may also put a new key under an old name.
    matches!(cause, Signature(AmbiguousKeyId(_) | NoMatchingKey | CryptoError(_)))
}

/// What is wrong with a token, without what stands in it.
pub(crate) fn told(cause: &ClaimsVerificationError) -> String {
    match cause {
        ClaimsVerificationError::Expired(_) => "expired, or issued at another time",
        ClaimsVerificationError::InvalidAudience(_) => "for another audience",
        ClaimsVerificationError::InvalidIssuer(_) => "of another issuer",
        ClaimsVerificationError::InvalidNonce(_) => "with another nonce",
        ClaimsVerificationError::SignatureVerification(_) => "without a good signature",
        _ => "of a kind that we do not take",
    }
    .to_owned()
}

/// An error word of the protocol; anything else could be text about somebody.
fn word(text: &str) -> String {
    let plain = text.len() <= 40 && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if plain { text.to_owned() } else { "in words of its own".to_owned() }
}
