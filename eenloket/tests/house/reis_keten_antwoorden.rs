//! After a no, after silence, or because somebody changed their mind: the sender chooses again, takes back, or closes.

use crate::keten::UWV;
use crate::moments::{page_of, refused};
use crate::people::{ENSCHEDE, SAMIRA, TILBURG, TILLY};
use crate::world::World;
use eenloket::demo;
use store::sea_orm::{self, FromQueryResult};

both!(after_a_no_the_sender_chooses_again_with_what_was_typed);
async fn after_a_no_the_sender_chooses_again_with_what_was_typed(world: &World) {
    let offer = refused(world).await;
    let bas = world.log_in_as("Bas").await;
    let link = page_of(world, &offer).await;
    bas.get("/taken").await.shows("De balie zei nee");
    let page = bas.get(&link).await.expect(200).shows("Gemeente Tilburg zei nee. Reden: Er is dan niemand aan de balie");
    page.shows("Kies een andere balie").shows("Samira Fictief");
    // What was typed is there; the agreement is asked for again.
    let path = format!("{link}/doorverwijzen");
    let form = bas.get(&path).await.expect(200).forms().into_iter().find(|form| !form.value("versie").is_empty()).unwrap();
    assert_eq!(
        (form.value("zinnen"), form.value("terugkoppeling"), form.value("instemming")),
        ("samen_doen".into(), "ja".into(), String::new())
    );
    let slot = world.free("breda/gemeente-1").await[0].to_string();
    let versie = form.value("versie");
    let unasked = [("product", "digid"), ("tijdslot", slot.as_str()), ("versie", versie.as_str())];
    world.presses("Bas", &offer, "doorverwijzen", &unasked).await.expect(400).shows("Zonder akkoord van de inwoner");

    // Tilburg is free again as soon as the other time is booked.
    world.passes_on("Bas", &offer, "digid", "breda/gemeente-1").await.expect(303);
    assert_eq!(world.afspraak(offer.afspraak).await.status, "verplaatst");
    let slot = world.afspraak(offer.afspraak).await.tijdslot_id;
    assert!(world.free(TILBURG).await.contains(&slot), "the time is free again");
    let new = world.doorverwijzingen(offer.hulpvraag).await.into_iter().find(|row| row.vorige_id.is_some()).unwrap();
    assert_eq!((new.vorige_id, new.status.as_str()), (Some(offer.doorverwijzing), "aangeboden"), "a new one, by reference");
    assert_eq!(world.doorverwijzing(offer.doorverwijzing).await.status, "geweigerd", "what is over does not come back");
    let row = world.hulpvraag(offer.hulpvraag).await;
    assert_eq!((row.status.as_str(), row.vervolgstap.as_deref()), ("wacht_op_organisatie", Some("doorverwijzing_beantwoorden")));
    world.owner_is(&offer, "belastingdienst", Some("bas")).await;
    world.log_in_as("Bas").await.get("/taken").await.hides(&row.nummer);
    // The resident hears of it.
    let told = world.ask::<Told>("select payload from event where kind = 'doorverwijzing.afspraak_afgezegd'").await;
    assert!(told.iter().any(|event| event.payload.contains(&offer.afspraak.to_string())));
}

#[derive(Debug, FromQueryResult)]
struct Told {
    payload: String,
}

both!(a_form_that_is_too_old_changes_nothing);
async fn a_form_that_is_too_old_changes_nothing(world: &World) {
    let offer = refused(world).await;
    let bas = world.log_in_as("Bas").await;
    let old = world.passing_on(&bas, &offer, "digid", "utrecht/gemeente-1").await;
    world.passes_on("Bas", &offer, "digid", "breda/gemeente-1").await.expect(303);
    let before = world.snapshot().await;
    bas.send_form(&old, None).await.expect(409).shows("EL-409");
    assert_eq!(before.differs_in(&world.snapshot().await), ["concept"], "what was typed is kept, and nothing else is");
}

both!(an_offer_that_waits_is_taken_back);
async fn an_offer_that_waits_is_taken_back(world: &World) {
    let offer = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    let nummer = world.hulpvraag(offer.hulpvraag).await.nummer;
    let bas = world.log_in_as("Bianca").await;
    let page = bas.get(&page_of(world, &offer).await).await.expect(200);
    let button = page.form(&format!("/doorverwijzingen/{}/intrekking", offer.doorverwijzing));
    bas.send_form(&button, None).await.expect(303);
    assert_eq!(world.doorverwijzing(offer.doorverwijzing).await.status, "ingetrokken");
    let row = world.afspraak(offer.afspraak).await;
    assert_eq!(row.status, "afgezegd");
    assert!(world.free(TILBURG).await.contains(&row.tijdslot_id), "the time is free");
    // A colleague took it back, and has it by name.
    world.owner_is(&offer, "belastingdienst", Some("bianca")).await;
    let tom = world.tom().await;
    tom.offers().await.hides(&nummer);
    tom.tasks().await.shows("Goed om te weten: deze afspraak gaat niet door").shows(&nummer);
    tom.client
        .write(&format!("/doorverwijzingen/{}/aanvaarding", offer.doorverwijzing), &crate::client::fresh_key(), &[])
        .await
        .expect(409);
}

both!(a_booking_is_taken_back_until_somebody_came);
async fn a_booking_is_taken_back_until_somebody_came(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).done().await;
    world.owner_is(&visit, "enschede", None).await;
    let path = format!("/doorverwijzingen/{}/intrekking", visit.doorverwijzing);
    world.log_in_as("Bas").await.write(&path, &crate::client::fresh_key(), &[]).await.expect(303);
    world.owner_is(&visit, "belastingdienst", Some("bas")).await;

    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).done().await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    world.gerda().await.reports(&visit).await.expect(303);
    let path = format!("/doorverwijzingen/{}/intrekking", visit.doorverwijzing);
    let before = world.snapshot().await;
    world.log_in_as("Bas").await.write(&path, &crate::client::fresh_key(), &[]).await.expect(409).shows("EL-409");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
}

both!(closing_needs_a_choice_about_everything_that_is_open);
async fn closing_needs_a_choice_about_everything_that_is_open(world: &World) {
    let offer = refused(world).await;
    let row = world.hulpvraag(offer.hulpvraag).await;
    let (versie, taak) = (row.versie.to_string(), world.taken(offer.hulpvraag).await[0].id);
    let (done, afspraak) = (format!("{taak}:klaar"), offer.afspraak.to_string());
    let all = [("uitkomst", "opgelost"), ("versie", &*versie), ("taken", &*done), ("afspraken", &*afspraak)];
    let before = world.snapshot().await;
    world.presses("Bas", &offer, "sluiten", &all[1..]).await.expect(400).shows("Kies hoe het afloopt");
    world.presses("Bas", &offer, "sluiten", &all[..3]).await.expect(400).shows("Kies bij elke taak");
    world.presses("Bas", &offer, "sluiten", &[all[0], all[1], all[3]]).await.expect(400).shows("Kies bij elke taak");
    let old = [all[0], ("versie", "1"), all[2], all[3]];
    world.presses("Bas", &offer, "sluiten", &old).await.expect(409).shows("EL-409");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0], "half a choice changes nothing");

    world.presses("Bas", &offer, "sluiten", &all).await.expect(303);
    let closed = world.hulpvraag(offer.hulpvraag).await;
    assert_eq!((closed.status.as_str(), closed.uitkomst.as_deref()), ("afgesloten", Some("opgelost")));
    assert_eq!((closed.eigenaar_organisatie_id, closed.vervolgstap), (None, None));
    assert_eq!(world.afspraak(offer.afspraak).await.status, "afgezegd");
    let closed = world.taken(offer.hulpvraag).await.into_iter().find(|row| row.id == taak).unwrap();
    assert_eq!(closed.status, "klaar");
    // Nobody takes part any more (R5); Tom reads that the time is free.
    for naam in ["Bas", "Tom", "Loes"] {
        world.page_for(naam, &offer).await.expect(404);
    }
    world.tom().await.tasks().await.shows("deze afspraak gaat niet door");
    world.presses("Bas", &offer, "sluiten", &all).await.expect(409);
}

both!(who_is_not_the_owner_sees_the_state_and_no_content);
async fn who_is_not_the_owner_sees_the_state_and_no_content(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).done().await;
    let page = world.page_for("Bas", &visit).await.expect(200);
    page.shows("Belastingdienst maakte een afspraak bij Gemeente Enschede").hides("Tilly").hides("000-543 1001");
    let page = world.page_for("Bas", &visit).await;
    page.hides("Wat gebeurt er hierna?").hides("Sluit de hulpvraag").hides("Kies een andere balie");
    world.page_for("Gerda", &visit).await.expect(200).hides("Tilly").shows("EL-360").shows("Wat gebeurt er hierna?");
    // A colleague at another Balie of the same gemeente may look, and decides nothing.
    world.passes_on("Gerda", &visit, "ww", UWV).await.expect(303);
    world.page_for("Gerda", &visit).await.expect(200).hides("Tilly").shows("Gemeente Enschede maakte een afspraak bij UWV");
}

both!(a_sender_that_may_not_hear_has_no_page);
async fn a_sender_that_may_not_hear_has_no_page(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).without_feedback().done().await;
    world.page_for("Bas", &visit).await.expect(404);
    world.page_for("Gerda", &visit).await.expect(200);
}

both!(a_second_no_show_asks_not_to_let_go);
async fn a_second_no_show_asks_not_to_let_go(world: &World) {
    assert!(misses_twice(world, 0).await);
}

both!(a_no_show_of_long_ago_does_not_count);
async fn a_no_show_of_long_ago_does_not_count(world: &World) {
    assert!(!misses_twice(world, 61).await);
}

/// Samira does not come twice, and the first time is so many days longer ago than it was; tells whether "laat niet los" was
/// raised.
async fn misses_twice(world: &World, ago: i64) -> bool {
    let offer = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    world.clock.set(world.afspraak(offer.afspraak).await.begin.at());
    world.clock.advance(20);
    world.wim().await.notes_no_show(&offer).await.expect(303);
    let ago = ago * 24 * 3_600_000;
    world.meddle(&format!("update afspraak set begin = begin - {ago} where status = 'niet_verschenen'")).await;
    let kinds = async || world.taken(offer.hulpvraag).await.into_iter().map(|taak| taak.soort).collect::<Vec<_>>();
    assert!(!kinds().await.contains(&"laat_niet_los".to_owned()));
    // Nobody in Tilburg had said yes; Bas chooses Utrecht, and she does not come there either.
    world.clock.set(world.afspraak(offer.afspraak).await.einde.at());
    world.clock.advance(1);
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    world.passes_on("Bas", &offer, "digid", "utrecht/gemeente-1").await.expect(303);
    let new = world.doorverwijzingen(offer.hulpvraag).await.into_iter().find(|row| row.vorige_id.is_some()).unwrap();
    let second =
        crate::telephone::Referred { doorverwijzing: new.id, hulpvraag: offer.hulpvraag, afspraak: new.afspraak_id.unwrap() };
    world.clock.set(world.afspraak(second.afspraak).await.begin.at());
    world.clock.advance(20);
    let umar = world.desk("Umar", "utrecht").await;
    umar.notes_no_show(&second).await.expect(303);
    let raised = kinds().await.contains(&"laat_niet_los".to_owned());
    assert_eq!(umar.tasks().await.text().contains("Laat niet los"), raised);
    assert_eq!(world.hulpvraag(offer.hulpvraag).await.eigenaar_organisatie_id, Some(demo::id("organisatie/utrecht")));
    raised
}
