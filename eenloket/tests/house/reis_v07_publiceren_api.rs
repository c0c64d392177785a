//! A version of a regeling is published by a program as people do it, and where its state stands between what the calendar says.

use crate::client::Client;
use crate::planner::sends_json;
use crate::world::World;
use eenloket::demo;
use reqwest::Method;
use serde_json::{Value, json};

both!(a_program_puts_forward_and_publishes_as_people_do);
async fn a_program_puts_forward_and_publishes_as_people_do(world: &World) {
    let (hanna, hein) = (world.log_in_as("Hanna").await, world.log_in_as("Hein").await);
    let path = "/api/v1/regelingen/minimaregeling/2026";
    let reads = async || hanna.get(&format!("{path}?gebied=0935")).await.expect(200).json();
    let post = async |who: &Client, what: &str, digest: &Value| {
        let body = json!({ "digest": digest });
        sends_json(who, Method::POST, &format!("{path}/{what}?gebied=0935"), &body, &[]).await
    };
    world.it_is("2026-06-01T09:00:00");
    let now = reads().await;
    assert_eq!((now["stand"].as_str(), now["publicatie"]["stand"].as_str()), (Some("geldt"), Some("gepubliceerd")));
    world.another_file().await;
    let now = reads().await;
    assert_eq!((now["stand"].as_str(), now["publicatie"]["stand"].as_str()), (Some("concept"), Some("concept")));
    let digest = &now["publicatie"]["digest"];
    post(&hanna, "publicatie", digest).await.expect(409).shows("EL-409");
    post(&hanna, "voorlegging", &json!("anders")).await.expect(409);
    post(&hanna, "voorlegging", digest).await.expect(204);
    post(&hanna, "voorlegging", digest).await.expect(409).shows("EL-409");
    assert_eq!(reads().await["publicatie"]["voorgelegdDoorId"], demo::id("medewerker/hanna").to_string());
    post(&hanna, "publicatie", digest).await.expect(403).shows("EL-311");
    post(&world.log_in_as("Tess").await, "publicatie", digest).await.expect(404);
    // Another gegevensbeheerder may; before its first day too, and what is over stays so.
    post(&hein, "publicatie", digest).await.expect(204);
    post(&hein, "publicatie", digest).await.expect(409);
    assert_eq!(reads().await["publicatie"]["gepubliceerdDoorId"], demo::id("medewerker/hein").to_string());
    let stand = async |day: &str| {
        world.it_is(day);
        reads().await["stand"].as_str().unwrap().to_owned()
    };
    assert_eq!(stand("2025-12-31T12:00:00").await, "nog_niet");
    world.of_maastricht("delete from regeling_publicatie").await;
    assert_eq!(
        (stand("2025-12-31T12:00:00").await, stand("2027-03-02T10:00:00").await),
        ("concept".to_owned(), "verlopen".to_owned())
    );
}
