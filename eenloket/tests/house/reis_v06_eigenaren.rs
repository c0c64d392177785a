//! Nobody is lost: who had a Hulpvraag from when is kept, from the first owner to the last, and can be read back.

use crate::moments::{offered, page_of};
use crate::people::ENSCHEDE;
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;

impl World {
    /// Who had it, by their keys in the demo, and by which act.
    async fn had(&self, visit: &Referred) -> Vec<(Option<Uuid>, Option<Uuid>, String)> {
        let rows = self.eigenaren(visit.hulpvraag).await;
        // Each had it from the one before, and not before them.
        for two in rows.windows(2) {
            assert_eq!(two[1].van_organisatie_id, two[0].organisatie_id);
            assert_eq!((two[1].van_balie_id, two[1].van_medewerker_id), (two[0].balie_id, two[0].medewerker_id));
            assert!(two[0].begin <= two[1].begin && two[0].versie < two[1].versie);
        }
        rows.into_iter().map(|row| (row.organisatie_id, row.medewerker_id, row.handeling)).collect()
    }

    /// What the API answers about it.
    async fn eigenaren_by_api(&self, naam: &str, visit: &Referred) -> Vec<(String, String)> {
        let path = format!("/api/v1{}", page_of(self, visit).await);
        let page = self.log_in_as(naam).await.get(&path).await.expect(200);
        let body: serde_json::Value = serde_json::from_str(&page.html).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        body["eigenaren"].as_array().unwrap().iter().map(|one| (text(&one["organisatie"]), text(&one["handeling"]))).collect()
    }
}

fn at(organisatie: &str, medewerker: Option<&str>, act: &str) -> (Option<Uuid>, Option<Uuid>, String) {
    let medewerker = medewerker.map(|key| demo::id(&format!("medewerker/{key}")));
    (Some(demo::id(&format!("organisatie/{organisatie}"))), medewerker, act.to_owned())
}

both!(who_had_it_is_kept_from_the_first_to_the_last);
async fn who_had_it_is_kept_from_the_first_to_the_last(world: &World) {
    // From the SVB to Enschede and on to the UWV, where Ute wants to send Joost back: it sticks, and Umit takes it over.
    let visit = world.joost_went_on_twice().await;
    world.clock.advance(60);
    world.passes_on("Ute", &visit, "digid", ENSCHEDE).await.expect(303);
    let umit = demo::id("medewerker/umit").to_string();
    world.presses("Ute", &visit, "opvolger", &[("opvolger", &umit)]).await.expect(303);
    world.clock.advance(60);
    world.presses("Ümit", &visit, "opvolging", &[("antwoord", "ja")]).await.expect(303);
    let expected = [
        at("enschede", None, "doorverwijzing.refer"),
        at("uwv", None, "doorverwijzing.again"),
        at("uwv", Some("ute"), "doorverwijzing.again"),
        at("uwv", Some("umit"), "doorverwijzing.succeed"),
    ];
    assert_eq!(world.had(&visit).await, expected);

    // The owner reads all of it in plain words, with the names of their own colleagues.
    let page = world.page_for("Ümit", &visit).await.expect(200).shows("Wie deze vraag had");
    let list = page.html.split("id=\"eigenaren\"").nth(1).unwrap().split("</section>").next().unwrap();
    let lines: Vec<&str> = list.split("<li>").skip(1).collect();
    assert_eq!(lines.len(), 4, "{list}");
    assert!(lines[0].contains("Gemeente Enschede") && lines[0].contains("De afspraak werd voor hier gemaakt."), "{list}");
    assert!(lines[2].contains("Ute Verzonnen") && lines[2].contains("Houdt de keten bij elkaar."), "{list}");
    assert!(lines[3].contains("Ümit") && lines[3].contains("Nam de keten over."), "{list}");
    // Another organisatie reads that it had it itself, and no names of the UWV there.
    let page = world.page_for("Gerda", &visit).await.expect(200);
    let list = page.html.split("id=\"eigenaren\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert_eq!(list.matches("<li>").count(), 1, "{list}");
    assert!(list.contains("Gemeente Enschede") && !list.contains("UWV") && !list.contains("Ute"), "{list}");
    // Who only passed it on had it at no moment.
    assert!(!world.page_for("Sanne", &visit).await.expect(200).html.contains("id=\"eigenaren\""));

    // A program reads the same.
    let all = ["doorverwijzing.refer", "doorverwijzing.again", "doorverwijzing.again", "doorverwijzing.succeed"];
    let read = world.eigenaren_by_api("Ümit", &visit).await;
    assert_eq!(read.iter().map(|one| one.1.as_str()).collect::<Vec<_>>(), all);
    assert_eq!(world.eigenaren_by_api("Gerda", &visit).await, [("Gemeente Enschede".to_owned(), all[0].to_owned())]);

    // Who leaves is followed by somebody, and the list says so.
    eenloket::medewerker::leave(&world.house.store, &world.house.access, demo::id("medewerker/umit")).await.unwrap();
    world.deliver().await;
    let last = world.had(&visit).await.pop().unwrap();
    assert_eq!((last.0, last.2.as_str()), (Some(demo::id("organisatie/uwv")), "hulpvraag.divide"));
    assert_eq!(last.1, world.hulpvraag(visit.hulpvraag).await.eigenaar_medewerker_id);
}

both!(an_offer_keeps_its_sender_until_the_yes_and_the_end_has_no_owner);
async fn an_offer_keeps_its_sender_until_the_yes_and_the_end_has_no_owner(world: &World) {
    let offer = offered(world).await;
    assert_eq!(world.had(&offer).await, [at("belastingdienst", Some("bas"), "doorverwijzing.refer")]);
    let tom = world.tom().await;
    tom.accepts(&offer).await.expect(303);
    world.clock.set(world.afspraak(offer.afspraak).await.begin.at());
    let wim = world.wim().await;
    world.comes_in(&wim, &offer).await;
    let row = world.hulpvraag(offer.hulpvraag).await;
    let had = world.had(&offer).await;
    assert_eq!(had.len(), 3, "{had:?}");
    assert_eq!(had[1], at("tilburg", None, "doorverwijzing.accept"));
    assert_eq!((had[2].1, had[2].2.as_str()), (row.eigenaar_medewerker_id, "balie.call"));
    wim.finishes(&offer, "opgelost").await.expect(303);
    world.deliver().await;
    // Closed: nobody has it now, and who had it last stays known.
    assert_eq!(world.hulpvraag(offer.hulpvraag).await.status, "afgesloten");
    assert_eq!(world.had(&offer).await, had);
}

both!(what_is_taken_back_is_with_its_sender_again);
async fn what_is_taken_back_is_with_its_sender_again(world: &World) {
    // Under a Convenant the Balie has it with the booking.
    let visit = world.telephone("Sanne").await.refers(&crate::people::JOOST).to(ENSCHEDE).done().await;
    let path = format!("/doorverwijzingen/{}/intrekking", visit.doorverwijzing);
    world.log_in_as("Sanne").await.write(&path, &crate::client::fresh_key(), &[]).await.expect(303);
    let had = [at("enschede", None, "doorverwijzing.refer"), at("svb", Some("sanne"), "doorverwijzing.withdraw")];
    assert_eq!(world.had(&visit).await, had);
}
