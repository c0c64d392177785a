//! What a program may do with each scope beyond referring, and what it never may.

use super::oauth::{Program, post_with, with};
use super::{get, key, post};
use crate::moments::{booked, busy, offered};
use crate::world::World;
use eenloket::demo;
use serde_json::json;

/// Each scope with an address of its own organisatie that it opens and no other scope does.
const OPENS: [(&str, &str); 6] = [
    ("taak:lezen", "/api/v1/taken"),
    ("rooster:lezen", "/api/v1/diensten?locatieId=LOCATIE"),
    ("bericht:lezen", "/api/v1/berichten"),
    ("netwerk:lezen", "/api/v1/medewerkers"),
    ("doorverwijzing:lezen", "/api/v1/doorverwijzingen/aangeboden"),
    ("balie:schrijven", "/api/v1/locaties/LOCATIE/dag"),
];

both!(each_scope_opens_its_own_part_and_the_rest_says_which_is_missing);
async fn each_scope_opens_its_own_part_and_the_rest_says_which_is_missing(world: &World) {
    let client = world.client();
    let locatie = demo::id("locatie/enschede").to_string();
    for (scope, _) in OPENS {
        let token = Program::of_enschede(world, scope, &[scope]).await.token(world).await;
        for (other, path) in OPENS {
            let path = path.replace("LOCATIE", &locatie);
            let page = with(&client, &token, &path).await;
            match scope == other {
                true => drop(page.expect(200)),
                // The work of its own organisatie is there: a developer hears which scope it takes. A Locatie it has nothing to
                // do with by its scopes is not there.
                false => assert!([403, 404].contains(&page.status), "{scope} at {path}: {}", page.status),
            }
        }
        with(&client, &token, "/api/v1/scheidingen").await.problem(404, "EL-104");
        with(&client, &token, "/api/v1/inzage/vragen").await.problem(404, "EL-104");
    }
}

both!(a_kiosk_reports_who_is_here_and_reads_no_name);
async fn a_kiosk_reports_who_is_here_and_reads_no_name(world: &World) {
    let visit = booked(world).await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let token = Program::of_enschede(world, "Zuil", &["balie:schrijven"]).await.token(world).await;
    let client = world.client();
    let at = |what: &str| format!("/api/v1/locaties/{}/{what}", demo::id("locatie/enschede"));
    let told = json!({ "nummer": world.hulpvraag(visit.hulpvraag).await.nummer });
    post_with(&client, &token, &at("melden"), "zuil-meldt-een", &told).await.expect(200);
    let day = with(&client, &token, &at("dag")).await.expect(200).json();
    assert!(day["afspraken"].as_array().unwrap().iter().all(|one| one["naam"].is_null()), "{day}");
    // The visit itself is for who helps; another Locatie is not there.
    with(&client, &token, &format!("/api/v1/bezoeken/{}", visit.afspraak)).await.problem(404, "EL-104");
    let elsewhere = format!("/api/v1/locaties/{}/dag", demo::id("locatie/tilburg"));
    with(&client, &token, &elsewhere).await.problem(404, "EL-104");
}

both!(a_booking_system_moves_what_is_at_its_own_balies);
async fn a_booking_system_moves_what_is_at_its_own_balies(world: &World) {
    let (visit, elsewhere) = (booked(world).await, offered(world).await);
    let client = world.client();
    let reads = Program::of_enschede(world, "Leest", &["afspraak:lezen"]).await.token(world).await;
    let both = Program::of_enschede(world, "Plant", &["afspraak:lezen", "afspraak:schrijven"]).await.token(world).await;
    let path = format!("/api/v1/afspraken/{}", visit.afspraak);
    let free = with(&client, &reads, &path).await.expect(200).json()["tijdsloten"][1]["id"].clone();
    let to = json!({ "tijdslotId": free });
    let moves = format!("{path}/verplaatsing");
    post_with(&client, &reads, &moves, "plant-leest", &to).await.problem(403, "EL-108");
    let done = post_with(&client, &both, &moves, "plant-schrijft", &to).await.expect(201);
    world.lines_of(done.trace).await.access("afspraak.move").expect("the program, in the log");
    with(&client, &both, &format!("/api/v1/afspraken/{}", elsewhere.afspraak)).await.problem(404, "EL-104");
    world.deliver().await;
    world.must_hold().await;
}

both!(a_program_reads_how_it_stands_without_who_it_is_about);
async fn a_program_reads_how_it_stands_without_who_it_is_about(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    gerda.identifies(&visit).await.expect(303);
    let path = format!("/api/v1/hulpvragen/{}", world.hulpvraag(visit.hulpvraag).await.nummer);
    let gerda = get(&gerda.client, &path).await.expect(200).json();
    assert!(gerda["momentopname"]["naam"].is_string(), "who helps reads it: {gerda}");
    let token = Program::of_enschede(world, "Zaken", &["hulpvraag:lezen"]).await.token(world).await;
    let page = with(&world.client(), &token, &path).await.expect(200).json();
    assert_eq!((&page["momentopname"], &page["status"]), (&json!(null), &gerda["status"]));
}

both!(the_staff_system_lets_somebody_go_and_gives_no_role);
async fn the_staff_system_lets_somebody_go_and_gives_no_role(world: &World) {
    let bram = world.log_in_as("Bram").await;
    let new = json!({ "naam": "Tijdelijk Proef", "rollen": ["receptie"], "balieIds": [] });
    let made = post(&bram, "/api/v1/medewerkers", &key("nieuw"), &new).await.expect(201);
    let token = Program::of_enschede(world, "Personeel", &["netwerk:lezen", "netwerk:schrijven"]).await.token(world).await;
    let client = world.client();
    post_with(&client, &token, "/api/v1/medewerkers", "personeel-nieuw", &new).await.problem(404, "EL-104");
    let leave = format!("{}/vertrek", made.location().unwrap());
    let gone = post_with(&client, &token, &leave, "personeel-weg-1", &json!(null)).await.expect(200).json();
    assert_eq!(gone["actief"], false);
}
