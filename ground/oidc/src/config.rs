//! How one provider is reached.

use crate::ConfigError;
use crate::key::ClientKey;
use openidconnect::{ClientId, ClientSecret, IssuerUrl, PostLogoutRedirectUrl, RedirectUrl};

/// One provider, and what this house is called there.
#[derive(Debug)]
pub struct Config {
    pub(crate) issuer: IssuerUrl,
    pub(crate) client: ClientId,
    pub(crate) proof: Proof,
    pub(crate) back: RedirectUrl,
    pub(crate) back_after_logout: PostLogoutRedirectUrl,
    /// What is asked for as `acr_values`, the best liked first.
    pub(crate) acr: Vec<String>,
}

/// How this house shows the provider who it is.
#[derive(Debug)]
pub(crate) enum Proof {
    /// A secret that both know.
    Secret(ClientSecret),
    /// An assertion signed with a key of our own (private_key_jwt), as the NL GOV profile wants it.
    Key(Box<ClientKey>),
}

impl Config {
    /// Reads the settings of a provider. `back` is where the provider sends the browser after a login, `back_after_logout` after a logout.
    pub fn at(issuer: &str, client: &str, back: &str, back_after_logout: &str) -> Result<ConfigWithoutProof, ConfigError> {
        let bad = |what: &str| ConfigError::Address(what.to_owned());
        Ok(ConfigWithoutProof {
            issuer: IssuerUrl::new(issuer.to_owned()).map_err(|_| bad(issuer))?,
            client: ClientId::new(client.to_owned()),
            back: RedirectUrl::new(back.to_owned()).map_err(|_| bad(back))?,
            back_after_logout: PostLogoutRedirectUrl::new(back_after_logout.to_owned()).map_err(|_| bad(back_after_logout))?,
        })
    }

    /// Asks for these levels.
    pub fn asking_for(mut self, acr: Vec<String>) -> Self {
        self.acr = acr;
        self
    }
}

/// Settings that lack how this house proves who it is: there is no login without.
pub struct ConfigWithoutProof {
    issuer: IssuerUrl,
    client: ClientId,
    back: RedirectUrl,
    back_after_logout: PostLogoutRedirectUrl,
}

impl ConfigWithoutProof {
    /// With a secret.
    pub fn with_secret(self, secret: &str) -> Config {
        self.with(Proof::Secret(ClientSecret::new(secret.to_owned())))
    }

    /// With a private key as PEM: RSA in PKCS #1, or Ed25519.
    pub fn with_key(self, pem: &str) -> Result<Config, ConfigError> {
        let key = ClientKey::from_pem(pem)?;
        Ok(self.with(Proof::Key(Box::new(key))))
    }

    fn with(self, proof: Proof) -> Config {
        let Self { issuer, client, back, back_after_logout } = self;
        Config { issuer, client, proof, back, back_after_logout, acr: Vec::new() }
    }
}
