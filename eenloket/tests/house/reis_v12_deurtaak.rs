//! V12: who opened a Hulpvraag at a door has a Taak for it from that moment: choose a Balie. It is there once, and ends with what it
//! is for.

use crate::client::{Client, fresh_key};
use crate::outreach::{WIJK, gives, hit, notes};
use crate::people::KEES;
use crate::world::World;
use eenloket::demo;
use eenloket::terms::look_at_the_clock;
use foundation::Uuid;

const WANTS_HELP: [(&str, &str); 3] = [("uitkomst", "wil_nu_hulp"), ("dagdeel", "ochtend"), ("product", "bijstand")];

/// What Nel opened at the door of Kees, and where she was led.
async fn opened(world: &World) -> (Client, Uuid, String) {
    let id = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let (nel, kees) = (world.log_in_as("Nel").await, world.regel_of(id, KEES.id()).await.unwrap().id);
    let leads = notes(&nel, kees, &WANTS_HELP).await.expect(303).location().unwrap();
    (nel, world.gesprekken(KEES.id()).await[0].hulpvraag_id.unwrap(), leads)
}

/// The kinds and states of its Taken.
async fn stand(world: &World, hulpvraag: Uuid) -> Vec<(String, String)> {
    world.taken(hulpvraag).await.into_iter().map(|taak| (taak.soort, taak.status)).collect()
}

fn is(stand: &[(&str, &str)]) -> Vec<(String, String)> {
    stand.iter().map(|(soort, status)| ((*soort).to_owned(), (*status).to_owned())).collect()
}

both!(who_opened_it_at_a_door_has_a_taak_the_same_day);
async fn who_opened_it_at_a_door_has_a_taak_the_same_day(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
    let (nel, kees) = (world.log_in_as("Nel").await, world.regel_of(id, KEES.id()).await.unwrap().id);
    let none = nel.get("/api/v1/taken").await.expect(200).json()["items"].as_array().unwrap().len();
    let door = format!("/looplijsten/regels/{kees}");
    let form = nel.get(&door).await.expect(200).form(&format!("{door}/gesprek")).with(&WANTS_HELP);
    let leads = nel.send_form(&form, None).await.expect(303).location().unwrap();
    // A telephone that lost the answer sends the same again.
    assert_eq!(nel.send_form(&form, None).await.expect(303).location().unwrap(), leads);
    let hulpvraag = world.gesprekken(KEES.id()).await[0].hulpvraag_id.unwrap();
    let [taak] = world.taken(hulpvraag).await.try_into().unwrap();
    let vraag = world.hulpvraag(hulpvraag).await;
    assert_eq!((&*taak.soort, &*taak.status, taak.medewerker_id), ("balie_kiezen", "open", vraag.eigenaar_medewerker_id));
    assert_eq!((Some(taak.termijn_op), taak.bron_id), (vraag.vervolgstap_op, hulpvraag));
    // It leads to where a Balie is chosen, in each language; and it is counted.
    for (taal, says) in
        [("", "Maak een afspraak: kies een balie"), ("/en", "Make an appointment: choose a desk"), ("/pap", "Traha un sita")]
    {
        let page = nel.get(&format!("{taal}/taken")).await.expect(200).shows(says).shows(&vraag.nummer);
        assert!(page.links().contains(&format!("{taal}{leads}")), "{:?}", page.links());
    }
    nel.get(&leads).await.expect(200).shows("Kies een balie").shows(KEES.naam);
    let items = nel.get("/api/v1/taken").await.expect(200).json()["items"].as_array().unwrap().clone();
    let ours: Vec<_> = items.iter().filter(|one| one["nummer"] == *vraag.nummer).collect();
    assert_eq!((items.len(), ours.len(), ours[0]["soort"].as_str()), (none + 1, 1, Some("balie_kiezen")));
    // The day passes: it is the same Taak, with who coordinates, and no second one says that the step passed.
    world.it_is("2027-03-09T08:00");
    look_at_the_clock(&world.house).await.unwrap();
    look_at_the_clock(&world.house).await.unwrap();
    let [late] = world.taken(hulpvraag).await.try_into().unwrap();
    assert!(late.id == taak.id && late.status == "open" && late.coordinator_op.is_some());
    let tess = world.log_in_as("Tess").await;
    let page = tess.get("/taken").await.expect(200).shows("kies een balie");
    assert!(page.links().contains(&leads));
    world.must_hold().await;
}

both!(it_ends_when_a_balie_is_chosen);
async fn it_ends_when_a_balie_is_chosen(world: &World) {
    let (nel, hulpvraag, leads) = opened(world).await;
    let page = nel.get(&leads).await.expect(200);
    let (slot, versie) = (page.choices("tijdslot").remove(0), world.hulpvraag(hulpvraag).await.versie.to_string());
    let fields = [("product", "bijstand"), ("tijdslot", &*slot), ("instemming", "ja"), ("versie", &*versie)];
    nel.write(&leads, &fresh_key(), &fields).await.expect(303);
    assert_eq!(stand(world, hulpvraag).await, is(&[("balie_kiezen", "vervallen")]));
    nel.get("/taken").await.expect(200).hides("kies een balie");
    world.must_hold().await;
}

both!(it_ends_with_its_hulpvraag);
async fn it_ends_with_its_hulpvraag(world: &World) {
    let (nel, hulpvraag, leads) = opened(world).await;
    let there = leads.trim_end_matches("/doorverwijzen");
    // Nobody has to say what becomes of it.
    nel.get(there).await.expect(200).shows("Maak een afspraak: kies een balie").hides("niet meer nodig");
    let versie = world.hulpvraag(hulpvraag).await.versie.to_string();
    let closing = [("uitkomst", "ingetrokken"), ("versie", &*versie)];
    nel.write(&format!("{there}/sluiten"), &fresh_key(), &closing).await.expect(303);
    assert_eq!(stand(world, hulpvraag).await, is(&[("balie_kiezen", "vervallen")]));
    world.must_hold().await;
}

both!(it_makes_way_for_what_is_agreed_or_for_who_holds_it_together);
async fn it_makes_way_for_what_is_agreed_or_for_who_holds_it_together(world: &World) {
    let (nel, hulpvraag, leads) = opened(world).await;
    // Kees wants to hear more first: she calls, and that is the one thing to do.
    let [taak] = world.taken(hulpvraag).await.try_into().unwrap();
    let form = nel.get("/taken").await.expect(200).form(&format!("/taken/{}/klaar", taak.id));
    nel.send_form(&form, None).await.expect(400).shows("Kies wat er nu gebeurt");
    let form = form.with(&[("vervolgstap", "nabellen"), ("datum", "10-3-2027")]);
    nel.send_form(&form, None).await.expect(303);
    assert_eq!(stand(world, hulpvraag).await, is(&[("balie_kiezen", "klaar"), ("bellen", "open")]));
    world.must_hold().await;
    let there = leads.trim_end_matches("/doorverwijzen");
    nel.write(&format!("{there}/rondgestuurd"), &fresh_key(), &[]).await.expect(303);
    assert!(stand(world, hulpvraag).await.contains(&("afstemmen".to_owned(), "open".to_owned())));
}

both!(who_says_to_be_sent_round_is_held_together_instead);
async fn who_says_to_be_sent_round_is_held_together_instead(world: &World) {
    let (nel, hulpvraag, leads) = opened(world).await;
    let there = leads.trim_end_matches("/doorverwijzen");
    nel.write(&format!("{there}/rondgestuurd"), &fresh_key(), &[]).await.expect(303);
    assert_eq!(stand(world, hulpvraag).await, is(&[("balie_kiezen", "vervallen"), ("afstemmen", "open")]));
    world.must_hold().await;
}

both!(who_gave_the_district_away_chooses_among_the_same_balies);
async fn who_gave_the_district_away_chooses_among_the_same_balies(world: &World) {
    let (nel, hulpvraag, leads) = opened(world).await;
    nel.get(&leads).await.expect(200).shows("Terug naar het adres").hides("Gemeente Tilburg");
    let id = world.gesprekken(KEES.id()).await[0].looplijst_id;
    gives(world, &world.log_in_as("Tess").await, id, WIJK, "nora").await.expect(303);
    // The door is that of Nora now; it was opened there all the same, and bijstand is for Maastricht to decide on.
    let page = nel.get(&leads).await.expect(200).shows("Gemeente Maastricht, Balie").hides("Terug naar het adres");
    page.hides("Gemeente Tilburg").hides("Gemeente Breda").hides("Gemeente Deventer");
    // Nora is of the buurtteam and nothing else: she goes back to the door, and the Taak stays with who opened it.
    let nora = world.log_in_as("Nora").await;
    nora.get(&leads).await.expect(200).shows("Terug naar het adres");
    nora.get("/taken").await.expect(200).hides("kies een balie");
    world.meddle("update taak set medewerker_id = null where soort = 'balie_kiezen'").await;
    let page = nora.get("/taken").await.expect(200).shows("kies een balie").shows("Bijstand aanvragen");
    assert!(page.links().contains(&leads));
    assert_eq!(stand(world, hulpvraag).await, is(&[("balie_kiezen", "open")]));
}

both!(who_leaves_the_buurtteam_keeps_nothing_of_it);
async fn who_leaves_the_buurtteam_keeps_nothing_of_it(world: &World) {
    let id = world.listed(&[hit(&KEES, &["aio"])]).await;
    gives(world, &world.log_in_as("Tess").await, id, WIJK, "nora").await.expect(303);
    let (nora, kees) = (world.log_in_as("Nora").await, world.regel_of(id, KEES.id()).await.unwrap().id);
    notes(&nora, kees, &WANTS_HELP).await.expect(303);
    world.meddle("update medewerker set rollen = 'beheerder' where naam = 'Hanna Voorbeeld'").await;
    let hanna = world.log_in_as("Hanna").await;
    let hers = format!("/beheer/medewerkers/{}", demo::id("medewerker/nora"));
    let mut form = hanna.get(&hers).await.expect(200).form(&hers);
    form.clear("rollen");
    form.set("rollen", "receptie");
    hanna.send_form(&form, Some(("stap", "bewaar"))).await.expect(303);
    world.deliver().await;
    let hulpvraag = world.gesprekken(KEES.id()).await[0].hulpvraag_id.unwrap();
    let [taak] = world.taken(hulpvraag).await.try_into().unwrap();
    let tess = Some(demo::id("medewerker/tess"));
    assert_eq!((world.hulpvraag(hulpvraag).await.eigenaar_medewerker_id, taak.medewerker_id), (tess, tess));
    world.must_hold().await;
}
