//! V06: van het kastje naar de muur. Who is sent round a third time, or back, gets one person instead.

use crate::keten::DUO;
use crate::moments::page_of;
use crate::people::{ENSCHEDE, JOOST};
use crate::world::World;
use eenloket::demo;
use store::sea_orm::{self, FromQueryResult};

both!(an_organisatie_that_had_it_does_not_get_it_back);
async fn an_organisatie_that_had_it_does_not_get_it_back(world: &World) {
    let visit = world.joost_went_on_twice().await;
    world.owner_is(&visit, "uwv", None).await;
    // Ute wants to send Joost back to the gemeente.
    let ute = world.log_in_as("Ute").await;
    let form = world.passing_on(&ute, &visit, "digid", ENSCHEDE).await;
    let taken = world.free(ENSCHEDE).await;
    let page = ute.send_form(&form, None).await.expect(303);
    let page = ute.follow(&page).await.expect(409);
    page.shows("EL-220").shows("Deze organisatie had de vraag al").shows("Er is één ketenregisseur").shows("Ute Verzonnen");
    assert_eq!(world.free(ENSCHEDE).await, taken, "nothing was booked");

    // From this moment there is one name and one date.
    world.owner_is(&visit, "uwv", Some("ute")).await;
    let row = world.hulpvraag(visit.hulpvraag).await;
    assert_eq!((row.status.as_str(), row.vervolgstap.as_deref()), ("vastgelopen", Some("afstemmen")));
    assert_eq!((row.ketenregisseur_id, row.ketenregisseur_op), (row.eigenaar_medewerker_id, Some(world.now().into())));
    // Five werkdagen: Tuesday a week later, five o'clock.
    assert_eq!(row.vervolgstap_op.unwrap().at().to_string(), "2027-03-09T16:00:00Z");

    // Each other organisatie of the keten has its part.
    let taken = world.taken(visit.hulpvraag).await;
    let parts: Vec<_> = taken.iter().filter(|taak| taak.soort == "vastgelopen").collect();
    let mut whose: Vec<_> = parts.iter().map(|taak| taak.organisatie_id).collect();
    whose.sort();
    let mut expected = ["svb", "enschede"].map(|key| demo::id(&format!("organisatie/{key}"))).to_vec();
    expected.sort();
    assert_eq!(whose, expected);
    assert!(parts.iter().all(|taak| taak.termijn_op == row.vervolgstap_op.unwrap() && taak.medewerker_id.is_some()));
    world.log_in_as("Greet").await.get("/taken").await.expect(200).shows("Deze vraag loopt vast: doe uw deel").shows(&row.nummer);
    // So does the one whose name the Inwoner was given.
    ute.get("/taken").await.expect(200).shows("U bent ketenregisseur van deze vraag").shows(&row.nummer);
    world.page_for("Greet", &visit).await.expect(200).shows("Ute Verzonnen, sinds").hides("Joost");

    // Pressed again, the answer is the same; and it goes to nobody else.
    let again = ute.send_form(&form, None).await.expect(303);
    ute.follow(&again).await.expect(409).shows("EL-220");
    let path = format!("{}/doorverwijzen", page_of(world, &visit).await);
    ute.get(&path).await.expect(200);
    world
        .presses(
            "Ute",
            &visit,
            "doorverwijzen",
            &[
                ("product", "digid"),
                ("tijdslot", &form.value("tijdslot")),
                ("instemming", "ja"),
                ("versie", &row.versie.to_string()),
            ],
        )
        .await
        .expect(409);
    assert_eq!(world.hulpvraag(visit.hulpvraag).await, row);
}

both!(a_third_hop_within_thirty_days_is_not_made);
async fn a_third_hop_within_thirty_days_is_not_made(world: &World) {
    let visit = world.joost_went_on_twice().await;
    let page = world.passes_on("Ute", &visit, "studieschuld", DUO).await.expect(303);
    assert!(page.location().unwrap().contains("?vastgelopen=derde_hop&"));
    world.owner_is(&visit, "uwv", Some("ute")).await;
    // The path in plain words, for the one who holds it.
    let page = world.page_for("Ute", &visit).await.expect(200);
    page.shows("SVB begon deze vraag").shows("SVB maakte een afspraak bij Gemeente Enschede");
    let page = world.page_for("Ute", &visit).await;
    page.shows("Gemeente Enschede maakte een afspraak bij UWV").shows("Joost Testman").shows("Een klacht?");
}

both!(a_complaint_leads_only_to_whom_the_reader_sees);
async fn a_complaint_leads_only_to_whom_the_reader_sees(world: &World) {
    let visit = world.joost_went_on_twice().await;
    // The SVB passed it to the gemeente; that the UWV has it now is not told there, not under "Een klacht?" either.
    let page = world.page_for("Sanne", &visit).await.expect(200).shows("Een klacht?");
    let list = page.html.split("id=\"klacht\"").nth(1).unwrap();
    assert!(list.contains("SVB") && list.contains("Gemeente Enschede") && !list.contains("UWV"), "{list}");
    let page = world.page_for("Ute", &visit).await.expect(200);
    let list = page.html.split("id=\"klacht\"").nth(1).unwrap();
    assert!(["SVB", "Gemeente Enschede", "UWV"].iter().all(|naam| list.contains(naam)), "{list}");
}

both!(two_questions_of_one_person_are_no_bounce);
async fn two_questions_of_one_person_are_no_bounce(world: &World) {
    let first = world.joost_went_on_twice().await;
    let second = world.joost_went_on_twice().await;
    assert_ne!(first.hulpvraag, second.hulpvraag);
    for visit in [&first, &second] {
        assert_eq!(world.hulpvraag(visit.hulpvraag).await.status, "open");
        world.owner_is(visit, "uwv", None).await;
    }
    world.passes_on("Ute", &first, "digid", ENSCHEDE).await.expect(303);
    assert_eq!(world.hulpvraag(first.hulpvraag).await.status, "vastgelopen");
    assert_eq!(world.hulpvraag(second.hulpvraag).await.status, "open", "the other question goes its own way");
}

both!(who_says_to_be_sent_round_gets_one_person);
async fn who_says_to_be_sent_round_gets_one_person(world: &World) {
    let visit = world.telephone("Sanne").await.refers(&JOOST).to(ENSCHEDE).done().await;
    // Joost calls the SVB again. The gemeente has his question, so Greet, who coordinates that Balie, holds it.
    world.presses("Sanne", &visit, "rondgestuurd", &[]).await.expect(303);
    world.owner_is(&visit, "enschede", Some("greet")).await;
    let told = world.ask::<Told>("select payload from event where kind = 'doorverwijzing.contactpersoon'").await;
    assert_eq!(told.len(), 1);
    assert!(told[0].payload.contains(&demo::id("medewerker/greet").to_string()));
    world.presses("Gerda", &visit, "rondgestuurd", &[]).await.expect(409).shows("EL-409");
    world.owner_is(&visit, "enschede", Some("greet")).await;
}

#[derive(Debug, FromQueryResult)]
struct Told {
    payload: String,
}

both!(the_regie_goes_to_somebody_who_says_yes);
async fn the_regie_goes_to_somebody_who_says_yes(world: &World) {
    let visit = world.joost_went_on_twice().await;
    world.passes_on("Ute", &visit, "digid", ENSCHEDE).await.expect(303);
    let id = |key: &str| demo::id(&format!("medewerker/{key}")).to_string();
    // Nobody in particular, somebody who is not there, and somebody of an organisatie that has nothing to do with it.
    for strange in ["", "iemand", &id("daan")] {
        world.presses("Ute", &visit, "opvolger", &[("opvolger", strange)]).await.expect(400).shows("Kies wie u vraagt");
    }
    world.presses("Ute", &visit, "opvolger", &[("opvolger", &id("greet"))]).await.expect(303);
    world.owner_is(&visit, "uwv", Some("ute")).await;
    world.page_for("Ute", &visit).await.shows("Greet Testman is gevraagd als ketenregisseur");

    // Greet says no: Ute holds it, and hears that.
    let greet = world.log_in_as("Greet").await;
    greet.get("/taken").await.shows("Wilt u ketenregisseur worden?");
    world.presses("Gerda", &visit, "opvolging", &[("antwoord", "ja")]).await.expect(409);
    world.presses("Greet", &visit, "opvolging", &[("antwoord", "nee")]).await.expect(303);
    world.owner_is(&visit, "uwv", Some("ute")).await;
    world.log_in_as("Ute").await.get("/taken").await.shows("De opvolger zei nee");

    // Umit says yes, and has it from that commit on.
    world.presses("Ute", &visit, "opvolger", &[("opvolger", &id("umit"))]).await.expect(303);
    world.presses("Ümit", &visit, "opvolging", &[("antwoord", "ja")]).await.expect(303);
    world.owner_is(&visit, "uwv", Some("umit")).await;
    let row = world.hulpvraag(visit.hulpvraag).await;
    assert_eq!((row.ketenregisseur_id, row.opvolger_id), (row.eigenaar_medewerker_id, None));
    world.presses("Ümit", &visit, "opvolging", &[("antwoord", "ja")]).await.expect(409);
}

both!(a_visit_does_not_take_it_from_the_ketenregisseur);
async fn a_visit_does_not_take_it_from_the_ketenregisseur(world: &World) {
    let visit = world.telephone("Sanne").await.refers(&JOOST).to(ENSCHEDE).done().await;
    world.presses("Sanne", &visit, "rondgestuurd", &[]).await.expect(303);
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    world.owner_is(&visit, "enschede", Some("greet")).await;
    gerda.finishes(&visit, "opgelost").await.expect(303);
    world.deliver().await;
    // Helped at the Balie; Greet closes it, with a choice about the part of the SVB.
    let row = world.hulpvraag(visit.hulpvraag).await;
    assert_eq!(row.status, "in_behandeling");
    world.owner_is(&visit, "enschede", Some("greet")).await;
    let versie = row.versie.to_string();
    let part = world.taken(visit.hulpvraag).await.into_iter().find(|taak| taak.soort == "vastgelopen").unwrap();
    let close = [("uitkomst", "opgelost"), ("versie", versie.as_str())];
    world.presses("Greet", &visit, "sluiten", &close).await.expect(400).shows("Kies bij elke taak");
    let choice = format!("{}:vervalt", part.id);
    world.presses("Greet", &visit, "sluiten", &[close[0], close[1], ("taken", &choice)]).await.expect(303);
    assert_eq!(world.hulpvraag(visit.hulpvraag).await.status, "afgesloten");
}
