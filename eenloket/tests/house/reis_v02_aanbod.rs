//! V02: an offer to a Balie without a Convenant: yes, no, or called in before anybody answered.

use crate::client::fresh_key;
use crate::people::{ENSCHEDE, SAMIRA, TILBURG, TILLY};
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;

async fn samira_is_offered(world: &World) -> Referred {
    world.bas().await.refers(&SAMIRA).to(TILBURG).done().await
}

both!(a_balie_says_yes_and_is_owner_from_then_on);
async fn a_balie_says_yes_and_is_owner_from_then_on(world: &World) {
    let offer = samira_is_offered(world).await;
    let nummer = world.hulpvraag(offer.hulpvraag).await.nummer;
    let tom = world.tom().await;
    // Nummer, product and time; the name comes with the yes.
    tom.offers().await.shows(&nummer).shows("DigiD aanvragen of activeren").shows("Belastingdienst").hides("Samira");
    world.clock.set(world.afspraak(offer.afspraak).await.begin.at());
    let tom = world.tom().await;
    tom.day().await.hides("Samira");
    tom.visit(&offer).await.expect(404).hides("Samira");
    let done = tom.accepts(&offer).await.expect(303);
    let page = tom.client.follow(&done).await.expect(200).shows(&format!("Aangenomen: {nummer} , Samira Fictief."));
    let page = page.shows("De inwoner krijgt dit per brief.");
    assert!(page.links().contains(&format!("/hulpvragen/{nummer}")), "{:?}", page.links());
    // Whoever is not of that Balie reads no name there.
    world.gerda().await.client.get(&done.location().unwrap()).await.expect(200).hides("Samira").hides("Aangenomen");
    let vraag = world.hulpvraag(offer.hulpvraag).await;
    let owner = (vraag.eigenaar_organisatie_id, vraag.eigenaar_balie_id, vraag.eigenaar_medewerker_id);
    assert_eq!(owner, (Some(demo::id("organisatie/tilburg")), Some(demo::id("balie/tilburg/gemeente-1")), None));
    assert_eq!(vraag.vervolgstap.as_deref(), Some("afspraak"));
    assert_eq!(world.doorverwijzing(offer.doorverwijzing).await.status, "geaccepteerd");
    tom.day().await.shows("Samira Fictief");
    tom.offers().await.hides(&nummer);
    assert_eq!(world.bas().await.reads_about(&offer).await, "afspraak staat");
}

both!(every_colleague_of_the_balie_may_say_yes_and_only_the_coordinator_no);
async fn every_colleague_of_the_balie_may_say_yes_and_only_the_coordinator_no(world: &World) {
    let offer = samira_is_offered(world).await;
    let wim = world.wim().await;
    let page = wim.offers().await.hides("Weigeren");
    let refusal = format!("/doorverwijzingen/{}/weigering", offer.doorverwijzing);
    assert!(page.find_form(&refusal).is_none());
    wim.client.write(&refusal, &fresh_key(), &[("reden", "geen_medewerker")]).await.expect(404);
    wim.accepts(&offer).await.expect(303);
}

both!(a_no_gives_the_sender_a_task_and_drops_nothing);
async fn a_no_gives_the_sender_a_task_and_drops_nothing(world: &World) {
    let offer = samira_is_offered(world).await;
    let nummer = world.hulpvraag(offer.hulpvraag).await.nummer;
    let tom = world.tom().await;
    let page = tom.refuses(&offer, "").await.expect(400).shows("Kies waarom uw balie dit niet doet").shows("EL-100");
    // The choice is open at its row, the error leads to it, and the tab is marked.
    let field = format!("r-{}", offer.doorverwijzing);
    assert!(page.html.contains("<details open>") && page.html.contains(&format!("href=\"#{field}\"")), "{}", page.html);
    assert!(page.html.contains("aangeboden\" aria-current=\"true\""), "{}", page.html);
    let done = tom.refuses(&offer, "geen_medewerker").await.expect(303);
    tom.client.follow(&done).await.expect(200).shows("Geweigerd. De afzender kreeg een taak");
    let row = world.doorverwijzing(offer.doorverwijzing).await;
    assert_eq!((row.status.as_str(), row.reden.as_deref()), ("geweigerd", Some("geen_medewerker")));
    let vraag = world.hulpvraag(offer.hulpvraag).await;
    assert_eq!(vraag.eigenaar_medewerker_id, Some(demo::id("medewerker/bas")), "the sender stays owner");
    assert!(vraag.vervolgstap_op.is_some());
    assert_eq!(world.afspraak(offer.afspraak).await.status, "bevestigd", "an Afspraak is never dropped in silence");
    let bas = world.bas().await;
    bas.tasks().await.shows("De balie zei nee: kies opnieuw").shows(&nummer);
    assert_eq!(bas.reads_about(&offer).await, "balie zei nee");
    bas.reads_aloud(&offer).await.expect(200).hides("uw afspraak staat").hides("De afspraak staat");
    world.telephone("Bianca").await.tasks().await.hides(&nummer);
}

both!(the_first_answer_counts);
async fn the_first_answer_counts(world: &World) {
    let offer = samira_is_offered(world).await;
    let (tom, wim) = (world.tom().await, world.wim().await);
    let (yes, no) = (
        wim.offers().await.form(&format!("/doorverwijzingen/{}/aanvaarding", offer.doorverwijzing)),
        tom.offers().await.form(&format!("/doorverwijzingen/{}/weigering", offer.doorverwijzing)),
    );
    let no = no.with(&[("reden", "verkeerde_balie")]);
    let (yes, no) = tokio::join!(wim.client.send_form(&yes, None), tom.client.send_form(&no, None));
    let (first, second) = if yes.status == 303 { (yes, no) } else { (no, yes) };
    assert_eq!(first.status, 303);
    second.expect(409).shows("Een collega gaf al antwoord").shows("EL-409");
    let before = world.snapshot().await;
    for (desk, path) in [(&tom, "aanvaarding"), (&tom, "weigering"), (&wim, "aanvaarding")] {
        let path = format!("/doorverwijzingen/{}/{path}", offer.doorverwijzing);
        desk.client.write(&path, &fresh_key(), &[("reden", "al_geholpen")]).await.expect(409).shows("EL-409");
    }
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
}

both!(calling_in_is_a_yes);
async fn calling_in_is_a_yes(world: &World) {
    let offer = samira_is_offered(world).await;
    world.clock.set(world.afspraak(offer.afspraak).await.begin.at());
    let (wim, tom) = (world.wim().await, world.tom().await);
    wim.day().await.hides("Samira");
    world.comes_in(&wim, &offer).await;
    let vraag = world.hulpvraag(offer.hulpvraag).await;
    assert_eq!(vraag.eigenaar_organisatie_id, Some(demo::id("organisatie/tilburg")), "with the call, in its commit");
    // The event is under way; a no comes too late all the same, and a yes changes nothing.
    let before = world.snapshot().await;
    for answer in ["weigering", "aanvaarding"] {
        let path = format!("/doorverwijzingen/{}/{answer}", offer.doorverwijzing);
        tom.client
            .write(&path, &fresh_key(), &[("reden", "geen_medewerker")])
            .await
            .expect(409)
            .shows("Een collega gaf al antwoord");
    }
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    wim.visit(&offer).await.expect(200).shows("Samira Fictief");
    world.deliver().await;
    let row = world.doorverwijzing(offer.doorverwijzing).await;
    assert_eq!((row.status.as_str(), row.geaccepteerd_op), ("geaccepteerd", Some(world.now().into())));
    tom.offers().await.hides(&vraag.nummer);
    wim.finishes(&offer, "opgelost").await.expect(303);
    world.deliver().await;
    assert_eq!(world.bas().await.reads_about(&offer).await, "geholpen");
}

both!(an_offer_is_for_its_own_balie);
async fn an_offer_is_for_its_own_balie(world: &World) {
    let offer = samira_is_offered(world).await;
    let nummer = world.hulpvraag(offer.hulpvraag).await.nummer;
    for (naam, helft) in [("Gerda", "enschede"), ("Greet", "enschede"), ("Doortje", "tilburg"), ("Tess", "maastricht")] {
        let other = world.desk(naam, helft).await;
        other.offers().await.hides(&nummer);
        let path = format!("/doorverwijzingen/{}/aanvaarding", offer.doorverwijzing);
        other.client.write(&path, &fresh_key(), &[]).await.expect(404);
    }
    // Under a Convenant there is nothing to answer.
    let booked = world.bas().await.refers(&TILLY).to(ENSCHEDE).done().await;
    let greet = world.desk("Greet", "enschede").await;
    let path = format!("/doorverwijzingen/{}/weigering", booked.doorverwijzing);
    greet.client.write(&path, &fresh_key(), &[("reden", "geen_medewerker")]).await.expect(409).shows("EL-409");
}
