//! The house of a story with login providers in front of it: a second door to the same store.

use crate::client::{Client, Page};
use crate::place::folder;
use crate::world::World;
use eenloket::login::LoginSettings;
use eenloket::{Around, Opened, medewerker, server};
use foundation::Uuid;
use std::path::PathBuf;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Which number who is not logged in can call.
pub const TELEFOON: &str = "000-543 9999";

/// A door that is not open yet: its address is known, so that a provider can be told.
pub struct Doorway {
    listener: TcpListener,
    pub base: String,
}

/// The open door.
pub struct Front<'w> {
    world: &'w World,
    pub base: String,
    stop: watch::Sender<bool>,
    serving: JoinHandle<std::io::Result<()>>,
    folder: PathBuf,
}

/// What a provider is called in the settings, and the proof that it takes.
pub struct Proof<'a> {
    pub issuer: &'a str,
    pub secret_or_key: &'a str,
}

impl Doorway {
    pub async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        Self { listener, base }
    }

    /// Opens it with these providers, and with whatever else a test sets.
    pub async fn open<'w>(
        self,
        world: &'w World,
        medewerker: Option<Proof<'_>>,
        inwoner: Option<Proof<'_>>,
        set: impl FnOnce(&mut LoginSettings),
    ) -> Front<'w> {
        let folder = folder();
        let write = |name: &str, proof: &Proof<'_>| {
            let file = folder.join(name);
            std::fs::write(&file, proof.secret_or_key).unwrap();
            file
        };
        let mut settings = LoginSettings {
            webadres: self.base.clone(),
            oidc_medewerker_issuer: medewerker.as_ref().map(|proof| proof.issuer.to_owned()),
            oidc_medewerker_client: "medewerker".to_owned(),
            oidc_medewerker_geheim: medewerker.as_ref().map(|proof| write("medewerker", proof)),
            oidc_medewerker_claim: "sub".to_owned(),
            oidc_medewerker_organisatie_claim: None,
            oidc_medewerker_niveau: None,
            oidc_inwoner_issuer: inwoner.as_ref().map(|proof| proof.issuer.to_owned()),
            oidc_inwoner_client: "inwoner".to_owned(),
            oidc_inwoner_geheim: inwoner.as_ref().map(|proof| write("inwoner", proof)),
            oidc_inwoner_claim: "urn:nl-eid-gdi:1.0:id:BSN".to_owned(),
            oidc_inwoner_niveau: access::Niveau::Substantieel,
        };
        set(&mut settings);
        let opened = Opened { store: world.store().clone(), access: eenloket::house::access().unwrap() };
        let house = opened
            .share_with(Around { logins: settings.logins().unwrap(), telefoon: TELEFOON.to_owned(), ..Around::default() })
            .await
            .unwrap();
        let (stop, stopped) = watch::channel(false);
        let serving = tokio::spawn(server::serve(self.listener, house, "mailto:meld@voorbeeld.example", stopped));
        Front { world, base: self.base, stop, serving, folder }
    }
}

impl Front<'_> {
    /// A browser in front of this door.
    pub fn client(&self) -> Client {
        Client::watched(&self.base, self.world.seen.clone())
    }

    pub async fn close(self) {
        self.stop.send(true).unwrap();
        self.serving.await.unwrap().unwrap();
        std::fs::remove_dir_all(self.folder).unwrap();
    }
}

impl World {
    /// Gives somebody of the demo a name at the provider of medewerkers.
    pub async fn is_known_as(&self, key: &str, naam: &str, organisatie: &str) {
        let id: Uuid = eenloket::demo::id(&format!("medewerker/{key}"));
        medewerker::name(self.store(), &self.house.access, id, naam, organisatie).await.unwrap();
    }
}

/// The pairs in the query of an address.
pub fn query(url: &str) -> Vec<(String, String)> {
    let url = reqwest::Url::parse(url).unwrap();
    url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

/// One value in the query of an address.
#[track_caller]
pub fn value(url: &str, name: &str) -> String {
    let found = query(url).into_iter().find(|(found, _)| found == name);
    found.unwrap_or_else(|| panic!("no {name} in {url}")).1
}

/// The address without the house.
pub fn path_of(page: &Page, base: &str) -> String {
    let place = page.location().unwrap_or_else(|| panic!("{} leads nowhere: {}", page.path, page.text()));
    place.strip_prefix(base).unwrap_or(&place).to_owned()
}
