//! V12, at the door: what was chosen and would get lost is asked about, help is found near, and the number to call is that of the
//! organisatie whose people came.

use crate::client::{Client, fresh_key};
use crate::outreach::{hit, notes};
use crate::people::KEES;
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;
use reqwest::Method;

async fn wants_help(world: &World, product: &str) -> (Client, Uuid, String) {
    let id = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let (nel, kees) = (world.log_in_as("Nel").await, world.regel_of(id, KEES.id()).await.unwrap().id);
    let said = [("uitkomst", "wil_nu_hulp"), ("dagdeel", "ochtend"), ("product", product)];
    let leads = notes(&nel, kees, &said).await.expect(303).location().unwrap();
    (nel, kees, leads)
}

both!(a_no_or_a_question_beside_another_outcome_is_asked_about);
async fn a_no_or_a_question_beside_another_outcome_is_asked_about(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let (nel, kees) = (world.log_in_as("Nel").await, world.regel_of(id, KEES.id()).await.unwrap().id);
    let spoken = [("uitkomst", "interesse"), ("dagdeel", "ochtend")];
    let too = notes(&nel, kees, &[spoken[0], spoken[1], ("bereik", "alles"), ("product", "bijstand")]).await.expect(400);
    let too = too.shows("U koos ook waartegen de inwoner nee zegt").shows("U koos ook waarmee de inwoner hulp wil");
    // What was chosen stands there still, and can be taken back.
    assert!(too.html.contains("value=\"alles\" checked") && too.html.contains("De inwoner zegt geen nee"));
    assert_eq!(world.regel(kees).await.status, "toegewezen");
    notes(&nel, kees, &[spoken[0], spoken[1], ("bereik", ""), ("product", "")]).await.expect(303);
    assert_eq!(world.regel(kees).await.status, "gesproken");
    // The paper promises nothing that nobody is reminded of.
    let paper = nel.get(&format!("/looplijsten/regels/{kees}/samenvatting")).await.expect(200);
    paper.shows("Bel ons wanneer u wilt").hides("Wij bellen u");
}

both!(help_from_the_door_is_looked_for_near);
async fn help_from_the_door_is_looked_for_near(world: &World) {
    let (nel, _, leads) = wants_help(world, "digid").await;
    let text = nel.get(&leads).await.expect(200).text();
    let at = |plaats: &str| text.find(plaats).unwrap_or(usize::MAX);
    assert!(at("Maastricht") < at("Groningen"), "{text}");
}

both!(a_hulpvraag_is_found_again_at_its_door);
async fn a_hulpvraag_is_found_again_at_its_door(world: &World) {
    let (nel, kees, leads) = wants_help(world, "aow").await;
    let nummer = leads.trim_start_matches("/hulpvragen/").trim_end_matches("/doorverwijzen").to_owned();
    // Nel leaves the page without choosing.
    let door = format!("/looplijsten/regels/{kees}");
    let page = nel.get(&door).await.expect(200).shows(&format!("Hulpvraag {nummer}")).shows("Er is nog geen balie gekozen");
    assert!(page.html.contains(&format!("href=\"/hulpvragen/{nummer}\"")));
    nel.get(&format!("/hulpvragen/{nummer}")).await.expect(200).shows("Kies een balie").hides("Kies een andere balie");
    let page = nel.get(&leads).await.expect(200).shows("Kies een balie").shows("Terug naar het adres");
    assert!(page.html.contains(&format!("href=\"{door}\"")));
    let paper = nel.get(&format!("{door}/samenvatting")).await.expect(200).hides("brief");
    paper
        .shows("Nel Voorbeeld zoekt een afspraak voor u")
        .shows("Hoort u niets? Bel 14 043")
        .shows(&format!("Uw nummer is {nummer}"));
    let api = nel.get(&format!("/api/v1/regels/{kees}")).await.expect(200).json();
    assert_eq!((api["hulpvraag"]["nummer"].as_str(), api["hulpvraag"]["afspraakOp"].is_null()), (Some(&*nummer), true));
    for taal in ["en", "pap"] {
        nel.get(&format!("/{taal}{door}")).await.expect(200).shows(&nummer);
        nel.get(&format!("/{taal}{door}/samenvatting")).await.expect(200).shows("14 043");
    }
    // Closed, it says so and leads nowhere.
    let versie = world.hulpvraag(world.gesprekken(KEES.id()).await[0].hulpvraag_id.unwrap()).await.versie.to_string();
    let closing = [("uitkomst", "opgelost"), ("versie", &*versie)];
    nel.write(&format!("/hulpvragen/{nummer}/sluiten"), &fresh_key(), &closing).await.expect(303);
    let page = nel.get(&door).await.expect(200).shows("Deze is afgesloten");
    assert!(!page.html.contains(&format!("href=\"/hulpvragen/{nummer}\"")));
    nel.get(&format!("{door}/samenvatting")).await.expect(200).shows("Die vraag is afgesloten");
}

both!(what_was_spoken_about_can_be_chosen_and_leads_to_who_decides);
async fn what_was_spoken_about_can_be_chosen_and_leads_to_who_decides(world: &World) {
    let (nel, _, leads) = wants_help(world, "aio").await;
    nel.get(&leads).await.expect(200).shows("AIO aanvragen").shows("SVB, Balie").hides("Gemeente Maastricht, Balie");
    let page = nel.get(&format!("{leads}?product=inkomenstoeslag")).await.expect(200).shows("Gemeente Maastricht, Balie");
    page.hides("Gemeente Tilburg").hides("Gemeente Breda").shows("Inkomenstoeslag of meedoenregeling aanvragen");
}

both!(who_lives_in_maastricht_goes_to_maastricht_for_bijstand);
async fn who_lives_in_maastricht_goes_to_maastricht_for_bijstand(world: &World) {
    let (nel, kees, leads) = wants_help(world, "bijstand").await;
    let page = nel.get(&leads).await.expect(200).shows("Gemeente Maastricht, Balie");
    let page = page.hides("Gemeente Tilburg").hides("Gemeente Breda").hides("Gemeente Deventer");
    let slot = page.choices("tijdslot").into_iter().next().expect("a time at the own gemeente");
    let gesprek = world.gesprekken(KEES.id()).await.remove(0);
    let versie = world.hulpvraag(gesprek.hulpvraag_id.unwrap()).await.versie.to_string();
    let fields = [("product", "bijstand"), ("tijdslot", &*slot), ("instemming", "ja"), ("versie", &*versie)];
    let made = nel.write(&leads, &fresh_key(), &fields).await.expect(303);
    nel.follow(&made).await.expect(200).shows(KEES.naam).shows("Terug naar het adres").hides("Naar de taken");
    let [row] = world.doorverwijzingen(gesprek.hulpvraag_id.unwrap()).await.try_into().unwrap();
    let maastricht = demo::id("organisatie/maastricht");
    assert_eq!((row.van_organisatie_id, row.naar_organisatie_id, &*row.status), (maastricht, maastricht, "geaccepteerd"));
    let hulpvraag = world.hulpvraag(row.hulpvraag_id).await;
    assert_eq!((hulpvraag.eigenaar_balie_id, hulpvraag.vervolgstap.as_deref()), (Some(row.naar_balie_id), Some("afspraak")));
    let door = format!("/looplijsten/regels/{kees}");
    nel.get(&door).await.expect(200).shows("De afspraak is gemaakt").shows("Stadskantoor Maastricht");
    let paper = nel.get(&format!("{door}/samenvatting")).await.expect(200).shows("Waarover: Bijstand aanvragen");
    paper.shows("U heeft een afspraak").shows("Voorbeeldstraat 9002, Maastricht");
    // A colleague has it now: it does not go from Balie to Balie of one organisatie.
    let page = nel.get(&leads).await;
    assert!(page.status != 200 || !page.text().contains("Gemeente Maastricht, Balie"), "{}", page.text());
    assert!(eenloket::controleer::check(world.store()).await.unwrap().is_empty());
}

both!(what_a_gemeente_decides_on_is_asked_of_no_other_gemeente);
async fn what_a_gemeente_decides_on_is_asked_of_no_other_gemeente(world: &World) {
    let sanne = world.log_in_as("Sanne").await;
    let asks = async |product: &str, postcode: &str, own: bool| {
        let path = "/api/v1/voorstellen/_zoek";
        let body = serde_json::json!({"product": product, "postcode": postcode, "eigenOrganisatie": own});
        let found = sanne.send(path, sanne.request(Method::POST, path).json(&body)).await.expect(200).json();
        let items = found["items"].as_array().unwrap().iter().map(|one| one["organisatie"].as_str().unwrap().to_owned());
        items.collect::<Vec<_>>()
    };
    for product in ["bijstand", "schuldhulpverlening"] {
        let found = asks(product, "6211AB", false).await;
        assert!(!found.is_empty() && found.iter().all(|one| one == "Gemeente Maastricht"), "{found:?}");
    }
    let digid = asks("digid", "6211AB", false).await;
    assert!(digid.iter().any(|one| one != "Gemeente Maastricht"), "{digid:?}");
    // Its own Balies are found by a program for what was opened at a door, and for nothing else.
    assert_eq!(asks("aow", "7511AA", false).await, Vec::<String>::new());
    assert!(asks("aow", "7511AA", true).await.iter().any(|one| one == "SVB"));
}

both!(who_said_no_reads_the_number_of_that_gemeente);
async fn who_said_no_reads_the_number_of_that_gemeente(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let (nel, regel) = (world.log_in_as("Nel").await, world.regel_of(id, KEES.id()).await.unwrap().id);
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    let kees = world.inwoner(&KEES).await;
    let page = kees.get("/mijn/weigeringen").await.expect(200).shows("Bel 14 043. Wij schrijven het dan voor u op");
    page.shows("Hulp nodig? Bel 14 043");
}

both!(who_said_no_to_nothing_reads_the_number_that_mijn_names);
async fn who_said_no_to_nothing_reads_the_number_that_mijn_names(world: &World) {
    let kees = world.inwoner(&KEES).await;
    for page in ["/mijn", "/mijn/weigeringen", "/mijn/afmelding", "/mijn/levensgebeurtenissen"] {
        kees.get(page).await.expect(200).shows("14 043");
    }
}
