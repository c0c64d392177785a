//! V20, on paper: the letter of somebody who chose nothing, from the queue to the envelope and back.

use crate::client::fresh_key;
use crate::moments::busy;
use crate::people::{ENSCHEDE, JOOST, SAMIRA, TILBURG, TILLY};
use crate::post::{heights_on_paper, on_paper, prints};
use crate::seen::bsn_in;
use crate::smtp::Smtp;
use crate::telephone::Referred;
use crate::world::World;
use ::bericht::Soort;
use eenloket::demo;

async fn tilly_has_an_afspraak(world: &World) -> Referred {
    let done = world.books_after(&TILLY, "2027-03-05T09:30").await;
    world.deliver().await;
    done
}

both!(a_letter_is_queued_printed_and_can_be_printed_again);
async fn a_letter_is_queued_printed_and_can_be_printed_again(world: &World) {
    let done = tilly_has_an_afspraak(world).await;
    let nummer = world.hulpvraag(done.hulpvraag).await.nummer;
    let wanda = world.wanda().await;
    // The list says which and since when, and names nobody.
    wanda.client.get("/berichten").await.expect(200).shows("Te printen (1)").shows(&nummer).shows("grote letters").hides("Tilly");
    let partij = prints(&wanda).await;
    wanda.client.get(&partij).await.expect(200).shows("1 brief").shows(&nummer).hides("Tilly");
    let brief = world.confirmation(&done).await;
    assert_eq!((brief.status.as_str(), brief.kanaal.as_str()), ("geprint", "brief"));
    assert!(brief.verstuurd_op.is_some());
    for _ in 0..2 {
        let pdf = wanda.client.get(&format!("{partij}/brieven.pdf")).await.expect(200);
        assert_eq!(pdf.header("content-type"), "application/pdf");
        assert!(pdf.html.starts_with("%PDF-"));
        // Each print is an act about her.
        let lines = world.lines_of(pdf.trace).await;
        lines.must_hold();
        assert_eq!(lines.lines.len(), 1, "one line for Tilly");
    }
    wanda.client.get("/berichten").await.shows("Te printen (0)").shows("Er wachten nu geen brieven");
}

both!(only_the_own_organisatie_prints_and_only_who_may);
async fn only_the_own_organisatie_prints_and_only_who_may(world: &World) {
    let done = tilly_has_an_afspraak(world).await;
    let nummer = world.hulpvraag(done.hulpvraag).await.nummer;
    world.gerda().await.client.get("/berichten").await.expect(200).hides(&nummer);
    for other in ["Bas", "Derk", "Priya", "Bram"] {
        let client = world.log_in_as(other).await;
        client.get("/berichten").await.expect(404);
        client.write("/berichten/printen", &fresh_key(), &[]).await.expect(404);
    }
    // The privacy officer prints what is about looks, and nothing of the desk.
    let fatih = world.log_in_as("Fatih").await;
    fatih.get("/berichten").await.expect(200).hides(&nummer);
    fatih.write("/berichten/printen", &fresh_key(), &[]).await.expect(404);
    assert_eq!(world.confirmation(&done).await.status, "klaar");
}

both!(a_letter_that_comes_back_is_told_by_telephone);
async fn a_letter_that_comes_back_is_told_by_telephone(world: &World) {
    let done = tilly_has_an_afspraak(world).await;
    let wanda = world.wanda().await;
    prints(&wanda).await;
    let id = world.confirmation(&done).await.id;
    let path = format!("/berichten/{id}");
    let form = wanda.client.get(&path).await.expect(200).form(&format!("{path}/retour"));
    wanda.client.send_form(&form, None).await.expect(303);
    assert_eq!(world.confirmation(&done).await.status, "retour");
    let taken = world.taken(done.hulpvraag).await;
    let [taak] = taken.as_slice() else { panic!("one Taak: {taken:?}") };
    assert_eq!((taak.soort.as_str(), taak.organisatie_id), ("bericht_retour", demo::id("organisatie/belastingdienst")));
    // The end of the next werkdag.
    assert_eq!(taak.termijn_op.at().to_string(), "2027-03-03T16:00:00Z");
    world.bas().await.tasks().await.shows("Bel de inwoner: een brief kwam terug");
    wanda.client.get("/berichten").await.shows("kwam terug");
}

both!(the_address_is_read_again_when_it_is_printed);
async fn the_address_is_read_again_when_it_is_printed(world: &World) {
    let done = tilly_has_an_afspraak(world).await;
    // Nobody knows where she lives any more: somebody telephones, and the others are printed.
    let joost = world.books_after(&JOOST, "2027-03-05T10:00").await;
    world.deliver().await;
    world.meddle("update inwoner set postcode = '', huisnummer = '' where voornaam = 'Tilly' and achternaam = 'Voorbeeld'").await;
    let partij = prints(&world.wanda().await).await;
    assert_eq!(world.confirmation(&done).await.status, "te_bellen");
    assert_eq!(world.confirmation(&joost).await.status, "geprint");
    assert_eq!(world.taken(done.hulpvraag).await[0].soort, "bericht_bellen");
    world.wanda().await.client.get(&partij).await.shows("1 brief");
}

both!(a_letter_goes_to_where_somebody_lives_now_and_comes_back_to_who_wrote);
async fn a_letter_goes_to_where_somebody_lives_now_and_comes_back_to_who_wrote(world: &World) {
    tilly_has_an_afspraak(world).await;
    let moved = "update inwoner set straat = 'Nieuweweg', huisnummer = '7', postcode = '7521BB' where voornaam = 'Tilly'";
    world.meddle(moved).await;
    let wanda = world.wanda().await;
    let pdf = format!("{}/brieven.pdf", prints(&wanda).await);
    let Some(paper) = on_paper(&wanda.client, &pdf).await else { return };
    let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(paper.contains("Nieuweweg 7") && paper.contains("7521 BB"), "{paper}");
    assert!(paper.contains("Retouradres: Belastingdienst, Postbus 90001, 7500 ZZ Enschede"), "{paper}");
}

both!(a_letter_is_as_large_as_was_asked_and_says_whom_to_call);
async fn a_letter_is_as_large_as_was_asked_and_says_whom_to_call(world: &World) {
    let wanda = world.wanda().await;
    let mut heights = Vec::new();
    // Tilly asked for large print, Joost did not.
    for who in [&JOOST, &TILLY] {
        let done = world.books_after(who, "2027-03-05T09:30").await;
        world.deliver().await;
        let nummer = world.hulpvraag(done.hulpvraag).await.nummer;
        let pdf = format!("{}/brieven.pdf", prints(&wanda).await);
        let Some(paper) = on_paper(&wanda.client, &pdf).await else { return };
        let telefoon = world.locatie(demo::id("locatie/enschede")).await.telefoon;
        for part in [&nummer, &telefoon] {
            assert!(!part.is_empty() && paper.contains(part.as_str()), "'{part}' is not in {paper}");
        }
        // No way to a page, and nothing that is nobody's affair but theirs.
        for never in ["http", "www.", "://", who.bsn] {
            assert!(!paper.contains(never), "'{never}' is in {paper}");
        }
        assert_eq!(bsn_in(&paper), None, "{paper}");
        let mut words = heights_on_paper(&wanda.client, &pdf).await.unwrap();
        words.sort_by(f64::total_cmp);
        heights.push(words[words.len() / 2]);
    }
    // 18 points beside 12.
    assert!((heights[1] / heights[0] - 1.5).abs() < 0.05, "{heights:?}");
    // The list of who looked, as she takes it along, is no place for a number either.
    let tilly = world.inwoner(&TILLY).await;
    let list = on_paper(&tilly, "/mijn/inzage/export.pdf").await.unwrap();
    assert!(list.contains("Belastingdienst") && bsn_in(&list).is_none(), "{list}");
}

both!(what_is_asked_at_the_end_of_a_visit_is_what_happens);
async fn what_is_asked_at_the_end_of_a_visit_is_what_happens(world: &World) {
    for (way, texts) in [("balie", vec![("uitgereikt", "balie")]), ("voorkeur", vec![("klaar", "voorkeur")]), ("geen", vec![])] {
        let visit = busy(world).await;
        let gerda = world.gerda().await;
        let form = gerda.ending(&visit).await;
        assert_eq!(form.value("samenvatting"), "balie", "who sits there gets it in the hand");
        let form = form.with(&[("uitkomst", "opgelost"), ("samenvatting", way)]);
        gerda.client.send_form(&form, None).await.expect(303);
        world.deliver_again().await;
        let told = world.berichten(visit.hulpvraag).await;
        let told = told.iter().filter(|one| one.soort == "samenvatting_gesprek");
        let found: Vec<_> = told.map(|one| (one.status.as_str(), one.kanaal.as_str())).collect();
        assert_eq!(found, texts, "{way}");
    }
    // Greet prints what has to be sent, and no more.
    world.desk("Greet", "enschede").await.client.get("/berichten").await.shows("Te printen (1)");
}

both!(what_is_over_is_not_printed);
async fn what_is_over_is_not_printed(world: &World) {
    let done = tilly_has_an_afspraak(world).await;
    world.clock.set(world.afspraak(done.afspraak).await.begin.at());
    world.clock.advance(1);
    let wanda = world.wanda().await;
    wanda.client.get("/berichten").await.expect(200).shows("Te printen (0)");
    // An old page still has the button.
    let printed = wanda.client.write("/berichten/printen", &fresh_key(), &[]).await.expect(303);
    let partij = printed.location().unwrap();
    assert_eq!(world.confirmation(&done).await.status, "vervallen");
    wanda.client.get(&partij).await.expect(200).shows("Deze brieven waren niet meer nodig").hides("taken klaar om te bellen");
    wanda.client.get(&format!("{partij}/brieven.pdf")).await.expect(404);
}

both!(a_message_is_read_aloud_or_handed_over);
async fn a_message_is_read_aloud_or_handed_over(world: &World) {
    let done = tilly_has_an_afspraak(world).await;
    let path = format!("/berichten/{}", world.confirmation(&done).await.id);
    // Bas reads aloud; he cannot hand anything over.
    let page = world.bas().await.client.get(&path).await.expect(200);
    let page = page.shows("Om te zeggen aan de telefoon").shows("Uw afspraak is op vrijdag 5 maart 2027 om ");
    page.shows("De inwoner krijgt dit per brief, met grote letters.").hides("Meegeven aan de balie");
    let wanda = world.wanda().await;
    let form = wanda.client.get(&path).await.form(&format!("{path}/uitreiken"));
    wanda.client.send_form(&form, None).await.expect(303);
    let row = world.confirmation(&done).await;
    assert_eq!((row.status.as_str(), row.kanaal.as_str()), ("uitgereikt", "balie"));
    // No letter goes any more.
    wanda.client.get("/berichten").await.shows("Te printen (0)");
    wanda.client.write("/berichten/printen", &fresh_key(), &[]).await.expect(409).shows("Er wacht geen brief meer");
}

both!(an_offer_is_told_as_it_stands_and_the_newest_letter_goes);
async fn an_offer_is_told_as_it_stands_and_the_newest_letter_goes(world: &World) {
    let offer = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    world.deliver().await;
    assert_eq!(world.bericht(&offer, "stand_doorverwijzing").await.status, "klaar");
    world.tom().await.refuses(&offer, "geen_medewerker").await.expect(303);
    world.deliver().await;
    let all = world.berichten(offer.hulpvraag).await;
    let waiting: Vec<_> = all.iter().filter(|one| one.status == "klaar").collect();
    let [one] = waiting.as_slice() else { panic!("one letter: {all:?}") };
    assert!(one.feiten.contains("geweigerd"), "{}", one.feiten);
    assert_eq!(one.organisatie_id, demo::id("organisatie/belastingdienst"), "whoever is owner writes");
    // The events come again: nothing is told twice, and the old news does not come back.
    world.deliver_again().await;
    let again = world.berichten(offer.hulpvraag).await;
    assert_eq!((all.len(), again.iter().filter(|one| one.status == "klaar").count()), (again.len(), 1));
}

both!(an_offer_that_is_accepted_is_an_afspraak);
async fn an_offer_that_is_accepted_is_an_afspraak(world: &World) {
    let offer = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    world.deliver().await;
    world.tom().await.accepts(&offer).await.expect(303);
    world.deliver().await;
    assert_eq!(world.bericht(&offer, "stand_doorverwijzing").await.status, "vervallen");
    let row = world.confirmation(&offer).await;
    // It is this afternoon: a letter would be late, and somebody of Tilburg calls.
    assert_eq!((row.status.as_str(), row.organisatie_id), ("te_bellen", demo::id("organisatie/tilburg")));
}

both!(what_happens_at_the_balie_is_told);
async fn what_happens_at_the_balie_is_told(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    let missed = world.bas().await.refers(&JOOST).to(ENSCHEDE).at("2027-03-03T10:00").done().await;
    world.it_is("2027-03-03T09:30");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    gerda.finishes_in_part(&visit, "activeringscode", "10-3-2027").await.expect(303);
    world.it_is("2027-03-03T10:16");
    world.gerda().await.notes_no_show(&missed).await.expect(303);
    world.deliver().await;
    let gerda = world.gerda().await;
    let summary = world.bericht(&visit, "samenvatting_gesprek").await;
    let page = gerda.client.get(&format!("/berichten/{}", summary.id)).await.expect(200);
    page.shows("Wij hebben samen DigiD aangevraagd.")
        .shows("U komt terug op of voor woensdag 10 maart 2027. Het gaat om: activeringscode.");
    let missed = world.bericht(&missed, "afspraak_gemist").await;
    gerda.client.get(&format!("/berichten/{}", missed.id)).await.shows("U was er niet. Dat kan gebeuren.");
}

both!(a_queue_that_stands_still_is_told_to_the_coordinator);
async fn a_queue_that_stands_still_is_told_to_the_coordinator(world: &World) {
    let done = tilly_has_an_afspraak(world).await;
    world.it_is("2027-03-03T10:00");
    eenloket::post::watch(&world.house).await.unwrap();
    assert!(world.taken(done.hulpvraag).await.is_empty(), "a werkdag has not passed yet");
    world.clock.advance(1);
    for _ in 0..2 {
        eenloket::post::watch(&world.house).await.unwrap();
    }
    let taken = world.taken(done.hulpvraag).await;
    let [taak] = taken.as_slice() else { panic!("one Taak, however often it is looked: {taken:?}") };
    assert_eq!((taak.soort.as_str(), taak.medewerker_id), ("berichten_wachten", Some(demo::id("medewerker/wanda"))));
    let wanda = world.wanda().await;
    wanda.client.get("/berichten").await.shows("Er wachten brieven langer dan een werkdag").shows("te lang");
    wanda.tasks().await.shows("Print de brieven: zij wachten te lang");
    prints(&wanda).await;
    wanda.tasks().await.hides("Print de brieven");
}

both!(a_letter_reminds_early_enough_and_once);
async fn a_letter_reminds_early_enough_and_once(world: &World) {
    let done = world.books_after(&TILLY, "2027-03-11T09:30").await;
    for (when, count) in [("2027-03-05T09:00", 0), ("2027-03-08T09:00", 1), ("2027-03-08T09:01", 0), ("2027-03-09T09:00", 0)] {
        world.it_is(when);
        let mine =
            async || world.berichten(done.hulpvraag).await.iter().filter(|one| one.soort == "afspraak_herinnering").count();
        let before = mine().await;
        eenloket::post::remind(&world.house).await.unwrap();
        assert_eq!(mine().await - before, count, "{when}");
    }
}

both!(no_kind_makes_a_connection_for_who_wants_letters);
async fn no_kind_makes_a_connection_for_who_wants_letters(world: &World) {
    let Some(smtp) = Smtp::start() else { return };
    let done = tilly_has_an_afspraak(world).await;
    world.queues(&done, Soort::ALL.iter().copied()).await;
    let mailer = smtp.mailer();
    for _ in 0..3 {
        assert_eq!(world.sends(&mailer).await, ::bericht::EmailAantal::default());
        world.clock.advance(60);
    }
    assert_eq!(smtp.connections(), 0);
    let partij = prints(&world.wanda().await).await;
    // All but the answer, of which there is none here: that one is told by telephone. And the receipt of a question about a
    // look is printed by who answers it (besluit 38).
    world.wanda().await.client.get(&partij).await.shows(&format!("{} brieven", Soort::ALL.len() - 2));
}
