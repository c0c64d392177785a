//! The counter through the API, as the screen of a Medewerker of another maker would call it: with their own session.

use super::{get, key, post, send};
use crate::client::{Client, Page};
use crate::moments::{booked, busy};
use crate::people::{ENSCHEDE, TILLY};
use crate::world::World;
use eenloket::demo;
use reqwest::Method;
use serde_json::{Value, json};

fn locatie(what: &str) -> String {
    format!("/api/v1/locaties/{}/{what}", demo::id("locatie/enschede"))
}

/// A write without a body, by somebody who saw a version.
async fn press(client: &Client, path: &str, name: &str, seen: &str) -> Page {
    let request = client.request(Method::POST, path).header("Idempotency-Key", key(name)).header("If-Match", seen);
    send(client, path, request).await
}

both!(a_visit_from_the_door_to_the_paper);
async fn a_visit_from_the_door_to_the_paper(world: &World) {
    let visit = booked(world).await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    let derk = world.log_in_as("Derk").await;
    // The receptie sees times and numbers, and gives a ticket.
    let mine = |day: &Value| {
        let all = day["afspraken"].as_array().unwrap().clone();
        all.into_iter().find(|one| one["id"] == json!(visit.afspraak)).expect("in the day")
    };
    let seen = mine(&get(&derk, &locatie("dag")).await.expect(200).json());
    assert_eq!((&seen["status"], &seen["naam"]), (&json!("bevestigd"), &Value::Null));
    let told = json!({ "nummer": nummer });
    let bon = post(&derk, &locatie("melden"), &key("er"), &told).await.expect(200).json()["bon"].clone();
    assert_eq!(post(&derk, &locatie("melden"), &key("er"), &told).await.expect(200).json()["bon"], bon);
    let wrong = json!({ "nummer": "999990019" });
    let page = post(&derk, &locatie("melden"), &key("fout"), &wrong).await.problem(400, "EL-100");
    assert!(page.fields() == ["nummer"] && !page.html.contains("999990019"), "{}", page.html);

    let gerda = world.log_in_as("Gerda").await;
    let seen = mine(&get(&gerda, &locatie("dag")).await.expect(200).json());
    assert_eq!((&seen["bon"], &seen["naam"]), (&bon, &json!(TILLY.naam)));
    let path = format!("/api/v1/bezoeken/{}", visit.afspraak);
    press(&gerda, &format!("{path}/oproepen"), "oud", "\"1\"").await.problem(412, "EL-409");
    let called = press(&gerda, &format!("{path}/oproepen"), "kom", &format!("\"{}\"", seen["versie"])).await.expect(200);
    assert_eq!((&called.json()["status"], &called.json()["momentopname"]), (&json!("bezig"), &Value::Null), "not identified yet");

    let shown = json!({ "document": "paspoort", "einde": "12A" });
    let known = post(&gerda, &format!("{path}/identificatie"), &key("wie"), &shown).await.expect(200).json();
    assert_eq!((&known["vastgesteld"], &known["document"]), (&json!(true), &json!("paspoort")));
    assert_eq!(known["momentopname"]["telefoon"], TILLY.telefoon);

    let bad = json!({ "uitkomst": "deels_opgelost", "vervolg": { "tekst": "bel 999990019", "datum": "gisteren" } });
    let page = post(&gerda, &format!("{path}/einde"), &key("slecht"), &bad).await.problem(400, "EL-100");
    assert_eq!(page.fields(), ["vervolg.tekst", "vervolg.datum"]);
    let good = json!({
        "uitkomst": "deels_opgelost", "stappen": ["digid_aangevraagd"], "toelichting": "Heeft een nieuwe telefoon.",
        "vervolg": { "tekst": "activeringscode meenemen", "datum": "2027-03-10" }
    });
    let ended = post(&gerda, &format!("{path}/einde"), &key("klaar"), &good).await.expect(200).json();
    assert_eq!(ended["gesprek"]["vervolg"], "activeringscode meenemen");
    assert_eq!(world.hulpvraag(visit.hulpvraag).await.vervolgstap.as_deref(), Some("terugkomen"));
    let paper = get(&gerda, &format!("{path}/samenvatting?groteLetter=true")).await.expect(200);
    assert!(paper.html.starts_with("%PDF-"), "a PDF");
    // Who only takes a PDF gets it; who takes no PDF gets nothing done.
    for (accept, status) in [("application/pdf", 200), ("application/json", 406)] {
        let path = format!("{path}/samenvatting");
        gerda.send(&path, gerda.request(Method::GET, &path).header("Accept", accept)).await.expect(status);
    }
    world.deliver().await;
    world.must_hold().await;
}

both!(somebody_else_than_the_afspraak_says_is_found_first);
async fn somebody_else_than_the_afspraak_says_is_found_first(world: &World) {
    booked(world).await;
    let visit = busy(world).await;
    let gerda = world.log_in_as("Gerda").await;
    let path = format!("/api/v1/bezoeken/{}", visit.afspraak);
    let zoek = format!("{path}/inwoners/_zoek");
    let found = send(&gerda, &zoek, gerda.request(Method::POST, &zoek).json(&json!({ "bsn": TILLY.bsn }))).await.expect(200);
    let hit = found.json()["items"][0].clone();
    assert!(hit["naam"] == TILLY.naam && !found.html.contains(TILLY.bsn), "{}", found.html);
    // A choice is of one Medewerker, and cannot be made up.
    let chosen = |keuze: &Value| json!({ "document": "rijbewijs", "wie": keuze });
    let identify = format!("{path}/identificatie");
    for made_up in [json!("00ff"), json!(TILLY.id())] {
        let page = post(&gerda, &identify, &key(&made_up.to_string()[1..5]), &chosen(&made_up)).await.problem(400, "EL-100");
        assert_eq!(page.fields(), ["wie"]);
    }
    let gijs = world.log_in_as("Gijs").await;
    post(&gijs, &identify, &key("gijs"), &chosen(&hit["keuze"])).await.problem(400, "EL-100");
    post(&gerda, &identify, &key("tilly"), &chosen(&hit["keuze"])).await.expect(200);
    assert_eq!(world.hulpvraag(visit.hulpvraag).await.inwoner_id, Some(TILLY.id()));
    // A program cannot look at a document, whatever it may do: see policies/toepassingen.csv.
    assert!(include_str!("../../../../policies/toepassingen.csv").contains("\n-,balie.identify,"));
}

both!(who_walks_in_gets_a_free_time_once);
async fn who_walks_in_gets_a_free_time_once(world: &World) {
    let gerda = world.log_in_as("Gerda").await;
    let slot = world.free_today(ENSCHEDE).await.remove(0);
    let rood = json!({ "tijdslotId": slot, "naam": "Mevrouw Rood", "product": "digid" });
    let bad = json!({ "tijdslotId": "straks", "naam": "999990019", "product": "niets" });
    let page = post(&gerda, &locatie("inloop"), &key("slecht"), &bad).await.problem(400, "EL-100");
    assert_eq!(page.fields(), ["tijdslotId", "naam", "product"]);
    let bon = post(&gerda, &locatie("inloop"), &key("rood"), &rood).await.expect(200);
    assert_eq!(post(&gerda, &locatie("inloop"), &key("rood"), &rood).await.expect(200).html, bon.html);
    post(&gerda, &locatie("inloop"), &key("blauw"), &rood).await.problem(409, "EL-409");

    let made = gerda.request(Method::POST, &locatie("daglijsten")).header("Idempotency-Key", key("print"));
    let copy = send(&gerda, &locatie("daglijsten"), made).await.expect(201);
    let there = copy.location().unwrap();
    assert_eq!(get(&gerda, &there).await.expect(200).html, copy.html);
    assert!(copy.json()["bezoeken"].as_array().unwrap().iter().any(|one| one["naam"] == "Mevrouw Rood"), "{}", copy.html);
    get(&world.log_in_as("Gijs").await, &there).await.problem(404, "EL-104");
}
