//! V01: Bas refers Tilly by telephone, and everybody knows what follows.

use crate::ledger::count;
use crate::people::{ENSCHEDE, Inwoner, JOOST, SAMIRA, TILBURG, TILLY};
use crate::telephone::{NIEUW, confirmed};
use crate::world::World;
use eenloket::demo;
use rules::klm::{self, Klm};
use std::time::Duration;

/// What a page may cost the server in the sum of V01 (p95), since a shared machine cannot be asked.
const SERVER: Duration = Duration::from_secs(1);

both!(a_call_takes_four_pages_twelve_inputs_and_ninety_seconds);
async fn a_call_takes_four_pages_twelve_inputs_and_ninety_seconds(world: &World) {
    let bas = world.bas().await;
    let call = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").by("grote_letter");
    let empty = bas.client.get(NIEUW).await.expect(200);
    // As the story tells it: a morning, and neither a telephone nor a sentence about why.
    let question = call.question(&empty).with(&[("dagdeel", "ochtend"), ("telefoon", "")]);
    let searched = bas.client.send_form(&question, Some(("stap", "zoek"))).await.expect(303);
    let slots = bas.client.follow(&searched).await.expect(200);
    let mut choice = call.choose(&slots).await;
    choice.clear("zinnen");
    let booked = bas.client.send_form(&choice, Some(("stap", "bevestig"))).await.expect(303);
    let aloud = bas.client.follow(&booked).await.expect(200);

    let pages = [&empty, &slots, &aloud];
    assert!(pages.len() <= 4);
    // What is typed before the search counts, too, also the number that does not come back.
    let of_both = [question.touched(&empty.form(NIEUW)), choice.touched(&empty.form(NIEUW))].concat();
    let inputs: std::collections::BTreeSet<String> = of_both.into_iter().collect();
    assert!(inputs.len() <= 12, "{} inputs: {inputs:?}", inputs.len());
    println!("{} inputs: {inputs:?}", inputs.len());
    assert!(inputs.contains("dagdeel") && inputs.contains("bsn"), "{inputs:?}");
    assert!(aloud.find_form(NIEUW).is_none(), "nothing is asked after the confirmation");

    let typed = ["product", "bsn", "naam", "geboortedatum", "postcode", "huisnummer", "dagdeel"];
    let mut operators: Vec<Klm> = typed.iter().flat_map(|name| klm::field(question.keys(name))).collect();
    for name in ["tijdslot", "instemming", "terugkoppeling", "kanaal"] {
        operators.extend(klm::field(choice.keys(name)));
    }
    // One thought and one Enter for each of the two buttons, and a look at the last page.
    operators.extend([Klm::M, Klm::K, Klm::M, Klm::K, Klm::M]);
    let took = klm::sum(&operators) + SERVER * 5;
    assert!(took < Duration::from_secs(90), "{took:?}");
    assert!(took > Duration::from_secs(30), "{took:?} is too good to be true");
}

both!(under_a_convenant_the_booking_is_the_acceptance);
async fn under_a_convenant_the_booking_is_the_acceptance(world: &World) {
    let bas = world.bas().await;
    let done = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    let (tilly, gemeente, balie) = (TILLY.id(), demo::id("organisatie/enschede"), demo::id("balie/enschede/gemeente-1"));

    let row = world.doorverwijzing(done.doorverwijzing).await;
    assert_eq!((row.status.as_str(), row.inwoner_id, row.terugkoppeling), ("geaccepteerd", Some(tilly), true));
    assert_eq!(row.geaccepteerd_op, Some(row.aangemaakt_op));
    let vraag = world.hulpvraag(done.hulpvraag).await;
    assert_eq!(
        (vraag.status.as_str(), vraag.eigenaar_organisatie_id, vraag.eigenaar_balie_id),
        ("open", Some(gemeente), Some(balie))
    );
    let afspraak = world.afspraak(done.afspraak).await;
    assert_eq!((vraag.vervolgstap.as_deref(), vraag.vervolgstap_op), (Some("afspraak"), Some(afspraak.begin)));
    assert_eq!((afspraak.status.as_str(), afspraak.naam.as_str()), ("bevestigd", "Tilly Voorbeeld"));
    assert_eq!(afspraak.begin.at().to_string(), "2027-03-03T08:30:00Z");

    bas.reads_aloud(&done)
        .await
        .expect(200)
        .shows("Tilly Voorbeeld , uw afspraak staat.")
        .shows("woensdag 3 maart 2027, 9:30")
        .shows("Stadskantoor Enschede, Balie 1 Voorbeeldstraat 9001, 7511 AA Enschede")
        .shows("Paspoort of identiteitskaart, uw telefoon en de brief met de activeringscode.")
        .shows(&vraag.nummer)
        .shows("Bel dan 14 053")
        // Tilly asked for large print long ago: that is between her and whoever writes to her.
        .shows("De inwoner krijgt dit per brief.")
        .hides("grote letters")
        .hides("De vraag blijft van u");
    assert_eq!(bas.reads_about(&done).await, "afspraak staat");
}

both!(without_a_convenant_the_sender_stays_owner_until_the_balie_answers);
async fn without_a_convenant_the_sender_stays_owner_until_the_balie_answers(world: &World) {
    let bas = world.bas().await;
    let done = bas.refers(&SAMIRA).to(TILBURG).done().await;
    let row = world.doorverwijzing(done.doorverwijzing).await;
    assert_eq!((row.status.as_str(), row.geaccepteerd_op), ("aangeboden", None));
    let vraag = world.hulpvraag(done.hulpvraag).await;
    let owner = (vraag.eigenaar_organisatie_id, vraag.eigenaar_balie_id, vraag.eigenaar_medewerker_id);
    assert_eq!(owner, (Some(demo::id("organisatie/belastingdienst")), None, Some(demo::id("medewerker/bas"))));
    assert_eq!(vraag.vervolgstap.as_deref(), Some("doorverwijzing_beantwoorden"));
    // Two werkdagen, and never later than the Afspraak itself.
    let einde = world.afspraak(done.afspraak).await.einde;
    assert_eq!(vraag.vervolgstap_op, Some(row.termijn_op));
    assert!(row.termijn_op.at() > world.now() && row.termijn_op.0 <= einde.0);

    bas.reads_aloud(&done)
        .await
        .expect(200)
        .shows("De afspraak is aangevraagd")
        .shows("Gemeente Tilburg laat weten of de afspraak doorgaat")
        .shows("De vraag blijft van u tot Gemeente Tilburg ja zegt")
        .hides("De afspraak staat");
    assert_eq!(bas.reads_about(&done).await, "wacht op antwoord");
}

both!(a_twin_is_another_person);
async fn a_twin_is_another_person(world: &World) {
    // Without a BSN somebody is known by name, date of birth and postcode: the whole name.
    let (bas, tilly) = (world.bas().await, TILLY.id());
    for (naam, is_tilly) in [("Tilly Voorbeeld", true), ("Titia Voorbeeld", false), ("Voorbeeld", false)] {
        let who = Inwoner { bsn: "", naam, ..TILLY };
        let done = bas.refers(&who).done().await;
        let inwoner = world.doorverwijzing(done.doorverwijzing).await.inwoner_id;
        assert_eq!(inwoner == Some(tilly), is_tilly, "{naam}");
    }
}

both!(a_mistyped_bsn_leads_to_nobody);
async fn a_mistyped_bsn_leads_to_nobody(world: &World) {
    let (bas, ids) = (world.bas().await, [TILLY.id(), JOOST.id()]);
    // The BSN of Joost, and the rest of Tilly: she is found by name, and his letter does not go astray.
    let tilly = Inwoner { bsn: JOOST.bsn, ..TILLY };
    let done = bas.refers(&tilly).done().await;
    assert_eq!(world.doorverwijzing(done.doorverwijzing).await.inwoner_id, Some(ids[0]));
    // Somebody new with his BSN is somebody new, without it.
    let new = Inwoner { bsn: JOOST.bsn, naam: "Nieuwe Naam", geboren: "1-1-1970", ..TILLY };
    let done = bas.refers(&new).done().await;
    let inwoner = world.doorverwijzing(done.doorverwijzing).await.inwoner_id.unwrap();
    assert!(!ids.contains(&inwoner));
    // Nothing on the page tells that the house knew the number.
    bas.reads_aloud(&done).await.expect(200).shows("Nieuwe Naam , uw afspraak staat").hides("Joost");
}

both!(large_print_that_is_asked_for_is_given);
async fn large_print_that_is_asked_for_is_given(world: &World) {
    let bas = world.bas().await;
    let db = world.behind_the_house().await;
    let large = async || count(&db, "inwoner where grote_letter = true").await;
    let before = large().await;
    let asked = bas.refers(&JOOST).by("grote_letter").confirm().await.expect(303).location().unwrap();
    world.log_in_as("Bas").await.get(&asked).await.expect(200).shows("per brief, met grote letters");
    assert_eq!(large().await, before + 1);
    // And stays, when a colleague leaves the choice as it is, who does not read that it was there.
    let again = bas.refers(&JOOST).by("brief").done().await;
    bas.reads_aloud(&again).await.expect(200).shows("per brief.").hides("grote letters");
    assert_eq!(large().await, before + 1);
}

both!(one_letter_is_queued_however_often_the_event_comes);
async fn one_letter_is_queued_however_often_the_event_comes(world: &World) {
    let done = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    assert!(world.berichten(done.hulpvraag).await.is_empty(), "told after the commit, not called");
    assert!(world.deliver().await >= 1);
    assert!(world.deliver_again().await >= 1, "the event comes again");
    let berichten = world.berichten(done.hulpvraag).await;
    let [brief] = berichten.as_slice() else { panic!("{berichten:?}") };
    assert_eq!((brief.soort.as_str(), brief.kanaal.as_str(), brief.status.as_str()), ("afspraak_bevestigd", "voorkeur", "klaar"));
    assert_eq!((brief.inwoner_id, brief.afspraak_id), (Some(TILLY.id()), Some(done.afspraak)));
}

both!(a_confirmation_is_for_the_sender_only);
async fn a_confirmation_is_for_the_sender_only(world: &World) {
    let done = world.bas().await.refers(&TILLY).done().await;
    world.telephone("Bianca").await.reads_aloud(&done).await.expect(200).shows("Tilly Voorbeeld");
    for other in ["Loes", "Toon", "Gerda", "Greet", "Daan", "Wim", "Fatih"] {
        let client = world.log_in_as(other).await;
        client.get(&confirmed(&done)).await.expect(404).shows("EL-104").hides("Tilly");
    }
    // Nor for the side that received it, also where somebody there may refer.
    let to_uwv = world.bas().await.refers(&TILLY).about("ww").to("enschede/uwv").done().await;
    world.log_in_as("Ute").await.get(&confirmed(&to_uwv)).await.expect(404).hides("Tilly");
    let nobody = world.client().get(&confirmed(&done)).await.expect(303);
    assert_eq!(nobody.location().as_deref(), Some("/inloggen"));
}

both!(what_was_shared_is_kept_as_it_was_shared);
async fn what_was_shared_is_kept_as_it_was_shared(world: &World) {
    let loes = world.loes().await;
    let done = loes.refers(&TILLY).saying("Neemt haar dochter mee.").done().await;
    let kept = world.content("momentopname").await;
    let row = kept.lines().find(|row| row.contains("Neemt haar dochter mee.")).expect("a momentopname");
    for part in ["Tilly Voorbeeld", "000-543 1001", "De inwoner wil hulp bij het aanvragen of activeren van DigiD."] {
        assert!(row.contains(part), "{part} is not in {row}");
    }
    assert!(!row.contains("7511"), "what the Balie does not need stays here: {row}");
    // The sender's own pages do not show it again.
    loes.reads_aloud(&done).await.expect(200).hides("dochter");
    loes.list().await.hides("dochter").hides("Tilly");
}
