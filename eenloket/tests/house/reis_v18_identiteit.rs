//! V18: who stands at the counter. Gerda looks somebody up, looks at a document, and only then opens what is theirs.

use crate::caller::bsn;
use crate::client::fresh_key;
use crate::people::{ANNA, ANNA_2, ENSCHEDE, Inwoner, JOOST, OMAR, SAMIRA, TILBURG, TILLY};
use crate::telephone::Referred;
use crate::world::World;
use foundation::{Bsn, Keys};

/// Somebody is referred to Gerda, comes, and is called in. They say the postcode of where they stay now.
async fn at_the_counter(world: &World, who: &Inwoner) -> Referred {
    let who = Inwoner { postcode: TILLY.postcode, ..*who };
    let visit = world.bas().await.refers(&who).to(ENSCHEDE).done().await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    world.comes_in(&world.gerda().await, &visit).await;
    visit
}

both!(two_people_with_one_name_are_both_shown_and_the_document_decides);
async fn two_people_with_one_name_are_both_shown_and_the_document_decides(world: &World) {
    let bas = world.bas().await;
    for anna in [ANNA, ANNA_2] {
        bas.refers(&Inwoner { postcode: TILLY.postcode, ..anna }).to(ENSCHEDE).done().await;
    }
    // The third time she has no BSN at hand: which Anna it is, the telephone does not decide.
    let visit = at_the_counter(world, &Inwoner { bsn: "", ..ANNA }).await;
    let before = world.hulpvraag(visit.hulpvraag).await.inwoner_id.unwrap();
    assert!(![ANNA.id(), ANNA_2.id()].contains(&before));

    let gerda = world.gerda().await;
    let by_name = [("naam", "a. dubbel"), ("geboortedatum", ANNA.geboren), ("postcode", "8911ag")];
    let found = gerda.looks_up(&visit, &by_name).await.expect(200).shows("Gevonden (2)");
    let found = found.shows("Anna Dubbel , Voorbeeldstraat").shows("Anna Dubbel , Proefstraat");
    // A street tells two people apart; the rest of the address stays out.
    // A sealed value may hold these digits by chance, the text may not.
    let text = found.text();
    assert!(!text.contains("9008") && !text.contains("9108"), "a house number is on the page: {text}");
    for hidden in ["Leeuwarden", &ANNA.id().to_string(), &ANNA_2.id().to_string()] {
        assert!(!found.html.contains(hidden), "{hidden} is on the page");
    }
    let place = found.html.split("name=\"wie\"").skip(1).position(|part| part.contains("Proefstraat")).unwrap();
    gerda.chooses(&visit, &found, place, "paspoort").await.expect(303);

    // All that hangs on the Hulpvraag is now of the second Anna.
    let anna = Some(ANNA_2.id());
    assert_eq!(world.hulpvraag(visit.hulpvraag).await.inwoner_id, anna);
    assert_eq!(world.afspraak(visit.afspraak).await.inwoner_id, anna);
    assert_eq!(world.doorverwijzing(visit.doorverwijzing).await.inwoner_id, anna);
    assert!(world.contacten(visit.hulpvraag).await.iter().all(|contact| contact.inwoner_id == anna));
    let [kept] = world.identificaties(visit.hulpvraag).await.try_into().unwrap();
    assert_eq!((kept.inwoner_id, kept.status.as_str(), kept.document_tekens.as_str()), (ANNA_2.id(), "vastgesteld", "7K3"));
    gerda.visit(&visit).await.expect(200).shows("U heeft vastgesteld wie dit is.");
    gerda.finishes(&visit, "opgelost").await.expect(303);
}

both!(who_has_a_secret_address_is_found_without_it);
async fn who_has_a_secret_address_is_found_without_it(world: &World) {
    let visit = at_the_counter(world, &OMAR).await;
    let found = world.gerda().await.looks_up(&visit, &[("bsn", OMAR.bsn)]).await.expect(200);
    let found = found.shows("Omar Geheim , adres is geheim").hides("Voorbeeldstraat").hides("9009");
    assert!(!found.html.contains("Breda") && !found.html.contains(OMAR.bsn));
}

both!(what_another_organisatie_knows_and_what_nobody_knows_look_the_same);
async fn what_another_organisatie_knows_and_what_nobody_knows_look_the_same(world: &World) {
    // Samira is known in Tilburg, Joost at this Balie.
    world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    let visit = at_the_counter(world, &JOOST).await;
    let gerda = world.gerda().await;
    let nobody = bsn(0);
    let tries: [&[(&str, &str)]; 4] = [
        &[("bsn", SAMIRA.bsn)],
        &[("bsn", &nobody)],
        // The BSN is right and something else is not: which, nobody hears.
        &[("bsn", JOOST.bsn), ("geboortedatum", "4-9-1992")],
        &[("bsn", JOOST.bsn), ("naam", "Joop Testman")],
    ];
    let mut pages = Vec::new();
    for fields in tries {
        let page = gerda.looks_up(&visit, fields).await.expect(200).shows("Wij vinden niemand met deze gegevens");
        pages.push(page.text());
    }
    assert!(pages.windows(2).all(|two| two[0] == two[1]), "{pages:#?}");
    gerda
        .looks_up(&visit, &[("bsn", JOOST.bsn), ("geboortedatum", JOOST.geboren)])
        .await
        .expect(200)
        .shows("Gevonden (1)")
        .shows("van deze afspraak");
    // What is kept of it: by what, how many, and nothing that can be read.
    let kept = world.zoekpogingen().await;
    let mut counts: Vec<(&str, i32)> = kept.iter().map(|row| (row.soort.as_str(), row.aantal)).collect();
    counts.sort_unstable();
    assert_eq!(counts, [0, 0, 0, 0, 1].map(|n| ("bsn", n)));
}

both!(a_bsn_that_cannot_be_is_said_at_once);
async fn a_bsn_that_cannot_be_is_said_at_once(world: &World) {
    let visit = at_the_counter(world, &JOOST).await;
    let gerda = world.gerda().await;
    let page = gerda.looks_up(&visit, &[("bsn", "999990458"), ("naam", "Joost Testman"), ("geboortedatum", "3-9-1992")]).await;
    let page = page.expect(400).shows("EL-361").shows("Dit bsn klopt niet");
    let form = page.form(&format!("{}/inwoner/zoeken", gerda.visit_path(&visit)));
    assert_eq!((form.value("naam"), form.value("bsn")), ("Joost Testman".to_owned(), String::new()));
    gerda.looks_up(&visit, &[("bsn", "12")]).await.expect(400).shows("Een bsn heeft 9 cijfers");
    gerda.looks_up(&visit, &[]).await.expect(400).shows("Vul de naam in").shows("Vul de geboortedatum in");
    assert!(world.zoekpogingen().await.is_empty(), "nobody was looked for");
}

both!(without_a_good_document_help_goes_on_and_nothing_opens);
async fn without_a_good_document_help_goes_on_and_nothing_opens(world: &World) {
    let visit = world.loes().await.refers(&TILLY).at("2027-03-03T09:30").saying("Heeft moeite met lezen.").done().await;
    world.it_is("2027-03-03T09:30");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    for (document, stand, says) in [
        ("geen", "geldig", "Er is geen document getoond"),
        ("paspoort", "verlopen", "Het document is verlopen"),
        ("rijbewijs", "vermist", "Dit document is als vermist of gestolen gemeld"),
    ] {
        world.clock.advance(1);
        gerda.sees(&visit, document, stand).await.expect(303);
        gerda.visit(&visit).await.expect(200).shows(says).shows("EL-360").hides("Heeft moeite met lezen.");
        let kept = world.identificaties(visit.hulpvraag).await;
        let found = kept.iter().find(|row| row.document_soort == document && row.document_stand == stand);
        assert_eq!(found.map(|row| row.status.as_str()), Some("niet_vastgesteld"), "{kept:?}");
    }
    // A good one after all; and one of another country says who somebody is, and never a BSN.
    world.clock.advance(1);
    gerda.sees(&visit, "buitenlands", "geldig").await.expect(303);
    let page = gerda.visit(&visit).await.expect(200).shows("U heeft vastgesteld wie dit is.");
    page.shows("Een bsn is daarmee niet vastgesteld.").shows("Heeft moeite met lezen.");
    // To somebody else there is nothing here.
    world.log_in_as("Daan").await.get(&gerda.visit_path(&visit)).await.expect(404).hides("EL-360");
}

both!(a_lost_document_comes_before_the_privacy_officer);
async fn a_lost_document_comes_before_the_privacy_officer(world: &World) {
    let visit = at_the_counter(world, &TILLY).await;
    let gerda = world.gerda().await;
    for stand in ["verlopen", "vermist", "vermist"] {
        world.clock.advance(1);
        gerda.sees(&visit, "paspoort", stand).await.expect(303);
    }
    // Once, however often it is shown; by name, before the end of the next werkdag.
    let taken = world.taken(visit.hulpvraag).await;
    let [told] = taken.iter().filter(|taak| taak.soort == "document_vermist").collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(told.medewerker_id, Some(eenloket::demo::id("medewerker/fatih")));
    assert_eq!(told.balie_id, None);
    // Fatih reads that it happened and at which nummer, not what the question is about; others read nothing of it.
    let fatih = world.log_in_as("Fatih").await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    let page = fatih.get("/taken").await.expect(200).shows("Een document was als vermist of gestolen gemeld").shows(&nummer);
    let page = page.hides("DigiD").hides("Tilly");
    assert!(page.links().iter().all(|link| !link.contains("/hulpvragen/")), "the question is not theirs");
    world.log_in_as("Gijs").await.get("/taken").await.expect(200).hides("vermist of gestolen");
    world.log_in_as("Pia").await.get("/taken").await.expect(200).hides("vermist of gestolen");
    // It does not hold up the visit, and Fatih rounds it off.
    gerda.sees(&visit, "identiteitskaart", "geldig").await.expect(303);
    gerda.finishes(&visit, "opgelost").await.expect(303);
    let path = format!("/taken/{}/klaar", told.id);
    world.log_in_as("Pia").await.write(&path, &fresh_key(), &[]).await.expect(404);
    fatih.write(&path, &fresh_key(), &[]).await.expect(303);
    fatih.get("/taken").await.expect(200).hides("vermist of gestolen");
}

both!(a_bsn_from_the_document_completes_who_the_telephone_wrote_down);
async fn a_bsn_from_the_document_completes_who_the_telephone_wrote_down(world: &World) {
    let number = bsn(3);
    let truus = Inwoner { key: "", bsn: "", naam: "Truus van Testveld", geboren: "2-3-1949", ..TILLY };
    let visit = at_the_counter(world, &truus).await;
    let before = world.hulpvraag(visit.hulpvraag).await.inwoner_id.unwrap();
    assert!(world.person(before).await.bsn_index.is_none());
    let gerda = world.gerda().await;
    let told = [("bsn", number.as_str()), ("naam", truus.naam), ("geboortedatum", truus.geboren), ("postcode", truus.postcode)];
    let found = gerda.looks_up(&visit, &told).await.expect(200).shows("Wij vinden niemand").shows("Staat er niet bij");
    gerda.chooses(&visit, &found, 0, "identiteitskaart").await.expect(303);
    assert_eq!(world.hulpvraag(visit.hulpvraag).await.inwoner_id, Some(before), "the same person, now with a BSN");
    let index = Bsn::parse(&number).unwrap().index(&Keys::for_tests());
    assert_eq!(world.person(before).await.bsn_index, Some(index));
}

both!(who_shares_nothing_and_has_no_bsn_is_helped_to_the_end);
async fn who_shares_nothing_and_has_no_bsn_is_helped_to_the_end(world: &World) {
    let bas = world.bas().await;
    let visit = bas.refers(&JOOST).to(ENSCHEDE).without_agreement().done().await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    assert_eq!(world.hulpvraag(visit.hulpvraag).await.inwoner_id, None);
    assert!(!gerda.ending(&visit).await.has("samenvatting"), "there is nobody to send it to");
    // A tourist: no postcode, no BSN, a passport of another country.
    let told = [("naam", "Maria Turista"), ("geboortedatum", "5-5-1980")];
    let found = gerda.looks_up(&visit, &told).await.expect(200).shows("Wij vinden niemand");
    gerda.chooses(&visit, &found, 0, "buitenlands").await.expect(303);
    let inwoner = world.hulpvraag(visit.hulpvraag).await.inwoner_id.expect("somebody now");
    assert!(world.person(inwoner).await.bsn_index.is_none());
    // Nothing went by letter when it was booked, and that stays so.
    world.bas().await.reads_aloud(&visit).await.expect(200).shows("Wij sturen geen brief").hides("krijgt dit per brief");
    let ended = gerda.finishes(&visit, "opgelost").await.expect(303);
    gerda.client.follow(&ended).await.expect(200).shows("Uw vraag is afgesloten.");
    world.deliver().await;
}

both!(only_who_was_found_here_can_be_chosen);
async fn only_who_was_found_here_can_be_chosen(world: &World) {
    let visit = at_the_counter(world, &JOOST).await;
    let (gerda, gijs) = (world.gerda().await, world.gijs().await);
    let path = format!("{}/identificatie", gerda.visit_path(&visit));
    let found = gerda.looks_up(&visit, &[("bsn", JOOST.bsn)]).await.expect(200);
    let wie = found.form(&path).choices("wie")[0].clone();
    let before = world.snapshot().await;
    for (desk, value) in [(&gijs, wie.as_str()), (&gerda, &JOOST.id().to_string()), (&gerda, "00ff"), (&gerda, "x")] {
        desk.client.write(&path, &fresh_key(), &[("wie", value), ("document", "paspoort")]).await.expect(400).shows("EL-101");
    }
    // An hour later she looks again.
    world.clock.advance(61);
    let gerda = world.gerda().await;
    gerda.client.write(&path, &fresh_key(), &[("wie", &wie), ("document", "paspoort")]).await.expect(400);
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
}

both!(a_right_number_with_a_wrong_name_is_nobody);
async fn a_right_number_with_a_wrong_name_is_nobody(world: &World) {
    // On the telephone: a twin, or a number from the letter of a neighbour.
    let other = Inwoner { naam: "Tom Voorbeeld", ..TILLY };
    let bas = world.bas().await;
    let (right, wrong) = (bas.refers(&TILLY).to(ENSCHEDE).confirm().await, bas.refers(&other).to(ENSCHEDE).confirm().await);
    let pages = [right.expect(303), wrong.expect(303)];
    let [right, wrong] =
        [world.referred(&pages[0].location().unwrap()).await, world.referred(&pages[1].location().unwrap()).await];
    assert_eq!(world.hulpvraag(right.hulpvraag).await.inwoner_id, Some(TILLY.id()));
    let made = world.hulpvraag(wrong.hulpvraag).await.inwoner_id.unwrap();
    assert_ne!(made, TILLY.id());
    assert!(world.person(made).await.bsn_index.is_none(), "the number is of nobody");
}
