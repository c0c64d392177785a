//! V06: the browser crashes while a question is passed on. What was sent once, and came back, is there again.

use crate::client::Client;
use crate::form::Form;
use crate::keten::UWV;
use crate::moments::page_of;
use crate::people::{ENSCHEDE, JOOST};
use crate::telephone::Referred;
use crate::world::World;

const TEXT: &str = "Heeft een gehoorapparaat.";

/// Joost is with the gemeente, and Gerda wants to pass his question on; she forgot to choose a time.
async fn gerda_forgets_the_time(world: &World) -> Referred {
    let visit = world.telephone("Sanne").await.refers(&JOOST).to(ENSCHEDE).done().await;
    let gerda = world.log_in_as("Gerda").await;
    let form = passing_on(world, &gerda, &visit, "?product=ww").await.with(&[("toelichting", TEXT), ("instemming", "ja")]);
    gerda.send_form(&form, None).await.expect(400).shows("EL-100").hides("Dit typte u eerder");
    visit
}

async fn passing_on(world: &World, client: &Client, visit: &Referred, query: &str) -> Form {
    let page = client.get(&format!("{}/doorverwijzen{query}", page_of(world, visit).await)).await.expect(200);
    page.forms().into_iter().find(|form| !form.value("versie").is_empty()).expect("a form to pass it on")
}

both!(what_was_typed_to_pass_a_question_on_survives_a_crash);
async fn what_was_typed_to_pass_a_question_on_survives_a_crash(world: &World) {
    let visit = gerda_forgets_the_time(world).await;
    let gerda = world.log_in_as("Gerda").await;
    let path = format!("{}/doorverwijzen", page_of(world, &visit).await);
    gerda.get(&path).await.expect(200).shows("Dit typte u eerder. Het is niet verstuurd.");
    let form = passing_on(world, &gerda, &visit, "").await;
    assert_eq!([form.value("toelichting"), form.value("instemming"), form.value("product")], [TEXT, "ja", "ww"]);
    // A colleague may pass it on as well, and does not see what she has not sent; nobody reads it in the store.
    let greet = world.log_in_as("Greet").await;
    greet.get(&path).await.expect(200).hides("Dit typte u eerder");
    assert_eq!(passing_on(world, &greet, &visit, "").await.value("toelichting"), "");
    assert!(!world.content("concept").await.contains("gehoorapparaat"));
    // Once it is passed on there is nothing to keep.
    let free = world.free(UWV).await.iter().map(ToString::to_string).collect::<Vec<_>>();
    let slot = form.choices("tijdslot").into_iter().find(|slot| free.contains(slot)).expect("a time at the UWV");
    gerda.send_form(&form.with(&[("tijdslot", &slot)]), None).await.expect(303);
    assert!(world.concepten().await.is_empty());
}

both!(what_was_typed_to_pass_a_question_on_stays_seven_days);
async fn what_was_typed_to_pass_a_question_on_stays_seven_days(world: &World) {
    let visit = gerda_forgets_the_time(world).await;
    world.clock.advance(7 * 24 * 60 - 1);
    let gerda = world.log_in_as("Gerda").await;
    assert_eq!(passing_on(world, &gerda, &visit, "").await.value("toelichting"), TEXT);
    world.clock.advance(1);
    let gerda = world.log_in_as("Gerda").await;
    assert_eq!(passing_on(world, &gerda, &visit, "").await.value("toelichting"), "");
    assert_eq!(eenloket::terms::look_at_the_clock(&world.house).await.unwrap().concepts, 1);
    assert!(world.concepten().await.is_empty());
}

both!(what_is_kept_of_passing_on_is_no_new_referral);
async fn what_is_kept_of_passing_on_is_no_new_referral(world: &World) {
    // Bas has the question again, and what he types for it is not among the calls that broke off.
    let offer = crate::moments::refused(world).await;
    let bas = world.bas().await;
    let form = passing_on(world, &bas.client, &offer, "?product=digid").await.with(&[("zinnen", "samen_doen")]);
    bas.client.send_form(&form, None).await.expect(400);
    let [row] = world.concepten().await.try_into().expect("what Bas typed");
    bas.list().await.hides("Nog niet af");
    let path = format!("/doorverwijzingen/nieuw?concept={}", row.id);
    bas.client.get(&path).await.expect(404);
    let again = world.bas().await;
    assert_eq!(passing_on(world, &again.client, &offer, "").await.value("zinnen"), "samen_doen");
}
