//! V08 through the API: the same acts and refusals as on the screens.

use crate::client::Page;
use crate::planner::sends_json;
use crate::register::asks;
use crate::world::World;
use ::grondslag::{Bron, Reden, Soort, Vraag};
use eenloket::demo;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const ALL: &str = "/api/v1/grondslagen";

fn body(page: &Page) -> Value {
    serde_json::from_str(&page.html).unwrap_or_else(|cause| panic!("{cause}: {}", page.html))
}

fn grondslag() -> Value {
    json!({
        "soort": "looplijst_bron", "doel": "aio", "bronId": demo::id("organisatie/svb"), "bronhouder": "svb",
        "begrippen": ["ontvangt_aio@1"], "metBsn": true, "avg": "publieke_taak", "wet": "Participatiewet", "artikel": "47a",
        "nietInWerking": false, "geldigVan": "2027-03-01", "geldigTot": "2027-12-31", "dpia": "DPIA 2027-14",
    })
}

both!(entered_changed_put_forward_and_approved_by_another);
async fn entered_changed_put_forward_and_approved_by_another(world: &World) {
    let (fatih, otto) = (world.log_in_as("Fatih Oefening").await, world.log_in_as("Otto").await);
    let made = sends_json(&fatih, Method::POST, ALL, &grondslag(), &[]).await.expect(201);
    let path = made.header("location").to_owned();
    assert_eq!((made.header("etag"), body(&made)["status"].as_str()), ("\"1\"", Some("concept")));
    let mut more = grondslag();
    more["begrippen"] = json!(["aow_volledig@1", "ontvangt_aio@1"]);
    sends_json(&fatih, Method::PUT, &path, &more, &[("if-match", "\"9\"")]).await.expect(412);
    let changed = sends_json(&fatih, Method::PUT, &path, &more, &[("if-match", "\"1\"")]).await.expect(200);
    assert_eq!((changed.header("etag"), body(&changed)["begrippen"][0].as_str()), ("\"2\"", Some("aow_volledig@1")));
    let forward = format!("{path}/voorlegging");
    let waits = sends_json(&fatih, Method::POST, &forward, &Value::Null, &[("if-match", "\"2\"")]).await.expect(200);
    assert_eq!(body(&waits)["status"], "te_accorderen");
    sends_json(&fatih, Method::PUT, &path, &more, &[("if-match", "\"3\"")]).await.expect(409);
    // Not by Fatih, whose act it is not; nor by Fatih with another role, whose work it is.
    let (judge, yes) = (format!("{path}/oordeel"), json!({"oordeel": "goedgekeurd"}));
    sends_json(&fatih, Method::POST, &judge, &yes, &[]).await.expect(404);
    world.meddle("update medewerker set rollen = 'privacyofficer proceseigenaar' where naam = 'Fatih Oefening'").await;
    let fatih = world.log_in_as("Fatih Oefening").await;
    let own = sends_json(&fatih, Method::POST, &judge, &yes, &[]).await.expect(403);
    assert_eq!((body(&own)["code"].as_str(), body(&own)["errors"][0]["field"].as_str()), (Some("EL-311"), Some("oordeel")));
    let done = sends_json(&otto, Method::POST, &judge, &yes, &[("if-match", "\"3\"")]).await.expect(200);
    assert_eq!(body(&done)["status"], "actief");
    let steps: Vec<String> =
        body(&done)["stappen"].as_array().unwrap().iter().map(|step| step["soort"].as_str().unwrap().to_owned()).collect();
    assert_eq!(steps, ["ingevoerd", "gewijzigd", "voorgelegd", "geaccordeerd"]);
    let vraag = Vraag {
        afnemer: demo::id("organisatie/maastricht"),
        bron: Bron::Organisatie(demo::id("organisatie/svb")),
        soort: Soort::LooplijstBron,
        doel: "aio".to_owned(),
        begrippen: BTreeSet::from(["aow_volledig@1".to_owned(), "ontvangt_aio@1".to_owned()]),
        met_bsn: true,
    };
    assert!(asks(world, &vraag).await.is_ok());
    // The FG stops it.
    let femke = world.log_in_as("Femke").await;
    let stop = format!("{path}/stopzetting");
    let empty = sends_json(&femke, Method::POST, &stop, &json!({"toelichting": " "}), &[]).await.expect(400);
    assert_eq!(body(&empty)["errors"][0]["field"], "toelichting");
    let advice = json!({"toelichting": "Kijk de DPIA na."});
    sends_json(&femke, Method::POST, &format!("{path}/advies"), &advice, &[("if-match", "\"4\"")]).await.expect(200);
    sends_json(&femke, Method::POST, &stop, &advice, &[("if-match", "\"4\"")]).await.expect(412);
    let gone = sends_json(&femke, Method::POST, &stop, &advice, &[("if-match", "\"5\"")]).await.expect(200);
    assert_eq!(body(&gone)["status"], "gestopt");
    assert_eq!(asks(world, &vraag).await, Err(Reden::Gestopt));
    sends_json(&otto, Method::POST, &format!("{path}/intrekking"), &advice, &[]).await.expect(409);
}

both!(what_cannot_stand_names_its_field);
async fn what_cannot_stand_names_its_field(world: &World) {
    let fatih = world.log_in_as("Fatih Oefening").await;
    for (name, value, field) in [
        ("bronId", json!(demo::id("organisatie/maastricht")), "bronId"),
        ("begrippen", json!(["geboortedatum@1"]), "begrippen"),
        ("begrippen", json!(["wat_is_dit@1"]), "begrippen"),
        ("begrippen", json!([]), "begrippen"),
        ("avg", json!("toestemming"), "avg"),
        ("geldigTot", json!("2027-02-28"), "geldigTot"),
        ("geldigVan", json!("morgen"), "geldigVan"),
        ("soort", json!("iets"), "soort"),
        ("doel", json!("iets"), "doel"),
        ("wet", json!("Wet SUWI art. 64"), "artikel"),
        ("dpia", json!(""), "dpia"),
    ] {
        let mut wrong = grondslag();
        wrong[name] = value;
        let page = sends_json(&fatih, Method::POST, ALL, &wrong, &[]).await.expect(400);
        assert_eq!((body(&page)["code"].as_str(), body(&page)["errors"][0]["field"].as_str()), (Some("EL-100"), Some(field)));
    }
}

both!(every_row_of_the_demo_could_have_been_entered);
async fn every_row_of_the_demo_could_have_been_entered(world: &World) {
    let fatih = world.log_in_as("Fatih Oefening").await;
    let all = body(&fatih.get(ALL).await.expect(200))["items"].as_array().unwrap().clone();
    assert_eq!(all.len(), 10);
    for mut row in all {
        assert_eq!(row["stappen"], json!([]), "what was done stands with one");
        let said = row.as_object_mut().unwrap();
        for more in ["id", "status", "stappen", "versie"] {
            said.remove(more);
        }
        said.retain(|_, value| !value.is_null());
        sends_json(&fatih, Method::POST, ALL, &row, &[]).await.expect(201);
    }
}
