//! V16: an organisatie, kept by a program of whoever keeps it on the screens.

use crate::client::Client;
use crate::keeper::api::organisatie;
use crate::planner::sends_json;
use crate::world::World;
use eenloket::demo;
use reqwest::Method;
use serde_json::{Value, json};

pub async fn read(client: &Client, path: &str) -> (Value, String) {
    let page = client.get(path).await.expect(200);
    (serde_json::from_str(&page.html).unwrap(), page.header("etag").to_owned())
}

pub async fn put(client: &Client, path: &str, body: &Value, etag: &str) -> crate::client::Page {
    sends_json(client, Method::PUT, path, body, &[("if-match", etag)]).await
}

both!(an_organisatie_says_where_its_post_comes_back_and_not_what_it_may);
async fn an_organisatie_says_where_its_post_comes_back_and_not_what_it_may(world: &World) {
    let bram = world.log_in_as("Bram").await;
    let path = format!("/api/v1/organisaties/{}", demo::id("organisatie/enschede"));
    let (now, etag) = read(&bram, &path).await;
    assert_eq!((&now["naam"], &now["soort"]), (&json!("Gemeente Enschede"), &json!("gemeente")));
    let mut said = organisatie("Gemeente Enschede", "14 053");
    said["retourAdres"] = json!("Postbus 90009, 7500 ZZ Enschede");
    said["klachtenregeling"] = json!("https://www.example.org/klachten");
    put(&bram, &path, &said, &etag).await.expect(200);
    // Seen in an older version, nothing is overwritten.
    put(&bram, &path, &said, &etag).await.expect(412);
    let (now, etag) = read(&bram, &path).await;
    assert_eq!(now["retourAdres"], "Postbus 90009, 7500 ZZ Enschede");
    // The screen has the same field.
    let page = bram.get(&path.replace("/api/v1", "/beheer")).await.expect(200).shows("Adres voor post die terugkomt");
    assert_eq!(page.form(&path.replace("/api/v1", "/beheer")).value("retour_adres"), "Postbus 90009, 7500 ZZ Enschede");
    // What it may is not its own to say; what cannot be is said at its field.
    let mut may = said.clone();
    may["soort"] = json!("gemeente");
    put(&bram, &path, &may, &etag).await.expect(400).shows("\"soort\"");
    let mut wrong = said.clone();
    wrong["retourAdres"] = json!("Bij 999990019");
    put(&bram, &path, &wrong, &etag).await.expect(400).shows("\"retourAdres\"").hides("999990019");
    assert!(world.organisatie(demo::id("organisatie/enschede")).await.overheidsorgaan);
    // Lotte keeps what is everybody's.
    let lotte = world.log_in_as("Lotte").await;
    put(&lotte, &path, &may, &etag).await.expect(200);
    assert!(!world.organisatie(demo::id("organisatie/enschede")).await.overheidsorgaan);
    let (all, _) = read(&lotte, "/api/v1/organisaties").await;
    assert!(all["items"].as_array().unwrap().iter().any(|one| one["naam"] == "Gemeente Enschede"));
    world.log_in_as("Bram").await.get("/api/v1/organisaties").await.expect(404);
}

both!(a_letter_comes_back_to_where_the_organisatie_says);
async fn a_letter_comes_back_to_where_the_organisatie_says(world: &World) {
    let wanda = world.wanda().await;
    let lotte = world.log_in_as("Lotte").await;
    let path = format!("/api/v1/organisaties/{}", demo::id("organisatie/belastingdienst"));
    let (_, etag) = read(&lotte, &path).await;
    let mut said = organisatie("Belastingdienst", "000-543 0001");
    said["retourAdres"] = json!("Postbus 90077, 7500 ZZ Enschede");
    put(&lotte, &path, &said, &etag).await.expect(200);
    world.books_after(&crate::people::TILLY, "2027-03-05T09:30").await;
    world.deliver().await;
    let pdf = format!("{}/brieven.pdf", crate::post::prints(&wanda).await);
    let Some(paper) = crate::post::on_paper(&wanda.client, &pdf).await else { return };
    let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(paper.contains("Belastingdienst, Postbus 90077, 7500 ZZ Enschede"), "{paper}");
    // In the head of a letter stands whom it is from, with their own number; beside the Afspraak, that of the desk.
    assert!(paper.contains("000-543 0001") && paper.contains("14 053"), "{paper}");
}
