//! A real OpenID provider as a process: npm oidc-provider, started by `script/oidc/provider.mjs`.

use crate::client::{Client, Page};
use crate::front::path_of;
use crate::world::BEGIN;
use reqwest::Method;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
/// The provider; it ends with the test.
pub struct Provider {
    child: Child,
    pub issuer: String,
    /// The secret of the client for medewerkers.
    pub secret: String,
    /// The private key of the client for inwoners.
    pub key: String,
}

#[derive(serde::Deserialize)]
struct Told {
    issuer: String,
    secret: String,
    key: String,
}
impl Provider {
    /// Starts it for a house at `base`, with the clock of the story. `None` where it is not installed.
    pub fn start(base: &str) -> Option<Self> {
        let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("../script/oidc");
        if !room.join("node_modules/oidc-provider").exists() {
            assert!(std::env::var_os("CI").is_none(), "script/bootstrap --browser installs the provider of the tests");
            eprintln!("skipped: script/bootstrap --browser installs the provider of this test");
            return None;
        }
        let mut command = Command::new("node");
        command.arg(room.join("provider.mjs")).env("HUIS", base).env("KLOK", BEGIN);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let Told { issuer, secret, key } = serde_json::from_str(&line).expect("it says where it listens");
        Some(Self { child, issuer, secret, key })
    }

    /// A browser in front of its pages, which remembers who said who they are.
    pub fn browser(&self) -> Client {
        Client::new(&self.issuer)
    }

    /// Moves its clock.
    pub async fn moves_on(&self, minutes: i64) {
        self.moves_by(minutes * 60).await;
    }

    /// Moves its clock by seconds, back where there are fewer than none.
    pub async fn moves_by(&self, seconds: i64) {
        self.hears("/klok", seconds.to_string()).await;
    }

    /// From now on it says of itself, and in what it signs, that it is another.
    pub async fn calls_itself(&self, issuer: &str) {
        self.hears("/naam", issuer.to_owned()).await;
    }

    async fn hears(&self, path: &str, text: String) {
        let client = self.browser();
        client.send(path, client.request(Method::POST, path).body(text)).await.expect(200);
    }

    /// The process ends, as it does when its machine goes.
    pub fn dies(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Goes where the house sent somebody, and says there who they are. Gives the address at the house where it ends.
    pub async fn says(&self, browser: &Client, url: &str, base: &str, answers: &[(&str, &str)]) -> String {
        let mut path = url.strip_prefix(&self.issuer).expect("it leads to the provider").to_owned();
        for _ in 0..8 {
            let page = browser.get(&path).await;
            let next = if page.status == 200 { self.fill_in(browser, &page, answers).await } else { page };
            let place = next.location().unwrap_or_else(|| panic!("{}: {} {}", next.path, next.status, next.html));
            if let Some(back) = place.strip_prefix(base) {
                return back.to_owned();
            }
            path = path_of(&next, &self.issuer);
        }
        panic!("it goes round: {path}");
    }

    async fn fill_in(&self, browser: &Client, page: &Page, answers: &[(&str, &str)]) -> Page {
        browser.post(&page.path, answers).await
    }

    /// Presses the button with which its own session ends; gives where that leads at the house.
    pub async fn ends_session(&self, browser: &Client, url: &str, base: &str) -> String {
        let page = browser.get(url.strip_prefix(&self.issuer).expect("it leads to the provider")).await.expect(200);
        let form = page.forms().into_iter().next().unwrap_or_else(|| panic!("no form: {}", page.html));
        let action = form.action.strip_prefix(&self.issuer).unwrap_or(&form.action).to_owned();
        let xsrf = form.value("xsrf");
        let done = browser.post(&action, &[("xsrf", &xsrf), ("logout", "yes")]).await;
        path_of(&done, base)
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
