//! V12: not a letter but a conversation. Nel of the buurtteam goes to Kees, who may have a right to something.

use crate::client::fresh_key;
use crate::outreach::{REGELINGEN, WIJK, gives, hit, insists, left_out, neighbour, notes, plans};
use crate::people::{JOOST, KEES, OMAR, TILLY};
use crate::world::World;
use eenloket::demo;
use looplijst::{LooplijstError, Reden, RegelInput};
use store::sea_orm::{self, FromQueryResult};

both!(nel_goes_to_kees_and_talks_with_him);
async fn nel_goes_to_kees_and_talks_with_him(world: &World) {
    let hits = [hit(&KEES, &REGELINGEN), neighbour("Mia Voorbeeld", "6211AB", "9011"), neighbour("Ans Proef", "6211AB", "9002")];
    let id = world.listed(&hits).await;
    let (tess, nel) = (world.log_in_as("Tess").await, world.log_in_as("Nel").await);
    let list = format!("/looplijsten/{id}");
    // Nobody goes there yet: for Nel it does not exist. Tess counts, and reads no name.
    nel.get(&list).await.expect(404);
    tess.get(&list).await.expect(200).shows("Nog niemand").shows("minder dan 10").hides(KEES.naam);
    gives(world, &tess, id, WIJK, "nel").await.expect(303);
    tess.get(&list).await.expect(200).shows("Nel Voorbeeld").hides(KEES.naam);
    nel.get("/looplijsten").await.expect(200).shows("AIO");
    // She sees who and where, and to what they may have a right; not why.
    let page = nel.get(&list).await.expect(200).shows(KEES.naam).shows("Voorbeeldstraat 9004, 6211 AD");
    let text = page.text();
    for never in ["inkomen onder", "drempel", "vermogen", "Belastingdienst", "UWV antwoordde"] {
        assert!(!text.contains(never), "{never}: {text}");
    }
    // By number along the street.
    let places = ["Voorbeeldstraat 9002", "Voorbeeldstraat 9004", "Voorbeeldstraat 9011"].map(|adres| text.find(adres).unwrap());
    assert!(places.is_sorted(), "{places:?}");
    let kees = world.regel_of(id, KEES.id()).await.unwrap();
    assert_eq!(kees.status, "toegewezen");
    plans(world, &nel, &[kees.id], "ochtend").await.expect(303);
    assert_eq!(world.regel(kees.id).await.gepland_op.as_deref(), Some("2027-03-02"));
    let door = nel.get(&format!("/looplijsten/regels/{}", kees.id)).await.expect(200);
    door.shows(KEES.naam).shows("Hierover praat u met de inwoner:").shows("Alleen de inwoner zelf kan ja of nee zeggen");
    let noted = notes(&nel, kees.id, &[("uitkomst", "denkt_na"), ("dagdeel", "ochtend")]).await.expect(303);
    nel.follow(&noted).await.expect(200).shows("Het is opgeslagen").shows("Denkt erover na");
    let [gesprek] = world.gesprekken(KEES.id()).await.try_into().unwrap();
    assert_eq!((gesprek.status.as_str(), gesprek.uitkomst.as_deref()), ("gevoerd", Some("denkt_na")));
    assert_eq!(world.regel(kees.id).await.status, "gesproken");
}

both!(kees_gets_on_paper_what_was_said);
async fn kees_gets_on_paper_what_was_said(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let (nel, kees) = (world.log_in_as("Nel").await, world.regel_of(id, KEES.id()).await.unwrap().id);
    let paper = format!("/looplijsten/regels/{kees}/samenvatting");
    nel.get(&paper).await.expect(404);
    notes(&nel, kees, &[("uitkomst", "heeft_al"), ("dagdeel", "ochtend")]).await.expect(303);
    nel.get(&format!("/looplijsten/regels/{kees}")).await.expect(200).shows("Op papier voor de inwoner");
    let page = nel.get(&paper).await.expect(200).shows("Beste Kees Verzonnen").shows("sprak u met Nel Voorbeeld");
    let page = page.shows("Wij spraken over: AIO-aanvulling").shows("U hoeft niets te doen").hides(KEES.bsn);
    page.hides("misschien recht").hides("zelf aanvraagt").shows("Heeft u vragen? Bel 14 043");
    nel.get(&format!("/en{paper}")).await.expect(200).shows("We talked about").hides("Perhaps");
    nel.get(&format!("/pap{paper}")).await.expect(200).shows("Nos a papia tokante").hides("Kisas");
    // After a no there is none.
    notes(&nel, kees, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    nel.get(&paper).await.expect(404);
}

both!(a_lost_route_says_house_numbers_and_names_and_nothing_else);
async fn a_lost_route_says_house_numbers_and_names_and_nothing_else(world: &World) {
    let hits = [hit(&KEES, &["aio"]), neighbour("Mia Voorbeeld", "6211AB", "9011")];
    let id = world.given_to_nel(&hits).await;
    let nel = world.log_in_as("Nel").await;
    let print = format!("/looplijsten/{id}/route");
    nel.write(&print, &fresh_key(), &[]).await.expect(400).shows("U plande voor vandaag nog niets");
    let all: Vec<_> = world.regels(id).await.into_iter().map(|row| row.id).collect();
    plans(world, &nel, &all, "ochtend").await.expect(303);
    let first = nel.write(&print, &fresh_key(), &[]).await.expect(303);
    let page = nel.follow(&first).await.expect(200);
    let page = page.shows("Exemplaar 1, gemaakt door Nel Voorbeeld om 10:00").shows("Vernietig deze lijst na vandaag");
    let page = page.shows("1 9004 Kees Verzonnen A").shows("2 9011 Mia Voorbeeld A B");
    for never in [KEES.bsn, "Voorbeeldstraat", "6211", "AIO", "inkomenstoeslag", "inkomen"] {
        assert!(!page.html.split_once("<main").unwrap().1.contains(never), "the route says {never}");
    }
    let second = nel.write(&print, &fresh_key(), &[]).await.expect(303);
    nel.follow(&second).await.expect(200).shows("Exemplaar 2");
    // It is hers, and of today.
    world.log_in_as("Tess").await.get(&second.location().unwrap()).await.expect(404);
    world.it_is("2027-03-03T08:00");
    world.log_in_as("Nel").await.get(&second.location().unwrap()).await.expect(404);
}

both!(another_district_or_another_organisatie_does_not_exist);
async fn another_district_or_another_organisatie_does_not_exist(world: &World) {
    let hits = [hit(&KEES, &REGELINGEN), neighbour("Mia Voorbeeld", "6229AB", "9011")];
    let id = world.given_to_nel(&hits).await;
    let tess = world.log_in_as("Tess").await;
    gives(world, &tess, id, "6229", "nora").await.expect(303);
    let (nel, nora) = (world.log_in_as("Nel").await, world.log_in_as("Nora").await);
    let kees = format!("/looplijsten/regels/{}", world.regel_of(id, KEES.id()).await.unwrap().id);
    let mia = world.regels(id).await.into_iter().find(|row| row.wijk == "6229").unwrap();
    nel.get(&format!("/looplijsten/{id}")).await.expect(200).shows(KEES.naam).hides("Mia Voorbeeld");
    nora.get(&format!("/looplijsten/{id}")).await.expect(200).shows("Mia Voorbeeld").hides(KEES.naam);
    nora.get(&kees).await.expect(404).shows("EL-104");
    nora.write(&format!("{kees}/gesprek"), &fresh_key(), &[("uitkomst", "geweigerd"), ("bereik", "alles")]).await.expect(404);
    nel.get(&format!("/looplijsten/regels/{}", mia.id)).await.expect(404);
    // Nor does she plan it among her own.
    let page = plans(world, &nel, &[mia.id], "middag").await;
    page.expect(404);
    for naam in ["Tess", "Noor", "Otto", "Femke", "Fatih Oefening", "Wim", "Gerda", "Bas"] {
        let page = world.log_in_as(naam).await.get(&kees).await;
        assert_eq!(page.status, 404, "{naam}: {}", page.text());
    }
    // Who goes there from now on, sees it; who went there before, does not.
    gives(world, &tess, id, WIJK, "nora").await.expect(303);
    nora.get(&kees).await.expect(200).shows(KEES.naam);
    nel.get(&kees).await.expect(404);
    // Only somebody of the buurtteam goes.
    gives(world, &tess, id, WIJK, "noor").await.expect(400).shows("Kies een collega van het buurtteam");
    gives(world, &tess, id, WIJK, "wim").await.expect(400);
}

both!(nobody_rings_a_fourth_time);
async fn nobody_rings_a_fourth_time(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let nel = world.log_in_as("Nel").await;
    let kees = world.regel_of(id, KEES.id()).await.unwrap().id;
    let not_home = |dagdeel| [("uitkomst", "niet_bereikt"), ("dagdeel", dagdeel), ("samen", "ja")];
    plans(world, &nel, &[kees], "ochtend").await.expect(303);
    notes(&nel, kees, &not_home("ochtend")).await.expect(303);
    nel.get(&format!("/looplijsten/regels/{kees}"))
        .await
        .expect(200)
        .shows("Niet thuis, 1 van ten hoogste 3 keer")
        .shows("tweeën");
    // On another part of the day, whatever day it is.
    world.it_is("2027-03-03T09:00");
    let nel = world.log_in_as("Nel").await;
    plans(world, &nel, &[kees], "ochtend").await.expect(400).shows("Op dit deel van de dag is hier al aangebeld");
    notes(&nel, kees, &not_home("ochtend")).await.expect(400).shows("Op dit deel van de dag is hier al aangebeld");
    world.it_is("2027-03-03T14:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, kees, &not_home("middag")).await.expect(303);
    world.it_is("2027-03-03T19:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, kees, &not_home("avond")).await.expect(303);
    let row = world.regel(kees).await;
    assert_eq!((row.status.as_str(), row.poging), ("niet_bereikt", 3));
    assert_eq!(world.gesprekken(KEES.id()).await[0].status, "niet_bereikt");
    insists(world, &nel, kees, &not_home("avond")).await.expect(409).shows("EL-330");
    plans(world, &nel, &[kees], "avond").await.expect(409).shows("EL-330");
    assert_eq!(world.pogingen(KEES.id()).await.len(), 3);
}

both!(who_wants_help_now_goes_on_to_a_balie_from_the_door);
async fn who_wants_help_now_goes_on_to_a_balie_from_the_door(world: &World) {
    // Whoever only goes from door to door does it, too.
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let tess = world.log_in_as("Tess").await;
    gives(world, &tess, id, WIJK, "nora").await.expect(303);
    let nora = world.log_in_as("Nora").await;
    let kees = world.regel_of(id, KEES.id()).await.unwrap().id;
    notes(&nora, kees, &[("uitkomst", "wil_nu_hulp")]).await.expect(400).shows("Kies waarmee de inwoner nu hulp wil");
    let noted = notes(&nora, kees, &[("uitkomst", "wil_nu_hulp"), ("product", "aow")]).await.expect(303);
    let on = noted.location().unwrap();
    let [gesprek] = world.gesprekken(KEES.id()).await.try_into().unwrap();
    let hulpvraag = world.hulpvraag(gesprek.hulpvraag_id.unwrap()).await;
    assert_eq!(on, format!("/hulpvragen/{}/doorverwijzen", hulpvraag.nummer));
    assert_eq!(hulpvraag.eigenaar_medewerker_id, Some(demo::id("medewerker/nora")));
    assert_eq!((hulpvraag.inwoner_id, hulpvraag.vervolgstap.as_deref()), (Some(KEES.id()), Some("opnieuw_kiezen")));
    // The way of V01: a Balie of the SVB, a time, and whether Kees agrees that it travels on.
    let page = nora.get(&on).await.expect(200);
    let slot = page.choices("tijdslot").into_iter().next().expect("a time at a balie");
    let versie = hulpvraag.versie.to_string();
    let fields = [("product", "aow"), ("tijdslot", &*slot), ("instemming", "ja"), ("versie", &*versie)];
    let made = nora.write(&on, &fresh_key(), &fields).await.expect(303);
    nora.follow(&made).await.expect(200).shows(KEES.naam);
    let [doorverwijzing] = world.doorverwijzingen(hulpvraag.id).await.try_into().unwrap();
    assert_eq!(doorverwijzing.van_organisatie_id, demo::id("organisatie/maastricht"));
    assert_eq!(doorverwijzing.inwoner_id, Some(KEES.id()));
}

both!(hits_become_regels_once_and_who_is_left_out_gets_no_name);
async fn hits_become_regels_once_and_who_is_left_out_gets_no_name(world: &World) {
    let id = world.combined().await;
    let dead = RegelInput { reden: Some(Reden::Overleden), ..neighbour("Jan Voorbeeld", "6211AB", "9001") };
    let nowhere = neighbour("Piet Proef", "", "");
    let mut secret = hit(&OMAR, &REGELINGEN);
    secret.persoon.postcode = "6211AB".to_owned();
    let users = RegelInput { reden: Some(Reden::AlGebruik), ..hit(&TILLY, &REGELINGEN) };
    // Twice the same person is one regel, for all that they may have.
    let hits = [hit(&KEES, &["aio"]), hit(&KEES, &["individuele_inkomenstoeslag", "zorgtoeslag"]), dead, nowhere, secret, users];
    let people = world.ask::<Id>("select id from inwoner").await.len();
    let stand = world.lists(id, &hits).await.unwrap();
    assert_eq!(stand.regels, 1);
    let out = [("al_gebruik", 1), ("geheimhouding", 1), ("overleden", 1), ("verhuisd", 1)];
    assert_eq!(left_out(&stand), out.into_iter().collect());
    let [regel] = world.regels(id).await.try_into().unwrap();
    assert_eq!(regel.regelingen, "aio individuele_inkomenstoeslag", "what was not asked for is not on it");
    assert_eq!(world.ask::<Id>("select id from inwoner").await.len(), people, "nobody who is left out was made");
    let row = world.looplijst(id).await;
    assert_eq!((row.status.as_str(), row.geopend_op.is_some()), ("geopend", true));
    // A second time is refused, and changes nothing.
    let before = world.snapshot().await;
    assert!(matches!(world.lists(id, &[hit(&JOOST, &REGELINGEN)]).await, Err(LooplijstError::Outdated)));
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    // About each of them the act left one line, whatever came of it.
    let lines = world.all_lines().await;
    assert!(lines.persons("looplijst.list").contains(&world.hash_of(KEES.id())));
    assert!(lines.persons("looplijst.list").contains(&world.hash_of(OMAR.id())));
}

both!(whoever_leaves_goes_nowhere_and_the_district_waits);
async fn whoever_leaves_goes_nowhere_and_the_district_waits(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let tess = world.log_in_as("Tess").await;
    let nel = demo::id("medewerker/nel");
    let path = format!("/api/v1/medewerkers/{nel}/vertrek");
    let left = tess.send(&path, tess.request(reqwest::Method::POST, &path).header("idempotency-key", fresh_key())).await;
    assert!(left.status < 400, "{}", left.text());
    world.deliver().await;
    tess.get(&format!("/looplijsten/{id}")).await.expect(200).shows("Nog niemand").hides("Nel Voorbeeld").hides(KEES.naam);
    gives(world, &tess, id, WIJK, "nora").await.expect(303);
    world.log_in_as("Nora").await.get(&format!("/looplijsten/{id}")).await.expect(200).shows(KEES.naam);
}

both!(the_owner_of_a_regeling_hears_how_many_and_of_few_only_that_they_are_few);
async fn the_owner_of_a_regeling_hears_how_many_and_of_few_only_that_they_are_few(world: &World) {
    const NAMES: [&str; 11] = [
        "Een Proef",
        "Twee Proef",
        "Drie Proef",
        "Vier Proef",
        "Vijf Proef",
        "Zes Proef",
        "Zeven Proef",
        "Acht Proef",
        "Negen Proef",
        "Tien Proef",
        "Elf Proef",
    ];
    let hits: Vec<_> = NAMES.iter().map(|naam| neighbour(naam, "6211AB", "9011")).collect();
    let id = world.given_to_nel(&hits).await;
    let (nel, tess) = (world.log_in_as("Nel").await, world.log_in_as("Tess").await);
    let regels = world.regels(id).await;
    for row in &regels[..9] {
        notes(&nel, row.id, &[("uitkomst", "heeft_al"), ("dagdeel", "ochtend")]).await.expect(303);
    }
    let few = tess.get(&format!("/looplijsten/{id}")).await.expect(200).text();
    assert!(few.contains("Heeft het al minder dan 10"), "{few}");
    notes(&nel, regels[9].id, &[("uitkomst", "heeft_al"), ("dagdeel", "ochtend")]).await.expect(303);
    let ten = tess.get(&format!("/looplijsten/{id}")).await.expect(200).text();
    assert!(ten.contains("Heeft het al 10") && ten.contains("Heeft er geen recht op minder dan 10"), "{ten}");
}

#[derive(FromQueryResult)]
struct Id {
    #[allow(dead_code, reason = "rows are counted")]
    id: foundation::Uuid,
}
