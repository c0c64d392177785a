//! R4 for questions that are sent with POST: whoever looks for somebody leaves a line about each person who was found, and none
//! where nobody was. A question about nobody leaves none.

use crate::client::{Client, Page, fresh_key};
use crate::moments::{booked, busy};
use crate::outreach::{hit, neighbour};
use crate::people::{Inwoner, JOOST, KEES, TILLY};
use crate::planner::sends_json;
use crate::regels_routes::{ROUTES, Sort};
use crate::reis_v16_ziek::seven;
use crate::reis_v18_zoeken::{NAMESAKE, namesakes};
use crate::world::World;
use foundation::Uuid;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Every question there is, and the story here that asks it.
const ASKED: &[&str] = &[
    "/looplijsten/{id}/zoeken",
    "/balie/bezoeken/{afspraak}/inwoner/zoeken",
    "/api/v1/bezoeken/{id}/inwoners/_zoek",
    "/api/v1/inwoners/_zoek",
    "/api/v1/scheidingen/_zoek",
    "/api/v1/diensten/{id}/afspraken/_zoek",
    "/api/v1/voorstellen/_zoek",
];

#[test]
fn every_question_is_asked_here() {
    let all: BTreeSet<&str> = ROUTES.iter().filter(|route| route.sort == Sort::Question).map(|route| route.path).collect();
    assert_eq!(all, ASKED.iter().copied().collect());
}

/// That a question left one access line of its act, and a line about each of these people.
async fn is_about(world: &World, page: &Page, act: &str, whom: &[Uuid]) {
    let lines = world.lines_of(page.trace).await;
    lines.must_hold();
    let hashes: BTreeSet<Vec<u8>> = whom.iter().map(|id| world.hash_of(*id)).collect();
    assert_eq!(lines.persons(act), hashes, "{}: about whom {act} was", page.path);
    // The page of a visit tells when it is, too: that is about who it is of until now.
    let beside: BTreeSet<&str> = lines.lines.iter().map(|line| line.naam.as_str()).filter(|name| *name != act).collect();
    assert!(beside.iter().all(|name| *name == "balie.visit"), "{}: lines of {beside:?} beside {act}", page.path);
    let accesses: Vec<&str> = lines.accesses.iter().filter(|row| row.handeling == act).map(|row| row.uitkomst.as_str()).collect();
    assert_eq!(accesses, ["gelukt"], "{}", page.path);
}

/// What is told of somebody who is looked for.
fn told(who: &Inwoner) -> Value {
    let born: Vec<u16> = who.geboren.split('-').map(|part| part.parse().unwrap()).collect();
    json!({"naam": who.naam, "geboortedatum": format!("{:04}-{:02}-{:02}", born[2], born[1], born[0]), "postcode": who.postcode})
}

async fn asks(client: &Client, path: &str, body: &Value) -> Page {
    sends_json(client, Method::POST, path, body, &[]).await.expect(200)
}

both!(whoever_looks_for_somebody_leaves_a_line_about_each_who_was_found);
async fn whoever_looks_for_somebody_leaves_a_line_about_each_who_was_found(world: &World) {
    namesakes(world).await;
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    let all: Vec<Uuid> = world.namesakes_of(NAMESAKE.naam).await;
    assert_eq!(all.len(), 7);
    let (api, of_a_visit) = ("/api/v1/inwoners/_zoek".to_owned(), format!("/api/v1/bezoeken/{}/inwoners/_zoek", visit.afspraak));

    // Nobody: Kees was never helped in Enschede.
    let fields = |who: &Inwoner| {
        [
            ("bsn", String::new()),
            ("naam", who.naam.into()),
            ("geboortedatum", who.geboren.into()),
            ("postcode", who.postcode.into()),
        ]
    };
    let on_screen = async |who: &Inwoner| {
        let fields = fields(who);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        gerda.looks_up(&visit, &fields).await.expect(200)
    };
    is_about(world, &on_screen(&KEES).await, "balie.search", &[]).await;
    // One, by name and by BSN.
    is_about(world, &on_screen(&JOOST).await, "balie.search", &[JOOST.id()]).await;
    let by_bsn = [("bsn", JOOST.bsn), ("naam", ""), ("geboortedatum", ""), ("postcode", "")];
    is_about(world, &gerda.looks_up(&visit, &by_bsn).await.expect(200), "balie.search", &[JOOST.id()]).await;
    // Of seven five are shown. All seven were found: the house read who they are, so all seven can read that.
    let page = on_screen(&NAMESAKE).await;
    is_about(world, &page, "balie.search", &all).await;

    for path in [&api, &of_a_visit] {
        is_about(world, &asks(&gerda.client, path, &told(&KEES)).await, "balie.search", &[]).await;
        is_about(world, &asks(&gerda.client, path, &told(&JOOST)).await, "balie.search", &[JOOST.id()]).await;
        let page = asks(&gerda.client, path, &told(&NAMESAKE)).await;
        assert_eq!(page.json()["items"].as_array().unwrap().len(), 5);
        is_about(world, &page, "balie.search", &all).await;
    }
}

both!(whoever_looks_in_their_own_list_leaves_the_lines_of_the_list);
async fn whoever_looks_in_their_own_list_leaves_the_lines_of_the_list(world: &World) {
    // The list is read as a whole, as on each of its pages: whom it is about can read that, found or not.
    let id = world.given_to_nel(&[hit(&KEES, &["aio"]), neighbour("Ans Proef", "6211AB", "9011")]).await;
    let all: Vec<Uuid> = world.regels(id).await.into_iter().filter_map(|row| row.inwoner_id).collect();
    let nel = world.log_in_as("Nel").await;
    for zoek in ["Kees", "niemand"] {
        let page = nel.write(&format!("/looplijsten/{id}/zoeken"), &fresh_key(), &[("zoek", zoek)]).await.expect(200);
        is_about(world, &page, "looplijst.show", &all).await;
    }
}

both!(whoever_asks_what_hangs_on_a_nummer_or_a_dienst_leaves_a_line_about_each);
async fn whoever_asks_what_hangs_on_a_nummer_or_a_dienst_leaves_a_line_about_each(world: &World) {
    let visit = booked(world).await;
    let greet = world.log_in_as("Greet").await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    let page = asks(&greet, "/api/v1/scheidingen/_zoek", &json!({"nummer": nummer})).await;
    is_about(world, &page, "balie.split", &[TILLY.id()]).await;

    // Four people have the seven Afspraken of a day; a Dienst without any is about nobody.
    let (dienst, visits) = seven(world).await;
    let mut who = BTreeSet::new();
    for visit in &visits {
        who.insert(world.afspraak(visit.afspraak).await.inwoner_id.expect("somebody we know"));
    }
    let dirk = world.log_in_as("Dirk").await;
    let path = format!("/api/v1/diensten/{dienst}/afspraken/_zoek");
    let page = asks(&dirk, &path, &json!({})).await;
    is_about(world, &page, "rooster.touched", &who.into_iter().collect::<Vec<_>>()).await;

    let bas = world.log_in_as("Bas").await;
    let page = asks(&bas, "/api/v1/voorstellen/_zoek", &json!({"product": "digid", "postcode": "7511 AA"})).await;
    let lines = world.lines_of(page.trace).await;
    assert!(lines.lines.is_empty(), "a list of Balies is about nobody");
}
