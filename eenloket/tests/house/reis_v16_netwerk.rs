//! V16: who takes part, what an organisatie says of itself, and what another says that it may.

use crate::client::fresh_key;
use crate::keeper::locatie;
use crate::keeper::pages::{fills_in, id_in};
use crate::people::TILLY;
use crate::planner::booking;
use crate::program::until;
use crate::world::World;
use eenloket::demo;

both!(an_organisatie_says_how_to_complain_and_another_says_what_it_may);
async fn an_organisatie_says_how_to_complain_and_another_says_what_it_may(world: &World) {
    let bram = world.log_in_as("Bram").await;
    let path = format!("/beheer/organisaties/{}", demo::id("organisatie/enschede"));
    let page = bram.get(&path).await.expect(200).shows("mag het bsn gebruiken voor haar taak (Wabb artikel 1 en 10)");
    assert!(!page.html.contains("name=\"overheidsorgaan\""), "what it may is not its own to say");
    let wrong = fills_in(&bram, &path, &[("telefoon", "bel maar"), ("klachtenregeling", "javascript:alert(1)")]).await;
    wrong.expect(400).shows("Vul een telefoonnummer in").shows("Het begint met https://");
    let fields =
        [("klachtenregeling", "https://www.voorbeeld.example/klachten"), ("klachten_telefoon", "14 053"), ("telefoon", "14 053")];
    fills_in(&bram, &path, &fields).await.expect(303);
    // Whoever adds a field to the form changes nothing with it.
    let form = bram.get(&path).await.form(&path);
    let mut sent = form.pairs(None);
    sent.extend([("overheidsorgaan", ""), ("soort", "stichting")].map(|(name, value)| (name.to_owned(), value.to_owned())));
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    bram.post(&path, &sent).await.expect(303);
    let row = world.organisatie(demo::id("organisatie/enschede")).await;
    assert!(row.overheidsorgaan && row.soort == "gemeente");
    assert_eq!(row.klachtenregeling, "https://www.voorbeeld.example/klachten");

    // Lotte keeps what is everybody's. Without the BSN nobody there searches by it, from the moment it is said.
    let gerda = world.log_in_as("Gerda").await;
    let here = format!("/balie/{}", demo::id("locatie/enschede"));
    gerda.get(&here).await.expect(200);
    let lotte = world.log_in_as("Lotte").await;
    let form = lotte.get(&path).await.expect(200).shows("Grondslag: Wabb artikel 1 en 10").form(&path);
    let mut sent = form.pairs(None);
    sent.retain(|(name, _)| name != "overheidsorgaan");
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    lotte.post(&path, &sent).await.expect(303);
    until("the session with the old right is over", async || gerda.get(&here).await.status == 303).await;
    let gerda = world.log_in_as("Gerda").await;
    let search = "/api/v1/inwoners/_zoek";
    let asked = gerda.request(reqwest::Method::POST, search).json(&serde_json::json!({ "bsn": TILLY.bsn }));
    gerda.send(search, asked).await.expect(404);
    // Nobody else says what is everybody's.
    for (who, path) in [
        ("Bram", "/beheer/organisaties"),
        ("Bram", "/beheer/producten"),
        ("Loes", "/beheer/organisaties/nieuw"),
        ("Greet", &path),
    ] {
        world.log_in_as(who).await.get(path).await.expect(404);
    }
}

both!(a_new_organisatie_goes_from_nothing_to_its_first_booking);
async fn a_new_organisatie_goes_from_nothing_to_its_first_booking(world: &World) {
    let lotte = world.log_in_as("Lotte").await;
    let path = "/beheer/organisaties/nieuw";
    fills_in(&lotte, path, &[]).await.expect(400).shows("Vul de naam in van de eerste beheerder").shows("Kies een soort");
    let taken = [("naam", "Gemeente Enschede"), ("telefoon", "14 0541"), ("soort", "gemeente"), ("beheerder", "Quinten Proef")];
    let page = fills_in(&lotte, path, &taken).await.expect(409).shows("Deze naam is er al");
    assert_eq!(page.form(path).value("beheerder"), "Quinten Proef", "what was typed stays");
    let new = [&[("naam", "Gemeente Losser"), ("overheidsorgaan", "ja")], &taken[1..]].concat();
    fills_in(&lotte, path, &new).await.expect(303);

    // Quinten begins with an empty page, and makes a building, its hours, and somebody who works there.
    let quinten = world.log_in_as("Quinten").await;
    quinten.get("/beheer").await.expect(200).shows("Uw organisatie werkt nog nergens");
    // Two municipalities have one name: the province tells them apart.
    let page = quinten.get("/beheer/locaties/nieuw").await.expect(200);
    page.shows("Bergen (Limburg)").shows("Bergen (Noord-Holland)").hides("Losser (");
    let fields = locatie("Gemeentehuis Losser", 0);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let made = fills_in(&quinten, "/beheer/locaties/nieuw", &fields).await.expect(303).location().unwrap();
    let hours = [("geldig_van", "2-3-2027"), ("woensdag", "9-12:30, 13:30-17"), ("geldig_tot", "")];
    let page = fills_in(&quinten, &format!("{made}/openingstijden"), &hours).await.expect(303);
    quinten.follow(&page).await.expect(200).shows("wo 9:00-12:30, 13:30-17:00").shows("Alle diensten passen erin");
    let rosa = [("naam", "Rosa Proef"), ("rollen", "coordinator"), ("rollen", "roosterplanner")];
    quinten.write("/beheer/medewerkers/nieuw", &fresh_key(), &rosa).await.expect(303);
    let who = id_in(&quinten.get("/beheer").await, "/beheer/medewerkers/").to_string();
    let own = format!("{made}/balies/nieuw");
    fills_in(&quinten, &own, &[("naam", "Balie 1"), ("bonletter", "L")]).await.expect(400).shows("Een balie heeft er altijd een");
    let desk = [("naam", "Balie 1"), ("bonletter", "l"), ("coordinator", &*who), ("producten", "digid")];
    fills_in(&quinten, &own, &desk).await.expect(303);
    fills_in(&quinten, &own, &desk).await.expect(409).shows("Deze naam is er al");
    let balie = id_in(&quinten.get("/beheer").await, "/beheer/balies/");

    // Rosa plans herself and publishes; on Thursday the building is closed. Then Bas books there.
    let rosa = world.log_in_as("Rosa").await;
    let plan = format!("/rooster/balies/{balie}/nieuw");
    let shift =
        |datum| [("medewerker", who.as_str()), ("datum", datum), ("begin", "9:00"), ("einde", "12:30"), ("vrijgehouden", "0")];
    fills_in(&rosa, &plan, &shift("25-3-2027")).await.expect(400);
    fills_in(&rosa, &plan, &shift("24-3-2027")).await.expect(303);
    let publish = format!("/rooster/{}/publicatie", made.rsplit('/').next().unwrap());
    rosa.write(&publish, &fresh_key(), &[("maand", "2027-03-01")]).await.expect(303);
    let slot = world.first_slot(balie).await;
    booking(&world.log_in_as("Bas").await, &TILLY, "digid", slot).await.expect(201);
}
