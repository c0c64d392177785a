//! V12: somebody who waits to hear more was not at home when one came back. Nobody is left without a next step: whoever stood there says
//! how it goes on, and the list and the paper say the same.

use crate::client::fresh_key;
use crate::outreach::{REGELINGEN, hit, insists, notes, plans_told};
use crate::people::KEES;
use crate::world::World;
use foundation::Uuid;

const IN_VAIN: [(&str, &str); 2] = [("uitkomst", "niet_bereikt"), ("dagdeel", "middag")];

fn back<'a>(dag: &'a str, part: &'a str) -> [(&'static str, &'a str); 3] {
    [("vervolg", "terug"), ("vervolg_op", dag), ("vervolg_dagdeel", part)]
}

fn with<'a>(said: &[(&'a str, &'a str)], how: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [said, how].concat()
}

/// Nel said to Kees in the morning of the 2nd that she comes back on the afternoon of the 5th, and now it is then.
async fn stands_there(world: &World) -> (Uuid, Uuid) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    let spoken = [("uitkomst", "interesse"), ("dagdeel", "ochtend")];
    notes(&nel, regel, &with(&spoken, &back("5-3-2027", "middag"))).await.expect(303);
    world.it_is("2027-03-05T13:00");
    (id, regel)
}

async fn stands(world: &World, regel: Uuid) -> (String, i32, Option<String>, Option<String>) {
    let row = world.regel(regel).await;
    (row.status, row.poging, row.gepland_op, row.dagdeel)
}

fn planned(poging: i32, day: &str, part: &str) -> (String, i32, Option<String>, Option<String>) {
    ("gepland".to_owned(), poging, Some(format!("2027-03-{day}")), Some(part.to_owned()))
}

both!(nobody_at_home_at_the_return_asks_how_it_goes_on);
async fn nobody_at_home_at_the_return_asks_how_it_goes_on(world: &World) {
    let (id, regel) = stands_there(world).await;
    let (nel, door) = (world.log_in_as("Nel").await, format!("/looplijsten/regels/{regel}"));
    let page = nel.get(&door).await.expect(200).shows("of was er niemand thuis? Hoe gaat het verder?");
    // In the morning nobody was to come: then the day stands, and nothing is asked.
    assert_eq!(page.html.matches("class=\"asks\"").count(), 1, "{}", page.html);
    assert!(page.html.contains("value=\"middag\" class=\"asks\""));
    nel.get(&format!("/en{door}")).await.expect(200).shows("or was nobody at home?");
    nel.get(&format!("/pap{door}")).await.expect(200).shows("òf no tabatin hende na kas?");
    notes(&nel, regel, &IN_VAIN).await.expect(400).shows("Kies hoe het verdergaat");
    notes(&nel, regel, &with(&IN_VAIN, &back("8-3-2027", "middag")))
        .await
        .expect(400)
        .shows("Kies voor het terugkomen een ander deel");
    let late = notes(&nel, regel, &with(&IN_VAIN, &back("8-5-2027", "avond"))).await.expect(400);
    let late = late.shows("Vul een dag in vanaf morgen, binnen een maand");
    let form = late.form(&format!("{door}/gesprek"));
    let typed = ["uitkomst", "vervolg", "vervolg_op", "vervolg_dagdeel"].map(|name| form.value(name));
    assert_eq!(typed, ["niet_bereikt", "terug", "8-5-2027", "avond"], "what was typed stands there");
    assert_eq!(stands(world, regel).await, planned(0, "05", "middag"));
    notes(&nel, regel, &with(&IN_VAIN, &[("vervolg", "belt_zelf")])).await.expect(303);
    assert_eq!(stands(world, regel).await, ("gesproken".to_owned(), 1, None, None));
    let list = nel.get(&format!("/looplijsten/{id}")).await.expect(200);
    list.shows("Al geweest (1)").shows("Wil er meer over weten").hides("Terugkomen");
    let paper = nel.get(&format!("{door}/samenvatting")).await.expect(200);
    paper.shows("Bel ons wanneer u wilt").hides("komt bij u terug");
}

both!(another_day_stands_on_the_list_and_the_paper_and_goes_with_the_attempt);
async fn another_day_stands_on_the_list_and_the_paper_and_goes_with_the_attempt(world: &World) {
    let (id, regel) = stands_there(world).await;
    let nel = world.log_in_as("Nel").await;
    let another = with(&IN_VAIN, &back("8-3-2027", "avond"));
    notes(&nel, regel, &another).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(1, "08", "avond"));
    nel.get(&format!("/looplijsten/{id}")).await.expect(200).shows("Terugkomen: 8-3-2027, ’s avonds");
    let paper = format!("/looplijsten/regels/{regel}/samenvatting");
    nel.get(&paper).await.expect(200).shows("komt bij u terug op maandag 8 maart 2027, ’s avonds").hides("Bel ons wanneer");
    // By mistake: the plan is as it was, and what was agreed with the attempt is gone.
    insists(world, &nel, regel, &[("uitkomst", "vergissing")]).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(0, "05", "middag"));
    // What was planned since, stays.
    notes(&nel, regel, &another).await.expect(303);
    plans_told(world, &nel, &[regel], &[regel], "avond").await.expect(303);
    insists(world, &nel, regel, &[("uitkomst", "vergissing")]).await.expect(303);
    assert_eq!(stands(world, regel).await, planned(0, "05", "avond"));
    // One that was not noted at all: the paper promises no day that is over.
    world.it_is("2027-03-06T09:00");
    let nel = world.log_in_as("Nel").await;
    nel.get(&paper).await.expect(200).shows("U hoort nog op welke dag").hides("5 maart").hides("Bel ons wanneer");
}

both!(where_nobody_waits_for_it_nothing_is_asked);
async fn where_nobody_waits_for_it_nothing_is_asked(world: &World) {
    let (_, regel) = stands_there(world).await;
    let nel = world.log_in_as("Nel").await;
    let too = "Dat is hier niet nodig";
    let early = [("uitkomst", "niet_bereikt"), ("dagdeel", "ochtend"), ("vervolg", "belt_zelf")];
    notes(&nel, regel, &early).await.expect(400).shows(too);
    let api = format!("/api/v1/regels/{regel}/gesprekken");
    let send = async |body: serde_json::Value| {
        let seen = format!("\"{}\"", world.regel(regel).await.versie);
        let request = nel.request(reqwest::Method::POST, &api).header("idempotency-key", fresh_key()).header("if-match", seen);
        nel.send(&api, request.header("content-type", "application/json").body(body.to_string())).await
    };
    let missing = send(serde_json::json!({"uitkomst": "niet_bereikt", "dagdeel": "middag"})).await.expect(400);
    assert!(missing.html.contains("\"vervolg\"") && missing.html.contains("Kies hoe het verdergaat"), "{}", missing.html);
    let how = serde_json::json!({"uitkomst": "niet_bereikt", "dagdeel": "middag", "vervolg": "terug",
        "vervolgOp": "2027-03-08", "vervolgDagdeel": "avond"});
    assert!(send(how).await.expect(200).html.contains("\"dag\":\"2027-03-08\""));
    world.it_is("2027-03-08T19:00");
    let nel = world.log_in_as("Nel").await;
    let evening = [("uitkomst", "niet_bereikt"), ("dagdeel", "avond")];
    notes(&nel, regel, &with(&evening, &back("9-3-2027", "ochtend"))).await.expect(303);
    // After the third time they have the card.
    world.it_is("2027-03-09T09:00");
    let nel = world.log_in_as("Nel").await;
    let third = [("uitkomst", "niet_bereikt"), ("dagdeel", "ochtend")];
    notes(&nel, regel, &with(&third, &[("vervolg", "belt_zelf")])).await.expect(400).shows(too);
    notes(&nel, regel, &third).await.expect(303);
    assert_eq!(stands(world, regel).await, ("gesproken".to_owned(), 3, None, None));
}
