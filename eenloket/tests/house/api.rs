//! The API as a program calls it: every answer here is also held against the frozen document.

mod answer;
mod contract;
mod faults;
mod key;
pub mod moment;
mod oauth;
mod privacy;
mod refer;
mod scopes;
mod visit;
mod walk;
mod work;

use crate::client::{Client, Page};
use crate::world::World;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

/// Tilly, who has phoned, about DigiD. The demo knows her by this number.
const BSN: &str = "999990019";

/// A key that no other write in a story has.
fn key(name: &str) -> String {
    format!("sleutel-van-de-test-{name}")
}

/// What a program sends to refer Tilly to a Tijdslot.
fn tilly(product: &str, tijdslot: &str) -> Value {
    json!({
        "product": product,
        "tijdslotId": tijdslot,
        "instemming": "mondeling",
        "terugkoppeling": true,
        "inwoner": {
            "bsn": BSN,
            "naam": "Tilly Voorbeeld",
            "geboortedatum": "1949-03-02",
            "postcode": "7511 AA",
            "huisnummer": "9001",
            "telefoon": "000-543 0100",
            "kanaal": "grote_letter"
        },
        "zinnen": ["uitgelegd", "samen_doen"]
    })
}

impl Page {
    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.html).unwrap_or_else(|_| panic!("{} did not answer with JSON: {}", self.path, self.html))
    }

    /// The page itself, if it is this problem.
    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Self {
        let page = self.expect(status);
        assert_eq!(page.header("content-type"), "application/problem+json", "{}", page.path);
        let problem = page.json();
        assert_eq!(problem["code"], code, "{}: {problem}", page.path);
        assert_eq!(problem["status"], status);
        for member in ["type", "title", "detail"] {
            assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{member} of {problem}");
        }
        page
    }

    /// The fields that a problem names, in its order.
    #[track_caller]
    fn fields(&self) -> Vec<String> {
        let problem = self.json();
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
    }
}

/// Sends a request and checks that the document foresaw the answer.
async fn send(client: &Client, path: &str, request: RequestBuilder) -> Page {
    let request = request.build().unwrap();
    let method = request.method().clone();
    let again = client.rebuild(request);
    let page = client.send(path, again).await;
    contract::holds(&method, path, &page);
    page
}

async fn get(client: &Client, path: &str) -> Page {
    send(client, path, client.request(Method::GET, path)).await
}

/// A write under a key.
async fn post(client: &Client, path: &str, key: &str, body: &Value) -> Page {
    send(client, path, client.request(Method::POST, path).header("Idempotency-Key", key).json(body)).await
}

/// The first suggestion for a product near Tilly.
async fn suggestion(client: &Client, product: &str) -> Value {
    let asked = json!({ "product": product, "postcode": "7511 AA" });
    let path = "/api/v1/voorstellen/_zoek";
    let found = send(client, path, client.request(Method::POST, path).json(&asked)).await.expect(200).json();
    found["items"][0].clone()
}

/// Free Tijdsloten at the first Balie that is suggested for a product.
async fn free(client: &Client, product: &str) -> Vec<String> {
    let found = suggestion(client, product).await;
    found["tijdsloten"].as_array().unwrap().iter().map(|slot| slot["id"].as_str().unwrap().to_owned()).collect()
}

/// Refers Tilly and gives the Doorverwijzing as the sender sees it.
async fn referred(client: &Client, product: &str, name: &str) -> Value {
    let slot = free(client, product).await.remove(0);
    post(client, "/api/v1/doorverwijzingen", &key(name), &tilly(product, &slot)).await.expect(201).json()
}

/// How many rows a query counts, asked behind the back of the house.
async fn count(world: &World, sql: &str) -> i64 {
    use store::sea_orm::{ConnectionTrait, Statement};
    let db = world.behind_the_house().await;
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}
