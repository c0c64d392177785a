//! An Afspraak that does not go on as booked: the inwoner moves it or calls it off, or somebody does it for them.

use crate::client::{Client, Page, fresh_key};
use crate::moments::{booked, offered};
use crate::people::{ENSCHEDE, JOOST, SAMIRA, TILLY};
use crate::post::prints;
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;

fn path(afspraak: Uuid) -> String {
    format!("/afspraken/{afspraak}")
}

/// Which Afspraak a page is of.
fn id_of(path: &str) -> Uuid {
    let path = path.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().parse().unwrap()
}

async fn moves(client: &Client, visit: &Referred, choose: impl Fn(&[String]) -> String) -> Page {
    let page = client.get(&path(visit.afspraak)).await.expect(200);
    let form = page.form(&format!("{}/verplaatsing", path(visit.afspraak)));
    let chosen = choose(&form.choices("tijdslot"));
    client.send_form(&form.with(&[("tijdslot", &chosen)]), None).await
}

both!(an_inwoner_moves_an_afspraak_and_everybody_follows);
async fn an_inwoner_moves_an_afspraak_and_everybody_follows(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.deliver().await;
    let tilly = world.inwoner(&TILLY).await;
    let overview = tilly.get("/mijn").await.expect(200).shows("Verzetten of afzeggen");
    assert!(overview.links().contains(&path(visit.afspraak)));
    let done = moves(&tilly, &visit, |all| all[all.len() - 1].clone()).await.expect(303);
    let new = tilly.follow(&done).await.expect(200).shows("Deze afspraak staat.");
    // It says that it worked, when and where, and how they hear it.
    let new =
        new.shows("Het is gelukt. Uw afspraak is nu op").shows("Balie 1").shows("U krijgt dit ook per brief, met grote letters.");
    let new = new.hides("De inwoner");
    let id = id_of(&new.path);
    let (old, new) = (world.afspraak(visit.afspraak).await, world.afspraak(id).await);
    assert_eq!((old.status.as_str(), new.status.as_str()), ("verplaatst", "bevestigd"));
    assert_eq!((old.balie_id, &old.naam, &old.product), (new.balie_id, &new.naam, &new.product));
    assert!(world.free(ENSCHEDE).await.contains(&old.tijdslot_id), "the old time is free again");
    let vraag = world.hulpvraag(visit.hulpvraag).await;
    assert_eq!((vraag.vervolgstap.as_deref(), vraag.vervolgstap_op), (Some("afspraak"), Some(new.begin)));
    world.deliver().await;
    assert_eq!(world.doorverwijzing(visit.doorverwijzing).await.afspraak_id, Some(id), "the doorverwijzing follows");
    assert!(world.berichten(visit.hulpvraag).await.iter().any(|one| one.soort == "afspraak_verplaatst"));
    // On the old page nothing can be done any more.
    tilly.get(&path(visit.afspraak)).await.expect(200).shows("Deze afspraak is verzet").hides("Verzet naar deze tijd");
    // Who did it is the Inwoner, at the organisatie of the Balie; the log names them sealed only.
    let lines = world.lines_of(done.trace).await;
    let access = lines.access("afspraak.move").expect("an access line");
    assert!(access.door_id.is_nil() && access.organisatie_id == new.organisatie_id);
    assert_eq!(lines.persons("afspraak.move").into_iter().collect::<Vec<_>>(), [world.hash_of(TILLY.id())]);
}

both!(a_time_that_is_gone_leaves_the_old_one_and_offers_others);
async fn a_time_that_is_gone_leaves_the_old_one_and_offers_others(world: &World) {
    let visit = booked(world).await;
    let tilly = world.inwoner(&TILLY).await;
    let page = tilly.get(&path(visit.afspraak)).await.expect(200);
    let form = page.form(&format!("{}/verplaatsing", path(visit.afspraak)));
    let chosen = form.choices("tijdslot")[0].clone();
    tilly.send_form(&form, None).await.expect(400).shows("Kies een andere tijd");
    world.meddle("update tijdslot set bezet = bezet").await;
    let other = world.bas().await.refers(&JOOST).to(ENSCHEDE).done().await;
    assert_eq!(world.afspraak(other.afspraak).await.tijdslot_id.to_string(), chosen, "somebody else was first");
    let gone = tilly.send_form(&form.with(&[("tijdslot", &chosen)]), None).await.expect(409);
    let gone = gone.shows("EL-210").shows("Deze tijd is net door iemand anders gekozen. De oude afspraak staat nog.");
    assert!(gone.form(&format!("{}/verplaatsing", path(visit.afspraak))).choices("tijdslot").len() >= 3);
    assert_eq!(world.afspraak(visit.afspraak).await.status, "bevestigd");
}

both!(an_inwoner_calls_off_and_the_balie_has_something_to_do);
async fn an_inwoner_calls_off_and_the_balie_has_something_to_do(world: &World) {
    let visit = booked(world).await;
    let slot = world.afspraak(visit.afspraak).await.tijdslot_id;
    let tilly = world.inwoner(&TILLY).await;
    let here = path(visit.afspraak);
    // First the question, then the answer.
    let page = tilly.get(&here).await.expect(200);
    assert!(page.find_form(&format!("{here}/afzegging")).is_none());
    let page = tilly.get(&format!("{here}?afzeggen=ja")).await.expect(200).shows("Wilt u de afspraak echt afzeggen?");
    let done = tilly.send_form(&page.form(&format!("{here}/afzegging")), None).await.expect(303);
    let page = tilly.follow(&done).await.expect(200).shows("Deze afspraak is afgezegd").shows("Het is gelukt.");
    page.shows("U hoeft niet te komen").shows("U krijgt dit ook per brief").hides("De inwoner");
    assert_eq!(world.afspraak(visit.afspraak).await.status, "afgezegd");
    assert!(world.free(ENSCHEDE).await.contains(&slot));
    let vraag = world.hulpvraag(visit.hulpvraag).await;
    assert!(vraag.eigenaar_organisatie_id.is_some() && vraag.status != "afgesloten");
    assert_eq!(vraag.vervolgstap.as_deref(), Some("nabellen"));
    let taken = world.taken(visit.hulpvraag).await;
    assert!(taken.iter().any(|taak| taak.soort == "afgezegd" && taak.status == "open"), "{taken:?}");
    world.gerda().await.tasks().await.shows("zegde af");
    tilly.get("/mijn").await.expect(200).shows("Gemeente Enschede belt u uiterlijk").shows("U heeft nu geen afspraak");
    world.deliver().await;
    assert!(world.berichten(visit.hulpvraag).await.iter().any(|one| one.soort == "afspraak_afgezegd"));
}

both!(staff_do_the_same_for_who_calls_or_stands_there);
async fn staff_do_the_same_for_who_calls_or_stands_there(world: &World) {
    let visit = booked(world).await;
    let bas = world.bas().await;
    let confirmed = bas.reads_aloud(&visit).await.expect(200);
    assert!(confirmed.links().contains(&path(visit.afspraak)), "the confirmation leads there");
    let done = moves(&bas.client, &visit, |all| all[all.len() - 1].clone()).await.expect(303);
    world.deliver().await;
    let gerda = world.gerda().await;
    let here = path(id_of(&done.location().unwrap()));
    bas.client.follow(&done).await.expect(200).shows("De afspraak is nu op").shows("De inwoner krijgt dit per brief");
    let page = gerda.client.get(&format!("{here}?afzeggen=ja")).await.expect(200).shows("Tilly Voorbeeld");
    let done = gerda.client.send_form(&page.form(&format!("{here}/afzegging")), None).await.expect(303);
    gerda.client.follow(&done).await.expect(200).shows("gaat niet door").shows("De inwoner krijgt dit per brief");
}

both!(who_moves_to_today_hears_it_now_and_gets_no_letter);
async fn who_moves_to_today_hears_it_now_and_gets_no_letter(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.deliver().await;
    let tilly = world.inwoner(&TILLY).await;
    let done = moves(&tilly, &visit, |all| all[0].clone()).await.expect(303);
    tilly.follow(&done).await.expect(200).shows("Het is gelukt").shows("U krijgt hierover geen brief. Schrijf het op.");
    world.deliver().await;
    let told = world.berichten(visit.hulpvraag).await;
    assert!(told.iter().all(|one| one.soort != "afspraak_verplaatst"), "post would come too late: {told:?}");
    // Nor is a confirmation of the old time printed any more.
    world.wanda().await.client.get("/berichten").await.expect(200).shows("Te printen (0)");
}

both!(an_afspraak_of_somebody_else_is_not_there);
async fn an_afspraak_of_somebody_else_is_not_there(world: &World) {
    let visit = booked(world).await;
    let here = path(visit.afspraak);
    let unknown = path(world.store().new_id());
    for client in [world.inwoner(&JOOST).await, world.log_in_as("Daan").await, world.log_in_as("Nel").await] {
        let (theirs, nobodys) = (client.get(&here).await.expect(404), client.get(&unknown).await.expect(404));
        assert_eq!(theirs.text(), nobodys.text());
        client.write(&format!("{here}/afzegging"), &fresh_key(), &[("versie", "1")]).await.expect(404);
    }
    assert_eq!(world.afspraak(visit.afspraak).await.status, "bevestigd");
}

both!(once_it_has_begun_nothing_changes_any_more);
async fn once_it_has_begun_nothing_changes_any_more(world: &World) {
    let visit = booked(world).await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    world.clock.advance(1);
    let tilly = world.inwoner(&TILLY).await;
    let here = path(visit.afspraak);
    tilly.get(&here).await.expect(200).shows("kan niet meer veranderen").hides("De afspraak afzeggen");
    tilly.write(&format!("{here}/afzegging"), &fresh_key(), &[("versie", "1")]).await.expect(409).shows("EL-409");
    let slot = world.free(ENSCHEDE).await[0].to_string();
    tilly.write(&format!("{here}/verplaatsing"), &fresh_key(), &[("versie", "1"), ("tijdslot", &slot)]).await.expect(409);
    assert_eq!(world.afspraak(visit.afspraak).await.status, "bevestigd");
}

async fn calls_off(client: &Client, visit: &Referred) {
    let here = path(visit.afspraak);
    let page = client.get(&format!("{here}?afzeggen=ja")).await.expect(200);
    client.send_form(&page.form(&format!("{here}/afzegging")), None).await.expect(303);
}

both!(an_offer_that_nobody_took_ends_when_the_inwoner_calls_off);
async fn an_offer_that_nobody_took_ends_when_the_inwoner_calls_off(world: &World) {
    let offer = offered(world).await;
    world.deliver().await;
    let nummer = world.hulpvraag(offer.hulpvraag).await.nummer;
    let tom = world.tom().await;
    tom.offers().await.shows(&nummer);
    calls_off(&world.inwoner(&SAMIRA).await, &offer).await;
    // The event is still under way, and there is nothing left to say yes to.
    tom.accepts(&offer).await.expect(409);
    world.deliver().await;
    assert_eq!(world.doorverwijzing(offer.doorverwijzing).await.status, "ingetrokken");
    tom.offers().await.hides(&nummer);
    // Who asked is owner as before, and telephones.
    let vraag = world.hulpvraag(offer.hulpvraag).await;
    assert_eq!(vraag.eigenaar_organisatie_id, Some(demo::id("organisatie/belastingdienst")));
    assert_eq!(vraag.vervolgstap.as_deref(), Some("nabellen"));
    let taken = world.taken(offer.hulpvraag).await;
    assert_eq!(taken.iter().map(|taak| taak.soort.as_str()).collect::<Vec<_>>(), ["afgezegd"]);
    // Nobody expires it later, and the events may come twice.
    world.deliver_again().await;
    world.clock.advance(5 * 24 * 60);
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    assert_eq!(world.doorverwijzing(offer.doorverwijzing).await.status, "ingetrokken");
    // The letter that says "we asked" is old news by now.
    prints(&world.wanda().await).await;
    let told = world.berichten(offer.hulpvraag).await;
    let stand = |soort: &str| told.iter().filter(|one| one.soort == soort).map(|one| one.status.as_str()).collect::<Vec<_>>();
    assert_eq!((stand("stand_doorverwijzing"), stand("afspraak_afgezegd")), (vec!["vervallen"], vec!["geprint"]));
}

both!(whoever_calls_off_it_is_told_once);
async fn whoever_calls_off_it_is_told_once(world: &World) {
    let bas = world.bas().await;
    let mut gone = Vec::new();
    for who in 0..3 {
        let visit = bas.refers(&TILLY).to(ENSCHEDE).done().await;
        match who {
            0 => calls_off(&world.inwoner(&TILLY).await, &visit).await,
            1 => calls_off(&bas.client, &visit).await,
            _ => {
                let path = format!("/doorverwijzingen/{}/intrekking", visit.doorverwijzing);
                bas.client.write(&path, &fresh_key(), &[]).await.expect(303);
            }
        }
        gone.push(visit);
    }
    for _ in 0..2 {
        world.deliver_again().await;
        for visit in &gone {
            assert_eq!(world.afspraak(visit.afspraak).await.status, "afgezegd");
            let told = world.berichten(visit.hulpvraag).await;
            assert_eq!(told.iter().filter(|one| one.soort == "afspraak_afgezegd").count(), 1, "{told:?}");
        }
    }
}
