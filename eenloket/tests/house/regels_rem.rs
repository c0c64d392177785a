//! The brake on guessing: whoever tries numbers or names finds nothing beyond the fifth miss, whichever way in and whichever
//! process; and nobody else waits for it.

use crate::client::{Client, Page};
use crate::moments::busy;
use crate::people::{ENSCHEDE, JOOST, TILLY};
use crate::world::World;
use eenloket::{Config, server};
use foundation::{Bsn, Chance, Keys};
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;

const API: &str = "/api/v1/inwoners/_zoek";
const TRIES: usize = 1_000;

/// Numbers that the demo gave to nobody, the last one first.
fn numbers() -> Vec<String> {
    (0..10_000).rev().map(|n| format!("99999{n:04}")).filter(|text| Bsn::parse(text).is_ok()).take(300).collect()
}

fn by_name(nth: usize) -> Value {
    json!({ "naam": format!("Joost Testman-{nth}"), "geboortedatum": "1992-09-03", "postcode": "7522 AB" })
}

async fn ask(client: &Client, body: &Value) -> Page {
    client.send(API, client.request(Method::POST, API).json(body)).await
}

/// A second process on the same store, where the store takes two.
async fn second_process(world: &World) -> Option<(String, watch::Sender<bool>)> {
    if !world.address().starts_with("postgres") {
        return None;
    }
    let config = Config {
        database: world.address().to_owned(),
        clock: world.clock.clone(),
        chance: Chance::seeded(2),
        keys: Arc::new(Keys::for_tests()),
    };
    let house = eenloket::open(config).await.unwrap().share().await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(server::serve(listener, house, "mailto:meld@voorbeeld.example", stopped));
    Some((base, stop))
}

/// The same browser at both processes.
async fn both_ways(world: &World, client: &Client) -> (Vec<Client>, Option<watch::Sender<bool>>) {
    match second_process(world).await {
        Some((base, stop)) => (vec![client.clone(), client.moved_to(&base)], Some(stop)),
        None => (vec![client.clone()], None),
    }
}

/// Sends all of it, a handful at a time.
async fn send_all(clients: &[Client], bodies: &[Value]) -> Vec<Page> {
    let mut pages = Vec::new();
    for part in bodies.chunks(20) {
        let sent = part.iter().enumerate().map(|(nth, body)| {
            let (client, body) = (clients[nth % clients.len()].clone(), body.clone());
            tokio::spawn(async move { ask(&client, &body).await })
        });
        for one in sent.collect::<Vec<_>>() {
            pages.push(one.await.unwrap());
        }
    }
    pages
}

both!(a_thousand_guesses_find_nothing_beyond_the_fifth);
async fn a_thousand_guesses_find_nothing_beyond_the_fifth(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    let (clients, _stop) = both_ways(world, &gerda.client).await;
    let numbers = numbers();
    for (nth, number) in numbers.iter().take(5).enumerate() {
        // The same number once more is no second guess.
        for _ in 0..if nth < 4 { 2 } else { 1 } {
            let page = ask(&clients[nth % clients.len()], &json!({ "bsn": number })).await.expect(200);
            assert_eq!(page.json(), json!({ "items": [], "meer": false }));
        }
    }
    // From here on nothing is found: not who is there, not who is not, not by name, not on the screen.
    let known = json!({ "bsn": JOOST.bsn });
    let guesses: Vec<Value> = (0..TRIES)
        .map(|nth| match nth % 4 {
            0 => known.clone(),
            1 => json!({ "naam": JOOST.naam, "geboortedatum": "1992-09-03", "postcode": JOOST.postcode }),
            2 => json!({ "bsn": numbers[5 + nth / 4] }),
            _ => by_name(nth),
        })
        .collect();
    let mut shapes = std::collections::BTreeSet::new();
    for page in send_all(&clients, &guesses).await {
        let page = page.problem(429, "EL-129");
        let wait: u32 = page.header("retry-after").parse().unwrap();
        assert!((1..=600).contains(&wait), "{wait}");
        shapes.insert(page.html.clone());
    }
    assert_eq!(shapes.len(), 1, "who is there and who is not get another answer: {shapes:#?}");
    for fields in
        [vec![("bsn", JOOST.bsn)], vec![("naam", JOOST.naam), ("geboortedatum", JOOST.geboren), ("postcode", JOOST.postcode)]]
    {
        let page = gerda.looks_up(&visit, &fields).await.expect(429).shows("EL-129").hides("Gevonden");
        let page = page.shows("Zoeken kan weer om").shows("vraagt u een collega");
        assert!(!page.header("retry-after").is_empty());
    }
    let looked = world.zoekpogingen().await.iter().filter(|row| row.status == "niets").count();
    assert_eq!(looked, 9, "five numbers, four of them twice");

    // One Taak for the privacyofficer of her organisatie, and nobody else waits.
    let [told] = world.zoekremmen().await.try_into().unwrap();
    assert_eq!((told.medewerker_id, told.status.as_str()), (eenloket::demo::id("medewerker/gerda"), "open"));
    assert_eq!(told.organisatie_id, eenloket::demo::id("organisatie/enschede"));
    let gijs = world.gijs().await;
    assert_eq!(ask(&gijs.client, &known).await.expect(200).json()["items"][0]["id"], JOOST.id().to_string());
    gijs.looks_up(&visit, &[("bsn", JOOST.bsn)]).await.expect(200).shows("Gevonden (1)");
    // She goes on with all the rest of her work.
    gerda.visit(&visit).await.expect(200);
    gerda.identifies(&visit).await.expect(303);

    // Ten minutes later she may search again.
    world.clock.advance(10);
    assert_eq!(ask(&gerda.client, &known).await.expect(200).json()["items"].as_array().unwrap().len(), 1);
}

both!(of_many_guesses_at_one_moment_five_look);
async fn of_many_guesses_at_one_moment_five_look(world: &World) {
    busy(world).await;
    let gijs = world.gijs().await;
    let (clients, _stop) = both_ways(world, &gijs.client).await;
    let bodies: Vec<Value> = numbers().iter().take(60).map(|number| json!({ "bsn": number })).collect();
    let pages = send_all(&clients, &bodies).await;
    let looked = pages.iter().filter(|page| page.status == 200).count();
    assert!(looked <= 5, "{looked} looked");
    assert!(pages.iter().all(|page| matches!(page.status, 200 | 429)));
    assert_eq!(world.zoekremmen().await.len(), 1);
}

both!(misses_of_many_make_it_slower_and_lock_nobody_out);
async fn misses_of_many_make_it_slower_and_lock_nobody_out(world: &World) {
    busy(world).await;
    let numbers = numbers();
    // As if a hundred misses of others at Enschede stood there.
    let enschede = eenloket::demo::id("organisatie/enschede");
    let gerda = world.gerda().await;
    ask(&gerda.client, &json!({ "bsn": numbers[0] })).await.expect(200);
    let row = world.zoekpogingen().await.remove(0);
    use foundation::Uuid;
    use store::sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
    for nth in 0..100_u128 {
        let mut other = row.clone().into_active_model();
        (other.id, other.medewerker_id) = (Set(Uuid::from_u128(900 + nth)), Set(Uuid::from_u128(nth)));
        assert_eq!(row.organisatie_id, enschede);
        other.insert(world.db().await).await.unwrap();
    }
    // Who missed once waits; who did not goes on, once.
    ask(&gerda.client, &json!({ "bsn": JOOST.bsn })).await.problem(429, "EL-129");
    let gijs = world.gijs().await;
    ask(&gijs.client, &json!({ "bsn": JOOST.bsn })).await.expect(200);
    ask(&gijs.client, &json!({ "bsn": numbers[1] })).await.expect(200);
    ask(&gijs.client, &json!({ "bsn": JOOST.bsn })).await.problem(429, "EL-129");
    // Another organisatie notices nothing.
    let wim = world.wim().await;
    for number in &numbers[2..6] {
        ask(&wim.client, &json!({ "bsn": number })).await.expect(200);
    }
}

both!(a_nummer_cannot_be_guessed_either);
async fn a_nummer_cannot_be_guessed_either(world: &World) {
    let visit = world.bas().await.refers(&TILLY).to(ENSCHEDE).done().await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let derk = world.derk().await;
    for nth in 0..20_u64 {
        let guess = rules::nummer::Nummer::from_random(nth).to_string();
        derk.reports_nummer(&guess).await.expect(400);
    }
    let real = world.hulpvraag(visit.hulpvraag).await.nummer;
    let page = derk.reports_nummer(&real).await.expect(429).shows("EL-129");
    assert!(!page.header("retry-after").is_empty());
    // The button in the agenda still works, and so does everybody else.
    derk.reports(&visit).await.expect(303);
}

both!(the_telephone_cannot_find_out_who_is_known);
async fn the_telephone_cannot_find_out_who_is_known(world: &World) {
    // Known here, known with another name, known to nobody: the same answers, on the screen and by API.
    let bas = world.bas().await;
    let nobody: &'static str = Box::leak(numbers()[0].clone().into_boxed_str());
    let callers = [TILLY.bsn, JOOST.bsn, nobody].map(|bsn| crate::people::Inwoner { bsn, ..TILLY });
    let mut pages = Vec::new();
    for who in &callers {
        pages.push(bas.refers(who).to(ENSCHEDE).search().await.text());
    }
    assert!(pages.windows(2).all(|two| two[0] == two[1]), "{pages:#?}");
    let mut answers = std::collections::BTreeSet::new();
    for (nth, who) in callers.iter().enumerate() {
        let slot = world.free(ENSCHEDE).await[0].to_string();
        let body = json!({
            "product": "digid", "tijdslotId": slot, "instemming": "mondeling", "terugkoppeling": true,
            "inwoner": {
                "bsn": who.bsn, "naam": who.naam, "geboortedatum": "1948-06-14", "postcode": who.postcode,
                "huisnummer": who.huisnummer,
            },
        });
        let path = "/api/v1/doorverwijzingen";
        let request = bas.client.request(Method::POST, path).header("idempotency-key", format!("een-sleutel-per-beller-{nth}"));
        let answer = bas.client.send(path, request.json(&body)).await.expect(201).json();
        answers.insert(answer.as_object().unwrap().keys().cloned().collect::<Vec<_>>());
    }
    assert_eq!(answers.len(), 1, "{answers:?}");
    let path = "/api/v1/voorstellen/_zoek";
    let asked = json!({ "product": "digid", "postcode": TILLY.postcode, "bsn": TILLY.bsn });
    bas.client.send(path, bas.client.request(Method::POST, path).json(&asked)).await.expect(400);
}

both!(a_brake_that_nobody_looks_at_in_time_is_told_to_the_coordinator);
async fn a_brake_that_nobody_looks_at_in_time_is_told_to_the_coordinator(world: &World) {
    let gerda = world.gerda().await;
    for nth in 0..5 {
        ask(&gerda.client, &by_name(nth)).await.expect(200);
    }
    ask(&gerda.client, &by_name(5)).await.problem(429, "EL-129");
    let page = world.log_in_as("Fatih").await.get("/taken").await.expect(200);
    let page = page.shows("Iemand zocht te vaak, of typte te vaak een verkeerde wachtzin").hides("Te laat");
    assert!(page.links().contains(&"/zoekremmen".to_owned()), "{:?}", page.links());
    world.log_in_as("Greet").await.get("/taken").await.expect(200).hides("verkeerde wachtzin");

    // Two werkdagen later: that it is late and whom to speak to, and not who searched.
    world.clock.advance(2 * 24 * 60);
    let page = world.log_in_as("Greet").await.get("/taken").await.expect(200);
    let page = page.shows("De privacyofficer is te laat: er is te vaak gezocht, of te vaak een verkeerde wachtzin getypt");
    let page = page.shows("Spreek Fatih Verzonnen aan");
    let text = page.text();
    let (_, line) = text.split_once("De privacyofficer is te laat").unwrap();
    assert!(!line.split("Spreek Fatih").next().unwrap().contains("Gerda"), "{line}");
    assert!(!page.links().contains(&"/zoekremmen".to_owned()), "{:?}", page.links());
    world.log_in_as("Dirk").await.get("/taken").await.expect(200).hides("verkeerde wachtzin");
    world.log_in_as("Gijs").await.get("/taken").await.expect(200).hides("verkeerde wachtzin");

    let fatih = world.log_in_as("Fatih").await;
    let [brake] = world.zoekremmen().await.try_into().unwrap();
    fatih.write(&format!("/zoekremmen/{}/klaar", brake.id), &crate::client::fresh_key(), &[]).await.expect(303);
    world.log_in_as("Greet").await.get("/taken").await.expect(200).hides("verkeerde wachtzin");
}
