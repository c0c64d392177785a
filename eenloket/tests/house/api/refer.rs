//! Finding a Balie, referring to it, and seeing what became of it.

use super::{BSN, count, free, get, key, post, referred, send, suggestion, tilly};
use crate::world::World;
use reqwest::Method;
use serde_json::json;

const HERE: &str = "/api/v1/doorverwijzingen";

both!(a_program_refers_as_a_person_does);
async fn a_program_refers_as_a_person_does(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let products = get(&bas, "/api/v1/producten").await.expect(200).json();
    assert!(products["items"].as_array().unwrap().iter().any(|product| product["code"] == "digid"));
    let found = suggestion(&bas, "digid").await;
    assert_eq!(found["eigenGemeente"], true, "{found}");
    assert_eq!(found["tijdzone"], "Europe/Amsterdam");

    let slot = found["tijdsloten"][0].clone();
    let body = tilly("digid", slot["id"].as_str().unwrap());
    let page = post(&bas, HERE, &key("een"), &body).await.expect(201);
    let made = page.json();
    assert_eq!(made["status"], "geaccepteerd", "a Convenant makes the booking the acceptance");
    assert_eq!(made["afspraak"]["begin"], slot["begin"]);
    assert_eq!(made["afspraak"]["einde"], slot["einde"]);
    assert_eq!(made["naar"]["organisatie"], "Gemeente Enschede");
    let there = page.location().unwrap();
    assert_eq!(there, format!("{HERE}/{}", made["id"].as_str().unwrap()));
    let seen = get(&bas, &there).await.expect(200);
    assert_eq!(seen.json(), made);
    assert_eq!(seen.header("etag"), page.header("etag"));

    // The same one stands on the pages, and in the list.
    bas.get("/doorverwijzingen").await.expect(200).shows(made["nummer"].as_str().unwrap());
    let list = get(&bas, HERE).await.expect(200).json();
    assert_eq!(list["items"][0], made);
    for page in [&page, &seen] {
        assert!(!page.html.contains("Tilly") && !page.html.contains(BSN), "{}", page.html);
    }
    let shared = "select count(*) from momentopname where instemming = 'mondeling' and inhoud like '%samen_doen%'";
    assert!(count(world, shared).await >= 1);
    world.deliver().await;
    world.must_hold().await;
}

both!(the_same_key_gives_the_same_answer);
async fn the_same_key_gives_the_same_answer(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let slots = free(&bas, "digid").await;
    let body = tilly("digid", &slots[0]);
    let first = post(&bas, HERE, &key("een"), &body).await.expect(201);
    let again = post(&bas, HERE, &key("een"), &body).await.expect(201);
    assert_eq!(first.json(), again.json());
    assert_eq!(first.location(), again.location());

    // The key is taken, whatever else is sent with it.
    post(&bas, HERE, &key("een"), &tilly("digid", &slots[1])).await.problem(400, "EL-102");
    // To somebody else it is another key.
    let loes = world.log_in_as("Loes").await;
    let other = post(&loes, HERE, &key("een"), &tilly("digid", &slots[1])).await.expect(201);
    assert_ne!(first.json()["id"], other.json()["id"]);
}

both!(many_at_one_tijdslot_and_one_key_many_times);
async fn many_at_one_tijdslot_and_one_key_many_times(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let slots = free(&bas, "digid").await;
    let before = count(world, "select count(*) from doorverwijzing").await;
    let body = tilly("digid", &slots[0]);
    let keys: Vec<String> = (0..12).map(|n| key(&format!("race-{n}"))).collect();
    let mut statuses = Vec::new();
    for page in all(keys.iter().map(|key| post(&bas, HERE, key, &body))).await {
        statuses.push(page.status);
        if page.status == 409 {
            page.problem(409, "EL-210");
        }
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [vec![201], vec![409; 11]].concat());

    let (one, body) = (key("steeds"), tilly("digid", &slots[1]));
    let pages = all((0..8).map(|_| post(&bas, HERE, &one, &body))).await;
    let ids: std::collections::BTreeSet<String> = pages.iter().map(|page| page.json()["id"].to_string()).collect();
    assert!(pages.iter().all(|page| page.status == 201) && ids.len() == 1, "{ids:?}");
    assert_eq!(count(world, "select count(*) from doorverwijzing").await, before + 2);
    world.must_hold().await;
}

/// All at once: each is under way before the first is done.
async fn all<T: Send>(sent: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    futures(sent.map(Box::pin).collect()).await
}

async fn futures<F: Future + Unpin>(mut open: Vec<F>) -> Vec<F::Output> {
    let mut done: Vec<Option<F::Output>> = open.iter().map(|_| None).collect();
    std::future::poll_fn(|cx| {
        for (one, slot) in open.iter_mut().zip(&mut done).filter(|(_, slot)| slot.is_none()) {
            if let std::task::Poll::Ready(value) = std::pin::Pin::new(one).poll(cx) {
                *slot = Some(value);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

both!(who_comes_too_late_gets_three_other_times);
async fn who_comes_too_late_gets_three_other_times(world: &World) {
    let (bas, loes) = (world.log_in_as("Bas").await, world.log_in_as("Loes").await);
    let slot = free(&bas, "digid").await.remove(0);
    post(&loes, HERE, &key("eerst"), &tilly("digid", &slot)).await.expect(201);
    let late = post(&bas, HERE, &key("laat"), &tilly("digid", &slot)).await.problem(409, "EL-210").json();
    let others: Vec<&str> = late["tijdsloten"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(others.len(), 3, "{late}");
    assert!(!others.contains(&slot.as_str()));
    // The key was not used up by what did not happen.
    post(&bas, HERE, &key("laat"), &tilly("digid", others[0])).await.expect(201);
    // A Tijdslot that never was is gone, too; there is no Balie to look at.
    let never = tilly("digid", "0195f2d1-b3a0-7c1e-8d2f-4b6a8c0e1f23");
    let page = post(&bas, HERE, &key("nooit"), &never).await.problem(409, "EL-210");
    assert_eq!(page.json()["tijdsloten"], json!([]));
    // A Balie of the gemeente does not help with AOW.
    let other = tilly("aow", others[1]);
    post(&bas, HERE, &key("elders"), &other).await.problem(409, "EL-211");
}

both!(without_instemming_only_a_first_name_is_kept);
async fn without_instemming_only_a_first_name_is_kept(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let (people, snapshots) = ("select count(*) from inwoner", "select count(*) from momentopname");
    let (before, shared) = (count(world, people).await, count(world, snapshots).await);
    let slots = free(&bas, "digid").await;
    let mut body = tilly("digid", &slots[0]);
    body["instemming"] = json!("geen");
    body["inwoner"]["naam"] = json!("Onbekende Achternaamsson");
    let made = post(&bas, HERE, &key("geen"), &body).await.expect(201).json();
    assert_eq!(made["product"], "algemeen");
    assert_eq!((count(world, people).await, count(world, snapshots).await), (before, shared));
    assert_eq!(count(world, "select count(*) from afspraak where naam like '%Achternaamsson%'").await, 0);
    assert_eq!(count(world, "select count(*) from afspraak where naam = 'Onbekende'").await, 1);

    // The name is enough.
    let short = json!({ "product": "digid", "tijdslotId": slots[1], "instemming": "geen", "inwoner": { "naam": "Tilly" } });
    post(&bas, HERE, &key("kort"), &short).await.expect(201);
}

both!(all_that_is_wrong_is_said_at_once);
async fn all_that_is_wrong_is_said_at_once(world: &World) {
    let bas = world.log_in_as("Bas").await;
    let page = post(&bas, HERE, &key("leeg"), &json!({})).await.problem(400, "EL-100");
    assert_eq!(page.fields(), ["product", "inwoner.naam", "inwoner.geboortedatum", "tijdslotId", "instemming"]);

    let mut body = tilly("digid", "vandaag");
    body["inwoner"] = json!({
        "bsn": "999990018", "naam": "Jan \u{0} 999990019", "geboortedatum": "2-3-1949", "postcode": "7511", "huisnummer": "999990019",
        "telefoon": "999990019", "kanaal": "email"
    });
    body["zinnen"] = json!(["uitgelegd", "eigen tekst"]);
    body["toelichting"] = json!("Bas schrijft iets.");
    body["instemming"] = json!("ja");
    let page = post(&bas, HERE, &key("fout"), &body).await.problem(400, "EL-100");
    let all = [
        "inwoner.bsn",
        "inwoner.naam",
        "inwoner.geboortedatum",
        "inwoner.postcode",
        "inwoner.huisnummer",
        "inwoner.telefoon",
        "inwoner.kanaal",
        "tijdslotId",
        "toelichting",
        "zinnen",
        "instemming",
    ];
    assert_eq!(page.fields(), all);
    assert!(!page.html.contains("99999"), "a value came back: {}", page.html);

    // Signs that PostgreSQL does not keep are left out; what remains is a name.
    let slots = free(&bas, "digid").await;
    let mut body = tilly("digid", &slots[0]);
    body["inwoner"]["naam"] = json!("Tilly\u{0} Voorbeeld\u{7}");
    post(&bas, HERE, &key("teken"), &body).await.expect(201);

    let path = "/api/v1/voorstellen/_zoek";
    let asked = json!({ "product": "di\u{0}gid", "postcode": "nergens" });
    let page = send(&bas, path, bas.request(Method::POST, path).json(&asked)).await.problem(400, "EL-100");
    assert_eq!(page.fields(), ["product", "postcode"]);
}

both!(the_list_goes_by_pages_and_shows_the_own_organisatie);
async fn the_list_goes_by_pages_and_shows_the_own_organisatie(world: &World) {
    let bas = world.log_in_as("Bas").await;
    for n in 0..5 {
        referred(&bas, "digid", &format!("rij-{n}")).await;
    }
    let loes = world.log_in_as("Loes").await;
    let other = referred(&loes, "digid", "van-een-ander").await["id"].clone();
    let (mut ids, mut next) = (Vec::new(), Some(format!("{HERE}?aantal=2")));
    while let Some(path) = next {
        let page = get(&bas, &path).await.expect(200).json();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 2 && !items.is_empty());
        ids.extend(items.iter().map(|item| item["id"].clone()));
        next = page["volgende"].as_str().map(ToOwned::to_owned);
    }
    let own = "select count(*) from doorverwijzing d join organisatie o on o.id = d.van_organisatie_id where o.naam = 'Belastingdienst'";
    assert_eq!(i64::try_from(ids.len()).unwrap(), count(world, own).await);
    assert!(!ids.contains(&other));
    let unique: std::collections::BTreeSet<String> = ids.iter().map(ToString::to_string).collect();
    assert_eq!(unique.len(), ids.len());

    let page = get(&bas, &format!("{HERE}?cursor=gisteren&aantal=0")).await.problem(400, "EL-100");
    assert_eq!(page.fields(), ["cursor", "aantal"]);
    get(&bas, &format!("{HERE}?status=aangeboden")).await.problem(400, "EL-101");
}
