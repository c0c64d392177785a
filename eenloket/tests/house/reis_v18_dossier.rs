//! V18: by no door is anything personal opened before it is established who stands there (EL-360); and each organisatie
//! reads what it wrote or was given.

use crate::client::Page;
use crate::keten::UWV;
use crate::moments::page_of;
use crate::people::{ENSCHEDE, SAMIRA, TILBURG, TILLY};
use crate::telephone::Referred;
use crate::world::World;

const QUESTION: &str = "De inwoner wil hulp bij het aanvragen of activeren van DigiD.";

/// The page of the Hulpvraag, and what the API says was shared.
async fn opens(world: &World, naam: &str, visit: &Referred) -> (Page, serde_json::Value) {
    let client = world.log_in_as(naam).await;
    let path = page_of(world, visit).await;
    let page = client.get(&path).await.expect(200);
    let json = client.get(&format!("/api/v1{path}")).await.expect(200);
    let body: serde_json::Value = serde_json::from_str(&json.html).unwrap();
    (page, body["momentopname"].clone())
}

/// The reader learns nothing of who it is, by neither door.
async fn reads_nobody(world: &World, naam: &str, visit: &Referred) -> Page {
    let (page, shared) = opens(world, naam, visit).await;
    assert!(shared.is_null(), "{naam} reads {shared}");
    page.hides("Tilly").hides("Samira").hides("000-543 100").hides(QUESTION)
}

both!(the_balie_reads_nobody_before_it_knows_who_stands_there);
async fn the_balie_reads_nobody_before_it_knows_who_stands_there(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    // The desk and its coordinator see what it is about and when, and divide the work by that.
    for naam in ["Gerda", "Greet"] {
        let page = reads_nobody(world, naam, &visit).await.shows("EL-360").shows(&nummer);
        page.shows("DigiD").shows("Wat gebeurt er hierna?").shows("3 mrt");
    }
    world.it_is("2027-03-03T09:30");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    reads_nobody(world, "Gerda", &visit).await.shows("EL-360");
    // A document that is not good opens nothing, by this door either.
    gerda.sees(&visit, "paspoort", "verlopen").await.expect(303);
    reads_nobody(world, "Gerda", &visit).await.shows("EL-360");
    world.clock.advance(1);
    gerda.identifies(&visit).await.expect(303);
    let (page, shared) = opens(world, "Gerda", &visit).await;
    page.shows("Tilly Voorbeeld").shows("000-543 1001").shows(QUESTION).hides("EL-360");
    assert_eq!(
        (&shared["naam"], &shared["telefoon"], &shared["vraag"]),
        (&"Tilly Voorbeeld".into(), &"000-543 1001".into(), &QUESTION.into())
    );
}

both!(the_next_organisatie_establishes_for_itself_who_it_is);
async fn the_next_organisatie_establishes_for_itself_who_it_is(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.it_is("2027-03-03T09:30");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    gerda.identifies(&visit).await.expect(303);
    gerda.finishes_in_part(&visit, "Komt terug met de brief.", "10-3-2027").await.expect(303);
    world.passes_on("Gerda", &visit, "ww", UWV).await.expect(303);
    // What the gemeente knows, the UWV does not know yet; and the gemeente reads the state and no more.
    reads_nobody(world, "Ute", &visit).await.shows("EL-360");
    reads_nobody(world, "Gerda", &visit).await.hides("EL-360");
    reads_nobody(world, "Bas", &visit).await.hides("EL-360");
    let hop = world.doorverwijzingen(visit.hulpvraag).await.pop().unwrap();
    let at_uwv = Referred { doorverwijzing: hop.id, afspraak: hop.afspraak_id.unwrap(), ..visit };
    world.clock.set(world.afspraak(at_uwv.afspraak).await.begin.at());
    let ute = world.desk("Ute", "enschede").await;
    world.comes_in(&ute, &at_uwv).await;
    ute.identifies(&at_uwv).await.expect(303);
    let (page, shared) = opens(world, "Ute", &visit).await;
    page.shows("Tilly Voorbeeld").shows("000-543 1001");
    assert_eq!(shared["naam"], "Tilly Voorbeeld");
}

both!(who_made_the_call_still_reads_what_they_wrote);
async fn who_made_the_call_still_reads_what_they_wrote(world: &World) {
    // Tilburg has not said yes: the question is of Bas, who has to be able to call Samira.
    let offer = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    let (page, shared) = opens(world, "Bas", &offer).await;
    page.shows("Samira Fictief").shows("000-543 1003").shows(QUESTION);
    assert_eq!(shared["naam"], "Samira Fictief");
    // A colleague and the coordinator, who divides the work, need no name for that.
    for naam in ["Bianca", "Wanda"] {
        reads_nobody(world, naam, &offer).await.shows("Wie het is, ziet alleen de collega").shows("Bas");
    }
}

both!(who_has_to_call_reads_a_name_and_a_number);
async fn who_has_to_call_reads_a_name_and_a_number(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.it_is("2027-03-03T09:45");
    world.gerda().await.notes_no_show(&visit).await.expect(303);
    world.deliver().await;
    let call = world.taken(visit.hulpvraag).await.into_iter().find(|taak| taak.soort == "nabellen").unwrap();
    reads_nobody(world, "Gijs", &visit).await.shows("Pak dan eerst de taak op");
    let gijs = world.gijs().await;
    let form = gijs.tasks().await.form(&format!("/taken/{}/oppakken", call.id));
    gijs.client.send_form(&form, None).await.expect(303);
    let (page, shared) = opens(world, "Gijs", &visit).await;
    page.shows("Tilly Voorbeeld").shows("000-543 1001").hides(QUESTION).shows("EL-360");
    assert_eq!((&shared["naam"], &shared["vraag"]), (&"Tilly Voorbeeld".into(), &"".into()));
    // Only whoever took it up.
    reads_nobody(world, "Gerda", &visit).await;
    gijs.does_task(call.id).await.expect(303);
    reads_nobody(world, "Gijs", &visit).await.shows("EL-360");
}

both!(who_walked_in_goes_on_with_their_name_and_question);
async fn who_walked_in_goes_on_with_their_name_and_question(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).without_agreement().done().await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    let told = [("naam", TILLY.naam), ("geboortedatum", TILLY.geboren), ("postcode", TILLY.postcode)];
    let found = gerda.looks_up(&visit, &told).await.expect(200);
    gerda.chooses(&visit, &found, 0, "paspoort").await.expect(303);
    gerda.finishes_in_part(&visit, "Komt terug.", "10-3-2027").await.expect(303);
    // Nothing was shared by the telephone; she agrees now, at the counter.
    world.passes_on("Gerda", &visit, "ww", UWV).await.expect(303);
    let kept = world.content("momentopname").await;
    assert!(kept.lines().any(|row| row.contains("Tilly")), "{kept}");
    reads_nobody(world, "Ute", &visit).await.shows("EL-360");
}
