//! The way of somebody to a provider that signs whatever a story asks for, and back.

use crate::client::{Client, Page};
use crate::fake::{Claims, Fake, Signed};
use crate::front::{Doorway, Front, Proof, value};
use crate::world::World;
use serde_json::json;

pub const TO_PROVIDER: &str = "/inloggen/medewerker";
pub const SECRET: &str = "geheim-van-een-test";

/// A house whose medewerkers log in at a provider, where `bas` is Bas.
pub async fn house<'w>(world: &'w World, fake: &Fake) -> Front<'w> {
    world.is_known_as("bas", "bas", "").await;
    let proof = Proof { issuer: &fake.issuer, secret_or_key: SECRET };
    Doorway::new().await.open(world, Some(proof), None, |_| {}).await
}

/// Somebody in front of a screen, on the way to the provider.
pub struct Way {
    pub browser: Client,
    /// Where the house sent them.
    pub url: String,
}

impl Way {
    /// Presses the button in a browser of their own.
    pub async fn begin(front: &Front<'_>) -> Self {
        Self::begin_in(front.client()).await
    }

    /// Presses the button in this browser.
    pub async fn begin_in(browser: Client) -> Self {
        let url = browser.get(TO_PROVIDER).await.expect(303).location().unwrap();
        Self { browser, url }
    }

    /// What the provider would say of somebody who took this way.
    pub fn claims(&self, fake: &Fake, sub: &str) -> Claims {
        let mut claims = fake.claims("medewerker", sub);
        claims.insert("nonce".to_owned(), json!(value(&self.url, "nonce")));
        claims
    }

    /// Goes to the provider, and comes back as somebody.
    pub async fn come_in(front: &Front<'_>, fake: &Fake, sub: &str) -> Self {
        Self::come_in_with(front, fake, sub, "sessie-1").await
    }

    /// The same, in a session that the provider calls so.
    pub async fn come_in_with(front: &Front<'_>, fake: &Fake, sub: &str, sid: &str) -> Self {
        let way = Self::begin(front).await;
        let mut claims = way.claims(fake, sub);
        claims.insert("sid".to_owned(), json!(sid));
        way.back(fake, &claims, Signed::Well).await.expect(303);
        way
    }

    /// Comes back with a code.
    pub async fn back_with(&self, code: &str) -> Page {
        self.browser.get(&format!("{TO_PROVIDER}/terug?code={code}&state={}", value(&self.url, "state"))).await
    }

    /// Comes back with a token.
    pub async fn back(&self, fake: &Fake, claims: &Claims, signed: Signed) -> Page {
        self.back_with(&fake.code_for(claims, signed)).await
    }

    /// Whether they are logged in.
    pub async fn is_in(&self) -> bool {
        self.browser.get("/").await.expect(200).text().contains("Welkom, ")
    }
}
