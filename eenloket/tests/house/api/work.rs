//! Moving and calling off, what has to be done, what was offered, and what was solved on the telephone.

use super::{count, get, key, post, send};
use crate::client::{Client, Page};
use crate::moments::{booked, offered, refused};
use crate::people::ENSCHEDE;
use crate::world::World;
use reqwest::Method;
use serde_json::json;

async fn press(client: &Client, path: &str, name: &str) -> Page {
    send(client, path, client.request(Method::POST, path).header("Idempotency-Key", key(name))).await
}

both!(an_afspraak_moves_to_another_time_and_is_called_off);
async fn an_afspraak_moves_to_another_time_and_is_called_off(world: &World) {
    let visit = booked(world).await;
    let bas = world.log_in_as("Bas").await;
    let path = format!("/api/v1/afspraken/{}", visit.afspraak);
    let old = get(&bas, &path).await.expect(200);
    let there = old.json()["tijdsloten"][0].clone();
    let body = json!({ "tijdslotId": there["id"] });
    let moves = |name: &'static str, seen: &'static str| {
        let request = bas.request(Method::POST, &format!("{path}/verplaatsing")).header("Idempotency-Key", key(name));
        request.header("If-Match", seen).json(&body)
    };
    let verplaatsing = format!("{path}/verplaatsing");
    send(&bas, &verplaatsing, moves("oud", "\"7\"")).await.problem(412, "EL-409");
    let new = send(&bas, &verplaatsing, moves("nieuw", "\"1\"")).await.expect(201);
    assert_eq!((&new.json()["begin"], &new.json()["status"]), (&there["begin"], &json!("bevestigd")));
    assert_eq!(send(&bas, &verplaatsing, moves("nieuw", "\"1\"")).await.expect(201).html, new.html);
    assert_eq!(get(&bas, &path).await.json()["status"], "verplaatst");
    let page = post(&bas, &verplaatsing, &key("waar"), &json!({})).await.problem(400, "EL-100");
    assert_eq!(page.fields(), ["tijdslotId"]);
    // That time is taken by now.
    let other = world.bas().await.refers(&crate::people::JOOST).to(ENSCHEDE).done().await;
    let taken = format!("/api/v1/afspraken/{}/verplaatsing", other.afspraak);
    post(&bas, &taken, &key("bezet"), &body).await.problem(409, "EL-210");

    let there = new.location().unwrap();
    assert_eq!(press(&bas, &format!("{there}/afzegging"), "af").await.expect(200).json()["status"], "afgezegd");
    press(&bas, &format!("{there}/afzegging"), "weer").await.problem(409, "EL-409");
    assert_eq!(world.taken(visit.hulpvraag).await.iter().filter(|taak| taak.soort == "afgezegd").count(), 1);
    // Who has nothing to do with it finds nothing.
    get(&world.log_in_as("Loes").await, &there).await.problem(404, "EL-104");
    world.deliver().await;
    world.must_hold().await;
}

both!(a_taak_is_taken_up_by_name_and_done_once);
async fn a_taak_is_taken_up_by_name_and_done_once(world: &World) {
    let offer = refused(world).await;
    let bas = world.log_in_as("Bas").await;
    let nummer = world.hulpvraag(offer.hulpvraag).await.nummer;
    let mine = async || {
        let all = get(&bas, "/api/v1/taken").await.expect(200).json();
        all["items"].as_array().unwrap().iter().find(|one| one["nummer"] == nummer.as_str()).cloned()
    };
    let taak = mine().await.expect("a taak");
    assert_eq!(
        (&taak["soort"], &taak["status"], &taak["medewerker"]),
        (&json!("geweigerd"), &json!("open"), &json!("Bas Voorbeeld"))
    );
    let path = format!("/api/v1/taken/{}", taak["id"].as_str().unwrap());
    press(&bas, &format!("{path}/oppakken"), "op").await.expect(204);
    assert_eq!(mine().await.expect("still to do")["status"], "opgepakt");
    press(&bas, &format!("{path}/oppakken"), "weer").await.problem(409, "EL-409");
    // It is the next step of an open question: done with another one only.
    let klaar = format!("{path}/klaar");
    let errors = press(&bas, &klaar, "leeg").await.problem(400, "EL-100").json()["errors"].clone();
    assert_eq!((&errors[0]["field"], &errors[1]["field"]), (&json!("vervolgstap"), &json!("datum")));
    let agreed = json!({ "vervolgstap": "nabellen", "datum": "2027-03-10" });
    let unknown = json!({ "vervolgstap": "gesprek", "datum": "2027-03-10" });
    let errors = post(&bas, &klaar, &key("onbekend"), &unknown).await.problem(400, "EL-100").json()["errors"].clone();
    assert_eq!(errors[0]["field"], "vervolgstap");
    post(&bas, &klaar, &key("klaar"), &agreed).await.expect(204);
    post(&bas, &klaar, &key("klaar"), &agreed).await.expect(204);
    let next = mine().await.expect("what was agreed");
    assert_eq!((&next["soort"], &next["termijnOp"]), (&json!("bellen"), &json!("2027-03-10T16:00:00Z")));
    post(&bas, &klaar, &key("nog-eens"), &agreed).await.problem(409, "EL-409");
    press(&world.log_in_as("Wim").await, &format!("{path}/klaar"), "wim").await.problem(404, "EL-104");
}

both!(what_was_offered_waits_in_a_list_without_a_name);
async fn what_was_offered_waits_in_a_list_without_a_name(world: &World) {
    let offer = offered(world).await;
    let tom = world.log_in_as("Tom").await;
    let page = get(&tom, "/api/v1/doorverwijzingen/aangeboden").await.expect(200);
    let all = page.json()["items"].as_array().unwrap().clone();
    let mine = all.iter().find(|one| one["id"] == json!(offer.doorverwijzing)).expect("in the list");
    assert!(mine["van"] == "BelastingTelefoon" || mine["van"].is_string(), "{mine}");
    assert!(!page.html.contains("Samira"), "{}", page.html);
    // Elsewhere there is nothing of it, and who sends has no such list.
    let elsewhere = get(&world.log_in_as("Gerda").await, "/api/v1/doorverwijzingen/aangeboden").await.expect(200).json();
    assert_eq!(elsewhere["items"].as_array().unwrap().iter().find(|one| one["id"] == json!(offer.doorverwijzing)), None);
    get(&world.log_in_as("Bas").await, "/api/v1/doorverwijzingen/aangeboden").await.problem(404, "EL-104");
}

both!(what_is_solved_on_the_telephone_counts_and_is_about_nobody);
async fn what_is_solved_on_the_telephone_counts_and_is_about_nobody(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let solved = "select count(*) from hulpvraag where inwoner_id is null and status = 'afgesloten' and product = 'digid'";
    let before = count(world, solved).await;
    let path = "/api/v1/hulpvragen/opgelost";
    for name in ["een", "een", "twee"] {
        post(&bas, path, &key(name), &json!({ "product": "digid" })).await.expect(204);
    }
    assert_eq!(count(world, solved).await - before, 2);
    post(&bas, path, &key("algemeen"), &json!({})).await.expect(204);
    assert_eq!(
        post(&bas, path, &key("niets"), &json!({ "product": "niets" })).await.problem(400, "EL-100").fields(),
        ["product"]
    );
    post(&world.log_in_as("Derk").await, path, &key("derk"), &json!({})).await.problem(404, "EL-104");
}
