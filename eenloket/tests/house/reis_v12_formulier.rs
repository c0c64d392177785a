//! V12, what the forms of the buurtteam ask and refuse: no more than belongs to what was chosen, no day on which nobody works, and words
//! that say what is wrong.

use crate::client::{Client, Page, fresh_key};
use crate::outreach::{REGELINGEN, hit, insists, neighbour, notes, plans};
use crate::people::KEES;
use crate::planner::sends_json;
use crate::world::World;
use foundation::Uuid;
use reqwest::Method;
use serde_json::{Value, json};

async fn at_the_door(world: &World) -> (Client, Uuid, Uuid) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    (world.log_in_as("Nel").await, id, world.regel_of(id, KEES.id()).await.unwrap().id)
}

/// Notes at a door as a program does.
async fn sends(world: &World, nel: &Client, regel: Uuid, body: Value) -> Page {
    let versie = format!("\"{}\"", world.regel(regel).await.versie);
    sends_json(nel, Method::POST, &format!("/api/v1/regels/{regel}/gesprekken"), &body, &[("if-match", &versie)]).await
}

both!(when_somebody_was_there_belongs_to_nobody_at_home);
async fn when_somebody_was_there_belongs_to_nobody_at_home(world: &World) {
    let (nel, _, regel) = at_the_door(world).await;
    insists(world, &nel, regel, &[("uitkomst", "niet_bereikt")]).await.expect(400).shows("Kies ’s ochtends");
    sends(world, &nel, regel, json!({"uitkomst": "niet_bereikt"})).await.expect(400).shows("dagdeel");
    // Elsewhere it is not asked; what is no part of a day is none anywhere.
    sends(world, &nel, regel, json!({"uitkomst": "heeft_al", "dagdeel": "nacht"})).await.expect(400).shows("dagdeel");
    insists(world, &nel, regel, &[("uitkomst", "heeft_al")]).await.expect(303);
    assert_eq!(world.regel(regel).await.status, "gesproken");
    // With only a no left to say, it stands there no more.
    let door = nel.get(&format!("/looplijsten/regels/{regel}")).await.expect(200);
    assert!(!door.html.contains("name=\"dagdeel\""));
}

both!(nobody_comes_back_on_a_day_on_which_nobody_works);
async fn nobody_comes_back_on_a_day_on_which_nobody_works(world: &World) {
    let (nel, _, regel) = at_the_door(world).await;
    let back =
        |dag: &'static str| [("uitkomst", "denkt_na"), ("vervolg", "terug"), ("vervolg_op", dag), ("vervolg_dagdeel", "middag")];
    // A Sunday, and Good Friday's Monday after it.
    for free in ["7-3-2027", "29-3-2027"] {
        let page = notes(&nel, regel, &back(free)).await.expect(400).shows("Op die dag werkt niemand");
        assert!(page.html.contains(free), "what was typed stays");
    }
    let body = json!({"uitkomst": "denkt_na", "vervolg": "terug", "vervolgOp": "2027-03-07", "vervolgDagdeel": "middag"});
    sends(world, &nel, regel, body).await.expect(400).shows("vervolgOp").shows("Op die dag werkt niemand");
    assert_eq!(world.regel(regel).await.status, "toegewezen");
    notes(&nel, regel, &back("8-3-2027")).await.expect(303);
    assert_eq!(world.regel(regel).await.gepland_op.as_deref(), Some("2027-03-08"));
}

both!(a_list_says_for_which_day_it_counts_and_whether_anything_is_left);
async fn a_list_says_for_which_day_it_counts_and_whether_anything_is_left(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN), neighbour("Ans Proef", "6211AB", "9011")]).await;
    let (nel, path) = (world.log_in_as("Nel").await, format!("/looplijsten/{id}"));
    let kees = world.regel_of(id, KEES.id()).await.unwrap();
    let seen = format!("{}.{}", kees.id, kees.versie);
    let tomorrow = [("regels", seen.as_str()), ("dag", "3-3-2027"), ("dagdeel", "middag")];
    let done = nel.write(&format!("{path}/dag"), &fresh_key(), &tomorrow).await.expect(303);
    nel.follow(&done).await.expect(200).shows("1 morgen gepland").hides("vandaag gepland");
    nel.get(&path).await.expect(200).shows("0 vandaag gepland");
    nel.get(&format!("{path}?dag=2027-03-05")).await.expect(200).shows("0 gepland op 5-3-2027");
    nel.get("/looplijsten").await.expect(200).shows("Bezig");
    for row in world.regels(id).await {
        notes(&nel, row.id, &[("uitkomst", "heeft_al")]).await.expect(303);
    }
    nel.get("/looplijsten").await.expect(200).shows("Niets meer te doen");
}

both!(a_postcode_is_read_with_its_space_and_typed_with_or_without);
async fn a_postcode_is_read_with_its_space_and_typed_with_or_without(world: &World) {
    let (nel, id, regel) = at_the_door(world).await;
    nel.get(&format!("/looplijsten/{id}")).await.expect(200).shows("Voorbeeldstraat 9004, 6211 AD");
    let door = format!("/looplijsten/regels/{regel}");
    nel.get(&door).await.expect(200).shows("Voorbeeldstraat 9004, 6211 AD Maastricht");
    notes(&nel, regel, &[("uitkomst", "denkt_na"), ("vervolg", "belt_zelf")]).await.expect(303);
    let calls = nel.get(&format!("/looplijsten/weigeringen?regel={regel}")).await.expect(200);
    assert_eq!(calls.form("/looplijsten/weigeringen").value("postcode"), "6211 AD");
    let who = [("naam", KEES.naam), ("geboortedatum", KEES.geboren), ("postcode", "6211ad")];
    nel.write("/looplijsten/weigeringen", &fresh_key(), &who).await.expect(303);
}

both!(a_name_that_finds_nobody_says_why);
async fn a_name_that_finds_nobody_says_why(world: &World) {
    let (nel, _, regel) = at_the_door(world).await;
    notes(&nel, regel, &[("uitkomst", "denkt_na"), ("vervolg", "belt_zelf")]).await.expect(303);
    let calls = async |naam: &str| {
        let who = [("naam", naam), ("geboortedatum", KEES.geboren), ("postcode", KEES.postcode)];
        nel.write("/looplijsten/weigeringen", &fresh_key(), &who).await
    };
    let long = "Kees ".repeat(100);
    for (naam, says) in
        [(long.trim(), "Deze naam is te lang"), ("Kees", "Met deze ene naam vinden wij niemand"), ("", "Vul de voornaam")]
    {
        let page = calls(naam).await.expect(400).shows(says).shows("EL-100");
        assert_eq!(page.form("/looplijsten/weigeringen").value("naam"), naam, "what was typed stays");
    }
    // Some have one name only, and a last name tells who it is.
    calls("Verzonnen").await.expect(303);
}

both!(a_program_reads_which_values_there_are);
async fn a_program_reads_which_values_there_are(world: &World) {
    let _sources = world.sources(64).await;
    let (nel, id, regel) = at_the_door(world).await;
    let page = sends(world, &nel, regel, json!({"uitkomst": "weg", "dagdeel": "nacht", "vervolg": "later"})).await.expect(400);
    let page = page.shows("niet_bereikt, interesse, wil_nu_hulp").shows("ochtend, middag, avond").shows("terug, belt_zelf");
    assert!(!page.html.contains("nacht"), "what was sent is not repeated");
    sends(world, &nel, regel, json!({"uitkomst": "wil_nu_hulp", "product": "geld"})).await.expect(400).shows("digid");
    sends(world, &nel, regel, json!({"uitkomst": "geweigerd", "regeling": "geld"})).await.expect(400).shows("aio").shows("alles");
    let day = json!({"regels": [{"id": regel, "versie": 2}], "dag": "2027-03-03", "dagdeel": "nacht"});
    let path = format!("/api/v1/looplijsten/{id}/dag");
    sends_json(&nel, Method::POST, &path, &day, &[]).await.expect(400).shows("ochtend, middag, avond");
    // What is right and does not belong keeps its own words.
    let both = json!({"uitkomst": "heeft_al", "regeling": "alles"});
    sends(world, &nel, regel, both).await.expect(400).shows("U koos ook waartegen");
    let tess = world.log_in_as("Tess").await;
    let list = json!({"regelingen": ["geld"], "peildatum": "2026-12-31", "wijze": "stil"});
    let page = sends_json(&tess, Method::POST, "/api/v1/looplijst-vragen", &list, &[]).await.expect(400);
    page.shows("gewoon, blind").shows("minimaregeling");
    plans(world, &nel, &[regel], "middag").await.expect(303);
}
