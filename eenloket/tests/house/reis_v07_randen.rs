//! V07, its edges: who opts out, a source that stops, a ground that ends, and what is wrong with a form.

use crate::between::{Between, stand_aside, stand_between};
use crate::client::fresh_key;
use crate::ledger::count;
use crate::reis_v07_looplijst::{AANTAL, approved, drawn_up, presses};
use crate::sources::{administratie, expected};
use crate::world::World;
use looplijst::Einde;

/// So many that those of whom everything is asked fit into no single pakket.
const TWICE: usize = 2 * AANTAL;

both!(a_source_that_is_gone_pauses_it_and_nobody_is_asked_about_twice);
async fn a_source_that_is_gone_pauses_it_and_nobody_is_asked_about_twice(world: &World) {
    let mut sources = world.sources(AANTAL).await;
    let tess = world.log_in_as("Tess").await;
    let id = approved(world, &tess).await;
    presses(world, &tess, id, "start").await.expect(303);
    let uwv = sources.iter().position(|one| one.bronhouder() == "uwv").unwrap();
    sources[uwv].kill();
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    let page = format!("/looplijsten/vragen/{id}");
    tess.get(&page).await.expect(200).shows("UWV antwoordt niet (EL-503)").shows("Verder waar het stopte");
    sources[uwv].again();
    presses(world, &tess, id, "vervolg").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
    let rows = administratie(world);
    let somebody = &rows.iter().find(|row| row["reden"].is_empty() && row["geboortedatum"].as_str() < "1990").unwrap()["bsn"];
    for mut source in sources {
        source.kill();
        let asked = source.asked_about(somebody);
        assert!(asked.len() <= 1, "{}: {asked:?}", source.bronhouder());
    }
}

both!(a_ground_that_is_stopped_stops_the_questions);
async fn a_ground_that_is_stopped_stops_the_questions(world: &World) {
    world.is_broken_on_purpose();
    let _sources = world.sources(AANTAL).await;
    let tess = world.log_in_as("Tess").await;
    let id = approved(world, &tess).await;
    presses(world, &tess, id, "start").await.expect(303);
    world.meddle("update grondslag set status = 'gestopt' where bronhouder = 'uwv' and doel = 'minimaregeling'").await;
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    let page = format!("/looplijsten/vragen/{id}");
    tess.get(&page).await.expect(200).shows("UWV mag dit niet meer gevraagd worden (EL-310)").shows("Mag nu niet");
    presses(world, &tess, id, "vervolg").await.expect(403).shows("EL-310");
    let kept = count(world.db().await, "afgewezen_vraag where reden = 'gestopt'").await;
    assert!(kept >= 1, "a refusal is kept");
    // Another cannot even be put before anybody.
    let other = drawn_up(&tess).await;
    presses(world, &tess, other, "voorlegging").await.expect(403);
    presses(world, &tess, id, "afbreking").await.expect(303);
    assert_eq!(count(world.db().await, "looplijst_stand").await, 0);
}

both!(who_opts_out_or_says_no_is_not_asked_about);
async fn who_opts_out_or_says_no_is_not_asked_about(world: &World) {
    let sources = world.sources(AANTAL).await;
    let tess = world.log_in_as("Tess").await;
    let id = approved(world, &tess).await;
    presses(world, &tess, id, "start").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
    presses(world, &tess, id, "opening").await.expect(303);
    let hit = world.regels(id).await.into_iter().next().unwrap().inwoner_id.unwrap();
    let organisatie = eenloket::demo::id("organisatie/maastricht");
    use store::sea_orm::{ActiveModelTrait, ActiveValue::Set};
    let no = looplijst::tables::weigering::ActiveModel {
        id: Set(world.store().new_id()),
        inwoner_id: Set(hit),
        organisatie_id: Set(organisatie),
        regeling: Set(String::new()),
        datum: Set("2027-03-01".to_owned()),
    };
    no.insert(world.db().await).await.unwrap();
    let again = approved(world, &tess).await;
    presses(world, &tess, again, "start").await.expect(303);
    assert_eq!(world.asks(again).await, Einde::Klaar);
    presses(world, &tess, again, "opening").await.expect(303);
    let regels = world.regels(again).await;
    assert!(regels.iter().all(|regel| regel.inwoner_id != Some(hit)), "who said no is not on it");
    assert_eq!(regels.len() + 1, world.regels(id).await.len());
    drop(sources);
}

both!(what_is_wrong_is_said_at_its_field);
async fn what_is_wrong_is_said_at_its_field(world: &World) {
    let tess = world.log_in_as("Tess").await;
    // There is no administration yet.
    tess.get("/looplijsten/nieuw").await.expect(200).shows("Onze eigen administratie is er niet");
    let _sources = world.sources(64).await;
    let send = |fields: Vec<(&'static str, &'static str)>| {
        let tess = tess.clone();
        async move { tess.write("/looplijsten/nieuw", &fresh_key(), &fields).await }
    };
    send(vec![("peildatum", "31-12-2026")]).await.expect(400).shows("Kies een of meer regelingen");
    send(vec![("regelingen", "bestaat_niet"), ("peildatum", "31-12-2026")]).await.expect(400);
    send(vec![("regelingen", "minimaregeling"), ("peildatum", "31-12-2030")]).await.expect(400).shows("tot en met vandaag");
    send(vec![("regelingen", "minimaregeling"), ("peildatum", "1-3-2027")]).await.expect(400).shows("geldt niet op die dag");
    let hanna = world.log_in_as("Hanna").await;
    let wrong = [("bronhouder", "svb"), ("organisatie", "x"), ("adres", "http://ergens.nl"), ("openbare_sleutel", "12")];
    let page = hanna.write("/bronnen", &fresh_key(), &wrong).await.expect(400);
    page.shows("begint, zonder wachtwoord erin").shows("64 tekens");
    tess.write("/bronnen", &fresh_key(), &wrong).await.expect(404);
    world.log_in_as("Nel").await.get("/bronnen").await.expect(404);
}

both!(a_list_that_nobody_opens_is_gone_after_a_week);
async fn a_list_that_nobody_opens_is_gone_after_a_week(world: &World) {
    let _sources = world.sources(64).await;
    let tess = world.log_in_as("Tess").await;
    let id = approved(world, &tess).await;
    presses(world, &tess, id, "start").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
    world.it_is("2027-03-09T09:59");
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    assert_eq!(world.looplijst(id).await.status, "gecombineerd");
    world.it_is("2027-03-09T10:01");
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    assert_eq!(world.looplijst(id).await.status, "afgebroken");
    assert_eq!(count(world.db().await, "looplijst_stand").await, 0);
}

both!(an_answer_with_an_amount_is_no_answer_and_is_not_kept);
async fn an_answer_with_an_amount_is_no_answer_and_is_not_kept(world: &World) {
    let _sources = world.sources(AANTAL).await;
    stand_between(world, "uwv", Between::SaysAmounts).await;
    let tess = world.log_in_as("Tess").await;
    let id = approved(world, &tess).await;
    presses(world, &tess, id, "start").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    let page = tess.get(&format!("/looplijsten/vragen/{id}")).await.expect(200);
    page.shows("UWV gaf iets anders dan ja, nee of onbekend (EL-301)").hides("148050");
    assert!(world.regels(id).await.is_empty());
}

both!(a_source_that_stops_half_way_goes_on_there);
async fn a_source_that_stops_half_way_goes_on_there(world: &World) {
    let mut sources = world.sources(TWICE).await;
    // The first thousand are answered, the others not.
    let real = stand_between(world, "belastingdienst", Between::StopsAfter(1)).await;
    let tess = world.log_in_as("Tess").await;
    let id = approved(world, &tess).await;
    presses(world, &tess, id, "start").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    let page = tess.get(&format!("/looplijsten/vragen/{id}")).await.expect(200).shows("Belastingdienst antwoordt niet (EL-503)");
    assert!(!page.text().contains("Gevraagd: 0 %"), "what was asked stays");
    stand_aside(world, "belastingdienst", &real).await;
    presses(world, &tess, id, "vervolg").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
    let page = tess.get(&format!("/looplijsten/vragen/{id}")).await.expect(200);
    for (key, all) in expected(world, TWICE) {
        assert!(page.text().contains(&all.len().to_string()), "{key}: {}", all.len());
    }
    sources.iter_mut().for_each(crate::sources::Source::kill);
    for row in administratie(world).iter().filter(|row| row["reden"].is_empty()).step_by(211) {
        for source in &sources {
            assert!(source.asked_about(&row["bsn"]).len() <= 1, "{}", source.bronhouder());
        }
    }
}
