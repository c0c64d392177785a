//! V20: whoever works for an Inwoner reads at once how the Inwoner hears it, and nobody is promised what cannot come.

use crate::moments::{booked, busy};
use crate::people::{ENSCHEDE, SAMIRA, TILBURG, TILLY};
use crate::post::prints;
use crate::world::World;

both!(who_shares_nothing_hears_that_they_have_to_call);
async fn who_shares_nothing_hears_that_they_have_to_call(world: &World) {
    let bas = world.bas().await;
    // For this afternoon the answer is there two hours before.
    let soon = bas.refers(&SAMIRA).to(TILBURG).without_agreement().done().await;
    let page = bas.reads_aloud(&soon).await.expect(200).shows("De afspraak is aangevraagd");
    let page = page.shows("Belt u zelf 000-543 0001, na dinsdag 2 maart 2027, 12:00. Noem dan uw nummer.");
    page.shows("Daarom kunnen wij u dat niet laten weten").hides("laat weten of de afspraak doorgaat");
    // An afspraak that was moved forward can come before the answer has to.
    let begin = world.afspraak(soon.afspraak).await.begin.0;
    let before = world.doorverwijzing(soon.doorverwijzing).await.termijn_op.0;
    world.meddle(&format!("update doorverwijzing set termijn_op = {begin} where termijn_op = {before}")).await;
    let page = bas.reads_aloud(&soon).await.expect(200);
    page.shows("Belt u zelf 000-543 0001 voor u op weg gaat. Noem dan uw nummer.").hides("12:00");
    // Later there is a term: she calls when the answer has to be there.
    let slots = world.free(TILBURG).await;
    let later = booked_later(world, &slots).await;
    let before = world.doorverwijzing(later.doorverwijzing).await.termijn_op;
    assert!(before < world.afspraak(later.afspraak).await.begin, "the answer is there before she comes");
    let time = before.at().to_zoned(foundation::jiff::tz::TimeZone::get("Europe/Amsterdam").unwrap());
    let page = world.bas().await.reads_aloud(&later).await.expect(200).shows("Belt u zelf 000-543 0001, na ");
    page.shows(&time.strftime("%H:%M").to_string());
    // Where the booking is the acceptance, there is nothing to wait for.
    let set = bas.refers(&TILLY).to(ENSCHEDE).without_agreement().done().await;
    bas.reads_aloud(&set).await.expect(200).shows("uw afspraak staat").hides("Belt u zelf");
}

/// Samira, who shares nothing, on the last free time there is.
async fn booked_later(world: &World, slots: &[foundation::Uuid]) -> crate::telephone::Referred {
    let bas = world.bas().await;
    let body = serde_json::json!({
        "product": "digid", "tijdslotId": slots.last().unwrap(), "instemming": "geen", "inwoner": {"naam": SAMIRA.naam},
    });
    let page = crate::planner::sends_json(&bas.client, reqwest::Method::POST, "/api/v1/doorverwijzingen", &body, &[]).await;
    let made: serde_json::Value = serde_json::from_str(&page.expect(201).html).unwrap();
    world.referred(&format!("/x/{}", made["id"].as_str().unwrap())).await
}

both!(letters_that_are_over_are_not_counted_and_say_so);
async fn letters_that_are_over_are_not_counted_and_say_so(world: &World) {
    let visit = booked(world).await;
    world.deliver().await;
    let wanda = world.wanda().await;
    let page = wanda.client.get("/berichten").await.expect(200).shows("Te printen (1)");
    // While the page is open, the visit begins.
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let wanda = world.wanda().await;
    let fresh = wanda.client.get("/berichten").await.expect(200).shows("Te printen (0)").shows("Er wachten nu geen brieven");
    assert!(fresh.find_form("/berichten/printen").is_none());
    let list = wanda.client.get("/api/v1/berichten").await.expect(200);
    assert_eq!(list.html, r#"{"items":[]}"#);
    let done = wanda.client.write("/berichten/printen", &crate::client::fresh_key(), &[]).await.expect(303);
    let partij = wanda.client.follow(&done).await.expect(200);
    partij.shows("Deze brieven waren niet meer nodig").shows("niet meer nodig").hides("taken klaar om te bellen");
    drop(page);
}

both!(a_letter_without_an_address_says_that_somebody_calls);
async fn a_letter_without_an_address_says_that_somebody_calls(world: &World) {
    booked(world).await;
    world.deliver().await;
    world.meddle("update inwoner set huisnummer = '' where voornaam = 'Tilly'").await;
    let wanda = world.wanda().await;
    let partij = prints(&wanda).await;
    wanda.client.get(&partij).await.expect(200).shows("Er staan taken klaar om te bellen").hides("niet meer nodig");
}

both!(after_no_show_and_visit_it_says_how_they_hear);
async fn after_no_show_and_visit_it_says_how_they_hear(world: &World) {
    let visit = booked(world).await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    world.clock.advance(16);
    let gerda = world.gerda().await;
    let done = gerda.notes_no_show(&visit).await.expect(303);
    let page = gerda.client.follow(&done).await.expect(200).shows("U noteerde dat de inwoner niet kwam.");
    page.shows("De inwoner krijgt dit per brief, met grote letters.");
    // After a visit: on paper, as was chosen.
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    let done = gerda.finishes(&visit, "opgelost").await.expect(303);
    gerda.client.follow(&done).await.expect(200).shows("Het bezoek is afgerond. Geef de inwoner nu deze samenvatting mee.");
    // Nothing is said of it to who opens the paper later.
    gerda.client.get(&format!("{}/samenvatting", gerda.visit_path(&visit))).await.expect(200).hides("Het bezoek is afgerond");
}

both!(reported_twice_is_the_same_ticket);
async fn reported_twice_is_the_same_ticket(world: &World) {
    let visit = booked(world).await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let derk = world.derk().await;
    let first = derk.reports_nummer(&nummer).await.expect(303);
    let ticket = first.location().unwrap().split("gemeld=").nth(1).unwrap().to_owned();
    let again = derk.reports_nummer(&nummer).await.expect(409);
    again.shows(&format!("Deze inwoner is al gemeld: bon {ticket}."));
}

both!(nobody_is_asked_back_on_a_day_on_which_the_desk_is_closed);
async fn nobody_is_asked_back_on_a_day_on_which_the_desk_is_closed(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    // 28 March 2027 is a Sunday.
    let page = gerda.finishes_in_part(&visit, "Activeringscode per brief", "28-3-2027").await.expect(400);
    let page = page.shows("Op die dag is de balie dicht");
    assert!(page.html.contains("value=\"28-3-2027\""), "what was typed is still there");
    // The Monday after it is Tweede paasdag; and on the Thursday before it this desk chose to close.
    let path = "insert into sluitingsdag (locatie_id, datum) select distinct locatie_id, '2027-03-25' from balie where id in";
    world.meddle(&format!("{path} (select balie_id from afspraak where status = 'bezig')")).await;
    for day in ["29-3-2027", "25-3-2027"] {
        gerda.finishes_in_part(&visit, "Activeringscode", day).await.expect(400).shows("Op die dag is de balie dicht");
    }
    gerda.finishes_in_part(&visit, "Activeringscode per brief", "30-3-2027").await.expect(303);
}

both!(who_waited_for_an_answer_and_comes_before_the_post_is_called);
async fn who_waited_for_an_answer_and_comes_before_the_post_is_called(world: &World) {
    let soon = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    world.deliver().await;
    world.tom().await.accepts(&soon).await.expect(303);
    world.deliver().await;
    let set = world.bericht(&soon, "afspraak_bevestigd").await;
    assert_eq!(set.status, "te_bellen", "a letter of today is read the day after tomorrow");
    let taak = world.taken(soon.hulpvraag).await.into_iter().find(|taak| taak.soort == "bericht_bellen").expect("somebody calls");
    assert_eq!(taak.termijn_op, world.afspraak(soon.afspraak).await.begin);
}
