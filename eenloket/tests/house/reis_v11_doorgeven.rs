//! V11: who still has to hear that somebody opted out (`nog_door_te_geven`), visible to the privacy officer and without names.

use crate::client::Page;
use crate::moments::busy;
use crate::people::{JOOST, KEES, TILLY};
use crate::reis_v11_afmelding::{OWN, says, takes_back};
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;
use std::collections::BTreeMap;

const PAGE: &str = "/afmeldingen";
const API: &str = "/api/v1/afmeldingen/nog-door-te-geven";

/// How many wait for each organisatie, as the API tells a Medewerker.
async fn waiting(world: &World, naam: &str) -> BTreeMap<Uuid, i64> {
    let body = world.log_in_as(naam).await.get(API).await.expect(200).json();
    let one = |item: &serde_json::Value| {
        let id = item["organisatieId"].as_str().unwrap().parse().unwrap();
        assert!(item["begin"].as_str().unwrap().starts_with("2027-03-0"), "{item}");
        (id, item["aantal"].as_i64().unwrap())
    };
    body["items"].as_array().unwrap().iter().map(one).collect()
}

both!(what_waits_is_what_holds_for_each_who_also_looks_elsewhere);
async fn what_waits_is_what_holds_for_each_who_also_looks_elsewhere(world: &World) {
    let fatih = world.log_in_as("Fatih").await;
    fatih.get(PAGE).await.expect(200).shows("Er wacht niets").shows("Er is nog niets verstuurd");
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    gerda.identifies(&visit).await.expect(303);
    let path = format!("{}/afmelding", gerda.visit_path(&visit));
    let form = gerda.client.get(&path).await.expect(200).form(&path);
    gerda.client.send_form(&form, None).await.expect(303);
    let [enschede, svb, juridisch] = ["enschede", "svb", "juridisch-loket"].map(|one| demo::id(&format!("organisatie/{one}")));
    let seen = waiting(world, "Fatih").await;
    assert_eq!(seen.get(&svb), Some(&1));
    assert_eq!(seen.get(&enschede), None, "who wrote it down knows it");
    assert_eq!(seen.get(&juridisch), None, "who looks for nobody does not have to know it");
    // Who logged in said it at none: whoever keeps watch anywhere sees it, and Enschede has to hear it too.
    let tilly = world.inwoner(&TILLY).await;
    says(&tilly, &format!("organisatie/{enschede}")).await;
    assert_eq!(waiting(world, "Fatih").await.get(&enschede), Some(&1));
    assert_eq!(waiting(world, "Fatih Oefening").await, BTreeMap::from([(enschede, 1)]), "of Maastricht");
    let page: Page = world
        .log_in_as("Fatih")
        .await
        .get(PAGE)
        .await
        .expect(200)
        .shows("Nog door te geven")
        .shows("dinsdag 2 maart")
        .shows("SVB");
    for name in [TILLY, JOOST, KEES].map(|one| one.naam) {
        assert!(!page.html.contains(name), "{name}");
    }
    // What is taken back waits no more, with nothing to clear away.
    takes_back(&tilly, OWN).await.expect(303);
    takes_back(&gerda.client, &path).await.expect(303);
    assert!(waiting(world, "Fatih").await.is_empty());
}

both!(what_was_refused_is_told_to_a_program_of_whoever_keeps_the_register);
async fn what_was_refused_is_told_to_a_program_of_whoever_keeps_the_register(world: &World) {
    use crate::register::asks;
    use ::grondslag::{Bron, Reden, Soort, Vraag};
    let vraag = Vraag {
        afnemer: demo::id("organisatie/maastricht"),
        bron: Bron::Organisatie(demo::id("organisatie/uwv")),
        soort: Soort::LooplijstBron,
        doel: "bijstand".to_owned(),
        begrippen: std::collections::BTreeSet::from(["netto_maandinkomen@1".to_owned()]),
        met_bsn: true,
    };
    assert!(matches!(asks(world, &vraag).await.map(|(on, _)| on), Err(Reden::AnderDoel | Reden::AndereBron | Reden::Ontbreekt)));
    let path = "/api/v1/afgewezen-vragen";
    let body = world.log_in_as("Fatih Oefening").await.get(path).await.expect(200).json();
    let all = body["items"].as_array().unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!((all[0]["doel"].as_str(), all[0]["begrippen"][0].as_str()), (Some("bijstand"), Some("netto_maandinkomen@1")));
    assert_eq!(all[0]["bronId"], demo::id("organisatie/uwv").to_string());
    // Who keeps the register of another organisatie has none of it; and whose work it is not, no address.
    let other = world.log_in_as("Fatih").await.get(path).await.expect(200).json();
    assert!(other["items"].as_array().unwrap().is_empty());
    world.log_in_as("Gerda").await.get(path).await.expect(404);
}
