//! V20: after each act for an Inwoner it says how they hear of it, and their own pages say whom they can call.

use crate::client::fresh_key;
use crate::moments::{booked, offered, page_of, stuck};
use crate::people::{SAMIRA, TILLY};
use crate::post::chooses;
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;

both!(who_acts_for_somebody_reads_how_they_hear_of_it);
async fn who_acts_for_somebody_reads_how_they_hear_of_it(world: &World) {
    // Tilly is sent round: she hears who holds it from now on.
    let visit = booked(world).await;
    let done = world.presses("Gerda", &visit, "rondgestuurd", &[]).await.expect(303);
    let gerda = world.log_in_as("Gerda").await;
    gerda.follow(&done).await.expect(200).shows("De inwoner krijgt dit per brief, met grote letters.");
    // Bas takes a booking back.
    let bas = world.bas().await;
    let offer = bas.refers(&TILLY).to(crate::people::ENSCHEDE).done().await;
    let path = format!("/doorverwijzingen/{}/intrekking", offer.doorverwijzing);
    let done = bas.client.write(&path, &crate::client::fresh_key(), &[]).await.expect(303);
    bas.client.follow(&done).await.expect(200).shows("De inwoner krijgt dit per brief, met grote letters.");
}

both!(who_refuses_takes_over_or_closes_reads_how_it_is_told);
async fn who_refuses_takes_over_or_closes_reads_how_it_is_told(world: &World) {
    const LETTER: &str = "De inwoner krijgt dit per brief.";
    const EMAIL: &str = "De inwoner krijgt een e-mail dat er een bericht is.";
    let bas = world.bas().await;
    // Tom refuses: first she has a letter, and once she asked for e-mail about that, an e-mail.
    let offer = offered(world).await;
    let tom = world.tom().await;
    let done = tom.refuses(&offer, "geen_medewerker").await.expect(303);
    tom.client.follow(&done).await.expect(200).shows("Geweigerd.").shows(LETTER);
    let other = offered(world).await;
    let kinds = ["stand_doorverwijzing", "nieuwe_contactpersoon", "afspraak_afgezegd"];
    world.wants_email(&bas.client, &other, &SAMIRA, &kinds, "samira@example.org").await;
    let done = tom.refuses(&other, "geen_medewerker").await.expect(303);
    tom.client.follow(&done).await.expect(200).shows(EMAIL).hides(LETTER);
    // Bas closes the question, with the Afspraak that is still there.
    let closes = async |offer: &Referred| {
        let path = page_of(world, offer).await;
        let versie = world.hulpvraag(offer.hulpvraag).await.versie.to_string();
        let open = world.taken(offer.hulpvraag).await.into_iter().filter(|taak| taak.status == "open");
        let taken: Vec<String> = open.map(|taak| format!("{}:klaar", taak.id)).collect();
        let afspraak = offer.afspraak.to_string();
        let mut fields = vec![("uitkomst", "niet_opgelost"), ("afspraken", &*afspraak), ("versie", &*versie)];
        fields.extend(taken.iter().map(|taak| ("taken", taak.as_str())));
        let done = bas.client.write(&format!("{path}/sluiten"), &fresh_key(), &fields).await.expect(303);
        bas.client.follow(&done).await.expect(200).shows("De hulpvraag is gesloten.")
    };
    closes(&other).await.shows("De afspraak gaat niet door. De inwoner krijgt een e-mail dat er een bericht is.");
    world.clock.advance(1);
    chooses(&bas.client, &offer, &[], "samira@example.org").await.expect(303);
    closes(&offer).await.shows("De afspraak gaat niet door. De inwoner krijgt dat per brief.");
    // Bianca takes the regie over from Bas, and says so on the page of the question.
    let visit = stuck(world).await;
    let bianca = demo::id("medewerker/bianca").to_string();
    world.presses("Bas", &visit, "opvolger", &[("opvolger", &bianca)]).await.expect(303);
    let done = world.presses("Bianca", &visit, "opvolging", &[("antwoord", "ja")]).await.expect(303);
    world.log_in_as("Bianca").await.follow(&done).await.expect(200).shows(LETTER);
    // Whoever says no changes nothing for the Inwoner, and is promised nothing.
    let visit = stuck(world).await;
    world.presses("Bas", &visit, "opvolger", &[("opvolger", &bianca)]).await.expect(303);
    let done = world.presses("Bianca", &visit, "opvolging", &[("antwoord", "nee")]).await.expect(303);
    world.log_in_as("Bas").await.get(&done.location().unwrap()).await.expect(200).hides("De inwoner krijgt dit");
}

both!(the_pages_of_an_inwoner_give_the_number_of_who_helps_now);
async fn the_pages_of_an_inwoner_give_the_number_of_who_helps_now(world: &World) {
    // Nobody helps Tilly yet: the gemeente of her postcode does.
    let tilly = world.inwoner(&TILLY).await;
    for path in ["/mijn", "/mijn/inzage", "/mijn/berichten", "/mijn/gegevens"] {
        tilly.get(path).await.expect(200).shows("Bel 14 053. Of loop binnen: ");
    }
    let visit = booked(world).await;
    world.meddle("update locatie set telefoon = '000-543 0099', naam = 'Het Wijkhuis' where plaats = 'Enschede'").await;
    let tilly = world.inwoner(&TILLY).await;
    let question = format!("/mijn/vragen/{}", world.hulpvraag(visit.hulpvraag).await.nummer);
    for path in ["/mijn", "/mijn/inzage", "/mijn/berichten", "/mijn/gegevens", question.as_str()] {
        tilly.get(path).await.expect(200).shows("Bel 000-543 0099. Of loop binnen: Het Wijkhuis");
    }
}
