//! V16: with what the desks help, in three languages.

use crate::keeper::pages::fills_in;
use crate::people::{ENSCHEDE, TILLY};
use crate::world::World;

both!(a_product_is_read_in_three_languages);
async fn a_product_is_read_in_three_languages(world: &World) {
    let lotte = world.log_in_as("Lotte").await;
    let path = "/beheer/producten/digid";
    lotte.get("/beheer/producten").await.expect(200).shows("DigiD aanvragen of activeren");
    let fields = [("titel_en", "Get or activate DigiD"), ("titel_pap", ""), ("meenemen_pap", ""), ("minuten", "2")];
    fills_in(&lotte, path, &fields).await.expect(400).shows("Vul een getal in van 5 tot en met 240");
    fills_in(&lotte, path, &[&fields[..3], &[("minuten", "30")]].concat()).await.expect(303);
    let bas = world.bas().await;
    let english = bas.client.get("/en/doorverwijzingen/nieuw").await.expect(200).shows("Get or activate DigiD");
    assert!(!english.html.contains("lang=\"nl\">Get"));
    // Without a translation the Dutch words stand there, and say that they are Dutch.
    let papiamentu = bas.client.get("/pap/doorverwijzingen/nieuw").await.expect(200);
    assert!(papiamentu.html.contains("lang=\"nl\">DigiD aanvragen of activeren"), "{}", papiamentu.html);
    assert!(papiamentu.html.contains(">Pidi AOW"), "the others are translated");
    bas.client.get("/doorverwijzingen/nieuw").await.expect(200).shows("DigiD aanvragen of activeren").hides("Get or activate");
    // What to bring is read aloud in the language of the page.
    let visit = bas.refers(&TILLY).to(ENSCHEDE).done().await;
    let confirmed = format!("/doorverwijzingen/{}/bevestigd", visit.doorverwijzing);
    bas.client.get(&format!("/en{confirmed}")).await.expect(200).shows("Passport or identity card, your telephone");
    let papiamentu = bas.client.get(&format!("/pap{confirmed}")).await.expect(200).shows("Paspoort of identiteitskaart");
    assert!(papiamentu.html.contains("<span lang=\"nl\">Paspoort"), "{}", papiamentu.html);

    // A new one, and a code that is taken.
    let new = [("code", "parkeren"), ("titel", "Parkeervergunning"), ("meenemen", "Uw kenteken."), ("minuten", "20")];
    let new = [&new[..], &[("vraag_tekst", "De inwoner wil hulp bij een parkeervergunning.")]].concat();
    fills_in(&lotte, "/beheer/producten/nieuw", &new).await.expect(303);
    fills_in(&lotte, "/beheer/producten/nieuw", &new).await.expect(409).shows("Er is al een product met deze code");
    bas.client.get("/doorverwijzingen/nieuw").await.expect(200).shows("Parkeervergunning");
}
