//! V20: along which way somebody wants to hear what. Electronically only when asked for, kind by kind (Awb 2:8).

use crate::client::fresh_key;
use crate::front::Doorway;
use crate::people::JOOST;
use crate::post::{chooses, prints, voorkeuren};
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;

const ADRES: &str = "joost.testman@example.org";

async fn joost_has_an_afspraak(world: &World) -> Referred {
    let done = world.books_after(&JOOST, "2027-03-11T09:30").await;
    world.deliver().await;
    done
}

both!(without_an_express_choice_everything_is_a_letter);
async fn without_an_express_choice_everything_is_a_letter(world: &World) {
    // The demo knows an e-mail address of Joost. That is no choice.
    let done = joost_has_an_afspraak(world).await;
    let bas = world.bas().await;
    bas.client.get(&voorkeuren(&done)).await.expect(200).shows("Zonder keuze gaat alles per brief.");
    let path = format!("/berichten/{}", world.confirmation(&done).await.id);
    bas.client.get(&path).await.shows("De inwoner krijgt dit per brief.");
}

both!(who_asked_when_and_how_is_kept_for_each_kind);
async fn who_asked_when_and_how_is_kept_for_each_kind(world: &World) {
    let done = joost_has_an_afspraak(world).await;
    let bas = world.bas().await;
    chooses(&bas.client, &done, &["afspraak_bevestigd", "ontvangst"], ADRES).await.expect(303);
    let kept = world.keuzes(&JOOST).await;
    let mut kinds: Vec<&str> = kept.iter().map(|row| row.soort.as_str()).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["afspraak_bevestigd", "ontvangst"]);
    for row in &kept {
        assert_eq!((row.kanaal.as_str(), row.instemming.as_str()), ("email", "mondeling"));
        assert_eq!(row.door_id, demo::id("medewerker/bas"));
        assert_eq!(row.plaatsgevonden_op.at(), world.now());
    }
    // Withdrawn for one: the other stays, and both are kept.
    world.clock.advance(5);
    chooses(&bas.client, &done, &["ontvangst"], ADRES).await.expect(303);
    let kept = world.keuzes(&JOOST).await;
    let last = kept.last().unwrap();
    assert_eq!((kept.len(), last.soort.as_str(), last.kanaal.as_str()), (3, "afspraak_bevestigd", "brief"));
    bas.client.get(&voorkeuren(&done)).await.shows("Mondeling");
}

both!(until_the_code_is_told_it_stays_a_letter);
async fn until_the_code_is_told_it_stays_a_letter(world: &World) {
    let done = joost_has_an_afspraak(world).await;
    let bas = world.bas().await;
    let message = format!("/berichten/{}", world.confirmation(&done).await.id);
    chooses(&bas.client, &done, &["afspraak_bevestigd"], ADRES).await.expect(303);
    bas.client.get(&message).await.shows("De inwoner krijgt dit per brief.");
    let right = world.code_of(JOOST.id()).await;
    let wrong = if right == "111111" { "222222" } else { "111111" };
    let path = format!("{}/code", voorkeuren(&done));
    for nth in 1..=5 {
        let page = bas.client.write(&path, &fresh_key(), &[("code", wrong)]).await.expect(400);
        page.shows("Dit is niet de code uit de e-mail.").shows("EL-100");
        assert_eq!(world.email_adres(&JOOST).await.unwrap().poging, nth);
    }
    // Five are enough: not even the right one works any more.
    bas.client.write(&path, &fresh_key(), &[("code", &right)]).await.expect(429).shows("De code was te vaak fout");
    assert_eq!(world.email_adres(&JOOST).await.unwrap().status, "nieuw");
    // Another address, another code.
    world.clock.advance(1);
    world.wants_email(&bas.client, &done, &JOOST, &["afspraak_bevestigd"], "joost@example.org").await;
    assert_eq!(world.email_adres(&JOOST).await.unwrap().status, "bevestigd");
    bas.client.get(&message).await.shows("De inwoner krijgt een e-mail dat er een bericht is.");
    bas.client.get(&voorkeuren(&done)).await.shows("Dit adres werkt.");
    bas.reads_aloud(&done).await.shows("De inwoner krijgt een e-mail dat er een bericht is.");
}

both!(an_old_code_does_not_count);
async fn an_old_code_does_not_count(world: &World) {
    let done = joost_has_an_afspraak(world).await;
    chooses(&world.bas().await.client, &done, &["ontvangst"], ADRES).await.expect(303);
    let code = world.code_of(JOOST.id()).await;
    world.clock.advance(24 * 60);
    let path = format!("{}/code", voorkeuren(&done));
    world.bas().await.client.write(&path, &fresh_key(), &[("code", &code)]).await.expect(400);
}

both!(the_later_choice_wins_as_long_as_it_has_not_left);
async fn the_later_choice_wins_as_long_as_it_has_not_left(world: &World) {
    let done = joost_has_an_afspraak(world).await;
    let (bas, wanda) = (world.bas().await, world.wanda().await);
    wanda.client.get("/berichten").await.shows("Te printen (1)");
    world.wants_email(&bas.client, &done, &JOOST, &["afspraak_bevestigd"], ADRES).await;
    wanda.client.get("/berichten").await.shows("Te printen (0)");
    world.clock.advance(1);
    chooses(&bas.client, &done, &[], ADRES).await.expect(303);
    wanda.client.get("/berichten").await.shows("Te printen (1)");
    prints(&wanda).await;
    world.clock.advance(1);
    chooses(&bas.client, &done, &["afspraak_bevestigd"], ADRES).await.expect(303);
    assert_eq!(world.confirmation(&done).await.status, "geprint", "what has left has left");
}

both!(language_and_large_print_are_written_down);
async fn language_and_large_print_are_written_down(world: &World) {
    let done = joost_has_an_afspraak(world).await;
    let bas = world.bas().await;
    let path = voorkeuren(&done);
    let form =
        bas.client.get(&path).await.form(&path).with(&[("taal", "pap"), ("grote_letter", "ja"), ("instemming", "schriftelijk")]);
    bas.client.send_form(&form, None).await.expect(303);
    let page = bas.client.get(&format!("/berichten/{}", world.confirmation(&done).await.id)).await;
    page.shows("met grote letters").shows("Bo sita ta riba");
}

both!(what_is_wrong_comes_back_as_it_was_typed);
async fn what_is_wrong_comes_back_as_it_was_typed(world: &World) {
    let done = joost_has_an_afspraak(world).await;
    let bas = world.bas().await;
    let path = voorkeuren(&done);
    let versie = bas.client.get(&path).await.form(&path).value("versie");
    let seen = ("versie", versie.as_str());
    let before = world.snapshot().await;
    for (adres, why) in [
        ("", "Vul een e-mailadres in, of haal de vinkjes weg."),
        ("joost", "Dit is geen e-mailadres."),
        ("999990457@example.org", "misschien een bsn"),
        ("joost@example.org\r\nBcc: iemand@example.org", "Dit is geen e-mailadres."),
    ] {
        let fields = [("email", "ontvangst"), ("adres", adres), ("taal", "nl"), ("instemming", "mondeling"), seen];
        let page = bas.client.write(&path, &fresh_key(), &fields).await.expect(400).shows(why).shows("EL-100");
        assert_eq!(page.form(&path).value("email"), "ontvangst");
    }
    // Nobody can say for somebody that they logged in; and who missed an Afspraak is not told by e-mail.
    for fields in [[("instemming", "ingelogd"), ("taal", "nl"), seen], [("instemming", ""), ("taal", "nl"), seen]] {
        bas.client.write(&path, &fresh_key(), &fields).await.expect(400).shows("Kies hoe de inwoner dit vroeg.");
    }
    let fields = [("email", "afspraak_gemist"), ("adres", ADRES), ("taal", "nl"), ("instemming", "mondeling"), seen];
    bas.client.write(&path, &fresh_key(), &fields).await.expect(400).shows("kan geen e-mail");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
}

both!(without_a_mail_server_nobody_is_offered_an_email);
async fn without_a_mail_server_nobody_is_offered_an_email(world: &World) {
    let done = joost_has_an_afspraak(world).await;
    let (bas, joost) = (world.bas().await, world.inwoner(&JOOST).await);
    // Chosen while there was one: it stays what he wants.
    world.wants_email(&bas.client, &done, &JOOST, &["ontvangst"], ADRES).await;
    let doorway = Doorway::new().await;
    let front = doorway.open(world, None, None, |_| {}).await;
    for (client, path) in [(&bas.client, voorkeuren(&done)), (&joost, "/mijn/gegevens".to_owned())] {
        let client = client.moved_to(&front.base);
        let form = client.get(&path).await.expect(200).shows("Dit loket verstuurt geen e-mail.").hides(ADRES).form(&path);
        assert_eq!((form.has("email"), form.has("adres")), (false, false), "{path}");
        let mut form = form.with(&[("grote_letter", "ja")]);
        if form.has("instemming") {
            form.set("instemming", "mondeling");
        }
        let before = world.snapshot().await;
        for made_up in [("email", "afspraak_bevestigd"), ("adres", "joost@example.org")] {
            let versie = form.value("versie");
            let fields = [("taal", "nl"), ("instemming", "mondeling"), ("versie", &*versie), made_up];
            client
                .write(&path, &fresh_key(), &fields)
                .await
                .expect(400)
                .shows("EL-100")
                .shows("Dit loket verstuurt geen e-mail.");
        }
        assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
        client.send_form(&form, None).await.expect(303);
    }
    assert!(world.person(JOOST.id()).await.grote_letter);
    assert_eq!(world.email_adres(&JOOST).await.unwrap().status, "bevestigd");
    front.close().await;
    let form = bas.client.get(&voorkeuren(&done)).await.form(&voorkeuren(&done));
    assert_eq!((form.value("email").as_str(), form.value("adres").as_str()), ("ontvangst", ADRES));
}
