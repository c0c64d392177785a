//! V16: products and buildings, kept by a program of whoever keeps them on the screens.

use crate::keeper::api::{locatie, product};
use crate::planner::sends_json;
use crate::reis_v16_api_organisatie::{put, read};
use crate::world::World;
use reqwest::Method;
use serde_json::json;

both!(a_product_and_a_building_go_from_nothing_to_their_hours);
async fn a_product_and_a_building_go_from_nothing_to_their_hours(world: &World) {
    let lotte = world.log_in_as("Lotte").await;
    let new = product("parkeren", "Parkeren");
    let bad = product("Parkeren!", "");
    let page = sends_json(&lotte, Method::POST, "/api/v1/producten", &bad, &[]).await.expect(400);
    page.shows("\"code\"").shows("\"titel\"");
    let made = sends_json(&lotte, Method::POST, "/api/v1/producten", &new, &[]).await.expect(201);
    assert_eq!(made.header("location"), "/api/v1/producten/parkeren");
    sends_json(&lotte, Method::POST, "/api/v1/producten", &new, &[]).await.expect(409).shows("EL-409");
    let (now, etag) = read(&lotte, "/api/v1/producten/parkeren").await;
    assert_eq!((&now["minuten"], &now["talen"][0]["titel"]), (&json!(20), &json!("")));
    let mut reworded = product("parkeren", "Parkeervergunning");
    reworded["talen"] = json!([{"taal": "en", "titel": "Parking permit"}]);
    put(&lotte, "/api/v1/producten/parkeren", &reworded, &etag).await.expect(200).shows("Parking permit");
    let (choice, _) = read(&world.log_in_as("Bas").await, "/api/v1/producten").await;
    assert!(choice.to_string().contains("parkeren"), "whoever refers can choose it");

    let bram = world.log_in_as("Bram").await;
    let made = sends_json(&bram, Method::POST, "/api/v1/locaties", &locatie("Wijkcentrum", "Proefstraat 9001"), &[]).await;
    let path = made.expect(201).header("location").to_owned();
    let (all, _) = read(&bram, "/api/v1/locaties").await;
    assert!(all["items"].as_array().unwrap().iter().any(|one| one["naam"] == "Wijkcentrum"));
    let mut moved = locatie("Wijkcentrum", "Proefstraat 9002");
    moved["gebied"] = json!("maan");
    let (_, etag) = read(&bram, &path).await;
    put(&bram, &path, &moved, &etag).await.expect(400).shows("\"gebied\"");
    moved["gebied"] = json!("nederland");
    put(&bram, &path, &moved, &etag).await.expect(200).shows("Proefstraat 9002").shows("2027-12-24");

    let hours = format!("{path}/openingstijden");
    let (none, etag) = read(&bram, &hours).await;
    assert_eq!(none["items"], json!([]));
    let on = |weekdag: i32, begin: &str, einde: &str| json!({"weekdag": weekdag, "begin": begin, "einde": einde});
    for wrong in [on(3, "13:00", "12:00"), on(8, "09:00", "12:00")] {
        let wrong = json!({"geldigVan": "2027-03-08", "openingstijden": [wrong]});
        put(&bram, &hours, &wrong, &etag).await.expect(400).shows("\"openingstijden\"");
    }
    let week = json!({"geldigVan": "2027-03-08", "openingstijden": [on(3, "09:00", "12:30"), on(3, "13:30", "17:00")]});
    put(&bram, &hours, &week, &etag).await.expect(200);
    let (now, _) = read(&bram, &hours).await;
    let item = &now["items"][0];
    assert_eq!((&item["geldigVan"], &item["openingstijden"]), (&json!("2027-03-08"), &week["openingstijden"]));
    // Of another gemeente nobody reads or writes it.
    let tess = world.log_in_as("Tess").await;
    tess.get(&path).await.expect(404);
    put(&tess, &hours, &week, &etag).await.expect(404);
}
