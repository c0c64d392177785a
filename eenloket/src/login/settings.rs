//! Which providers this house has, from flags and variables.

use crate::Stopped;
use access::Niveau;
use axum::http::Uri;
use oidc::{Config, Provider};
use std::path::{Path, PathBuf};
use web::{Login, Logins};

foundation::states! {
    /// For whom a provider is.
    pub enum Population {
        /// Those who work here.
        Medewerker => "medewerker",
        /// Those who live here.
        Inwoner => "inwoner",
    }
}

/// The providers. Without an issuer there is none for that population.
#[derive(Clone, Debug, clap::Args)]
pub struct LoginSettings {
    /// How browsers and programs reach this house, such as https://eenloket.example; needed where there is a login provider, and
    /// for programs that come in with a key
    #[arg(long, env = "EENLOKET_WEBADRES", global = true, default_value = "")]
    pub webadres: String,
    /// Login provider of medewerkers: its issuer, an https address
    #[arg(long, env = "EENLOKET_OIDC_MEDEWERKER_ISSUER", global = true)]
    pub oidc_medewerker_issuer: Option<String>,
    /// What this house is called there
    #[arg(long, env = "EENLOKET_OIDC_MEDEWERKER_CLIENT", global = true, default_value = "eenloket")]
    pub oidc_medewerker_client: String,
    /// File with the secret that both know, or with a private key in PEM (private_key_jwt)
    #[arg(long, env = "EENLOKET_OIDC_MEDEWERKER_GEHEIM", global = true)]
    pub oidc_medewerker_geheim: Option<PathBuf>,
    /// The claim that names the medewerker (eenloket medewerker inlog ID NAME)
    #[arg(long, env = "EENLOKET_OIDC_MEDEWERKER_CLAIM", global = true, default_value = "sub")]
    pub oidc_medewerker_claim: String,
    /// The claim that names their organisatie, where one provider serves several
    #[arg(long, env = "EENLOKET_OIDC_MEDEWERKER_ORGANISATIE_CLAIM", global = true)]
    pub oidc_medewerker_organisatie_claim: Option<String>,
    /// How sure it has to be at least: basis, midden, substantieel or hoog; without it whatever the provider takes
    #[arg(long, env = "EENLOKET_OIDC_MEDEWERKER_NIVEAU", global = true, value_parser = niveau)]
    pub oidc_medewerker_niveau: Option<Niveau>,
    /// Login provider of inwoners: its issuer, an https address
    #[arg(long, env = "EENLOKET_OIDC_INWONER_ISSUER", global = true)]
    pub oidc_inwoner_issuer: Option<String>,
    /// What this house is called there
    #[arg(long, env = "EENLOKET_OIDC_INWONER_CLIENT", global = true, default_value = "eenloket")]
    pub oidc_inwoner_client: String,
    /// File with the secret that both know, or with a private key in PEM (private_key_jwt)
    #[arg(long, env = "EENLOKET_OIDC_INWONER_GEHEIM", global = true)]
    pub oidc_inwoner_geheim: Option<PathBuf>,
    /// The claim that holds the BSN
    #[arg(long, env = "EENLOKET_OIDC_INWONER_CLAIM", global = true, default_value = "urn:nl-eid-gdi:1.0:id:BSN")]
    pub oidc_inwoner_claim: String,
    /// How sure it has to be at least: basis, midden, substantieel or hoog
    #[arg(long, env = "EENLOKET_OIDC_INWONER_NIVEAU", global = true, value_parser = niveau, default_value = "substantieel")]
    pub oidc_inwoner_niveau: Niveau,
}

fn niveau(text: &str) -> Result<Niveau, String> {
    Niveau::parse(text).ok_or_else(|| "basis, midden, substantieel or hoog".to_owned())
}

impl LoginSettings {
    /// The providers as the house uses them; none of them is asked anything yet.
    pub fn logins(&self) -> Result<Logins, Stopped> {
        let medewerker = match &self.oidc_medewerker_issuer {
            None => None,
            Some(issuer) => Some(Login {
                provider: self.provider(
                    Population::Medewerker,
                    issuer,
                    &self.oidc_medewerker_client,
                    self.oidc_medewerker_geheim.as_deref(),
                    self.oidc_medewerker_niveau,
                )?,
                claim: self.oidc_medewerker_claim.clone(),
                organisatie_claim: self.oidc_medewerker_organisatie_claim.clone(),
                niveau: self.oidc_medewerker_niveau,
            }),
        };
        let inwoner = match &self.oidc_inwoner_issuer {
            None => None,
            Some(issuer) => Some(Login {
                provider: self.provider(
                    Population::Inwoner,
                    issuer,
                    &self.oidc_inwoner_client,
                    self.oidc_inwoner_geheim.as_deref(),
                    Some(self.oidc_inwoner_niveau),
                )?,
                claim: self.oidc_inwoner_claim.clone(),
                organisatie_claim: None,
                niveau: Some(self.oidc_inwoner_niveau),
            }),
        };
        Ok(Logins { medewerker, inwoner, webadres: self.webadres.trim_end_matches('/').to_owned() })
    }

    fn provider(
        &self,
        population: Population,
        issuer: &str,
        client: &str,
        geheim: Option<&Path>,
        niveau: Option<Niveau>,
    ) -> Result<Provider, Stopped> {
        let name = population.as_str();
        let usage = |why: String| Stopped::Usage(format!("login of the {name}: {why}"));
        if self.webadres.is_empty() {
            return Err(usage("EENLOKET_WEBADRES is missing, so the provider cannot send anybody back".to_owned()));
        }
        for (what, address) in [("EENLOKET_WEBADRES", self.webadres.as_str()), ("the issuer", issuer)] {
            is_safe(address).map_err(|why| usage(format!("{what} {address} {why}")))?;
        }
        if self.webadres.parse::<Uri>().is_ok_and(|web| web.path() != "/") {
            return Err(usage(format!("EENLOKET_WEBADRES {} has a path, and nothing is served there", self.webadres)));
        }
        let geheim = geheim.ok_or_else(|| usage("the file with the secret or key is missing".to_owned()))?;
        let text = std::fs::read_to_string(geheim).map_err(|cause| usage(format!("{}: {cause}", geheim.display())))?;
        if text.trim().is_empty() {
            return Err(usage(format!("{} is empty", geheim.display())));
        }
        let base = self.webadres.trim_end_matches('/');
        let config = Config::at(issuer, client, &format!("{base}/inloggen/{name}/terug"), &format!("{base}/uitgelogd"))
            .map_err(|cause| usage(cause.to_string()))?;
        let config = match text.contains("PRIVATE KEY") {
            true => config.with_key(&text).map_err(|cause| usage(cause.to_string()))?,
            false => config.with_secret(text.trim()),
        };
        let config = config.asking_for(niveau.map(super::niveau::asked).unwrap_or_default());
        Provider::new(config).map_err(|cause| usage(cause.to_string()))
    }
}

/// What is said to an address goes over the network sealed, or does not leave this machine.
fn is_safe(address: &str) -> Result<(), &'static str> {
    let uri: Uri = address.parse().map_err(|_| "is no address")?;
    let here = uri.host().is_some_and(|host| ["localhost", "127.0.0.1", "[::1]"].contains(&host));
    match uri.scheme_str() {
        Some("https") => Ok(()),
        Some("http") if here => Ok(()),
        _ => Err("has to begin with https://"),
    }
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn a_login_goes_over_https_or_stays_on_this_machine() {
        for good in ["https://sso.example/realm", "http://localhost:8080", "http://127.0.0.1:9000/oidc", "http://[::1]:80"] {
            assert_eq!(is_safe(good), Ok(()), "{good}");
        }
        for bad in ["http://sso.example", "sso.example", "", "ftp://sso.example", "http://localhost.example"] {
            assert!(is_safe(bad).is_err(), "{bad}");
        }
    }
}
