//! The provider as it describes itself: found when it is first needed, looked up again when it may have changed.

use crate::config::Proof;
use crate::{Config, ConfigError, OidcError};
use foundation::jiff::{SignedDuration, Timestamp};
use openidconnect::core::{CoreClient, CoreJsonWebKeySet};
use openidconnect::{
    AuthType, EndpointMaybeSet, EndpointNotSet, EndpointSet, JsonWebKeySet, ProviderMetadataWithLogout, reqwest,
};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// How long a question to the provider may take: somebody waits at a screen.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long its description is believed.
const DESCRIPTION_LASTS: SignedDuration = SignedDuration::from_hours(1);
/// Keys are not asked for again within this time: a made-up key id would cost a question each.
const KEYS_LAST: SignedDuration = SignedDuration::from_secs(10);

pub(crate) type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// One provider.
#[derive(Debug)]
pub struct Provider {
    pub(crate) config: Config,
    pub(crate) http: reqwest::Client,
    known: RwLock<Option<Arc<Known>>>,
}

/// What the provider said of itself, and when.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) metadata: ProviderMetadataWithLogout,
    pub(crate) keys: CoreJsonWebKeySet,
    described_at: Timestamp,
    keys_at: Timestamp,
}

impl Provider {
    /// A provider that nobody has asked anything yet: the house opens without it.
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        let http = reqwest::Client::builder()
            .timeout(PATIENCE)
            .connect_timeout(PATIENCE)
            // An answer that leads elsewhere is not an answer of this provider.
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|cause| ConfigError::Http(cause.to_string()))?;
        Ok(Self { config, http, known: RwLock::default() })
    }

    /// The issuer, by which its people and sessions are told from those of another.
    pub fn issuer(&self) -> &str {
        self.config.issuer.as_str()
    }

    /// Where its pages are, for the list of places that a form of ours may lead to.
    pub fn origin(&self) -> String {
        self.config.issuer.url().origin().ascii_serialization()
    }

    /// What the provider says of itself.
    pub(crate) async fn known(&self, now: Timestamp) -> Result<Arc<Known>, OidcError> {
        if let Some(known) = self.remembered().filter(|known| is_fresh(known.described_at, now, DESCRIPTION_LASTS)) {
            return Ok(known);
        }
        let issuer = self.config.issuer.clone();
        match ProviderMetadataWithLogout::discover_async(issuer, &self.http).await {
            Ok(metadata) => {
                let keys = metadata.jwks().clone();
                Ok(self.remember(Known { metadata, keys, described_at: now, keys_at: now }))
            }
            // What it said before is better than nothing: it may have hiccups.
            Err(cause) => self.remembered().ok_or_else(|| OidcError::Down(cause.to_string())),
        }
    }

    /// The same with keys that were asked for anew: a token is signed with one that was not among them.
    pub(crate) async fn with_new_keys(&self, known: &Arc<Known>, now: Timestamp) -> Result<Arc<Known>, OidcError> {
        let remembered = self.remembered().unwrap_or_else(|| known.clone());
        if is_fresh(remembered.keys_at, now, KEYS_LAST) {
            return Ok(remembered);
        }
        let keys = JsonWebKeySet::fetch_async(known.metadata.jwks_uri(), &self.http)
            .await
            .map_err(|cause| OidcError::Down(cause.to_string()))?;
        let metadata = known.metadata.clone();
        Ok(self.remember(Known { metadata, keys, described_at: known.described_at, keys_at: now }))
    }

    pub(crate) fn client(&self, known: &Known) -> Client {
        let secret = match &self.config.proof {
            Proof::Secret(secret) => Some(secret.clone()),
            Proof::Key(_) => None,
        };
        let how = if secret.is_some() { AuthType::BasicAuth } else { AuthType::RequestBody };
        CoreClient::from_provider_metadata(known.metadata.clone(), self.config.client.clone(), secret)
            .set_auth_type(how)
            .set_redirect_uri(self.config.back.clone())
    }

    fn remembered(&self) -> Option<Arc<Known>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn remember(&self, known: Known) -> Arc<Known> {
        let known = Arc::new(known);
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(known.clone());
        known
    }
}

fn is_fresh(since: Timestamp, now: Timestamp, lasts: SignedDuration) -> bool {
    let age = now.duration_since(since);
    age >= SignedDuration::ZERO && age < lasts
}
