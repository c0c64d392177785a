//! V16, keeping the netwerk: a Balie has one coordinator, a Convenant is given by who receives, and nothing is removed.

use crate::client::fresh_key;
use crate::people::{SAMIRA, TILBURG};
use crate::planner::sends_json;
use crate::program::until;
use crate::world::World;
use eenloket::demo;
use reqwest::Method;
use serde_json::{Value, json};

both!(a_convenant_makes_the_next_booking_the_acceptance);
async fn a_convenant_makes_the_next_booking_the_acceptance(world: &World) {
    let tom = world.log_in_as("Tom").await;
    let path = "/beheer/convenanten/nieuw";
    let belastingdienst = demo::id("organisatie/belastingdienst").to_string();
    let form = tom.get(path).await.expect(200).form(path);
    let form = form.with(&[("van", &belastingdienst), ("product", "digid"), ("geldig_van", "1-3-2027")]);
    // Days the wrong way round, and no day at all.
    let wrong = form.clone().with(&[("geldig_tot", "1-2-2027")]);
    tom.send_form(&wrong, None).await.expect(400).shows("De laatste dag ligt voor de eerste");
    let wrong = form.clone().with(&[("geldig_van", "straks")]);
    tom.send_form(&wrong, None).await.expect(400).shows("Vul een dag in");
    // What no Balie of Tilburg helps with.
    let wrong = form.clone().with(&[("product", "ww")]);
    tom.send_form(&wrong, None).await.expect(400).shows("Dit kan niet");
    let offer = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    assert_eq!(world.doorverwijzing(offer.doorverwijzing).await.status, "aangeboden");
    let made = tom.send_form(&form, None).await.expect(303);
    tom.client_sees_days(&made.location().unwrap(), "1-3-2027").await;
    let taken = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    assert_eq!(world.doorverwijzing(taken.doorverwijzing).await.status, "geaccepteerd");
    let again = tom.get(path).await.form(path);
    let again = again.with(&[("van", &belastingdienst), ("product", "digid"), ("geldig_van", "1-3-2027")]);
    tom.send_form(&again, None).await.expect(409).shows("U gaf deze organisatie al een convenant").shows("EL-409");
    // It ends with a day; until then it holds, and it stays to be seen.
    let path = made.location().unwrap();
    let ends = tom.get(&path).await.form(&path).with(&[("geldig_tot", "1-3-2027"), ("geldig_van", "1-2-2027")]);
    tom.send_form(&ends, None).await.expect(303);
    let offer = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    assert_eq!(world.doorverwijzing(offer.doorverwijzing).await.status, "aangeboden");
    tom.send_form(&ends, None).await.expect(303);
    let stale = tom.get(&path).await.form(&path).with(&[("versie", "1"), ("geldig_tot", "5-5-2027")]);
    tom.send_form(&stale, None).await.expect(409).shows("Dit staat er nu: 1-2-2027 – 1-3-2027").shows("EL-409");
    // The sender gives itself nothing.
    let wanda = world.log_in_as("Wanda").await;
    let fields = [
        ("van", demo::id("organisatie/tilburg").to_string()),
        ("product", "digid".to_owned()),
        ("geldig_van", "1-3-2027".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    wanda.write("/beheer/convenanten/nieuw", &fresh_key(), &fields).await.expect(400).shows("Dit kan niet");
}

impl crate::client::Client {
    async fn client_sees_days(&self, path: &str, day: &str) {
        assert_eq!(self.get(path).await.expect(200).form(path).value("geldig_van"), day);
    }
}

both!(a_balie_always_has_one_coordinator_who_works_there);
async fn a_balie_always_has_one_coordinator_who_works_there(world: &World) {
    let bram = world.log_in_as("Bram").await;
    let greet = demo::id("medewerker/greet");
    let path = format!("/beheer/medewerkers/{greet}");
    let page = bram.get(&path).await.expect(200);
    let before = world.snapshot().await;
    // She cannot go, nor stop being it, while two Balies have nobody else.
    let form = page.form(&path);
    bram.send_form(&form, Some(("stap", "vertrokken"))).await.expect(409).shows("Kies bij die balie eerst een opvolger");
    let fields = [("naam", "Greet Testman"), ("rollen", "baliemedewerker"), ("versie", "1")];
    bram.write(&path, &fresh_key(), &fields).await.expect(409).shows("coördinator van een balie").shows("EL-409");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    // Gijs becomes coordinator, and takes both over; then she may go.
    let gijs = demo::id("medewerker/gijs");
    let his = format!("/beheer/medewerkers/{gijs}");
    let form = bram.get(&his).await.form(&his).with(&[("rollen", "coordinator")]);
    bram.send_form(&form, Some(("stap", "bewaar"))).await.expect(303);
    for key in ["enschede/gemeente-1", "enschede/gemeente-2"] {
        let path = format!("/beheer/balies/{}", demo::id(&format!("balie/{key}")));
        let form = bram.get(&path).await.expect(200).form(&path).with(&[("coordinator", &gijs.to_string())]);
        bram.send_form(&form, None).await.expect(303);
    }
    assert_eq!(world.balie("enschede/gemeente-1").await.coordinator_id, Some(gijs));
    // First a page that says what happens: nothing is done yet.
    let form = bram.get(&path).await.form(&path);
    let asked = bram.send_form(&form, Some(("stap", "vertrokken"))).await.expect(200).shows("Binnen een minuut");
    let asked = asked.shows("Er staat niets open op deze naam");
    assert!(world.medewerker(greet).await.actief);
    bram.send_form(&asked.form(&path), Some(("zeker", "ja"))).await.expect(303);
    bram.get(&path).await.expect(200).shows("werkt hier niet meer");
    world.deliver().await;
    assert!(!world.medewerker(greet).await.actief, "she stays in the table");
    // Nobody who left, and nobody of another organisatie, can be named.
    let desk = format!("/beheer/balies/{}", demo::id("balie/enschede/gemeente-1"));
    for who in [greet, demo::id("medewerker/tess")] {
        let fields = [
            ("naam", "Balie 1"),
            ("bonletter", "G"),
            ("coordinator", &*who.to_string()),
            ("producten", "digid"),
            ("versie", "2"),
        ];
        bram.write(&desk, &fresh_key(), &fields).await.expect(400).shows("Kies een coördinator die nu bij u werkt");
    }
}

both!(a_product_that_a_balie_gave_up_is_not_offered_there);
async fn a_product_that_a_balie_gave_up_is_not_offered_there(world: &World) {
    let greet = world.log_in_as("Greet").await;
    let path = format!("/api/v1/balies/{}", demo::id("balie/enschede/gemeente-1"));
    let now = greet.get(&path).await.expect(200);
    let mut balie: Value = serde_json::from_str(&now.html).unwrap();
    balie["producten"] = json!(["digid"]);
    balie.as_object_mut().unwrap().remove("id");
    sends_json(&greet, Method::PUT, &path, &balie, &[("if-match", "\"9\"")]).await.expect(412);
    sends_json(&greet, Method::PUT, &path, &balie, &[("if-match", now.header("etag"))]).await.expect(200);
    let slot = world.free("enschede/gemeente-1").await[0];
    let bas = world.log_in_as("Bas").await;
    crate::planner::booking(&bas, &SAMIRA, "bijstand", slot).await.expect(409);
    crate::planner::booking(&bas, &SAMIRA, "digid", slot).await.expect(201);
    // Only the own Balies, also for a coordinator.
    greet.get(&format!("/api/v1/balies/{}", demo::id("balie/enschede/duo"))).await.expect(404);
    world.log_in_as("Dirk").await.get(&path).await.expect(404);
}

both!(somebody_new_works_and_what_they_may_changes_at_once);
async fn somebody_new_works_and_what_they_may_changes_at_once(world: &World) {
    let bram = world.log_in_as("Bram").await;
    let path = "/beheer/medewerkers/nieuw";
    let form = bram.get(path).await.expect(200).form(path);
    bram.send_form(&form, Some(("stap", "bewaar")))
        .await
        .expect(400)
        .shows("Vul een naam in")
        .shows("Kies wat deze medewerker doet");
    let balie = demo::id("balie/enschede/gemeente-1").to_string();
    let form = form.with(&[("naam", "Quirine Proef"), ("rollen", "baliemedewerker"), ("balies", &balie)]);
    let made = bram.send_form(&form, Some(("stap", "bewaar"))).await.expect(303).location().unwrap();
    let quirine = world.log_in_as("Quirine").await;
    quirine.get("/taken").await.expect(200);
    quirine.get("/beheer").await.expect(404);
    bram.get("/beheer").await.expect(200).shows("Quirine Proef").shows("aan de balie");
    // Another role: the session begins anew, with what it may.
    let form = bram.get(&made).await.form(&made).with(&[("rollen", "roosterplanner")]);
    bram.send_form(&form, Some(("stap", "bewaar"))).await.expect(303);
    // A session that was read moments ago counts for five seconds (besluit 24).
    until("the session with the old roles is over", async || quirine.get("/taken").await.status == 303).await;
    world.log_in_as("Quirine").await.get("/rooster").await.expect(200);
    // Who plans reads who works here, and hands out no roles.
    let priya = world.log_in_as("Priya").await;
    priya.get("/beheer").await.expect(200).shows("Quirine Proef");
    priya.get(&made).await.expect(404);
    priya.get("/api/v1/medewerkers").await.expect(200);
    sends_json(&priya, Method::POST, "/api/v1/medewerkers", &json!({"naam": "X"}), &[]).await.expect(404);
}

both!(nobody_gives_rights_to_themselves_and_who_watches_does_no_work);
async fn nobody_gives_rights_to_themselves_and_who_watches_does_no_work(world: &World) {
    let bram = world.log_in_as("Bram").await;
    let own = format!("/beheer/medewerkers/{}", demo::id("medewerker/bram"));
    let form = bram.get(&own).await.expect(200).form(&own);
    for roles in [["beheerder", "privacyofficer"].as_slice(), &["coordinator"]] {
        let mut form = form.clone();
        form.clear("rollen");
        roles.iter().for_each(|rol| form.set("rollen", rol));
        bram.send_form(&form, Some(("stap", "bewaar"))).await.expect(400).shows("Uw eigen rollen kunt u niet veranderen");
    }
    let again = form.clone().with(&[("naam", "Bram Sjabloon-Proef")]);
    bram.send_form(&again, Some(("stap", "bewaar"))).await.expect(303);
    let gijs = format!("/beheer/medewerkers/{}", demo::id("medewerker/gijs"));
    let mut form = bram.get(&gijs).await.form(&gijs);
    form.clear("rollen");
    ["fg", "coordinator"].iter().for_each(|rol| form.set("rollen", rol));
    bram.send_form(&form, Some(("stap", "bewaar"))).await.expect(400).shows("heeft geen andere rol");
}

both!(who_helps_nobody_any_more_keeps_no_work);
async fn who_helps_nobody_any_more_keeps_no_work(world: &World) {
    let visit = crate::moments::busy(world).await;
    world.owner_is(&visit, "enschede", Some("gerda")).await;
    let bram = world.log_in_as("Bram").await;
    let hers = format!("/beheer/medewerkers/{}", demo::id("medewerker/gerda"));
    let mut form = bram.get(&hers).await.form(&hers);
    form.clear("rollen");
    form.set("rollen", "receptie");
    bram.send_form(&form, Some(("stap", "bewaar"))).await.expect(303);
    world.deliver().await;
    let row = world.hulpvraag(visit.hulpvraag).await;
    assert_ne!(row.eigenaar_medewerker_id, Some(demo::id("medewerker/gerda")), "somebody has it who helps");
    assert!(row.eigenaar_organisatie_id.is_some());
}
