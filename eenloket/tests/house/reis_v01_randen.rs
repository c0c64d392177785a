//! V01 at its edges: a time that is gone, an Inwoner who does not agree, a gemeente that does not take part.

use crate::client::fresh_key;
use crate::people::{ENSCHEDE, Inwoner, JOOST, TILLY};
use crate::telephone::NIEUW;
use crate::world::World;
use eenloket::demo;

/// Everything but the BSN, which comes back as "bewaard".
const TYPED: [&str; 13] = [
    "product",
    "naam",
    "geboortedatum",
    "postcode",
    "huisnummer",
    "straat",
    "plaats",
    "telefoon",
    "zinnen",
    "instemming",
    "terugkoppeling",
    "kanaal",
    "concept",
];

both!(a_time_that_is_gone_gives_other_times_and_loses_nothing);
async fn a_time_that_is_gone_gives_other_times_and_loses_nothing(world: &World) {
    let (bas, loes) = (world.bas().await, world.loes().await);
    let call = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").by("grote_letter");
    let form = call.choose(&call.search().await).await;
    loes.refers(&JOOST).to(ENSCHEDE).at("2027-03-03T09:30").done().await;

    let page = bas.client.send_form(&form, Some(("stap", "bevestig"))).await.expect(409);
    let page = page.shows("EL-210").shows("Kies een andere tijd").shows("Uw tekst is bewaard").shows("Het bsn is bewaard");
    let mut again = page.form(NIEUW);
    for name in TYPED {
        assert_eq!(again.value(name), form.value(name), "{name}");
    }
    assert_eq!(again.value("bsn"), "");
    let offered = again.choices("tijdslot");
    assert!(offered.len() >= 3, "three alternatives at least: {offered:?}");
    assert!(!offered.contains(&form.value("tijdslot")), "what is gone is not offered");
    let same_balie = world.free(ENSCHEDE).await.iter().filter(|slot| offered.contains(&slot.to_string())).count();
    assert!(same_balie >= 3, "three of them at the same Balie");

    again.set("tijdslot", &demo::id("tijdslot/enschede/gemeente-1/2027-03-03T10:00").to_string());
    let done = bas.client.send_form(&again, Some(("stap", "bevestig"))).await.expect(303);
    let done = world.referred(&done.location().unwrap()).await;
    let row = world.doorverwijzing(done.doorverwijzing).await;
    assert_eq!(row.inwoner_id, Some(TILLY.id()), "found by the BSN that was kept");
    assert!(world.concepten().await.is_empty(), "the concept has served");
}

both!(sixteen_at_one_time_give_one_booking);
async fn sixteen_at_one_time_give_one_booking(world: &World) {
    let bas = world.bas().await;
    let call = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30");
    let pairs = call.choose(&call.search().await).await.pairs(Some(("stap", "bevestig")));
    let keys: Vec<String> = (0..16).map(|_| fresh_key()).collect();
    let sent = keys.iter().map(|key| {
        let all = pairs.iter().map(|(name, value)| (name.as_str(), if name == "sleutel" { key } else { value }));
        let request = bas.client.request(reqwest::Method::POST, NIEUW).form(&all.collect::<Vec<_>>());
        tokio::spawn(async move { request.send().await.unwrap().status().as_u16() })
    });
    let sent: Vec<_> = sent.collect();
    let mut statuses = Vec::new();
    for answer in sent {
        statuses.push(answer.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [[303].as_slice(), &[409; 15]].concat());
    let slot = demo::id("tijdslot/enschede/gemeente-1/2027-03-03T09:30");
    assert_eq!(world.afspraken().await.iter().filter(|row| row.tijdslot_id == slot).count(), 1);
}

both!(who_does_not_agree_shares_a_first_name_and_no_more);
async fn who_does_not_agree_shares_a_first_name_and_no_more(world: &World) {
    let bas = world.bas().await;
    let done = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").without_agreement().done().await;
    let (vraag, afspraak) = (world.hulpvraag(done.hulpvraag).await, world.afspraak(done.afspraak).await);
    assert_eq!((vraag.inwoner_id, vraag.product.as_str(), vraag.vraag.as_str()), (None, "algemeen", ""));
    assert_eq!((afspraak.inwoner_id, afspraak.naam.as_str(), afspraak.product.as_str()), (None, "Tilly", "algemeen"));
    let row = world.doorverwijzing(done.doorverwijzing).await;
    assert_eq!((row.inwoner_id, row.instemming, row.terugkoppeling), (None, None, false));
    for table in ["momentopname", "afspraak", "hulpvraag"] {
        let rows = world.content(table).await;
        assert!(!rows.contains("000-543 1001") && !rows.contains("Tilly Voorbeeld"), "{table}");
    }
    bas.reads_aloud(&done)
        .await
        .expect(200)
        .shows("Tilly , uw afspraak staat.")
        .hides("De balie weet waarvoor u komt")
        .shows(&vraag.nummer)
        .shows("Wij sturen geen brief");
    world.deliver().await;
    assert!(world.berichten(done.hulpvraag).await.is_empty());

    // The Balie helps her, and the sender does not hear how it went.
    world.it_is("2027-03-03T09:31");
    let gerda = world.gerda().await;
    gerda.day().await.shows("Tilly").hides("Tilly Voorbeeld");
    world.comes_in(&gerda, &done).await;
    gerda
        .visit(&done)
        .await
        .expect(200)
        .shows("De inwoner wilde vooraf niets delen")
        .hides("De inwoner wil hulp")
        .hides("000-543");
    gerda.finishes(&done, "opgelost").await.expect(303);
    world.deliver().await;
    let bas = world.bas().await;
    assert_eq!(bas.reads_about(&done).await, "afspraak staat", "no status goes back");
    bas.tasks().await.hides(&vraag.nummer);
}

/// Lives in Delft, which takes no part.
const DELFT: Inwoner = Inwoner { postcode: "2611 AA", ..JOOST };

both!(a_gemeente_that_does_not_take_part_gives_the_nearest);
async fn a_gemeente_that_does_not_take_part_gives_the_nearest(world: &World) {
    let bas = world.bas().await;
    let page = bas.refers(&DELFT).search().await;
    let page = page.shows("EL-211").shows("Gemeente Delft heeft hier nog geen balie voor").shows("bellen met de eigen gemeente");
    // By distance: Amsterdam and Utrecht are nearer than Enschede.
    let text = page.text();
    assert!(text.contains("Gemeente Utrecht") && !text.contains("Gemeente Enschede"), "{text}");
    let done = bas.refers(&DELFT).to("utrecht/gemeente-1").done().await;
    assert_eq!(world.doorverwijzing(done.doorverwijzing).await.naar_organisatie_id, demo::id("organisatie/utrecht"));
}

both!(another_gemeente_is_allowed_with_a_warning);
async fn another_gemeente_is_allowed_with_a_warning(world: &World) {
    let bas = world.bas().await;
    let page = bas.refers(&TILLY).search().await;
    let desks: Vec<&str> = page.html.split("<div class=\"desk").skip(1).collect();
    let of = |name: &str| *desks.iter().find(|desk| desk.contains(name)).unwrap_or_else(|| panic!("{name} is not offered"));
    assert!(of("Gemeente Deventer").contains("De inwoner woont in de gemeente Enschede. Vraag of dat te ver is."));
    assert!(!of("Gemeente Enschede").contains("Vraag of dat te ver is."));
    bas.refers(&TILLY).to("deventer/gemeente-1").done().await;
}

both!(nobody_refers_to_their_own_house);
async fn nobody_refers_to_their_own_house(world: &World) {
    let ute = world.telephone("Ute").await;
    let own = world.free("enschede/uwv").await[0].to_string();
    let page = ute.refers(&JOOST).about("ww").search().await;
    let form = page.form(NIEUW);
    assert!(!form.choices("tijdslot").contains(&own), "one's own Balie is not suggested");
    let mut pairs = form.pairs(Some(("stap", "bevestig")));
    pairs.extend([("tijdslot".to_owned(), own), ("instemming".to_owned(), "ja".to_owned())]);
    let request = ute.client.request(reqwest::Method::POST, NIEUW).form(&pairs);
    ute.client.send(NIEUW, request).await.expect(409).shows("EL-211").shows("Kies een andere balie");
    assert!(world.free("enschede/uwv").await.iter().any(|slot| pairs_hold(&pairs, &slot.to_string())), "the time is free again");
}

fn pairs_hold(pairs: &[(String, String)], value: &str) -> bool {
    pairs.iter().any(|(_, held)| held == value)
}

both!(fiscal_secrecy_leaves_no_room_for_free_text);
async fn fiscal_secrecy_leaves_no_room_for_free_text(world: &World) {
    let bas = world.bas().await;
    let call = bas.refers(&TILLY).at("2027-03-03T09:30");
    let page = call.search().await.shows("Uw organisatie moet gegevens van mensen geheimhouden");
    let form = call.choose(&page).await;
    assert!(!form.has("toelichting"));
    // Whoever sends it all the same, is told why not.
    let mut pairs = form.pairs(Some(("stap", "bevestig")));
    pairs.push(("toelichting".to_owned(), "Heeft een naheffing van 900 euro.".to_owned()));
    let request = bas.client.request(reqwest::Method::POST, NIEUW).form(&pairs);
    let page = bas.client.send(NIEUW, request).await.expect(400);
    page.shows("Uw organisatie mag hier geen vrije tekst schrijven").shows("EL-100");
    assert!(world.afspraken().await.iter().all(|row| row.naam != TILLY.naam), "nothing was booked");
    // Logius may write.
    let loes = world.loes().await;
    loes.refers(&TILLY).at("2027-03-03T09:30").saying("Heeft de brief bij zich.").done().await;
}
