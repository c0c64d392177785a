//! V08 on the screens: Fatih enters, Otto approves, Femke of the FG advises and may stop, and nobody does both.

use crate::client::{Client, fresh_key};
use crate::register::{asks, decides, fields, path};
use crate::world::World;
use ::grondslag::{Bron, Reden, Soort, Vraag};
use eenloket::demo;
use foundation::Uuid;
use std::collections::BTreeSet;

const NIEUW: &str = "/grondslagen/nieuw";

/// What the new Grondslag of these stories lets Maastricht ask.
fn question() -> Vraag {
    Vraag {
        afnemer: demo::id("organisatie/maastricht"),
        bron: Bron::Organisatie(demo::id("organisatie/svb")),
        soort: Soort::LooplijstBron,
        doel: "aio".to_owned(),
        begrippen: BTreeSet::from(["aow_volledig@1".to_owned()]),
        met_bsn: true,
    }
}

/// Sends the form of a new Grondslag, with other values in some fields.
async fn sends(client: &Client, other: &[(&str, &str)]) -> crate::client::Page {
    let mut all = fields("DPIA 2027-14", 0);
    all.retain(|(name, _)| !other.iter().any(|(changed, _)| changed == name));
    let mut all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (*name, value.as_str())).collect();
    all.extend(other.iter().filter(|(_, value)| !value.is_empty()));
    client.write(NIEUW, &fresh_key(), &all).await
}

/// Fatih enters one, and gets its id.
async fn enters(client: &Client, other: &[(&str, &str)]) -> Uuid {
    let made = sends(client, other).await.expect(303).location().unwrap();
    made.rsplit('/').next().unwrap().parse().unwrap()
}

both!(fatih_enters_otto_approves_and_only_then_something_may_be_asked);
async fn fatih_enters_otto_approves_and_only_then_something_may_be_asked(world: &World) {
    let (fatih, otto) = (world.log_in_as("Fatih Oefening").await, world.log_in_as("Otto").await);
    world.meddle("delete from grondslag_stap where grondslag_id in (select id from grondslag where doel = 'aio')").await;
    world.meddle("delete from grondslag where doel = 'aio'").await;
    assert_eq!(asks(world, &question()).await, Err(Reden::Ontbreekt));
    fatih.get(NIEUW).await.expect(200).shows("Voor welke regeling").shows("SVB: ");
    let id = enters(&fatih, &[]).await;
    fatih.get(&path(id)).await.expect(200).shows("Concept").shows("Ingevoerd").shows("Fatih Oefening, privacy officer");
    assert_eq!(asks(world, &question()).await, Err(Reden::NietGeaccordeerd));
    // Otto has nothing to say about a concept.
    otto.write(&format!("{}/oordeel", path(id)), &fresh_key(), &[("oordeel", "goedgekeurd"), ("versie", "1")]).await.expect(409);
    decides(&fatih, id, "voorlegging", &[]).await.expect(303);
    assert_eq!(asks(world, &question()).await, Err(Reden::NietGeaccordeerd));
    // Nobody changes what lies before him.
    let late: Vec<(&str, String)> = fields("DPIA 99", 2);
    let late: Vec<(&str, &str)> = late.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fatih.write(&path(id), &fresh_key(), &late).await.expect(409).shows("Een collega was u voor").shows("DPIA 99");
    decides(&otto, id, "oordeel", &[("oordeel", "goedgekeurd")]).await.expect(303);
    otto.get(&path(id)).await.expect(200).shows("Actief").shows("Otto Testman, proceseigenaar");
    assert_eq!(asks(world, &question()).await.map(|(on, _)| on), Ok(id));
    assert_eq!(world.stappen(id).await, ["ingevoerd", "voorgelegd", "geaccordeerd"]);
    // What was refused stands in the register, with who can change it.
    fatih.get("/grondslagen").await.expect(200).shows("De grondslag is nog niet goedgekeurd").shows("De proceseigenaar moet");
    // And it ends with its last day, without anybody.
    world.it_is("2028-01-01T00:00:00");
    let otto = world.log_in_as("Otto").await;
    otto.get(&path(id)).await.expect(200).shows("Verlopen");
    assert_eq!(asks(world, &question()).await, Err(Reden::Verlopen));
    otto.get("/grondslagen?status=verlopen").await.expect(200).shows("In het register (1)");
}

both!(nobody_approves_what_they_had_a_hand_in_whatever_their_roles);
async fn nobody_approves_what_they_had_a_hand_in_whatever_their_roles(world: &World) {
    world
        .meddle("update medewerker set rollen = 'privacyofficer proceseigenaar' where naam in ('Fatih Oefening', 'Otto Testman')")
        .await;
    let (fatih, otto) = (world.log_in_as("Fatih Oefening").await, world.log_in_as("Otto").await);
    let id = enters(&fatih, &[]).await;
    decides(&fatih, id, "voorlegging", &[]).await.expect(303);
    let own = decides(&fatih, id, "oordeel", &[("oordeel", "goedgekeurd")]).await;
    own.expect(403).shows("EL-311").shows("Een collega moet hem goedkeuren");
    // Nor does who changed a line of it, though somebody else entered it.
    decides(&otto, id, "oordeel", &[("oordeel", "teruggegeven"), ("toelichting", "Het artikel ontbreekt.")]).await.expect(303);
    let form =
        otto.get(&path(id)).await.expect(200).shows("Het artikel ontbreekt.").form(&path(id)).with(&[("artikel", "47a lid 1")]);
    otto.send_form(&form, None).await.expect(303);
    decides(&fatih, id, "voorlegging", &[]).await.expect(303);
    decides(&otto, id, "oordeel", &[("oordeel", "goedgekeurd")]).await.expect(403).shows("EL-311");
    assert_eq!(world.grondslag(id).await.status, "te_accorderen");
    // A third person does.
    world.meddle("update medewerker set rollen = 'proceseigenaar' where naam = 'Tess Proef'").await;
    let tess = world.log_in_as("Tess").await;
    decides(&tess, id, "oordeel", &[("oordeel", "goedgekeurd")]).await.expect(303);
    assert_eq!(world.grondslag(id).await.status, "actief");
}

both!(the_fg_advises_and_stops_and_approves_nothing);
async fn the_fg_advises_and_stops_and_approves_nothing(world: &World) {
    let otto = world.log_in_as("Otto").await;
    world.meddle("update medewerker set rollen = 'fg privacyofficer proceseigenaar' where naam = 'Femke Sjabloon'").await;
    let femke = world.log_in_as("Femke").await;
    let id = demo::id("grondslag/svb-aio");
    femke.get(NIEUW).await.expect(404);
    sends(&femke, &[]).await.expect(404);
    for (what, more) in
        [("voorlegging", ("x", "y")), ("oordeel", ("oordeel", "goedgekeurd")), ("intrekking", ("toelichting", "Weg."))]
    {
        let fields = [more, ("versie", "2")];
        femke.write(&format!("{}/{what}", path(id)), &fresh_key(), &fields).await.expect(404);
    }
    // An advice changes nothing but what Otto reads.
    decides(&femke, id, "advies", &[]).await.expect(400).shows("Schrijf op waarom");
    decides(&femke, id, "advies", &[("toelichting", "Vraag alleen wat nodig is.")]).await.expect(303);
    otto.get(&path(id)).await.expect(200).shows("Advies van de FG").shows("Vraag alleen wat nodig is.").shows("Wacht op akkoord");
    decides(&otto, id, "oordeel", &[("oordeel", "goedgekeurd")]).await.expect(303);
    assert_eq!(asks(world, &question()).await.map(|(on, _)| on), Ok(id));
    // Stopped is stopped: nothing is asked on it from that instant, and it does not come back.
    decides(&femke, id, "stopzetting", &[("toelichting", "De DPIA is van een andere versie.")]).await.expect(303);
    assert_eq!(asks(world, &question()).await, Err(Reden::Gestopt));
    let page = otto.get(&path(id)).await.expect(200).shows("Gestopt door de FG").shows("De DPIA is van een andere versie.");
    assert!(page.find_form(&format!("{}/oordeel", path(id))).is_none());
    let versie = world.grondslag(id).await.versie.to_string();
    let again = [("oordeel", "goedgekeurd"), ("versie", &*versie)];
    otto.write(&format!("{}/oordeel", path(id)), &fresh_key(), &again).await.expect(409).shows("EL-409");
    // Otto and Fatih do not stop, and do not advise.
    otto.write(&format!("{}/stopzetting", path(id)), &fresh_key(), &[("toelichting", "x"), ("versie", "1")]).await.expect(404);
}

both!(what_cannot_stand_is_refused_with_its_own_reason);
async fn what_cannot_stand_is_refused_with_its_own_reason(world: &World) {
    let fatih = world.log_in_as("Fatih Oefening").await;
    let maastricht = demo::id("organisatie/maastricht").to_string();
    let loket = demo::id("organisatie/juridisch-loket").to_string();
    for (other, says) in [
        (&[("wet", "Wet SUWI"), ("artikel", "64")][..], "Artikel 64 van de Wet SUWI is voor het bestrijden van misbruik"),
        (&[("avg", "toestemming")], "Toestemming is geen grondslag om het bsn te gebruiken"),
        (&[("geldig_tot", "28-2-2027")], "De laatste dag ligt voor de eerste"),
        (&[("begrippen", "geboortedatum@1")], "Wie antwoordt, heeft dit gegeven niet"),
        (&[("begrippen", "")], "Kies wat gevraagd mag worden"),
        (&[("bron", &*maastricht)], "U vraagt hier uw eigen organisatie"),
        (&[("soort", "looplijst_eigen")], "Bij eigen gegevens antwoordt uw eigen organisatie"),
        (&[("bron", &*loket)], "Een van deze organisaties mag het bsn niet gebruiken"),
        (&[("bron", "00000000-0000-0000-0000-000000000008")], "Kies een organisatie die meedoet"),
        (&[("doel", "iets")], "Kies een regeling"),
        (&[("wet", "")], "Vul dit in"),
        (&[("artikel", "")], "Vul dit in"),
        (&[("dpia", "")], "Vul dit in"),
    ] {
        let page = sends(&fatih, other).await.expect(400).shows("EL-100").shows(says);
        assert_eq!(page.form(NIEUW).value("geldig_van"), "1-3-2027", "what was typed comes back");
    }
    assert_eq!(world.count_of_grondslagen("maastricht").await, 10, "nothing was kept but what the demo has");
    // Several at once are told at once.
    let all = [("avg", "toestemming"), ("bron", &*maastricht), ("wet", "Wet SUWI"), ("artikel", "art. 64 lid 1")];
    let page =
        sends(&fatih, &all).await.expect(400).shows("Wet SUWI is voor").shows("Toestemming is geen").shows("eigen organisatie");
    assert!(page.html.contains("class=\"foutoverzicht\""));
    // Without a BSN consent will do.
    enters(&fatih, &[("avg", "toestemming"), ("met_bsn", "")]).await;
}

both!(what_was_good_when_it_was_entered_is_looked_at_again_when_it_is_approved);
async fn what_was_good_when_it_was_entered_is_looked_at_again_when_it_is_approved(world: &World) {
    let (otto, id) = (world.log_in_as("Otto").await, demo::id("grondslag/svb-aio"));
    world.meddle("update organisatie set overheidsorgaan = false where naam = 'SVB'").await;
    let page = decides(&otto, id, "oordeel", &[("oordeel", "goedgekeurd")]).await;
    page.expect(400).shows("EL-100").shows("Een van deze organisaties mag het bsn niet gebruiken");
    assert_eq!(world.grondslag(id).await.status, "te_accorderen");
}

both!(a_law_that_is_not_in_force_lets_nobody_ask_until_it_is);
async fn a_law_that_is_not_in_force_lets_nobody_ask_until_it_is(world: &World) {
    let (fatih, otto) = (world.log_in_as("Fatih Oefening").await, world.log_in_as("Otto").await);
    let id = demo::id("grondslag/uwv-36799");
    let vraag = Vraag {
        bron: Bron::Organisatie(demo::id("organisatie/uwv")),
        begrippen: BTreeSet::from(["netto_maandinkomen@1".to_owned()]),
        ..question()
    };
    fatih.get("/grondslagen?status=niet_in_werking").await.expect(200).shows("In het register (1)").shows("Wet niet in werking");
    fatih.get(&path(id)).await.expect(200).shows("Wet proactieve dienstverlening SZW (36 799)");
    assert_eq!(asks(world, &vraag).await, Err(Reden::NietInWerking));
    let yes = [("oordeel", "goedgekeurd"), ("versie", "2")];
    otto.write(&format!("{}/oordeel", path(id)), &fresh_key(), &yes).await.expect(409);
    // Another one goes the same way.
    let other = [("wet", "Wet in wording"), ("artikel", ""), ("niet_in_werking", "ja")];
    let mine = enters(&fatih, &other).await;
    decides(&fatih, mine, "voorlegging", &[]).await.expect(303);
    fatih.get(&path(mine)).await.expect(200).shows("Wet niet in werking").shows("Weggelegd tot de wet in werking is");
    // The day it is in force, Fatih says so; and Otto still has to look.
    decides(&fatih, id, "voorlegging", &[]).await.expect(303);
    assert_eq!(asks(world, &vraag).await, Err(Reden::NietGeaccordeerd));
    decides(&otto, id, "oordeel", &[("oordeel", "goedgekeurd")]).await.expect(303);
    assert_eq!(asks(world, &vraag).await.map(|(on, _)| on), Ok(id));
}

both!(otto_approves_what_he_read_and_nothing_newer);
async fn otto_approves_what_he_read_and_nothing_newer(world: &World) {
    let (fatih, otto) = (world.log_in_as("Fatih Oefening").await, world.log_in_as("Otto").await);
    let (id, act) = (demo::id("grondslag/svb-aio"), format!("{}/oordeel", path(demo::id("grondslag/svb-aio"))));
    let read = otto.get(&path(id)).await.expect(200).form(&act).with(&[("oordeel", "goedgekeurd")]);
    // In another window he sends it back; Fatih asks for more, and puts it before him again.
    decides(&otto, id, "oordeel", &[("oordeel", "teruggegeven")]).await.expect(400).shows("Schrijf op waarom");
    decides(&otto, id, "oordeel", &[("oordeel", "teruggegeven"), ("toelichting", "Leg uit waarom.")]).await.expect(303);
    let form = fatih.get(&path(id)).await.expect(200).form(&path(id)).with(&[("dpia", "DPIA 2")]);
    fatih.send_form(&form, None).await.expect(303);
    decides(&fatih, id, "voorlegging", &[]).await.expect(303);
    otto.send_form(&read, None).await.expect(409).shows("EL-409").shows("U koos of schreef: Akkoord").shows("DPIA 2");
    assert_eq!(world.grondslag(id).await.status, "te_accorderen");
}

both!(who_keeps_it_takes_it_back_and_it_stays_in_the_register);
async fn who_keeps_it_takes_it_back_and_it_stays_in_the_register(world: &World) {
    let fatih = world.log_in_as("Fatih Oefening").await;
    let id = demo::id("grondslag/uwv-inkomen");
    let vraag = Vraag {
        bron: Bron::Organisatie(demo::id("organisatie/uwv")),
        doel: "individuele_inkomenstoeslag_maastricht".to_owned(),
        begrippen: BTreeSet::from(["netto_maandinkomen_hoogste_van_36@1".to_owned()]),
        ..question()
    };
    assert_eq!(asks(world, &vraag).await.map(|(on, _)| on), Ok(id), "the demo lets Maastricht ask UWV");
    decides(&fatih, id, "intrekking", &[("toelichting", "Wij vragen dit niet meer.")]).await.expect(303);
    assert_eq!(asks(world, &vraag).await, Err(Reden::Ingetrokken));
    fatih.get("/grondslagen?status=ingetrokken").await.expect(200).shows("In het register (1)").shows("Ingetrokken");
    let page = fatih.get(&path(id)).await.expect(200).shows("Wij vragen dit niet meer.");
    assert!(page.forms().iter().all(|form| !form.action.starts_with(&path(id))), "nothing can be done with it any more");
    // Another organisatie sees nothing of it.
    for naam in ["Olga", "Pia", "Floor"] {
        world.log_in_as(naam).await.get(&path(id)).await.expect(404);
    }
}
