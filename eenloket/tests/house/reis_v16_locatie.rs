//! V16: buildings with their hours, who gets a desk there, and who coordinates it.

use crate::keeper::pages::{fills_in, id_in};
use crate::ledger::count;
use crate::people::{ENSCHEDE, TILLY};
use crate::planner::{GERDA, Shift, booking};
use crate::world::World;
use eenloket::{demo, medewerker};

fn enschede() -> String {
    format!("/beheer/locaties/{}", demo::id("locatie/enschede"))
}

both!(hours_take_over_from_a_day_and_tell_who_falls_outside);
async fn hours_take_over_from_a_day_and_tell_who_falls_outside(world: &World) {
    let bram = world.log_in_as("Bram").await;
    let path = format!("{}/openingstijden", enschede());
    let week = [("geldig_van", "22-3-2027"), ("geldig_tot", "26-3-2027"), ("woensdag", "9:00-12:00")];
    fills_in(&bram, &path, &[("geldig_van", "1-3-2027")]).await.expect(400).shows("Wat geweest is, verandert niet");
    fills_in(&bram, &path, &[("woensdag", "17-9")]).await.expect(400).shows("Vul de tijden zo in");
    let priya = world.planner("Priya").await;
    let dienst = priya.offers(&GERDA).await;
    let page = fills_in(&bram, &path, &week).await.expect(303);
    bram.follow(&page).await.expect(200).shows("1 dienst valt er nu buiten").shows("22-3-2027 tot en met 26-3-2027");
    // Nobody is dropped: the Dienst stands, and a new one must fit.
    assert!(world.dienst(dienst).await.vervallen_op.is_none());
    priya.tries(&Shift { balie: "enschede/gemeente-2", wie: "gijs", ..GERDA }).await.expect(400).shows("9:00–12:00");
    priya.plans(&Shift { balie: "enschede/gemeente-2", wie: "gijs", einde: "12:00", ..GERDA }).await;
    // The week after that it is as it was.
    priya.plans(&Shift { balie: "enschede/gemeente-2", wie: "gijs", datum: "31-3-2027", ..GERDA }).await;
    let stale = bram.get(&path).await.form(&path).with(&[("versie", "1")]);
    bram.send_form(&stale, None).await.expect(409).shows("Een collega wijzigde dit net");

    // A day on which it closes by its own choice, and a clock that cannot change under people who are planned.
    let form = bram.get(&enschede()).await.expect(200).shows("DUO").form(&enschede());
    let closed = form.clone().with(&[("gesloten", "26-3-2027\n7-4-2027")]);
    bram.send_form(&closed, None).await.expect(303);
    let page = priya.tries(&Shift { datum: "7-4-2027", ..GERDA }).await.expect(400);
    page.shows("dicht");
    let form = bram.get(&enschede()).await.form(&enschede());
    let page = bram.send_form(&form.clone().with(&[("gebied", "saba")]), None).await.expect(409);
    page.shows("Er staan diensten in het rooster van deze locatie");
    bram.send_form(&form.with(&[("gesloten", "gisteren")]), None).await.expect(400).shows("\"gisteren\" is geen dag");
}

both!(a_balie_for_another_organisatie_waits_for_its_coordinator);
async fn a_balie_for_another_organisatie_waits_for_its_coordinator(world: &World) {
    let bram = world.log_in_as("Bram").await;
    let cak = demo::id("organisatie/cak").to_string();
    let path = format!("{}/balies/nieuw", enschede());
    let fields = [("organisatie", cak.as_str()), ("naam", "Balie 12"), ("bonletter", "k"), ("producten", "eigen-bijdrage-wlz")];
    fills_in(&bram, &path, &fields).await.expect(303);
    bram.get(&enschede()).await.expect(200).shows("Balie 12").shows("CAK");
    // DUO lets itself in nowhere.
    world.log_in_as("Dora").await.get(&path).await.expect(404);
    // Cor of CAK has it to do, and says who coordinates it; then it is like any other.
    let cor = world.log_in_as("Cor").await;
    let tasks = cor.get("/taken").await.expect(200).shows("Balie 12 heeft geen coördinator");
    let balie = id_in(&tasks, "/beheer/balies/");
    let own = format!("/beheer/balies/{balie}");
    let me = demo::id("medewerker/cor").to_string();
    let form = cor.get(&own).await.expect(200).shows("Niemand kan haar nu kiezen").form(&own).with(&[("coordinator", &me)]);
    cor.send_form(&form, None).await.expect(303);
    cor.get("/taken").await.expect(200).hides("Balie 12 heeft geen coördinator");
    cor.get("/beheer").await.expect(200).shows("Balie 12").hides("geen: niemand kan deze balie kiezen");
}

both!(who_left_coordinates_nothing_and_a_colleague_has_it_to_do);
async fn who_left_coordinates_nothing_and_a_colleague_has_it_to_do(world: &World) {
    let desk = demo::id("balie/amsterdam-noord/gemeente-1");
    let own = format!("/beheer/balies/{desk}");
    let anouk = world.log_in_as("Anouk").await;
    anouk.get(&own).await.expect(404);
    medewerker::leave(&world.house.store, &world.house.access, demo::id("medewerker/arie")).await.unwrap();
    world.deliver().await;
    let row = world.balie("amsterdam-noord/gemeente-1").await;
    assert_eq!((row.coordinator_id, row.zonder_coordinator_op.is_some()), (None, true), "Arie is named no more");
    // Until somebody is named, nobody can choose it; Anouk, who coordinates elsewhere in Amsterdam, has it to do.
    let slot = world.free("amsterdam-noord/gemeente-1").await[0];
    let bas = world.log_in_as("Bas").await;
    booking(&bas, &TILLY, "digid", slot).await.expect(409);
    anouk.get("/taken").await.expect(200).shows("Balie 1 heeft geen coördinator").shows("Amsterdam");
    let me = demo::id("medewerker/anouk").to_string();
    fills_in(&anouk, &own, &[("coordinator", &me)]).await.expect(303);
    booking(&bas, &TILLY, "digid", slot).await.expect(201);
    let row = world.balie("amsterdam-noord/gemeente-1").await;
    assert_eq!((row.coordinator_id, row.zonder_coordinator_op), (Some(demo::id("medewerker/anouk")), None));
    // Elsewhere nobody hears of it.
    world.log_in_as("Tess").await.get("/taken").await.expect(200).hides("heeft geen coördinator");
}

both!(a_day_that_closes_offers_no_time_and_who_would_come_is_called);
async fn a_day_that_closes_offers_no_time_and_who_would_come_is_called(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    let offered = |is: &str| {
        format!(
            "tijdslot t join locatie l on l.id = t.locatie_id where t.bezet = false and t.vervallen = false \
             and t.begin > 1804028400000 and t.begin < 1804114800000 and l.plaats {is} 'Enschede'"
        )
    };
    let before = count(world.db().await, &offered("=")).await;
    assert!(before > 20, "Wednesday 3 March is a day with many free times: {before}");
    let bram = world.log_in_as("Bram").await;
    let form = bram.get(&enschede()).await.expect(200).form(&enschede());
    let was = form.value("gesloten");
    bram.send_form(&form.with(&[("gesloten", &format!("{was}\n3-3-2027"))]), None).await.expect(303);
    world.deliver().await;
    assert_eq!(count(world.db().await, &offered("=")).await, 0, "whichever organisatie sits there");
    assert!(count(world.db().await, &offered("<>")).await > 0, "elsewhere it is a day like any other");
    let called = async || {
        let all = world.taken(visit.hulpvraag).await.into_iter();
        all.filter(|one| one.soort == "rooster_gewijzigd").collect::<Vec<_>>()
    };
    let taken = called().await;
    let [taak] = taken.as_slice() else { panic!("one Taak: {taken:?}") };
    assert_eq!(
        (taak.organisatie_id, taak.termijn_op),
        (demo::id("organisatie/enschede"), world.afspraak(visit.afspraak).await.begin)
    );
    world.log_in_as("Greet").await.get("/taken").await.expect(200).shows("Bel de inwoner: op deze tijd zit er niemand");

    // A slip of the keeper is mended: the times are there again, and nobody is called twice.
    let form = bram.get(&enschede()).await.form(&enschede());
    bram.send_form(&form.with(&[("gesloten", &format!("{was}\n3-3-2027\n9-4-2027"))]), None).await.expect(303);
    world.deliver().await;
    assert_eq!(called().await.len(), 1);
    let form = bram.get(&enschede()).await.form(&enschede());
    bram.send_form(&form.with(&[("gesloten", &was)]), None).await.expect(303);
    world.deliver().await;
    assert_eq!(count(world.db().await, &offered("=")).await, before);
}
