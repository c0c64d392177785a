//! V02: nobody came, or came late. Nobody is lost, and nobody is called twice.

use crate::people::{ENSCHEDE, SAMIRA, TILBURG, TILLY};
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;

async fn tilly_has_an_afspraak(world: &World) -> Referred {
    world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await
}

both!(fifteen_minutes_are_waited);
async fn fifteen_minutes_are_waited(world: &World) {
    let visit = tilly_has_an_afspraak(world).await;
    world.it_is("2027-03-03T09:44");
    let gerda = world.gerda().await;
    assert!(gerda.no_show_button(&visit).await.is_none(), "too early for the button");
    let path = format!("{}/niet-verschenen", gerda.visit_path(&visit));
    let before = world.snapshot().await;
    gerda.presses(&path, 1).await.expect(409).shows("Wacht tot 15 minuten na de begintijd").shows("EL-409");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    world.clock.advance(1);
    assert!(gerda.no_show_button(&visit).await.is_some(), "the button is there");
}

both!(the_owner_calls_and_the_sender_acknowledges);
async fn the_owner_calls_and_the_sender_acknowledges(world: &World) {
    let visit = tilly_has_an_afspraak(world).await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    world.it_is("2027-03-03T09:45");
    let gerda = world.gerda().await;
    gerda.notes_no_show(&visit).await.expect(303);
    assert_eq!(world.afspraak(visit.afspraak).await.status, "niet_verschenen");
    let vraag = world.hulpvraag(visit.hulpvraag).await;
    assert_eq!((vraag.status.as_str(), vraag.vervolgstap.as_deref()), ("wacht_op_inwoner", Some("nabellen")));
    // One werkdag: Thursday, five o'clock in Enschede.
    assert_eq!(vraag.vervolgstap_op.unwrap().at().to_string(), "2027-03-04T16:00:00Z");
    world.deliver().await;
    let taken = world.taken(visit.hulpvraag).await;
    let of = |soort: &str| taken.iter().filter(|taak| taak.soort == soort).collect::<Vec<_>>();
    assert_eq!((taken.len(), of("nabellen").len(), of("niet_verschenen").len()), (2, 1, 1));
    assert_eq!(of("nabellen")[0].balie_id, Some(demo::id("balie/enschede/gemeente-1")));
    assert_eq!(of("niet_verschenen")[0].organisatie_id, demo::id("organisatie/belastingdienst"));

    gerda.tasks().await.shows("Bel de inwoner: hij of zij kwam niet").shows(&nummer);
    let bas = world.bas().await;
    assert_eq!(bas.reads_about(&visit).await, "niet gekomen");
    let page = bas.tasks().await.shows("Goed om te weten: de inwoner kwam niet").shows(&nummer).hides("Bel de inwoner");
    let seen = page.form(&format!("/taken/{}/klaar", of("niet_verschenen")[0].id));
    bas.client.send_form(&seen, None).await.expect(303);
    bas.tasks().await.hides(&nummer);
    // A repeat of the event does not bring it back.
    world.deliver_again().await;
    bas.tasks().await.hides(&nummer);
    // She reached nobody, and calls again on another day: the question stays on her list.
    gerda.does_task(of("nabellen")[0].id).await.expect(303);
    gerda.tasks().await.shows("Bel de inwoner: dat is zo afgesproken").shows(&nummer);
}

both!(a_sender_that_may_not_hear_is_not_told);
async fn a_sender_that_may_not_hear_is_not_told(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").without_feedback().done().await;
    world.it_is("2027-03-03T09:45");
    world.gerda().await.notes_no_show(&visit).await.expect(303);
    world.deliver().await;
    let bas = world.bas().await;
    assert_eq!(bas.reads_about(&visit).await, "afspraak staat");
    assert_eq!(world.taken(visit.hulpvraag).await.len(), 1, "only the owner calls");
}

both!(who_is_still_owner_calls_and_does_not_acknowledge);
async fn who_is_still_owner_calls_and_does_not_acknowledge(world: &World) {
    // Nobody in Tilburg answered the offer: Bas is still the owner, and calls.
    let visit = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    world.clock.advance(20);
    world.wim().await.notes_no_show(&visit).await.expect(303);
    world.deliver().await;
    let taken = world.taken(visit.hulpvraag).await;
    let [taak] = taken.as_slice() else { panic!("one Taak: {taken:?}") };
    assert_eq!((taak.soort.as_str(), taak.medewerker_id), ("nabellen", Some(demo::id("medewerker/bas"))));
}

both!(an_offer_that_ran_out_and_was_helped_is_told);
async fn an_offer_that_ran_out_and_was_helped_is_told(world: &World) {
    let visit = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    // Two hours before she comes the answer has to be there.
    world.clock.set(world.doorverwijzing(visit.doorverwijzing).await.termijn_op.at());
    assert_eq!(eenloket::terms::look_at_the_clock(&world.house).await.unwrap().offers, 0);
    world.clock.advance(1);
    assert_eq!(eenloket::terms::look_at_the_clock(&world.house).await.unwrap().offers, 1);
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    world.bas().await.tasks().await.shows("Geen antwoord van de balie: kies opnieuw").shows(&nummer);
    // Nobody reached Samira. She comes, and Wim helps her all the same.
    let wim = world.wim().await;
    world.comes_in(&wim, &visit).await;
    world.deliver().await;
    world.bas().await.tasks().await.hides(&nummer);
    wim.finishes(&visit, "opgelost").await.expect(303);
    world.deliver().await;
    assert_eq!(world.doorverwijzing(visit.doorverwijzing).await.status, "verlopen", "what is over does not come back");
    assert_eq!(world.bas().await.reads_about(&visit).await, "geholpen");
}

both!(late_within_the_day_joins_the_queue);
async fn late_within_the_day_joins_the_queue(world: &World) {
    let visit = tilly_has_an_afspraak(world).await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    world.it_is("2027-03-03T09:46");
    world.gerda().await.notes_no_show(&visit).await.expect(303);
    world.deliver().await;
    world.it_is("2027-03-03T11:10");
    world.derk().await.reports_nummer(&nummer).await.expect(303);
    let gerda = world.gerda().await;
    gerda.day().await.shows("te laat");
    gerda.calls(&visit).await.expect(303);
    world.deliver().await;
    // She is here: nobody has to call her, and nobody reads that she did not come.
    let open: Vec<_> = world.taken(visit.hulpvraag).await.into_iter().filter(|taak| taak.status == "open").collect();
    assert!(open.is_empty(), "{open:?}");
    assert_eq!(world.bas().await.reads_about(&visit).await, "afspraak staat");
    gerda.finishes(&visit, "opgelost").await.expect(303);
    world.deliver().await;
    // Nor does an event that comes again undo what happened since.
    world.deliver_again().await;
    assert_eq!(world.bas().await.reads_about(&visit).await, "geholpen");
    assert_eq!(world.hulpvraag(visit.hulpvraag).await.status, "afgesloten");
}

both!(a_day_later_is_not_late_but_another_day);
async fn a_day_later_is_not_late_but_another_day(world: &World) {
    let visit = tilly_has_an_afspraak(world).await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    world.it_is("2027-03-03T09:46");
    world.gerda().await.notes_no_show(&visit).await.expect(303);
    world.it_is("2027-03-04T09:00");
    let derk = world.derk().await;
    derk.reports_nummer(&nummer).await.expect(400).shows("Wij vinden dit nummer vandaag niet");
    assert_eq!(world.afspraak(visit.afspraak).await.status, "niet_verschenen");
}
