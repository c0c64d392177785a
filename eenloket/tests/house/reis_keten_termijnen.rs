//! Nothing stays lying: an offer without an answer, a Balie that does not answer, a Taak that nobody does.

use crate::client::fresh_key;
use crate::people::{SAMIRA, TILBURG};
use crate::telephone::{NIEUW, Referred};
use crate::world::World;
use eenloket::demo;
use eenloket::terms::look_at_the_clock;

const CLOSED: &str = "Gemeente Tilburg, Balie 1 kunt u nu niet kiezen";

/// Offered on Tuesday at ten, for Friday at the earliest: the answer is due on Thursday at five.
async fn offered_for_friday(world: &World) -> Referred {
    world.meddle("update tijdslot set vrijgehouden = true where bezet = false and begin < 1804204800000").await;
    let offer = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    assert!(world.afspraak(offer.afspraak).await.begin.at().to_string().starts_with("2027-03-05"));
    offer
}

async fn the_offer_runs_out(world: &World) -> Referred {
    let offer = offered_for_friday(world).await;
    world.the_clock_says("2027-03-04T17:01").await;
    assert_eq!(world.doorverwijzing(offer.doorverwijzing).await.status, "verlopen");
    offer
}

impl World {
    /// It is this late, and the house looks at the clock, as it does every minute.
    async fn the_clock_says(&self, local: &str) {
        self.it_is(local);
        look_at_the_clock(&self.house).await.unwrap();
    }
}

both!(two_werkdagen_and_not_a_minute_less);
async fn two_werkdagen_and_not_a_minute_less(world: &World) {
    let offer = offered_for_friday(world).await;
    world.the_clock_says("2027-03-04T17:00").await;
    assert_eq!(world.doorverwijzing(offer.doorverwijzing).await.status, "aangeboden");
    world.the_clock_says("2027-03-04T17:01").await;
    assert_eq!(world.doorverwijzing(offer.doorverwijzing).await.status, "verlopen");
    let vraag = world.hulpvraag(offer.hulpvraag).await;
    assert_eq!(vraag.eigenaar_medewerker_id, Some(demo::id("medewerker/bas")), "the sender stayed owner");
    // The next step has a date of its own: Friday, five o'clock.
    assert_eq!(vraag.vervolgstap.as_deref(), Some("opnieuw_kiezen"));
    assert_eq!(vraag.vervolgstap_op.unwrap().at().to_string(), "2027-03-05T16:00:00Z");
    let before = world.snapshot().await;
    look_at_the_clock(&world.house).await.unwrap();
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0], "once");
}

both!(a_silent_balie_cannot_be_chosen_until_its_coordinator_takes_that_up);
async fn a_silent_balie_cannot_be_chosen_until_its_coordinator_takes_that_up(world: &World) {
    let offer = the_offer_runs_out(world).await;
    let desk = demo::id("balie/tilburg/gemeente-1");
    let taken = world.taken(offer.hulpvraag).await;
    let asked = taken.iter().find(|taak| taak.soort == "doorverwijzing_wacht").expect("a Taak for the coordinator");
    assert_eq!((asked.balie_id, asked.medewerker_id), (Some(desk), Some(demo::id("medewerker/tom"))));

    // A werkdag to do something about it: until Friday at five Tilburg can be chosen.
    world.it_is("2027-03-05T16:59");
    let bas = world.bas().await;
    let call = bas.refers(&SAMIRA).to(TILBURG);
    let form = call.choose(&call.search().await.hides(CLOSED)).await;
    world.it_is("2027-03-05T17:01");
    let bas = world.bas().await;
    let page = bas.refers(&SAMIRA).search().await;
    let page = page.shows(CLOSED).shows("daar ligt nog een doorverwijzing zonder antwoord");
    assert!(!page.form(NIEUW).choices("tijdslot").contains(&form.value("tijdslot")), "not among what is offered");
    // Whoever had the page open is told, and keeps what was typed.
    let mut late = form.clone();
    late.set("csrf", &bas.client.csrf().await);
    let before = world.afspraken().await.len();
    let page = bas.client.send_form(&late, Some(("stap", "bevestig"))).await.expect(409);
    let page = page.shows("EL-211").shows("liet een doorverwijzing liggen");
    assert_eq!(page.form(NIEUW).value("naam"), SAMIRA.naam);
    assert_eq!(world.afspraken().await.len(), before);

    // The demo left Tilburg another one: each has to be taken up.
    let tom = world.tom().await;
    while let Some(button) = tom.tasks().await.forms().into_iter().find(|form| form.action.ends_with("/oppakken")) {
        tom.client.send_form(&button, None).await.expect(303);
    }
    world.bas().await.refers(&SAMIRA).search().await.hides(CLOSED);
}

both!(the_api_is_no_softer_way_to_a_silent_balie);
async fn the_api_is_no_softer_way_to_a_silent_balie(world: &World) {
    the_offer_runs_out(world).await;
    world.it_is("2027-03-05T17:01");
    let bas = world.log_in_as("Bas").await;
    let slot = world.free(TILBURG).await[0];
    let body = serde_json::json!({
        "product": "digid", "tijdslotId": slot.to_string(), "instemming": "mondeling",
        "inwoner": {"naam": SAMIRA.naam, "geboortedatum": "1985-11-20", "postcode": SAMIRA.postcode, "huisnummer": "9003"},
    });
    let request = bas.request(reqwest::Method::POST, "/api/v1/doorverwijzingen").header("idempotency-key", fresh_key());
    let request = request.header("content-type", "application/json").body(body.to_string());
    bas.send("/api/v1/doorverwijzingen", request).await.expect(409).shows("EL-211");
    let body = serde_json::json!({"product": "digid", "postcode": SAMIRA.postcode}).to_string();
    let request = bas.request(reqwest::Method::POST, "/api/v1/voorstellen/_zoek").header("content-type", "application/json");
    let page = bas.send("/api/v1/voorstellen/_zoek", request.body(body)).await.expect(200);
    let found: serde_json::Value = serde_json::from_str(&page.html).unwrap();
    let closed = found["gesloten"].as_array().unwrap();
    assert!(
        closed
            .iter()
            .any(|row| row["balieId"] == demo::id("balie/tilburg/gemeente-1").to_string() && row["reden"] == "geen_antwoord")
    );
}

both!(a_balie_without_a_coordinator_cannot_be_chosen);
async fn a_balie_without_a_coordinator_cannot_be_chosen(world: &World) {
    let bas = world.bas().await;
    let call = bas.refers(&SAMIRA).to(TILBURG);
    let form = call.choose(&call.search().await).await;
    world.meddle("update medewerker set actief = false where naam = 'Tom Fictief'").await;
    let page = bas.client.send_form(&form, Some(("stap", "bevestig"))).await.expect(409);
    page.shows("EL-211").shows("heeft nu geen coördinator").shows("Gemeente Tilburg").shows("er is geen coördinator");
}

both!(what_is_overdue_goes_to_the_coordinator_and_then_to_both);
async fn what_is_overdue_goes_to_the_coordinator_and_then_to_both(world: &World) {
    let offer = the_offer_runs_out(world).await;
    let nummer = world.hulpvraag(offer.hulpvraag).await.nummer;
    let of_bas = async || world.taken(offer.hulpvraag).await.into_iter().find(|taak| taak.soort == "verlopen").unwrap();
    world.the_clock_says("2027-03-05T16:59").await;
    assert_eq!(of_bas().await.coordinator_op, None);
    world.telephone("Wanda").await.tasks().await.shows(&nummer);

    // Friday at five it is overdue: to Wanda, who coordinates the telephone of the Belastingdienst. And that of Tilburg to Tom.
    world.the_clock_says("2027-03-05T17:01").await;
    let went = of_bas().await;
    assert_eq!((went.coordinator_id, went.coordinator_op), (Some(demo::id("medewerker/wanda")), Some(world.now().into())));
    world.telephone("Wanda").await.tasks().await.shows(&nummer).shows("Te laat. Sinds").shows("Wanda Testman");
    world.bas().await.tasks().await.shows("Te laat. Sinds").shows("Wanda Testman");
    world.tom().await.tasks().await.shows("Uw balie gaf geen antwoord").hides("Wanda");

    // The weekend counts for nothing. On Monday at five it goes to both organisaties.
    world.the_clock_says("2027-03-08T16:59").await;
    assert_eq!(of_bas().await, went, "each step once");
    world.the_clock_says("2027-03-08T17:01").await;
    let both = of_bas().await;
    assert_eq!(both.organisaties_op, Some(world.now().into()));
    let tom = world.tom().await;
    let page = tom.tasks().await.shows("Een taak bij Belastingdienst is al lang te laat").shows("zien beide organisaties dit");
    let page = page.hides("Geen antwoord van de balie");
    assert!(page.find_form(&format!("/taken/{}/klaar", both.id)).is_none(), "to know, not to do");
    world.telephone("Wanda").await.tasks().await.shows("Een taak bij Gemeente Tilburg is al lang te laat");
    world.wim().await.tasks().await.hides("Belastingdienst is al lang te laat");

    // It is never deleted: weeks later it is still there, until somebody does it.
    world.the_clock_says("2027-03-22T10:00").await;
    assert_eq!(of_bas().await, both);
    let wanda = world.telephone("Wanda").await;
    let done = wanda.tasks().await.form(&format!("/taken/{}/klaar", of_bas().await.id));
    wanda.client.send_form(&done.with(&crate::desk::AGREED), None).await.expect(303);
    let page = world.tom().await.tasks().await;
    assert!(!page.html.split("<tr>").any(|row| row.contains(&nummer) && row.contains("Een taak bij Belastingdienst")));
}

both!(who_takes_a_taak_up_has_it_by_name);
async fn who_takes_a_taak_up_has_it_by_name(world: &World) {
    let offer = world.bas().await.refers(&SAMIRA).to(TILBURG).done().await;
    world.tom().await.refuses(&offer, "geen_medewerker").await.expect(303);
    let taak = world.taken(offer.hulpvraag).await[0].id;
    let wanda = world.telephone("Wanda").await;
    let button = wanda.tasks().await.form(&format!("/taken/{taak}/oppakken"));
    wanda.client.send_form(&button, None).await.expect(303);
    let row = &world.taken(offer.hulpvraag).await[0];
    assert_eq!((row.status.as_str(), row.medewerker_id), ("opgepakt", Some(demo::id("medewerker/wanda"))));
    world.bas().await.client.write(&format!("/taken/{taak}/oppakken"), &fresh_key(), &[]).await.expect(409).shows("EL-409");
}
