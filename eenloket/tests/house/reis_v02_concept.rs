//! V02: the browser crashes during a visit. What was sent once, with whichever button, is there again.

use crate::desk::Desk;
use crate::form::Form;
use crate::people::{ENSCHEDE, TILLY};
use crate::telephone::Referred;
use crate::world::World;

const NOTES: [(&str, &str); 6] = [
    ("stappen", "digid_aangevraagd"),
    ("toelichting", "Heeft een gehoorapparaat."),
    ("uitkomst", "deels_opgelost"),
    ("vervolg", "Code per brief"),
    ("vervolg_op", "10-3-2027"),
    // Not what is chosen already.
    ("samenvatting", "geen"),
];

async fn tilly_sits_at_the_balie(world: &World) -> (Desk, Referred) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.it_is("2027-03-03T09:30");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    (gerda, visit)
}

/// The page of the visit with notes in it, as one of its buttons sends it.
async fn typed(desk: &Desk, visit: &Referred, button: &str) -> Form {
    desk.visit(visit).await.form(&format!("{}/{button}", desk.visit_path(visit))).with(&NOTES)
}

/// The form of the visit in a new session, as after a crash.
async fn opens_again(world: &World, naam: &str, visit: &Referred) -> Form {
    world.desk(naam, "enschede").await.ending(visit).await
}

fn must_hold_the_notes(form: &Form) {
    for (name, value) in NOTES {
        assert_eq!(form.value(name), value, "{name}");
    }
}

both!(a_crash_loses_nothing_that_was_sent_once);
async fn a_crash_loses_nothing_that_was_sent_once(world: &World) {
    let (gerda, visit) = tilly_sits_at_the_balie(world).await;
    // "Save", and looking up who this is: both keep what was typed.
    for (naar, leads_to) in [("bezoek", "#klaar"), ("zoeken", "/inwoner")] {
        let form = typed(&gerda, &visit, "concept").await;
        let sent = gerda.client.send_form(&form, Some(("naar", naar))).await.expect(303);
        assert!(sent.location().unwrap().ends_with(leads_to));
        must_hold_the_notes(&opens_again(world, "Gerda", &visit).await);
        world.meddle("delete from bezoek_concept").await;
    }
    // A form with an error, of either button.
    let wrong = typed(&gerda, &visit, "klaar").await.with(&[("vervolg_op", "gisteren")]);
    gerda.client.send_form(&wrong, None).await.expect(400);
    let again = opens_again(world, "Gerda", &visit).await;
    assert_eq!((again.value("toelichting"), again.value("vervolg_op")), (NOTES[1].1.to_owned(), "gisteren".to_owned()));
    world.meddle("delete from bezoek_concept").await;
    gerda.client.send_form(&typed(&gerda, &visit, "identificatie").await, None).await.expect(400);
    must_hold_the_notes(&opens_again(world, "Gerda", &visit).await);
    world.meddle("delete from bezoek_concept").await;
    // And establishing who it is.
    let form = typed(&gerda, &visit, "identificatie").await;
    gerda.client.send_form(&form.with(&[("document", "paspoort")]), None).await.expect(303);
    let gerda = world.gerda().await;
    let page = gerda.visit(&visit).await.expect(200).shows("Dit typte u eerder bij dit bezoek");
    let (path, form) = (gerda.visit_path(&visit), gerda.ending(&visit).await);
    must_hold_the_notes(&form);
    // The form as it came back ends the visit; then nothing is kept of what was typed on the way.
    gerda.client.send_form(&form, None).await.expect(303);
    assert!(world.content("bezoek_concept").await.is_empty());
    gerda.visit(&visit).await.expect(200).shows("Heeft een gehoorapparaat.").hides("Dit typte u eerder");
    // Who presses a button of the old page is told that the visit has ended, and nothing is kept again.
    gerda.client.send_form(&page.form(&format!("{path}/concept")), None).await.expect(409).shows("EL-409");
    assert!(world.content("bezoek_concept").await.is_empty());
}

both!(what_was_typed_is_of_its_maker_and_sealed);
async fn what_was_typed_is_of_its_maker_and_sealed(world: &World) {
    let (gerda, visit) = tilly_sits_at_the_balie(world).await;
    let mut form = typed(&gerda, &visit, "concept").await.with(&[("toelichting", "Heeft een gehoorapparaat. 999990019")]);
    gerda.client.send_form(&form, None).await.expect(303);
    // Gijs may see the visit, and not what Gerda has not finished.
    assert_eq!(opens_again(world, "Gijs", &visit).await.value("toelichting"), "");
    let again = opens_again(world, "Gerda", &visit).await.value("toelichting");
    assert!(again.starts_with("Heeft een gehoorapparaat.") && !again.contains("999990019"), "{again}");
    let kept = world.content("bezoek_concept").await;
    for word in ["gehoorapparaat", "Code per brief", "deels_opgelost"] {
        assert!(!kept.contains(word), "{word} can be read in the store");
    }
    // What she clears is cleared, in another form of the same page.
    form = gerda.visit(&visit).await.form(&form.action).with(&[("toelichting", ""), ("vervolg", "")]);
    form.clear("stappen");
    gerda.client.send_form(&form, None).await.expect(303);
    let form = opens_again(world, "Gerda", &visit).await;
    assert_eq!([form.value("toelichting"), form.value("vervolg"), form.value("stappen")], ["", "", ""]);
    assert_eq!(form.value("uitkomst"), "deels_opgelost");
}

both!(notes_of_a_visit_stay_seven_days);
async fn notes_of_a_visit_stay_seven_days(world: &World) {
    let (gerda, visit) = tilly_sits_at_the_balie(world).await;
    gerda.client.send_form(&typed(&gerda, &visit, "concept").await, None).await.expect(303);
    world.clock.advance(7 * 24 * 60 - 1);
    assert_eq!(eenloket::terms::look_at_the_clock(&world.house).await.unwrap().concepts, 0);
    must_hold_the_notes(&opens_again(world, "Gerda", &visit).await);
    world.clock.advance(1);
    assert_eq!(opens_again(world, "Gerda", &visit).await.value("toelichting"), "");
    assert_eq!(eenloket::terms::look_at_the_clock(&world.house).await.unwrap().concepts, 1);
    assert!(world.content("bezoek_concept").await.is_empty());
}
