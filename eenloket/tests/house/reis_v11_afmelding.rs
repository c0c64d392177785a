//! V11: "zoek niet voor mij". Said at the counter, on the telephone, by letter or behind the login; it holds at once, for what it
//! names, and stands in the way of nothing that somebody asks for themselves.

use crate::client::{Client, Page, fresh_key};
use crate::ledger::count;
use crate::moments::busy;
use crate::people::{Inwoner, JOOST, KEES, TILLY};
use crate::planner::sends_json;
use crate::world::World;
use access::{Actor, Object};
use afmelding::{AfmeldingError, AfmeldingInput, Bereik, Kanaal, afgemeld, set, withdraw};
use eenloket::demo;
use foundation::{Chance, TraceId, Uuid};
use reqwest::Method;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{self, FromQueryResult};

pub const OWN: &str = "/mijn/afmelding";

fn purpose(world: &World) -> access::Verwerking {
    let (actor, work) = (Actor::systeem("looplijst", Uuid::nil()), Object::own_work(Uuid::nil()));
    let trace = TraceId::draw(world.store().chance());
    world.house.access.permit(&actor, afmelding::acts::LAPSE, &work, trace, world.now()).unwrap()
}

/// Who of these people is left out when an organisatie looks for a regeling.
async fn left_out(world: &World, wie: &[Uuid], regeling: &str, organisatie: &str) -> BTreeSet<Uuid> {
    let purpose = purpose(world);
    let tx = world.store().begin(&purpose);
    let found = afgemeld(&tx, wie, regeling, demo::id(organisatie)).await.map_err(AfmeldingError::from);
    tx.hand_out(found).await.unwrap()
}

pub async fn is_left_out(world: &World, who: &Inwoner, regeling: &str, organisatie: &str) -> bool {
    left_out(world, &[who.id()], regeling, organisatie).await.contains(&who.id())
}

pub async fn says(client: &Client, bereik: &str) -> Page {
    let form = client.get(OWN).await.expect(200).form(OWN).with(&[("bereik", bereik)]);
    client.send_form(&form, None).await.expect(303)
}

/// Takes the only one back.
pub async fn takes_back(client: &Client, path: &str) -> Page {
    let form = client.get(path).await.expect(200).form(&format!("{path}/intrekking"));
    client.send_form(&form, None).await
}

both!(tilly_says_it_on_her_own_page_and_takes_it_back);
async fn tilly_says_it_on_her_own_page_and_takes_it_back(world: &World) {
    let tilly = world.inwoner(&TILLY).await;
    tilly.get(OWN).await.expect(200).shows("U zei nog niets").shows("U hoeft niet te zeggen waarom");
    assert!(!is_left_out(world, &TILLY, "aio", "organisatie/maastricht").await);
    let kept = says(&tilly, "alles").await;
    tilly.follow(&kept).await.expect(200).shows("Dit is bewaard").shows("gezegd na inloggen");
    assert!(is_left_out(world, &TILLY, "aio", "organisatie/maastricht").await, "from that moment on");
    assert!(!is_left_out(world, &KEES, "aio", "organisatie/maastricht").await, "of nobody else");
    // Said twice it is said once.
    says(&tilly, "alles").await;
    assert_eq!(count(world.db().await, "afmelding").await, 1);
    let old = tilly.get(OWN).await.form(&format!("{OWN}/intrekking"));
    takes_back(&tilly, OWN).await.expect(303);
    assert!(!is_left_out(world, &TILLY, "aio", "organisatie/maastricht").await);
    assert_eq!(count(world.db().await, "afmelding").await, 0, "nothing stays of what was taken back");
    tilly.send_form(&old, None).await.expect(409).shows("EL-409").shows("U zei nog niets");
    tilly.write(OWN, &fresh_key(), &[("bereik", "regeling/iets")]).await.expect(400).shows("Kies waarvoor");
    // What others said is not theirs to see or to take back.
    says(&tilly, "alles").await;
    let id = tilly.get(OWN).await.form(&format!("{OWN}/intrekking")).value("afmelding");
    let joost = world.inwoner(&JOOST).await;
    joost.write(&format!("{OWN}/intrekking"), &fresh_key(), &[("afmelding", &id)]).await.expect(409);
    joost.get(OWN).await.expect(200).shows("U zei nog niets");
    assert!(is_left_out(world, &TILLY, "aio", "organisatie/maastricht").await);
}

both!(gerda_keeps_it_with_one_button);
async fn gerda_keeps_it_with_one_button(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    let path = format!("{}/afmelding", gerda.visit_path(&visit));
    gerda.client.get(&path).await.expect(404).shows("EL-360");
    gerda.identifies(&visit).await.expect(303);
    assert!(gerda.visit(&visit).await.links().contains(&path), "the visit leads there");
    let page =
        gerda.client.get(&path).await.expect(200).shows("Joost Testman").shows("ook niet mee aan lijsten met meer regelingen");
    // Nothing has to be filled in, and nobody is asked why.
    let form = page.form(&path);
    assert_eq!(form.texts().len(), 0, "there is no place for a reason");
    let done = gerda.client.send_form(&form, None).await.expect(303);
    gerda.client.follow(&done).await.expect(200).shows("Dit is bewaard").shows("gezegd aan de balie");
    assert!(is_left_out(world, &JOOST, "zorgtoeslag", "organisatie/enschede").await);
    // He gets it on paper, from who helped him: that it is kept, and no why.
    world.deliver().await;
    assert_eq!(count(world.db().await, "bericht where soort = 'afmelding_bevestigd' and kanaal = 'voorkeur'").await, 1);
    // By letter, for one more; and the one taken back leaves the other.
    world.clock.advance(1);
    let letter = [("bereik", "regeling/aio"), ("kanaal", "brief")];
    gerda.client.write(&path, &fresh_key(), &letter).await.expect(303);
    gerda.client.get(&path).await.expect(200).shows("gezegd in een brief");
    gerda.client.write(&path, &fresh_key(), &[("bereik", "alles"), ("kanaal", "inloggen")]).await.expect(400);
    takes_back(&gerda.client, &path).await.expect(303);
    assert_eq!(count(world.db().await, "afmelding").await, 1);
    // Joost sees the same on his own page. Who is at another desk sees nothing.
    world.inwoner(&JOOST).await.get(OWN).await.expect(200).shows("gezegd in een brief");
    for naam in ["Bas", "Derk", "Fatih", "Daan"] {
        world.log_in_as(naam).await.get(&path).await.expect(404);
    }
}

both!(the_api_keeps_and_takes_back_the_same);
async fn the_api_keeps_and_takes_back_the_same(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    let path = format!("/api/v1/bezoeken/{}/afmeldingen", visit.afspraak);
    gerda.client.get(&path).await.expect(404);
    gerda.identifies(&visit).await.expect(303);
    let body = |page: &Page| serde_json::from_str::<serde_json::Value>(&page.html).unwrap();
    for (wrong, field) in [
        (json!({"kanaal": "inloggen"}), "kanaal"),
        (json!({"kanaal": "brief", "regeling": "iets"}), "regeling"),
        (json!({"kanaal": "brief", "organisatieId": "weg"}), "organisatieId"),
        (json!({"kanaal": "brief", "regeling": "aio", "organisatieId": demo::id("organisatie/uwv")}), "organisatieId"),
    ] {
        let page = sends_json(&gerda.client, Method::POST, &path, &wrong, &[]).await.expect(400);
        assert_eq!((body(&page)["code"].as_str(), body(&page)["errors"][0]["field"].as_str()), (Some("EL-100"), Some(field)));
    }
    let aio = json!({"kanaal": "telefoon", "regeling": "aio"});
    for _ in 0..2 {
        sends_json(&gerda.client, Method::POST, &path, &aio, &[]).await.expect(204);
    }
    assert!(is_left_out(world, &JOOST, "aio", "organisatie/uwv").await);
    let all = body(&gerda.client.get(&path).await.expect(200))["items"].as_array().unwrap().clone();
    assert_eq!((all.len(), all[0]["regeling"].as_str(), all[0]["organisatieId"].is_null()), (1, Some("aio"), true));
    let back = format!("{path}/{}/intrekking", all[0]["id"].as_str().unwrap());
    sends_json(&gerda.client, Method::POST, &back, &json!(null), &[]).await.expect(204);
    sends_json(&gerda.client, Method::POST, &back, &json!(null), &[]).await.expect(409);
    assert!(!is_left_out(world, &JOOST, "aio", "organisatie/uwv").await);
}

#[test]
fn a_run_finds_all_it_asks_for_in_the_index() {
    // Of SQLite; PostgreSQL decides by how much there is.
    crate::world::run(Some(crate::place::Place::sqlite(crate::world::People::OfTheStories)), async |world: &World| {
        #[derive(FromQueryResult)]
        struct Plan {
            detail: String,
        }
        let sql =
            "explain query plan select inwoner_id from afmelding where inwoner_id in (x'01', x'02') and regeling in ('', 'aio')
                   and organisatie_id in (x'00', x'03') and (vervalt_op is null or vervalt_op > '2027-03-02')";
        let plan = world.ask::<Plan>(sql).await;
        let used: Vec<&str> = plan.iter().map(|step| step.detail.as_str()).collect();
        assert!(used.iter().any(|step| step.contains("COVERING INDEX afmelding_vraag")), "{used:?}");
    });
}

both!(each_says_what_it_names_and_nothing_else);
async fn each_says_what_it_names_and_nothing_else(world: &World) {
    let tilly = world.inwoner(&TILLY).await;
    let enschede = format!("organisatie/{}", demo::id("organisatie/enschede"));
    for (bereik, aio_here, aio_there, other_here, other_there) in
        [("alles", true, true, true, true), ("regeling/aio", true, true, false, false), (&*enschede, true, false, true, false)]
    {
        says(&tilly, bereik).await;
        let (here, there) = ("organisatie/enschede", "organisatie/maastricht");
        let found = [("aio", here), ("aio", there), ("zorgtoeslag", here), ("zorgtoeslag", there)];
        let mut seen = Vec::new();
        for (regeling, organisatie) in found {
            seen.push(is_left_out(world, &TILLY, regeling, organisatie).await);
        }
        assert_eq!(seen, [aio_here, aio_there, other_here, other_there], "{bereik}");
        takes_back(&tilly, OWN).await.expect(303);
    }
}

both!(it_stands_in_the_way_of_nothing_that_somebody_asks_for);
async fn it_stands_in_the_way_of_nothing_that_somebody_asks_for(world: &World) {
    let tilly = world.inwoner(&TILLY).await;
    says(&tilly, "alles").await;
    let slot = world.free("enschede/gemeente-1").await[0];
    let visit = world.books(&TILLY, "digid", slot).await;
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    gerda.finishes(&visit, "opgelost").await.expect(303);
}

both!(whoever_is_asked_about_leaves_the_same_line);
async fn whoever_is_asked_about_leaves_the_same_line(world: &World) {
    let tilly = world.inwoner(&TILLY).await;
    says(&tilly, "alles").await;
    let before = count(world.db().await, "verwerking where naam = 'afmelding.lapse'").await;
    let all = [TILLY.id(), KEES.id(), JOOST.id()];
    assert_eq!(left_out(world, &all, "aio", "organisatie/maastricht").await, BTreeSet::from([TILLY.id()]));
    let after = count(world.db().await, "verwerking where naam = 'afmelding.lapse'").await;
    assert_eq!(after - before, 3, "one line a person, also of who said nothing");
}

both!(in_whatever_order_no_one_is_asked_about_who_opted_out);
async fn in_whatever_order_no_one_is_asked_about_who_opted_out(world: &World) {
    // A model beside the store: whatever is said and taken back, the next look sees exactly that.
    let people = [TILLY.id(), KEES.id(), JOOST.id()];
    let reaches = [Bereik::Alles, Bereik::Regeling("aio".to_owned()), Bereik::Organisatie(demo::id("organisatie/enschede"))];
    let (chance, mut model) = (Chance::seeded(11), BTreeMap::<(Uuid, usize), ()>::new());
    for _ in 0..60 {
        let draw = |n: usize| usize::from(chance.secret().as_bytes()[0]) % n;
        let (wie, nth) = (people[draw(3)], draw(3));
        let purpose = purpose(world);
        let tx = world.store().begin(&purpose);
        let outcome = if model.remove(&(wie, nth)).is_some() {
            let said = afmelding::said(&tx, wie).await.unwrap();
            let id = said.peek(&tx).iter().find(|one| one.bereik == reaches[nth]).map(|one| one.id).unwrap();
            withdraw(&tx, wie, id).await
        } else {
            model.insert((wie, nth), ());
            let bereik = reaches[nth].clone();
            set(&tx, wie, &AfmeldingInput { bereik, kanaal: Kanaal::Telefoon, hulpvraag: None }).await
        };
        tx.finish(outcome).await.unwrap();
        let out = |nths: &[usize]| {
            people.iter().copied().filter(|one| nths.iter().any(|nth| model.contains_key(&(*one, *nth)))).collect()
        };
        let expected: BTreeSet<Uuid> = out(&[0, 1, 2]);
        assert_eq!(left_out(world, &people, "aio", "organisatie/enschede").await, expected);
        let expected: BTreeSet<Uuid> = out(&[0]);
        assert_eq!(left_out(world, &people, "zorgtoeslag", "organisatie/maastricht").await, expected);
    }
}
