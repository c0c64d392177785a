//! V16 through the API: the same acts, and nothing over what somebody else did.

use crate::client::Page;
use crate::people::TILLY;
use crate::planner::{GERDA, Shift, sends_json};
use crate::world::World;
use eenloket::demo;
use reqwest::Method;
use serde_json::{Value, json};

fn body(page: &Page) -> Value {
    serde_json::from_str(&page.html).unwrap_or_else(|cause| panic!("{cause}: {}", page.html))
}

both!(a_dienst_is_written_changed_published_and_withdrawn);
async fn a_dienst_is_written_changed_published_and_withdrawn(world: &World) {
    let priya = world.log_in_as("Priya").await;
    let made = sends_json(&priya, Method::POST, "/api/v1/diensten", &GERDA.json(), &[]).await.expect(201);
    let path = made.header("location").to_owned();
    assert_eq!((made.header("etag"), body(&made)["gepubliceerd"].as_bool()), ("\"1\"", Some(false)));
    // Twice the same desk, with the reason and the field.
    let double = sends_json(&priya, Method::POST, "/api/v1/diensten", &GERDA.json(), &[]).await.expect(409);
    assert_eq!((body(&double)["code"].as_str(), body(&double)["errors"][0]["field"].as_str()), (Some("EL-409"), Some("begin")));
    let closed = Shift { datum: "26-3-2027", ..GERDA }.json();
    let closed = sends_json(&priya, Method::POST, "/api/v1/diensten", &closed, &[]).await.expect(400);
    assert!(body(&closed)["errors"][0]["detail"].as_str().unwrap().contains("Goede Vrijdag"));

    let longer = Shift { einde: "13:00", pauze: ("", ""), ..GERDA }.json();
    let stale = sends_json(&priya, Method::PUT, &path, &longer, &[("if-match", "\"7\"")]).await.expect(412);
    assert!(stale.html.contains("EL-409"));
    let changed = sends_json(&priya, Method::PUT, &path, &longer, &[("if-match", "\"1\"")]).await.expect(200);
    assert_eq!((changed.header("etag"), body(&changed)["einde"].as_str()), ("\"2\"", Some("13:00")));
    let elsewhere = Shift { balie: "enschede/gemeente-2", ..GERDA }.json();
    sends_json(&priya, Method::PUT, &path, &elsewhere, &[]).await.expect(400);

    let month = format!("/api/v1/locaties/{}/rooster/publicatie", demo::id("locatie/enschede"));
    let done = sends_json(&priya, Method::POST, &month, &json!({"datum": "2027-03-24"}), &[]).await.expect(200);
    assert_eq!(body(&done)["diensten"], 1);
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    let visit = world.books(&TILLY, "digid", world.slots_of(id).await[0].id).await;
    let withdraw = format!("{path}/vervallen");
    let open = sends_json(&priya, Method::POST, &withdraw, &json!({}), &[]).await.expect(409);
    assert_eq!(body(&open)["afspraakIds"], json!([visit.afspraak]));
    let keuzes = json!({"keuzes": [{"afspraakId": visit.afspraak}]});
    let gone = sends_json(&priya, Method::POST, &withdraw, &keuzes, &[]).await.expect(200);
    assert_eq!(body(&gone)["vervallen"], true);
    assert_eq!(world.taken(visit.hulpvraag).await.iter().filter(|taak| taak.soort == "rooster_gewijzigd").count(), 1);
}

both!(the_list_names_only_the_own_people);
async fn the_list_names_only_the_own_people(world: &World) {
    let uwe = world.log_in_as("Uwe").await;
    let path = format!("/api/v1/diensten?locatieId={}&van=2027-03-03&tot=2027-03-03", demo::id("locatie/enschede"));
    let page = uwe.get(&path).await.expect(200);
    let items = body(&page)["items"].as_array().unwrap().clone();
    let of = |organisatie: &str| items.iter().find(|item| item["organisatie"] == organisatie).unwrap().clone();
    assert_eq!(of("DUO")["medewerkerId"], Value::Null);
    assert_eq!(of("UWV")["medewerkerId"], json!(demo::id("medewerker/ute")));
    for (path, status) in [
        ("/api/v1/diensten".to_owned(), 400),
        (format!("/api/v1/diensten?locatieId={}", demo::id("locatie/tilburg")), 404),
        (format!("/api/v1/diensten?locatieId={}&van=morgen", demo::id("locatie/enschede")), 400),
        (format!("/api/v1/diensten?locatieId={}&van=2027-03-01&tot=2027-05-01", demo::id("locatie/enschede")), 400),
    ] {
        uwe.get(&path).await.expect(status);
    }
}

both!(a_week_is_repeated_and_says_what_did_not_fit);
async fn a_week_is_repeated_and_says_what_did_not_fit(world: &World) {
    let priya = world.log_in_as("Priya").await;
    // Tuesday to Friday; a week later Friday is Goede Vrijdag, and of the demo Monday and Tuesday are there already.
    let path = format!("/api/v1/locaties/{}/rooster/herhaling", demo::id("locatie/enschede"));
    let done = sends_json(&priya, Method::POST, &path, &json!({"van": "2027-03-17", "weken": 1}), &[]).await.expect(200);
    let (nieuw, anders) = (body(&done)["nieuw"].as_u64().unwrap(), body(&done)["botsingen"].as_u64().unwrap());
    assert_eq!((nieuw, anders), (4, 6), "two desks on Wednesday and Thursday are new");
    sends_json(&priya, Method::POST, &path, &json!({"van": "2027-03-17", "weken": 1}), &[]).await.expect(409);
    sends_json(&priya, Method::POST, &path, &json!({"van": "2027-03-17", "weken": 13}), &[]).await.expect(400);
}
