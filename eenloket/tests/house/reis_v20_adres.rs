//! V20: a letter goes to a whole address. Whose address is known in part is asked for the rest, or called; and what is known is
//! shown to nobody who does not need it, and written over by nobody.

use crate::client::{Client, Page, fresh_key};
use crate::moments::busy;
use crate::people::{ENSCHEDE, Inwoner, JOOST, TILLY};
use crate::planner::sends_json;
use crate::post::{on_paper, prints, voorkeuren};
use crate::telephone::Referred;
use crate::world::World;
use reqwest::Method;
use serde_json::json;

/// Calls for the first time; the house knows nothing of her.
const NORA: Inwoner = Inwoner {
    key: "nora",
    bsn: "",
    naam: "Nora Nieuw",
    geboren: "4-2-1981",
    postcode: "7511 AB",
    huisnummer: "5",
    telefoon: "000-543 1099",
};

const ASK: &str = "Vul straat en woonplaats aan";

impl World {
    /// Nora was referred, and told her street and place or not.
    async fn nora_called(&self, straat: &str, plaats: &str) -> Referred {
        let bas = self.bas().await;
        let call = bas.refers(&NORA).to(ENSCHEDE);
        let form = call.choose(&call.search().await).await.with(&[("straat", straat), ("plaats", plaats)]);
        let page = bas.client.send_form(&form, Some(("stap", "bevestig"))).await.expect(303);
        self.referred(&page.location().unwrap()).await
    }

    /// What stands in the window of the one letter that Wanda prints now.
    async fn window(&self) -> Option<String> {
        let wanda = self.wanda().await;
        let pdf = format!("{}/brieven.pdf", prints(&wanda).await);
        let paper = on_paper(&wanda.client, &pdf).await?;
        Some(paper.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

async fn completes(client: &Client, visit: &Referred, fields: &[(&str, &str)]) -> Page {
    let path = voorkeuren(visit);
    let form = client.get(&path).await.expect(200).form(&path).with(&[("instemming", "mondeling")]).with(fields);
    client.send_form(&form, None).await
}

both!(who_tells_the_street_gets_a_letter);
async fn who_tells_the_street_gets_a_letter(world: &World) {
    let visit = world.nora_called("Kerkstraat", "Enschede").await;
    world.deliver().await;
    let page = world.bas().await.reads_aloud(&visit).await.expect(200);
    page.shows("De inwoner krijgt dit per brief.").hides(ASK);
    world.wanda().await.client.get("/berichten").await.expect(200).shows("Te printen (1)").hides("adres niet compleet");
    let Some(paper) = world.window().await else { return };
    assert!(paper.contains("Nora Nieuw Kerkstraat 5 7511 AB Enschede"), "{paper}");
}

both!(who_is_new_is_asked_for_the_rest_of_the_address);
async fn who_is_new_is_asked_for_the_rest_of_the_address(world: &World) {
    let visit = world.nora_called("", "").await;
    world.deliver().await;
    let bas = world.bas().await;
    // It is said where it was just done, on the page of the message, and where letters are printed.
    let page = bas.reads_aloud(&visit).await.expect(200).shows(ASK).hides("krijgt dit per brief.");
    assert!(page.links().contains(&voorkeuren(&visit)), "{:?}", page.links());
    let message = format!("/berichten/{}", world.confirmation(&visit).await.id);
    bas.client.get(&message).await.expect(200).shows("Er gaat geen brief: wij kennen het adres niet helemaal.");
    let queue = world.wanda().await.client.get("/berichten").await.expect(200).shows("adres niet compleet");
    queue.shows("Open het bericht en vul het adres aan.").hides("Nora");
    // Only what is missing is asked; what we know is not on the page.
    let page = bas.client.get(&voorkeuren(&visit)).await.expect(200).shows("Dit weten wij nog niet.").hides("7511");
    let form = page.form(&voorkeuren(&visit));
    let asked = ["straat", "huisnummer", "postcode", "plaats"].map(|name| form.has(name));
    assert_eq!(asked, [true, false, false, true]);
    // What is wrong comes back, and a BSN does not.
    let wrong = completes(&bas.client, &visit, &[("straat", "Straat 999990019"), ("plaats", "12")]).await.expect(400);
    let wrong = wrong.shows("EL-100").shows("misschien een bsn").shows("Vul de naam van de woonplaats in, met letters.");
    assert_eq!(wrong.form(&voorkeuren(&visit)).value("plaats"), "12");
    completes(&bas.client, &visit, &[("straat", "Kerkstraat"), ("plaats", "Enschede")]).await.expect(303);
    // It counts at once, also for the letter that waited.
    bas.reads_aloud(&visit).await.expect(200).shows("De inwoner krijgt dit per brief.").hides(ASK);
    assert!(!bas.client.get(&voorkeuren(&visit)).await.form(&voorkeuren(&visit)).has("straat"));
    let Some(paper) = world.window().await else { return };
    assert!(paper.contains("Kerkstraat 5 7511 AB Enschede"), "{paper}");
}

both!(without_a_whole_address_somebody_calls);
async fn without_a_whole_address_somebody_calls(world: &World) {
    // A street alone is half a window.
    let visit = world.nora_called("Kerkstraat", "").await;
    world.deliver().await;
    let wanda = world.wanda().await;
    let partij = prints(&wanda).await;
    wanda.client.get(&partij).await.expect(200).shows("Er staan taken klaar om te bellen");
    wanda.client.get(&format!("{partij}/brieven.pdf")).await.expect(404);
    assert_eq!(world.confirmation(&visit).await.status, "te_bellen");
    let taken = world.taken(visit.hulpvraag).await;
    assert_eq!(taken.iter().filter(|taak| taak.soort == "bericht_bellen" && taak.status == "open").count(), 1, "{taken:?}");
    // At the counter it is said before a letter is promised.
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    gerda.visit(&visit).await.expect(200).shows("Vertellen aan de telefoon: wij kennen het adres niet helemaal");
}

both!(what_is_known_is_written_over_by_nobody);
async fn what_is_known_is_written_over_by_nobody(world: &World) {
    let visit = world.books_after(&TILLY, "2027-03-05T09:30").await;
    let before = world.person(TILLY.id()).await;
    let bas = world.bas().await;
    let path = voorkeuren(&visit);
    let page = bas.client.get(&path).await.expect(200).hides("Voorbeeldstraat").shows("Wij weten het adres.");
    let form = page.form(&path);
    assert!(!form.has("straat"));
    // A page that was made up, a program, and a call with another street, change nothing.
    let versie = form.value("versie");
    let fields =
        [("straat", "Dievenpad"), ("plaats", "Elders"), ("taal", "nl"), ("instemming", "mondeling"), ("versie", &*versie)];
    bas.client.write(&path, &fresh_key(), &fields).await.expect(400).shows("Een ander adres kan nadat de inwoner zich");
    let api = format!("/api/v1/hulpvragen/{}/kanaalvoorkeuren", visit.hulpvraag);
    let moved = json!({"taal": "nl", "instemming": "mondeling", "straat": "Dievenpad", "huisnummer": "1", "plaats": "Elders"});
    sends_json(&bas.client, Method::POST, &api, &moved, &[]).await.expect(400).shows("EL-100").hides("Voorbeeldstraat");
    let call = bas.refers(&TILLY).to(ENSCHEDE);
    let form = call.choose(&call.search().await).await.with(&[("straat", "Dievenpad"), ("plaats", "Elders")]);
    bas.client.send_form(&form, Some(("stap", "bevestig"))).await.expect(303);
    let after = world.person(TILLY.id()).await;
    assert_eq!((&after.straat, &after.plaats), (&before.straat, &before.plaats));
    // Who calls again and tells what was not known has it complete; who lives elsewhere by now has not.
    world.meddle("update inwoner set straat = '', plaats = '' where voornaam = 'Tilly'").await;
    for (huisnummer, straat) in [("12", ""), (TILLY.huisnummer, "Nieuwstraat")] {
        let call = bas.refers(&Inwoner { huisnummer, ..TILLY }).to(ENSCHEDE);
        let form = call.choose(&call.search().await).await.with(&[("straat", "Nieuwstraat"), ("plaats", "Enschede")]);
        bas.client.send_form(&form, Some(("stap", "bevestig"))).await.expect(303);
        assert_eq!(world.person(TILLY.id()).await.straat, straat, "with number {huisnummer}");
    }
}

both!(a_program_tells_the_address_too);
async fn a_program_tells_the_address_too(world: &World) {
    let bas = world.bas().await;
    let slot = world.free(ENSCHEDE).await[0];
    let refers = |plaats: &str| {
        json!({
            "product": "digid", "tijdslotId": slot, "instemming": "mondeling", "terugkoppeling": true, "inwoner": {
                "naam": NORA.naam, "geboortedatum": "1981-02-04", "postcode": NORA.postcode, "huisnummer": NORA.huisnummer,
                "straat": "Kerkstraat", "plaats": plaats,
            },
        })
    };
    let path = "/api/v1/doorverwijzingen";
    let wrong = sends_json(&bas.client, Method::POST, path, &refers("999990019 stad"), &[]).await.expect(400);
    wrong.shows("inwoner.plaats").hides("999990019");
    let made = sends_json(&bas.client, Method::POST, path, &refers(""), &[]).await.expect(201);
    let made: serde_json::Value = serde_json::from_str(&made.html).unwrap();
    let visit = world.referred(&format!("/x/{}", made["id"].as_str().unwrap())).await;
    // How far it is known, and not what is known.
    let path = format!("/api/v1/hulpvragen/{}/kanaalvoorkeuren", visit.hulpvraag);
    let known = bas.client.get(&path).await.expect(200).hides("Kerkstraat").hides("7511");
    let known: serde_json::Value = serde_json::from_str(&known.html).unwrap();
    assert_eq!(known["adresZonder"], json!(["plaats"]));
    let choice = |plaats: &str| json!({"taal": "nl", "instemming": "mondeling", "plaats": plaats});
    sends_json(&bas.client, Method::POST, &path, &choice("12"), &[]).await.expect(400).shows("EL-100");
    let now = sends_json(&bas.client, Method::POST, &path, &choice("Enschede"), &[]).await.expect(200);
    let now: serde_json::Value = serde_json::from_str(&now.html).unwrap();
    assert_eq!(now["adresZonder"], json!([]));
    let row = world.person(world.hulpvraag(visit.hulpvraag).await.inwoner_id.unwrap()).await;
    assert_eq!((row.straat.as_str(), row.plaats.as_str()), ("Kerkstraat", "Enschede"));
}

both!(an_inwoner_completes_their_own_address);
async fn an_inwoner_completes_their_own_address(world: &World) {
    world.books_after(&JOOST, "2027-03-05T09:30").await;
    world.meddle("update inwoner set straat = '', plaats = '' where voornaam = 'Joost'").await;
    let joost = world.inwoner(&JOOST).await;
    for (prefix, text) in [("/en", "Address for letters"), ("/pap", "Adrès pa karta"), ("", "Adres voor brieven")] {
        joost.get(&format!("{prefix}/mijn/gegevens")).await.expect(200).shows(text);
    }
    let form = joost.get("/mijn/gegevens").await.form("/mijn/gegevens");
    let wrong = joost.send_form(&form.clone().with(&[("straat", "999990457"), ("plaats", "Enschede")]), None).await.expect(400);
    let form = wrong.shows("EL-100").form("/mijn/gegevens");
    assert_eq!((form.value("straat").as_str(), form.value("plaats").as_str()), ("•••", "Enschede"));
    joost.send_form(&form.with(&[("straat", "Testlaan")]), None).await.expect(303);
    let row = world.person(JOOST.id()).await;
    assert_eq!((row.straat.as_str(), row.plaats.as_str()), ("Testlaan", "Enschede"));
    // Who moves says so there, as a whole; what is left empty is asked.
    let form = joost.get("/mijn/gegevens").await.form("/mijn/gegevens");
    assert_eq!(form.value("straat"), "Testlaan");
    let half = form.clone().with(&[("straat", "Nieuwe Weg"), ("huisnummer", "")]);
    joost.send_form(&half, None).await.expect(400).shows("Vul het huisnummer in");
    let moved = form.with(&[("straat", "Nieuwe Weg"), ("huisnummer", "7"), ("postcode", ""), ("plaats", "Kralendijk")]);
    joost.send_form(&moved, None).await.expect(303);
    let row = world.person(JOOST.id()).await;
    let lives = [&row.straat, &row.huisnummer, &row.postcode, &row.plaats].map(String::as_str);
    assert_eq!(lives, ["Nieuwe Weg", "7", "", "Kralendijk"]);
}

both!(who_moved_says_so_at_the_balie_with_a_document);
async fn who_moved_says_so_at_the_balie_with_a_document(world: &World) {
    let visit = busy(world).await;
    let (gerda, path) = (world.gerda().await, voorkeuren(&visit));
    assert!(!gerda.client.get(&path).await.expect(200).form(&path).has("straat"), "before anybody is known for sure");
    gerda.identifies(&visit).await.expect(303);
    let page = gerda.client.get(&path).await.expect(200).shows("De inwoner is verhuisd").hides("Testlaan");
    let form = page.form(&path).with(&[("instemming", "mondeling"), ("straat", "Nieuwe Weg")]);
    // Half an address sends a letter to nobody.
    let wrong = gerda.client.send_form(&form, None).await.expect(400).shows("EL-100").shows("Vul het huisnummer in");
    let form = wrong.shows("Vul de naam van de woonplaats in").form(&path);
    assert_eq!(form.value("straat"), "Nieuwe Weg");
    let form = form.with(&[("huisnummer", "7"), ("postcode", "7511 ZZ"), ("plaats", "Enschede")]);
    let kept = gerda.client.send_form(&form, None).await.expect(303);
    let row = world.person(JOOST.id()).await;
    let lives = [&row.straat, &row.huisnummer, &row.postcode, &row.plaats].map(String::as_str);
    assert_eq!(lives, ["Nieuwe Weg", "7", "7511ZZ", "Enschede"]);
    assert!(world.lines_of(kept.trace).await.access("bericht.choose").is_some());
    // Another organisatie did not see a document.
    let bas = world.bas().await;
    assert!(!bas.client.get(&path).await.expect(200).form(&path).has("straat"));
    let api = format!("/api/v1/hulpvragen/{}/kanaalvoorkeuren", visit.hulpvraag);
    let moved = json!({"taal": "nl", "instemming": "mondeling", "straat": "Laan", "huisnummer": "1", "plaats": "Enschede"});
    sends_json(&bas.client, Method::POST, &api, &moved, &[]).await.expect(400);
    let now = sends_json(&gerda.client, Method::POST, &api, &moved, &[]).await.expect(200);
    let now: serde_json::Value = serde_json::from_str(&now.html).unwrap();
    assert_eq!((&now["adresZonder"], &now["verhuizing"]), (&json!([]), &json!(true)));
    assert_eq!(world.person(JOOST.id()).await.straat, "Laan");
}
