//! V02: Tilly comes to the counter, Gerda helps her, and Bas hears how it went.

use crate::people::{ENSCHEDE, JOOST, TILLY};
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;

/// Tilly is referred on Tuesday for Wednesday half past nine.
async fn tilly_has_an_afspraak(world: &World) -> Referred {
    world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await
}

both!(the_counter_helps_closes_and_the_sender_hears);
async fn the_counter_helps_closes_and_the_sender_hears(world: &World) {
    let visit = tilly_has_an_afspraak(world).await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;

    world.it_is("2027-03-03T09:22");
    let derk = world.derk().await;
    let reported = derk.reports_nummer(&nummer.to_lowercase().replace('-', " ")).await.expect(303);
    let bon = world.afspraak(visit.afspraak).await.bon.expect("a ticket");
    derk.client.follow(&reported).await.expect(200).shows(&format!("De inwoner heeft nummer {bon} en wacht nu."));
    let waits = world.afspraak(visit.afspraak).await;
    assert_eq!((waits.status.as_str(), waits.bon_dag.as_deref()), ("gemeld", Some("2027-03-03")));

    // She reads what Derk saw, and no more than that.
    let looked = world.inwoner(&TILLY).await.get("/mijn/inzage").await.expect(200);
    looked.shows("medewerker van de receptie").shows("Uw nummer en de tijd van uw afspraak");

    world.it_is("2027-03-03T09:30");
    let gerda = world.gerda().await;
    gerda.day().await.shows("Wachtruimte (1)").shows(&format!("{bon} Tilly Voorbeeld doorverwezen"));
    let called = gerda.calls(&visit).await.expect(303);
    assert_eq!(called.location(), Some(gerda.visit_path(&visit)));
    let vraag = world.hulpvraag(visit.hulpvraag).await;
    assert_eq!((vraag.status.as_str(), vraag.eigenaar_medewerker_id), ("in_behandeling", Some(demo::id("medewerker/gerda"))));

    gerda.identifies(&visit).await.expect(303);
    world.it_is("2027-03-03T09:52");
    let ended = gerda.finishes_in_part(&visit, "activeringscode per brief, terugkomen 10 maart", "10-3-2027").await.expect(303);
    gerda
        .client
        .follow(&ended)
        .await
        .expect(200)
        .shows("Samenvatting voor Tilly Voorbeeld")
        .shows("U was op woensdag 3 maart 2027 bij Gemeente Enschede in Stadskantoor Enschede.")
        .shows("DigiD aangevraagd")
        .shows("Berichtenbox uitgelegd")
        .shows("Deels opgelost")
        .shows("U komt terug op of voor woensdag 10 maart 2027.")
        .shows(&nummer);

    let vraag = world.hulpvraag(visit.hulpvraag).await;
    assert_eq!((vraag.status.as_str(), vraag.vervolgstap.as_deref()), ("wacht_op_inwoner", Some("terugkomen")));
    let owner = (vraag.eigenaar_organisatie_id, vraag.eigenaar_balie_id);
    assert_eq!(owner, (Some(demo::id("organisatie/enschede")), Some(demo::id("balie/enschede/gemeente-1"))));
    assert_eq!(vraag.vervolgstap_op.unwrap().at().to_string(), "2027-03-10T16:00:00Z");
    assert_eq!(world.afspraak(visit.afspraak).await.status, "afgerond");
    let [contact] = world.contacten(visit.hulpvraag).await.try_into().unwrap();
    assert_eq!(
        (contact.stappen.as_str(), contact.uitkomst.as_deref()),
        ("digid_aangevraagd berichtenbox_uitgelegd", Some("deels_opgelost"))
    );
    gerda
        .tasks()
        .await
        .shows("De inwoner komt terug activeringscode per brief, terugkomen 10 maart")
        .shows(&nummer)
        .shows("wo 10 mrt");

    // The sender hears it when the event arrives, and nothing else.
    let bas = world.bas().await;
    assert_eq!(bas.reads_about(&visit).await, "afspraak staat");
    world.deliver().await;
    let row = world.doorverwijzing(visit.doorverwijzing).await;
    assert_eq!((row.status.as_str(), row.uitkomst.as_deref()), ("afgerond", Some("geholpen_vervolg")));
    assert_eq!(bas.reads_about(&visit).await, "geholpen, vervolg bij gemeente");
    bas.list().await.hides("activeringscode").hides("Tilly").hides("Berichtenbox uitgelegd");
    bas.tasks().await.hides(&nummer);
}

both!(solved_means_closed_and_nothing_left);
async fn solved_means_closed_and_nothing_left(world: &World) {
    for (who, at, uitkomst, reads) in
        [(TILLY, "09:30", "opgelost", "geholpen"), (JOOST, "10:00", "niet_opgelost", "niet geholpen")]
    {
        world.it_is("2027-03-02T10:00");
        let visit = world.bas().await.refers(&who).to(ENSCHEDE).at(&format!("2027-03-03T{at}")).done().await;
        world.it_is(&format!("2027-03-03T{at}"));
        let gerda = world.gerda().await;
        world.comes_in(&gerda, &visit).await;
        let ended = gerda.finishes(&visit, uitkomst).await.expect(303);
        gerda.client.follow(&ended).await.expect(200).shows("Uw vraag is afgesloten. U hoeft niets te doen.");
        let vraag = world.hulpvraag(visit.hulpvraag).await;
        assert_eq!((vraag.status.as_str(), vraag.uitkomst.as_deref()), ("afgesloten", Some(uitkomst)));
        assert_eq!((vraag.eigenaar_organisatie_id, vraag.vervolgstap), (None, None));
        assert!(world.taken(visit.hulpvraag).await.is_empty());
        world.deliver().await;
        assert_eq!(world.bas().await.reads_about(&visit).await, reads);
    }
}

both!(nothing_personal_is_opened_before_identification);
async fn nothing_personal_is_opened_before_identification(world: &World) {
    let loes = world.loes().await;
    let visit = loes.refers(&TILLY).at("2027-03-03T09:30").saying("Heeft moeite met lezen.").done().await;
    world.it_is("2027-03-03T09:30");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    let shared = ["Heeft moeite met lezen.", "000-543 1001"];
    let page = gerda.visit(&visit).await.expect(200).shows("EL-360").shows("Stel eerst vast wie dit is");
    for part in shared {
        assert!(!page.html.contains(part), "{part} is in the page before identification");
    }
    // Help goes on, and a wrong answer about the document opens nothing.
    page.shows("Typ nooit het wachtwoord of de code van een inwoner");
    let action = format!("{}/identificatie", gerda.visit_path(&visit));
    for fields in [
        [("document", ""), ("einde", "")],
        [("document", "rijbewijs"), ("einde", "NW12")],
        [("document", "kaart"), ("einde", "1")],
    ] {
        let page = gerda.client.write(&action, &crate::client::fresh_key(), &fields).await.expect(400);
        assert!(!shared.iter().any(|part| page.html.contains(part)));
        page.shows("Stel eerst vast wie dit is").shows("EL-100");
    }
    gerda.identifies(&visit).await.expect(303);
    let page = gerda.visit(&visit).await.expect(200).shows("U heeft vastgesteld wie dit is.");
    for part in shared {
        assert!(page.html.contains(part), "{part} is not in the page after identification");
    }
    let kept = world.content("identificatie").await;
    assert!(kept.contains("paspoort") && kept.contains("7K3"), "{kept}");
    // A colleague who identifies her again changes nothing.
    let before = world.snapshot().await;
    gerda.client.write(&action, &crate::client::fresh_key(), &[("document", "rijbewijs")]).await.expect(303);
    assert_eq!(world.content("identificatie").await, kept, "{:?}", before.differs_in(&world.snapshot().await));
}

both!(a_finish_that_cannot_be_loses_no_word);
async fn a_finish_that_cannot_be_loses_no_word(world: &World) {
    let visit = tilly_has_an_afspraak(world).await;
    world.it_is("2027-03-03T09:30");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    let action = format!("{}/klaar", gerda.visit_path(&visit));
    let form = gerda.ending(&visit).await.with(&[
        ("stappen", "brief_uitgelegd"),
        ("toelichting", "Wil graag <b>grote</b> letters 😀"),
        ("uitkomst", "deels_opgelost"),
        ("vervolg", "activeringscode"),
        ("vervolg_op", "10-3-2027"),
    ]);
    let long = "a".repeat(10_000);
    for (name, value, says) in [
        ("vervolg_op", "", "Vul een dag in die nog komt"),
        ("vervolg_op", "2-3-2027", "Vul een dag in die nog komt"),
        ("vervolg_op", "28-3-2027 02:30", "Vul een dag in die nog komt"),
        ("vervolg_op", long.as_str(), "Vul een dag in die nog komt"),
        ("toelichting", "\u{0}\u{7} 123456782", "staat een nummer dat er niet hoort"),
        ("toelichting", long.as_str(), "De tekst is te lang"),
        ("vervolg", "123456782", "staat een nummer dat er niet hoort"),
        ("vervolg", long.as_str(), "De tekst is te lang"),
    ] {
        let wrong = form.clone().with(&[(name, value)]);
        let page =
            gerda.client.send_form(&wrong, None).await.expect(400).shows(says).shows("EL-100").shows("Uw tekst is bewaard");
        let after = page.form(&action);
        for input in wrong.inputs() {
            assert_eq!(after.value(&input).trim(), rules::tekst::without_bsn(&wrong.value(&input)).trim(), "{input}");
        }
    }
    // As if nothing had been typed before.
    world.meddle("delete from bezoek_concept").await;
    let empty = gerda.ending(&visit).await;
    gerda.client.send_form(&empty, None).await.expect(400).shows("Kies hoe het is afgelopen");
    world.meddle("delete from bezoek_concept").await;
    let only = empty.clone().with(&[("uitkomst", "deels_opgelost")]);
    gerda.client.send_form(&only, None).await.expect(400).shows("Bij deels opgelost hoort een vervolg");
    let strange = [("uitkomst", "ingetrokken"), ("versie", "2")];
    gerda.client.write(&action, &crate::client::fresh_key(), &strange).await.expect(400).shows("Kies hoe het is afgelopen");
    assert_eq!(world.afspraak(visit.afspraak).await.status, "bezig");
    gerda.client.send_form(&form, None).await.expect(303);
}

both!(an_outcome_is_not_lost_when_all_events_come_at_once);
async fn an_outcome_is_not_lost_when_all_events_come_at_once(world: &World) {
    // Without a Convenant, and nobody delivered anything until the visit was over.
    let visit = world.bas().await.refers(&crate::people::SAMIRA).to(crate::people::TILBURG).done().await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let wim = world.wim().await;
    world.comes_in(&wim, &visit).await;
    wim.finishes(&visit, "opgelost").await.expect(303);
    // In the worst order: the end before the begin.
    world.meddle("update event set due_at = due_at - 1000 where kind = 'balie.afgerond'").await;
    world.deliver().await;
    let row = world.doorverwijzing(visit.doorverwijzing).await;
    assert_eq!((row.status.as_str(), row.uitkomst.as_deref()), ("afgerond", Some("geholpen")));
    assert!(row.geaccepteerd_op.is_some());
    assert_eq!(world.bas().await.reads_about(&visit).await, "geholpen");
}

both!(a_note_survives_the_establishing_of_who_somebody_is);
async fn a_note_survives_the_establishing_of_who_somebody_is(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.it_is("2027-03-03T09:30");
    let gerda = world.gerda().await;
    gerda.reports(&visit).await.expect(303);
    gerda.calls(&visit).await.expect(303);
    let path = gerda.visit_path(&visit);
    let form = gerda.client.get(&path).await.expect(200).form(&format!("{path}/identificatie"));
    let notes = [("toelichting", "Heeft een gehoorapparaat."), ("stappen", "digid_aangevraagd"), ("vervolg", "Code per brief")];
    let typed = form.with(&notes);
    // Without a document nothing is established, and nothing is lost.
    let again = gerda.client.send_form(&typed, None).await.expect(400).form(&format!("{path}/klaar"));
    assert_eq!(again.value("toelichting"), "Heeft een gehoorapparaat.");
    let noted = gerda.client.send_form(&typed.with(&[("document", "paspoort")]), None).await.expect(303);
    let page = gerda.client.follow(&noted).await.expect(200);
    let form = page.shows("vastgesteld").form(&format!("{path}/klaar"));
    for (name, value) in notes {
        assert_eq!(form.value(name), value);
    }
    // What was typed ends up where it belongs, and can be read again; the paper says what Tilly comes back for.
    let ended = form.with(&[("uitkomst", "deels_opgelost"), ("vervolg_op", "10-3-2027")]);
    gerda.client.send_form(&ended, None).await.expect(303);
    gerda.client.get(&path).await.expect(200).shows("Heeft een gehoorapparaat.").shows("Code per brief");
    gerda.client.get(&format!("{path}/samenvatting")).await.expect(200).shows("Code per brief").hides("gehoorapparaat");
    world.must_hold().await;
}
