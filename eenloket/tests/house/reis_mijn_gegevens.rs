//! V20, on the own pages: how somebody is reached is theirs to say, and what was told can be read here.

use crate::client::fresh_key;
use crate::moments::{booked, busy};
use crate::people::{JOOST, KEES, TILLY};
use crate::planner::sends_json;
use crate::post::{prints, voorkeuren};
use crate::world::World;
use eenloket::demo;
use reqwest::Method;

const GEGEVENS: &str = "/mijn/gegevens";

both!(nothing_is_electronic_until_it_is_said_for_that_kind);
async fn nothing_is_electronic_until_it_is_said_for_that_kind(world: &World) {
    let done = world.books_after(&JOOST, "2027-03-11T09:30").await;
    world.deliver().await;
    let joost = world.inwoner(&JOOST).await;
    let page = joost.get(GEGEVENS).await.expect(200).shows("Kiest u niets? Dan krijgt u alles per brief.");
    let form = page.form(GEGEVENS);
    assert_eq!(form.value("email"), "", "nothing is ticked beforehand");
    let form = form.with(&[("email", "afspraak_bevestigd"), ("adres", "joost@example.org")]);
    let kept = joost.send_form(&form, None).await.expect(303);
    let page = joost.follow(&kept).await.expect(200).shows("Wij hebben dit bewaard").shows("Vul de code in");
    let keuzes = world.keuzes(&JOOST).await;
    let [keuze] = keuzes.as_slice() else { panic!("one choice: {keuzes:?}") };
    assert_eq!(
        (keuze.soort.as_str(), keuze.kanaal.as_str(), keuze.instemming.as_str()),
        ("afspraak_bevestigd", "email", "ingelogd")
    );
    assert_eq!(keuze.organisatie_id, demo::id("organisatie/enschede"), "who helps him keeps it");

    // Until the code is told it stays a letter; then what waits goes by e-mail.
    let wanda = world.wanda().await;
    wanda.client.get("/berichten").await.shows("Te printen (1)");
    let code = page.form(&format!("{GEGEVENS}/code"));
    joost.send_form(&code.clone().with(&[("code", "1")]), None).await.expect(400).shows("Dit is niet de code");
    let right = world.code_of(JOOST.id()).await;
    let code = joost.get(GEGEVENS).await.form(&format!("{GEGEVENS}/code")).with(&[("code", &right)]);
    let kept = joost.send_form(&code, None).await.expect(303);
    joost.follow(&kept).await.expect(200).shows("Dit adres werkt.");
    wanda.client.get("/berichten").await.shows("Te printen (0)");

    // Taken back before it left: a letter after all; what was printed stays printed.
    world.clock.advance(1);
    let mut form = joost.get(GEGEVENS).await.form(GEGEVENS);
    form.clear("email");
    joost.send_form(&form, None).await.expect(303);
    wanda.client.get("/berichten").await.shows("Te printen (1)");
    prints(&wanda).await;
    assert_eq!(world.confirmation(&done).await.status, "geprint");
    let lines = world.lines_of(kept.trace).await;
    assert!(lines.access("bericht.choose").expect("an access line").door_id.is_nil());
}

both!(language_large_print_and_telephone_are_kept);
async fn language_large_print_and_telephone_are_kept(world: &World) {
    booked(world).await;
    let tilly = world.inwoner(&TILLY).await;
    let form = tilly.get(GEGEVENS).await.form(GEGEVENS);
    let form = form.with(&[("taal", "pap"), ("grote_letter", "ja"), ("telefoon", "+31 6 12345678")]);
    tilly.send_form(&form, None).await.expect(303);
    let row = world.person(TILLY.id()).await;
    assert_eq!((row.taal.as_str(), row.grote_letter, row.telefoon.as_str()), ("pap", true, "+31 6 12345678"));
    // Who helps Joost calls him at the number of now.
    let visit = busy(world).await;
    world.gerda().await.identifies(&visit).await.expect(303);
    let joost = world.inwoner(&JOOST).await;
    let form = joost.get(GEGEVENS).await.form(GEGEVENS).with(&[("telefoon", "06 87654321")]);
    joost.send_form(&form, None).await.expect(303);
    world.page_for("Gerda", &visit).await.expect(200).shows("06 87654321");
}

both!(what_is_wrong_comes_back_as_it_was_typed);
async fn what_is_wrong_comes_back_as_it_was_typed(world: &World) {
    booked(world).await;
    let tilly = world.inwoner(&TILLY).await;
    let before = world.snapshot().await;
    for (field, value, why) in [
        ("telefoon", "bel maar niet", "Vul een telefoonnummer in van 5 tot 15 cijfers"),
        ("telefoon", "999990019", "misschien een bsn"),
        ("telefoon", "+()", "Vul een telefoonnummer in van 5 tot 15 cijfers"),
        ("adres", "tilly", "Dit is geen e-mailadres"),
        ("adres", "999990019@example.org", "misschien een bsn"),
        ("email", "afspraak_gemist", "kan geen e-mail"),
        ("taal", "fr", "Kies een taal"),
    ] {
        let form = tilly.get(GEGEVENS).await.form(GEGEVENS);
        let versie = form.value("versie");
        let mut all = vec![("taal", "nl"), ("telefoon", "053 1234567"), ("adres", ""), ("versie", versie.as_str())];
        all.retain(|(name, _)| *name != field);
        all.push((field, value));
        assert!(form.has("telefoon"));
        let page = tilly.write(GEGEVENS, &fresh_key(), &all).await.expect(400).shows("EL-100").shows(why);
        if value.contains("999990019") {
            assert!(!page.html.contains("999990019"), "a number that is a bsn does not come back");
        }
    }
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
}

both!(who_has_no_question_yet_can_choose_how_to_read_and_no_email);
async fn who_has_no_question_yet_can_choose_how_to_read_and_no_email(world: &World) {
    let kees = world.inwoner(&KEES).await;
    let form = kees.get(GEGEVENS).await.expect(200).form(GEGEVENS).with(&[("taal", "en"), ("telefoon", "")]);
    kees.send_form(&form, None).await.expect(303);
    assert_eq!(world.person(KEES.id()).await.taal, "en");
    let versie = world.person(KEES.id()).await.versie.to_string();
    let all = [("email", "ontvangst"), ("adres", "kees@example.org"), ("taal", "nl"), ("versie", &*versie)];
    kees.write(GEGEVENS, &fresh_key(), &all).await.expect(400).shows("E-mail kan pas als een organisatie u helpt");
}

both!(what_was_told_is_read_here);
async fn what_was_told_is_read_here(world: &World) {
    let joost = world.inwoner(&JOOST).await;
    joost.get("/mijn/berichten").await.expect(200).shows("Er zijn nu geen berichten voor u");
    let done = world.books_after(&JOOST, "2027-03-11T09:30").await;
    world.deliver().await;
    let page = joost.get("/mijn/berichten").await.expect(200).shows("Afspraak bevestigd").shows("Belastingdienst");
    let path = format!("/mijn/berichten/{}", world.confirmation(&done).await.id);
    assert!(page.links().contains(&path));
    let page = joost.get(&path).await.expect(200).shows("Uw afspraak staat").shows("Stadskantoor Enschede");
    let lines = world.lines_of(page.trace).await;
    assert_eq!(lines.persons("mijn.overview").into_iter().collect::<Vec<_>>(), [world.hash_of(JOOST.id())]);
    joost.get(&format!("/en{path}")).await.expect(200).shows("appointment");
    // What is not needed any more is not there.
    world.meddle("update bericht set status = 'vervallen'").await;
    joost.get(&path).await.expect(404);
    joost.get("/mijn/berichten").await.expect(200).shows("Er zijn nu geen berichten voor u");
}

both!(what_was_chosen_at_work_meanwhile_is_not_overwritten);
async fn what_was_chosen_at_work_meanwhile_is_not_overwritten(world: &World) {
    let done = world.books_after(&JOOST, "2027-03-11T09:30").await;
    let (joost, bas) = (world.inwoner(&JOOST).await, world.bas().await);
    let old = joost.get(GEGEVENS).await.form(GEGEVENS).with(&[("telefoon", "06 87654321")]);
    let path = voorkeuren(&done);
    let theirs = bas.client.get(&path).await.form(&path).with(&[("grote_letter", "ja"), ("instemming", "mondeling")]);
    bas.client.send_form(&theirs, None).await.expect(303);
    // Both on one page, and nothing changed by the old one.
    let before = world.snapshot().await;
    let page = joost.send_form(&old, None).await.expect(409).shows("EL-409").shows("Nederlands; Brieven met grote letters");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    let again = page.form(GEGEVENS);
    assert_eq!((again.value("telefoon").as_str(), again.value("grote_letter").as_str()), ("06 87654321", ""));
    // Pressed once more it is what Joost wants, and the page of Bas is the old one now.
    joost.send_form(&again, None).await.expect(303);
    assert!(!world.person(JOOST.id()).await.grote_letter);
    let mut old = theirs.with(&[("taal", "pap")]);
    old.set("sleutel", &fresh_key());
    let page = bas.client.send_form(&old, None).await.expect(409);
    let again = page.shows("Er is niets van overschreven").hides("06 87654321").form(&path);
    assert_eq!(again.value("taal"), "pap");
    bas.client.send_form(&again, None).await.expect(303);
    let row = world.person(JOOST.id()).await;
    assert_eq!((row.taal.as_str(), row.telefoon.as_str()), ("pap", "06 87654321"));
    // A program that says what it saw is told the same.
    let api = format!("/api/v1/hulpvragen/{}/kanaalvoorkeuren", done.hulpvraag);
    let choice = serde_json::json!({"taal": "nl", "instemming": "mondeling"});
    sends_json(&bas.client, Method::POST, &api, &choice, &[("if-match", "\"1\"")]).await.expect(412);
    let tag = format!("\"{}\"", world.person(JOOST.id()).await.versie);
    sends_json(&bas.client, Method::POST, &api, &choice, &[("if-match", &tag)]).await.expect(200);
}
