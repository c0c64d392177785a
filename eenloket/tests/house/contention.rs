//! Many want the same at once: the database decides, nobody gets an outage, and the figures agree.

use crate::caller::{FORM, bsn, free_slots, ids, told};
use crate::client::{Client, Page, fresh_key};
use crate::ledger::{Ledger, count};
use crate::place::Place;
use crate::program::{self, KeyRing, Program, QUIET, until};
use crate::world::{BEGIN, People, World};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use std::collections::BTreeSet;
use store::sea_orm::{Database, DatabaseConnection};
use tokio::task::JoinSet;

const CLIENTS: usize = 64;
const SLOTS: usize = 8;
const BALIE: &str = "enschede/gemeente-1";

/// As many browsers, each with its own session and an open form.
async fn at_the_form(count: usize, browser: impl Fn(usize) -> Client) -> Vec<(Client, Page)> {
    let mut all = JoinSet::new();
    for nth in 0..count {
        let client = browser(nth);
        all.spawn(async move {
            client.log_in_as("Bas").await;
            let form = client.get(FORM).await.expect(200);
            (client, form)
        });
    }
    all.join_all().await
}

/// All send at once; what each got, with the Tijdslot it wanted.
async fn send_all(clients: Vec<(Client, Page)>, want: impl Fn(usize) -> (String, Uuid)) -> Vec<(Uuid, Page)> {
    let mut all = JoinSet::new();
    for (nth, (client, form)) in clients.into_iter().enumerate() {
        let (bsn, slot) = want(nth);
        all.spawn(async move {
            let fields = told(&bsn, slot);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            (slot, client.submit(&form, FORM, &fields).await)
        });
    }
    all.join_all().await
}

/// Who was first was sent on, and all others got the form back with other times.
fn one_winner_a_slot(answers: &[(Uuid, Page)], slots: &[Uuid]) {
    let won: Vec<Uuid> = answers.iter().filter(|(_, page)| page.status == 303).map(|(slot, _)| *slot).collect();
    assert_eq!(won.len(), slots.len(), "{:?}", answers.iter().map(|(_, page)| page.status).collect::<Vec<_>>());
    assert_eq!(won.iter().collect::<BTreeSet<_>>(), slots.iter().collect());
    for (slot, page) in answers.iter().filter(|(_, page)| page.status != 303) {
        assert_eq!(page.status, 409, "{}", page.text());
        assert!(page.text().contains("EL-210"), "{}", page.text());
        let others = page.choices("tijdslot");
        assert!(others.len() >= 3 && !others.contains(&slot.to_string()), "{slot}: {others:?}");
        // All that was typed is there, but the BSN, which waits sealed.
        assert!(page.html.contains("Truus van Testveld") && page.text().contains("bewaard"), "{}", page.text());
    }
}

async fn connect(address: &str) -> DatabaseConnection {
    Database::connect(address.replace("sqlite:", "sqlite://")).await.unwrap()
}

fn begin_ms() -> i64 {
    BEGIN.parse::<Timestamp>().unwrap().as_millisecond()
}

both!(sixty_four_want_eight_tijdsloten);
async fn sixty_four_want_eight_tijdsloten(world: &World) {
    let db = world.behind_the_house().await;
    let slots = free_slots(&db, BALIE, begin_ms(), SLOTS).await;
    let clients = at_the_form(CLIENTS, |_| world.client()).await;
    let before = Ledger::read(&db).await;
    let answers = send_all(clients, |nth| (bsn(nth), slots[nth % SLOTS])).await;

    one_winner_a_slot(&answers, &slots);
    let won = i64::try_from(SLOTS).unwrap();
    assert_eq!(Ledger::read(&db).await.since(&before), Ledger::of_referrals(won, won));
    // A full day: what was taken is offered to nobody any more.
    let (_, lost) = answers.iter().find(|(_, page)| page.status == 409).unwrap();
    let taken: BTreeSet<String> = slots.iter().map(ToString::to_string).collect();
    let concept = lost.hidden(FORM).into_iter().find(|(name, _)| name == "concept").unwrap().1;
    let again = world.log_in_as("Bas").await.get(&format!("{FORM}?concept={concept}")).await.expect(200);
    assert!(again.choices("tijdslot").iter().all(|slot| !taken.contains(slot)));

    assert!(world.deliver().await >= 2 * SLOTS);
    assert_eq!(Ledger::read(&db).await.since(&before), Ledger::of_referrals(won, won).with([("berichten", won)]));
    world.must_hold().await;
}

both!(fifty_want_one_tijdslot);
async fn fifty_want_one_tijdslot(world: &World) {
    let db = world.behind_the_house().await;
    let slots = free_slots(&db, BALIE, begin_ms(), 1).await;
    let clients = at_the_form(50, |_| world.client()).await;
    let before = Ledger::read(&db).await;
    let answers = send_all(clients, |nth| (bsn(nth), slots[0])).await;
    assert_eq!(answers.len(), 50);
    one_winner_a_slot(&answers, &slots);
    assert_eq!(Ledger::read(&db).await.since(&before), Ledger::of_referrals(1, 1));
    world.must_hold().await;
}

both!(sixty_four_calls_about_one_person_whom_nobody_knows);
async fn sixty_four_calls_about_one_person_whom_nobody_knows(world: &World) {
    let db = world.behind_the_house().await;
    let slots = free_slots(&db, BALIE, begin_ms(), CLIENTS).await;
    let clients = at_the_form(CLIENTS, |_| world.client()).await;
    let before = Ledger::read(&db).await;
    let answers = send_all(clients, |nth| (bsn(0), slots[nth])).await;

    let other: Vec<String> = answers.iter().filter(|(_, page)| page.status != 303).map(|(_, page)| page.text()).collect();
    assert!(other.is_empty(), "{other:?}");
    assert_eq!(Ledger::read(&db).await.since(&before), Ledger::of_referrals(i64::try_from(CLIENTS).unwrap(), 1));
    let people = format!("(select distinct inwoner_id from momentopname where aangemaakt_op >= {}) as people", begin_ms());
    assert_eq!(count(&db, &people).await, 1);
    world.must_hold().await;
}

/// Sends the same form with the same key sixteen times at once, and gives the one answer.
async fn sixteen_times(client: &Client, path: &str, fields: &[(String, String)]) -> String {
    let mut all = JoinSet::new();
    for _ in 0..16 {
        let (client, path, fields) = (client.clone(), path.to_owned(), fields.to_vec());
        all.spawn(async move {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            client.post(&path, &fields).await
        });
    }
    let answers = all.join_all().await;
    let places: BTreeSet<_> = answers.iter().map(|page| (page.status, page.location())).collect();
    assert_eq!(places.len(), 1, "{path}: {places:?}");
    answers[0].location().unwrap_or_else(|| panic!("{path}: {}", answers[0].text()))
}

/// The hidden fields of a session with a fresh key, and these.
fn keyed(csrf: &str, key: &str, fields: &[(&str, String)]) -> Vec<(String, String)> {
    let mut all = vec![("csrf".to_owned(), csrf.to_owned()), ("sleutel".to_owned(), format!("{key}-0123456789abcdef"))];
    all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    all
}

both!(the_same_form_sent_sixteen_times_at_once_is_one);
async fn the_same_form_sent_sixteen_times_at_once_is_one(world: &World) {
    let db = world.behind_the_house().await;
    let bas = world.log_in_as("Bas").await;
    let csrf = bas.csrf().await;
    let today = free_today(world, &db).await;

    // What was typed is kept once.
    let mut typed = told(&bsn(0), today);
    typed.retain(|(name, _)| *name != "stap" && *name != "tijdslot");
    let concepts = count(&db, "concept").await;
    let kept = sixteen_times(&bas, FORM, &keyed(&csrf, "zoek", &typed)).await;
    assert!(kept.contains("concept="), "{kept}");
    assert_eq!(count(&db, "concept").await, concepts + 1);

    // One referral.
    let before = Ledger::read(&db).await;
    let there = sixteen_times(&bas, FORM, &keyed(&csrf, "bevestig", &told(&bsn(0), today))).await;
    let left = Ledger::read(&db).await.since(&before).without_lines_of_late(15);
    assert_eq!(left, Ledger::of_referrals(1, 1));
    bas.get(&there).await.expect(200).shows("Truus van Testveld");

    // One question that was solved on the telephone.
    let solved = count(&db, "hulpvraag where status = 'afgesloten'").await;
    sixteen_times(&bas, FORM, &keyed(&csrf, "klaar", &[("product", "digid".to_owned()), ("stap", "opgelost".to_owned())])).await;
    assert_eq!(count(&db, "hulpvraag where status = 'afgesloten'").await, solved + 1);

    // At the counter: one ticket, one conversation, one end.
    let greet = world.log_in_as("Greet").await;
    let csrf = greet.csrf().await;
    let afspraak = ids(&db, "select id from afspraak where tijdslot_id = $1", [today.into()]).await[0];
    let enschede = eenloket::demo::id("locatie/enschede");
    let desk = format!("/balie/{enschede}/melden");
    let ticket = sixteen_times(&greet, &desk, &keyed(&csrf, "meld", &[("afspraak", afspraak.to_string())])).await;
    assert!(ticket.contains("gemeld=G"), "{ticket}");
    let bon = ticket.split('=').next_back().unwrap();
    assert_eq!(count(&db, &format!("afspraak where bon = '{bon}' and bon_dag = '2027-03-02'")).await, 1);
    let visit = format!("/balie/bezoeken/{afspraak}");
    let contacts = count(&db, "klantcontact").await;
    sixteen_times(&greet, &format!("{visit}/oproepen"), &keyed(&csrf, "roep", &[("versie", "2".to_owned())])).await;
    assert_eq!(count(&db, "klantcontact").await, contacts + 1);
    let shown = [("document", "paspoort".to_owned()), ("einde", "12A".to_owned())];
    let identified = count(&db, "identificatie").await;
    sixteen_times(&greet, &format!("{visit}/identificatie"), &keyed(&csrf, "toon", &shown)).await;
    assert_eq!(count(&db, "identificatie").await, identified + 1);
    let ended = [
        ("uitkomst", "deels_opgelost".to_owned()),
        ("vervolg", "code komt per brief".to_owned()),
        ("vervolg_op", "10-3-2027".to_owned()),
        ("versie", "3".to_owned()),
    ];
    let taken = count(&db, "taak").await;
    sixteen_times(&greet, &format!("{visit}/klaar"), &keyed(&csrf, "einde", &ended)).await;
    assert_eq!(count(&db, "taak").await, taken + 1);
    assert_eq!(count(&db, "event where kind = 'balie.afgerond'").await, 1);
    world.deliver().await;
    world.must_hold().await;
}

/// A Tijdslot of today for which a desk that has to be asked can still answer.
async fn free_today(world: &World, db: &DatabaseConnection) -> Uuid {
    let sql = "select id from tijdslot where balie_id in ($1, $2) and bezet = false and vrijgehouden = false
               and begin > $3 and begin < $4 order by begin limit 1";
    let [one, two] = ["balie/enschede/gemeente-1", "balie/enschede/gemeente-2"].map(eenloket::demo::id);
    let [asked, night] = [4, 9].map(|hours| world.now().as_millisecond() + hours * 3_600_000 - 1);
    ids(db, sql, [one.into(), two.into(), asked.into(), night.into()]).await[0]
}

both!(an_event_that_overtakes_another_loses_nothing);
async fn an_event_that_overtakes_another_loses_nothing(world: &World) {
    let db = world.behind_the_house().await;
    // Ute's organisatie has no Convenant with Enschede: calling in is what accepts.
    let ute = world.log_in_as("Ute").await;
    let greet = world.log_in_as("Greet").await;
    let slot = free_today(world, &db).await;
    let form = ute.get(FORM).await.expect(200);
    let fields = told(&bsn(0), slot);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    ute.submit(&form, FORM, &fields).await.expect(303);
    let afspraak = ids(&db, "select id from afspraak where tijdslot_id = $1", [slot.into()]).await[0];
    let visit = format!("/balie/bezoeken/{afspraak}");
    let desk = format!("/balie/{}/melden", eenloket::demo::id("locatie/enschede"));
    let steps = [
        (desk, vec![("afspraak", afspraak.to_string())]),
        (format!("{visit}/oproepen"), vec![("versie", "2".to_owned())]),
        (format!("{visit}/klaar"), vec![("uitkomst", "opgelost".to_owned()), ("versie", "3".to_owned())]),
    ];
    for (path, fields) in steps {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        greet.write(&path, &fresh_key(), &fields).await.expect(303);
    }
    // The outcome is heard first, by another process or in another order.
    world.meddle("update event set due_at = due_at + 1 where kind = 'balie.opgeroepen'").await;
    world.deliver().await;
    world.clock.advance(1);
    world.deliver().await;

    let row = "doorverwijzing where status = 'afgerond' and uitkomst = 'geholpen' and geaccepteerd_op is not null and afspraak_id is not null";
    assert_eq!(count(&db, &format!("{row} and aangemaakt_op >= {}", begin_ms())).await, 1);
    for kind in ["geaccepteerd", "afgerond"] {
        assert_eq!(count(&db, &format!("event where kind = 'doorverwijzing.{kind}'")).await, 1, "{kind}");
    }
    // And a no-show that is heard after somebody came late and was helped changes nothing.
    world.meddle("update event set due_at = told_at, kind = 'balie.niet_verschenen' where kind = 'balie.afgerond'").await;
    world.deliver().await;
    assert_eq!(count(&db, &format!("{row} and aangemaakt_op >= {}", begin_ms())).await, 1);
}

#[test]
fn sixty_four_want_eight_tijdsloten_of_two_processes() {
    many_of_two_processes(CLIENTS, SLOTS);
}

#[test]
fn fifty_want_one_tijdslot_of_two_processes() {
    many_of_two_processes(50, 1);
}

fn many_of_two_processes(wanting: usize, there: usize) {
    let Some(place) = Place::postgres(People::OfTheStories) else {
        eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set");
        return;
    };
    let ring = KeyRing::new();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let programs = [(); 2].map(|()| Program::start(place.address(), &ring, BEGIN, QUIET));
        let bases: Vec<String> = programs.iter().map(|program| program.base.clone()).collect();
        let db = connect(place.address()).await;
        let slots = free_slots(&db, BALIE, begin_ms() + 60_000, there).await;
        let clients = at_the_form(wanting, |nth| programs[0].client().moved_to(&bases[nth % 2])).await;
        // A session is good at both: every other browser sends to the process that did not let it in.
        let clients = clients.into_iter().enumerate();
        let clients = clients.map(|(nth, (client, form))| (client.moved_to(&bases[nth / 2 % 2]), form)).collect();
        let before = Ledger::read(&db).await;
        let answers = send_all(clients, |nth| (bsn(nth), slots[nth % there])).await;
        one_winner_a_slot(&answers, &slots);

        // Both relays deliver, each letter is written once.
        until("all events are heard", async || count(&db, "event where due_at is not null").await == 0).await;
        let won = i64::try_from(there).unwrap();
        assert_eq!(Ledger::read(&db).await.since(&before), Ledger::of_referrals(won, won).with([("berichten", won)]));
        let store = program::open(place.address(), "2027-03-02T09:10:00Z").await;
        assert_eq!(program::findings(&store).await, []);
        store.close().await.unwrap();
    });
}
