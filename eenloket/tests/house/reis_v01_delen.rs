//! V01 at the other side: what Gerda reads of somebody who was sent to her, and what a sender hears who may not hear how it ended.

use crate::client::fresh_key;
use crate::moments::page_of;
use crate::people::{ENSCHEDE, TILLY};
use crate::world::World;

both!(gerda_reads_for_what_her_visitor_comes_and_who_sent_them);
async fn gerda_reads_for_what_her_visitor_comes_and_who_sent_them(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.it_is("2027-03-03T09:20");
    let gerda = world.gerda().await;
    let cell = |html: &str| {
        let at = html.find("Tilly Voorbeeld").expect("her visitor");
        html[at..].split("</div>").next().unwrap().to_owned()
    };
    let day = gerda.day().await;
    let hers = cell(&day.html);
    assert!(hers.contains("DigiD") && hers.contains("van Belastingdienst"), "{hers}");
    assert!(!day.html.contains(TILLY.bsn), "and no BSN");
    // In the waiting room, the question stands beside the ticket.
    gerda.reports(&visit).await.expect(303);
    let waiting = gerda.day().await;
    let row = waiting.html.split("<tr data-bon").skip(1).find(|row| row.contains("Tilly Voorbeeld")).unwrap().to_owned();
    assert!(row.contains("DigiD"), "{row}");
    gerda.calls(&visit).await.expect(303);
    // The reason in a sentence; what opens more waits for a document.
    let vraag = world.hulpvraag(visit.hulpvraag).await.vraag;
    assert!(vraag.split_whitespace().count() > 2, "a sentence: {vraag}");
    gerda.visit(&visit).await.expect(200).shows(&vraag).hides("000-543 1001");
    // Another organisatie in the same hall reads neither name nor question.
    let day = world.desk("Daan", "enschede").await.day().await;
    assert!(!day.html.contains("Tilly") && !day.text().contains(&vraag));
}

both!(who_may_not_hear_how_it_ended_hears_nothing);
async fn who_may_not_hear_how_it_ended_hears_nothing(world: &World) {
    let bas = world.bas().await;
    // Tilly agrees that the Balie knows why she comes, and not that the sender hears of it.
    let visit = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").without_feedback().done().await;
    let row = world.doorverwijzing(visit.doorverwijzing).await;
    assert_eq!((row.instemming.as_deref(), row.terugkoppeling), (Some("mondeling"), false));
    world.it_is("2027-03-03T09:31");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    gerda.visit(&visit).await.expect(200).hides("De inwoner wilde vooraf niets delen");
    gerda.finishes(&visit, "opgelost").await.expect(303);
    world.deliver().await;
    assert_eq!(world.doorverwijzing(visit.doorverwijzing).await.status, "afgerond");

    let bas = world.bas().await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    assert_eq!(bas.reads_about(&visit).await, "afspraak staat", "as it was when he hung up");
    bas.tasks().await.hides(&nummer);
    bas.client.get(&page_of(world, &visit).await).await.expect(404);
    let all = bas.client.get("/api/v1/doorverwijzingen").await.expect(200);
    let all: serde_json::Value = serde_json::from_str(&all.html).unwrap();
    let rows = all["items"].as_array();
    let of = |row: &&serde_json::Value| row["id"] == visit.doorverwijzing.to_string();
    let told = rows.expect("a list").iter().find(of).expect("his own").clone();
    assert_eq!((&told["uitkomst"], &told["status"]), (&serde_json::Value::Null, &serde_json::json!("geaccepteerd")), "{told}");
    assert!(world.berichten(visit.hulpvraag).await.iter().all(|row| row.soort != "stand_doorverwijzing"));
    // No Taak either, and nothing to press that would tell.
    bas.client.write(&format!("/doorverwijzingen/{}/intrekking", visit.doorverwijzing), &fresh_key(), &[]).await.expect(409);
}
