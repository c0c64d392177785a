//! A version of a regeling is asked with once two people of the organisatie published it: Hanna puts it forward, Otto publishes it, and
//! then Tess can draw up a list for it. A file that changed is a concept again.

use crate::client::{Client, Page, fresh_key};
use crate::ledger::count;
use crate::planner::sends_json;
use crate::reis_v07_looplijst::{approved, drawn_up, presses};
use crate::sources::REGELINGEN;
use crate::world::World;
use looplijst::Einde;
use reqwest::Method;
use serde_json::json;

const PAGE: &str = "/regelingen/minimaregeling/2026?gebied=0935";
const SUBMIT: &str = "/regelingen/minimaregeling/2026/voorlegging?gebied=0935";
const PUBLISH: &str = "/regelingen/minimaregeling/2026/publicatie?gebied=0935";
const LISTS: &str = "/looplijsten/nieuw";

impl World {
    async fn published_by_two(&self) {
        sends(&self.log_in_as("Hanna").await, SUBMIT).await.expect(303);
        sends(&self.log_in_as("Otto").await, PUBLISH).await.expect(303);
    }
}

/// Presses the one button of a page.
async fn sends(client: &Client, action: &str) -> Page {
    let form = client.get(PAGE).await.expect(200).form(action);
    client.send_form(&form, None).await
}

fn offers(page: &Page) -> Vec<String> {
    page.forms().into_iter().map(|form| form.action).filter(|action| action.starts_with("/regelingen/")).collect()
}

both!(what_two_people_published_can_be_asked_with_and_nothing_else);
async fn what_two_people_published_can_be_asked_with_and_nothing_else(world: &World) {
    let _sources = world.sources(64).await;
    world.of_maastricht("delete from regeling_publicatie").await;
    let (tess, hanna, otto) = (world.log_in_as("Tess").await, world.log_in_as("Hanna").await, world.log_in_as("Otto").await);
    let before = count(world.db().await, "looplijst").await;
    let wants = [("regelingen", REGELINGEN[0]), ("regelingen", REGELINGEN[1]), ("peildatum", "31-12-2026")];
    let page =
        tess.write(LISTS, &fresh_key(), &wants).await.expect(409).shows("EL-322").shows("2026. Een gegevensbeheerder legt");
    assert_eq!(page.form(LISTS).value("peildatum"), "31-12-2026", "what was chosen stays");
    let body = json!({"regelingen": REGELINGEN, "peildatum": "2026-12-31"});
    sends_json(&tess, Method::POST, "/api/v1/looplijst-vragen", &body, &[]).await.expect(409).shows("EL-322");
    assert_eq!(count(world.db().await, "looplijst").await, before);
    // Who may not has no button, and what is not of their gemeente is none of their business.
    assert!(offers(&tess.get(PAGE).await.expect(200).shows("concept")).is_empty());
    assert!(offers(&otto.get(PAGE).await.expect(200)).is_empty(), "he publishes; somebody puts it forward first");
    assert_eq!(offers(&hanna.get(PAGE).await), [SUBMIT]);
    assert!(offers(&hanna.get("/regelingen/minimaregeling/2026?gebied=0153").await.expect(200)).is_empty());
    let digest = hanna.get(PAGE).await.form(SUBMIT).value("digest");
    let saw = [("digest", digest.as_str())];
    otto.write(SUBMIT, &fresh_key(), &saw).await.expect(404);
    hanna.write(&SUBMIT.replace("0935", "0153"), &fresh_key(), &saw).await.expect(404);
    hanna
        .write(SUBMIT, &fresh_key(), &[("digest", "anders")])
        .await
        .expect(409)
        .shows("EL-409")
        .shows("Zo staat het nu: concept");
    // Pressed twice it is put forward once, and not by herself.
    let key = fresh_key();
    hanna.write(SUBMIT, &key, &saw).await.expect(303);
    hanna.write(SUBMIT, &key, &saw).await.expect(303);
    hanna.write(SUBMIT, &fresh_key(), &saw).await.expect(409).shows("Zo staat het nu: voorgelegd");
    assert!(offers(&hanna.get(PAGE).await.shows("Een collega publiceert haar")).is_empty());
    hanna.write(PUBLISH, &fresh_key(), &saw).await.expect(403).shows("EL-311");
    tess.write(LISTS, &fresh_key(), &wants).await.expect(409).shows("EL-322");
    let waits = "regeling_publicatie where gepubliceerd_door is null and sleutel = 'minimaregeling'";
    assert_eq!(count(world.db().await, waits).await, 1);
    let page = otto.get(PAGE).await.shows("Voorgelegd door").shows("Hanna Voorbeeld");
    assert_eq!(offers(&page), [PUBLISH]);
    let key = fresh_key();
    otto.write(PUBLISH, &key, &saw).await.expect(303);
    otto.write(PUBLISH, &key, &saw).await.expect(303);
    otto.write(PUBLISH, &fresh_key(), &saw).await.expect(409).shows("Zo staat het nu: gepubliceerd");
    assert_eq!(count(world.db().await, waits).await, 0);
    let page = tess.get(PAGE).await.shows("Gepubliceerd door").shows("Otto Testman");
    assert!(offers(&page).is_empty());
    drawn_up(&tess).await;
}

both!(a_file_that_changed_is_a_concept_again_and_stops_what_is_under_way);
async fn a_file_that_changed_is_a_concept_again_and_stops_what_is_under_way(world: &World) {
    let _sources = world.sources(64).await;
    let tess = world.log_in_as("Tess").await;
    let id = approved(world, &tess).await;
    world.another_file().await;
    presses(world, &tess, id, "start").await.expect(409).shows("EL-322");
    world.log_in_as("Nel").await.get(PAGE).await.shows("veranderd nadat zij gepubliceerd was");
    world.published_by_two().await;
    presses(world, &tess, id, "start").await.expect(303);
    world.of_maastricht("delete from regeling_publicatie").await;
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    tess.get(&format!("/looplijsten/vragen/{id}")).await.expect(200).shows("EL-322");
    presses(world, &tess, id, "vervolg").await.expect(409).shows("EL-322");
    world.published_by_two().await;
    presses(world, &tess, id, "vervolg").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
}

both!(what_nobody_published_here_says_so_before_it_is_chosen);
async fn what_nobody_published_here_says_so_before_it_is_chosen(world: &World) {
    let _sources = world.sources(64).await;
    world.meddle("delete from regeling_publicatie").await;
    let tess = world.log_in_as("Tess").await;
    let page = tess.get(LISTS).await.expect(200).shows("Meedoenregeling Maastricht (nog een concept");
    // What the gemeente carries out in its own way is offered once.
    let keys = page.choices("regelingen");
    assert!(
        keys.iter().any(|key| key == REGELINGEN[0]) && !keys.iter().any(|key| key == "individuele_inkomenstoeslag"),
        "{keys:?}"
    );
    let is_closed = |page: &Page, key: &str| page.html.contains(&format!("value=\"{key}\" disabled"));
    assert!(keys.iter().all(|key| is_closed(&page, key)));
    world.published_by_two().await;
    let page = tess.get(LISTS).await.expect(200).shows("Meedoenregeling Maastricht (nog een concept: versie 2025)");
    assert!(!is_closed(&page, REGELINGEN[1]) && is_closed(&page, REGELINGEN[0]));
    // What was chosen on an older page stays, and can be taken back.
    let wants = [("regelingen", REGELINGEN[0]), ("peildatum", "31-12-2026")];
    let page = tess.write(LISTS, &fresh_key(), &wants).await.expect(409).shows("EL-322");
    assert!(page.html.contains(&format!("value=\"{}\" checked", REGELINGEN[0])) && !is_closed(&page, REGELINGEN[0]));
    for taal in ["en", "pap"] {
        assert!(is_closed(&tess.get(&format!("/{taal}{LISTS}")).await.expect(200), REGELINGEN[0]));
    }
}
