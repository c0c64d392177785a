//! V01: what the caller would rather have, and what has to be said before it is chosen.

use crate::people::{ENSCHEDE, TILLY};
use crate::telephone::NIEUW;
use crate::world::World;
use foundation::jiff::tz::TimeZone;
use reqwest::Method;

both!(who_would_rather_come_in_the_afternoon_is_offered_afternoons);
async fn who_would_rather_come_in_the_afternoon_is_offered_afternoons(world: &World) {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    let bas = world.bas().await;
    for (dagdeel, fits) in [("ochtend", true), ("middag", false)] {
        let body = serde_json::json!({"product": "digid", "postcode": "7511 AA", "dagdeel": dagdeel});
        let path = "/api/v1/voorstellen/_zoek";
        let page = bas.client.send(path, bas.client.request(Method::POST, path).json(&body)).await.expect(200);
        let found: serde_json::Value = serde_json::from_str(&page.html).unwrap();
        let slots = found["items"][0]["tijdsloten"].as_array().unwrap();
        assert!(!slots.is_empty());
        for slot in slots {
            let begin: foundation::jiff::Timestamp = slot["begin"].as_str().unwrap().parse().unwrap();
            assert_eq!(begin.to_zoned(zone.clone()).hour() < 12, fits, "{dagdeel}: {slot}");
        }
        // The same on the form, which keeps what was chosen.
        let form = bas.client.get(NIEUW).await.expect(200).form(NIEUW);
        let form = form.with(&[("product", "digid"), ("postcode", "7511 AA"), ("dagdeel", dagdeel)]);
        let found = bas.client.send_form(&form, Some(("stap", "zoek"))).await.expect(303);
        let page = bas.client.follow(&found).await.expect(200);
        assert_eq!(page.form(NIEUW).value("dagdeel"), dagdeel);
        let first = slots[0]["id"].as_str().unwrap().to_owned();
        assert!(page.form(NIEUW).choices("tijdslot").contains(&first), "{}", page.text());
    }
    let path = "/api/v1/voorstellen/_zoek";
    let body = serde_json::json!({"product": "digid", "dagdeel": "nacht"});
    bas.client.send(path, bas.client.request(Method::POST, path).json(&body)).await.expect(400);
}

both!(who_cannot_come_soon_is_offered_a_later_day);
async fn who_cannot_come_soon_is_offered_a_later_day(world: &World) {
    let bas = world.bas().await;
    let path = "/api/v1/voorstellen/_zoek";
    let ask = async |vanaf: &str| {
        let body = serde_json::json!({"product": "digid", "postcode": "7511 AA", "vanaf": vanaf});
        bas.client.send(path, bas.client.request(Method::POST, path).json(&body)).await
    };
    let found: serde_json::Value = serde_json::from_str(&ask("2027-03-09").await.expect(200).html).unwrap();
    let slots = found["items"][0]["tijdsloten"].as_array().unwrap();
    let first = slots[0]["begin"].as_str().unwrap();
    assert!(first.starts_with("2027-03-09"), "the Tuesday that was asked for: {first}");
    for wrong in ["2027-03-01", "2027-03-31", "morgen"] {
        ask(wrong).await.expect(400).shows("EL-100").shows("\"vanaf\"");
    }
    // The same on the form, which keeps what was typed; and the first times are those of that day.
    let form = bas.client.get(NIEUW).await.expect(200).form(NIEUW);
    let form = form.with(&[("product", "digid"), ("postcode", "7511 AA"), ("vanaf", "9-3-2027")]);
    let found = bas.client.send_form(&form, Some(("stap", "zoek"))).await.expect(303);
    let page = bas.client.follow(&found).await.expect(200).shows("9 mrt");
    assert_eq!(page.form(NIEUW).value("vanaf"), "9-3-2027");
    assert!(page.form(NIEUW).choices("tijdslot").contains(&slots[0]["id"].as_str().unwrap().to_owned()), "{}", page.text());
    let wrong = form.with(&[("vanaf", "31-12-2027")]);
    bas.client.send_form(&wrong, Some(("stap", "zoek"))).await.expect(400).shows("van vandaag tot over vier weken");

    // Who moves an afspraak chooses a day as well.
    let done = bas.refers(&TILLY).to(ENSCHEDE).done().await;
    let own = format!("/afspraken/{}", done.afspraak);
    let tilly = world.inwoner(&TILLY).await;
    let page = tilly.get(&format!("{own}?vanaf=9-3-2027")).await.expect(200).shows("dinsdag 9 maart 2027");
    page.hides("3 maart 2027, ");
    tilly.get(&format!("{own}?vanaf=1-1-2030")).await.expect(400).shows("van vandaag tot over vier weken");
}

both!(who_has_no_address_in_the_netherlands_is_helped_all_the_same);
async fn who_has_no_address_in_the_netherlands_is_helped_all_the_same(world: &World) {
    let bas = world.bas().await;
    // Without a postcode, desks in the place that was named come first.
    let form = bas.client.get(NIEUW).await.expect(200).form(NIEUW);
    let form =
        form.with(&[("product", "digid"), ("plaats", "tilburg"), ("naam", "Ruth Zonderpost"), ("geboortedatum", "3-4-1970")]);
    let found = bas.client.send_form(&form, Some(("stap", "zoek"))).await.expect(303);
    let page = bas.client.follow(&found).await.expect(200);
    let form = page.form(NIEUW);
    let first = form.choices("tijdslot").remove(0);
    let tilburg = world.free(crate::people::TILBURG).await;
    assert!(tilburg.iter().any(|slot| slot.to_string() == first), "a desk in Tilburg is the first");
    let form = form.with(&[("tijdslot", &first), ("instemming", "ja")]);
    let done = bas.client.send_form(&form, Some(("stap", "bevestig"))).await.expect(303);
    bas.client.follow(&done).await.expect(200).shows("Ruth");
    // A house number belongs to a postcode, or to nothing.
    let half = form.clone().with(&[("postcode", "7511 AA"), ("huisnummer", "")]);
    bas.client.send_form(&half, Some(("stap", "bevestig"))).await.expect(400).shows("huisnummer");
}

both!(that_a_desk_is_in_another_gemeente_is_said_in_a_sentence);
async fn that_a_desk_is_in_another_gemeente_is_said_in_a_sentence(world: &World) {
    let bas = world.bas().await;
    let far = crate::people::Inwoner { postcode: "7551AA", ..TILLY };
    let found = bas.refers(&far).to(ENSCHEDE).search().await;
    found.shows("De inwoner woont in de gemeente Hengelo. Vraag of dat te ver is.");
    let away = bas.refers(&far).to(ENSCHEDE).confirm().await.expect(303);
    bas.client.follow(&away).await.expect(200).shows("deze balie is in Enschede").shows("woont in de gemeente Hengelo");
    let near = bas.refers(&TILLY).to(ENSCHEDE).confirm().await.expect(303);
    bas.client.follow(&near).await.expect(200).hides("Vraag of dat te ver is");
}

both!(what_was_solved_on_the_telephone_is_counted_by_month_and_about_nobody);
async fn what_was_solved_on_the_telephone_is_counted_by_month_and_about_nobody(world: &World) {
    let bas = world.bas().await;
    for _ in 0..2 {
        let form = bas.client.get(NIEUW).await.expect(200).form(NIEUW).with(&[("product", "digid"), ("naam", "Tilly Voorbeeld")]);
        bas.client.send_form(&form, Some(("stap", "opgelost"))).await.expect(303);
    }
    // A question with an appointment is none of them.
    bas.refers(&TILLY).to(ENSCHEDE).done().await;
    let wanda = world.log_in_as("Wanda").await;
    let page =
        wanda.get("/doorverwijzingen/opgelost").await.expect(200).shows("maart 2027 2").shows("februari 2027 0").hides("Bas");
    page.hides("Tilly");
    let found: serde_json::Value =
        serde_json::from_str(&wanda.get("/api/v1/doorverwijzingen/opgelost").await.expect(200).html).unwrap();
    assert_eq!(found["items"][0], serde_json::json!({"maand": "2027-03", "aantal": 2}));
    // Another organisatie has its own.
    let greet = world.log_in_as("Greet").await;
    greet.get("/doorverwijzingen/opgelost").await.expect(200).shows("maart 2027 0");
    // Whose work is no telephone has it not in the menu.
    wanda.get("/").await.shows("Opgelost aan de telefoon");
    greet.get("/").await.hides("Opgelost aan de telefoon");
    world.gerda().await.client.get("/doorverwijzingen/opgelost").await.expect(404);
}
