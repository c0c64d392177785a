//! No BSN in clear, anywhere: store file and log, every table, all that is logged, all that is answered (R3).

mod needle;

use crate::caller;
use crate::client::{Client, Page};
use crate::place::Place;
use crate::program::{KeyRing, Program, until};
use crate::seen::Answer;
use crate::world::{BEGIN, People};
use foundation::Bsn;
use needle::Needles;
use reqwest::Method;
use store::sea_orm::{self, ConnectionTrait, Database, DatabaseConnection, DbBackend, FromQueryResult, Statement};

/// The people of this story: two that the demo knows, and one that nobody knows.
const TILLY: &str = "999990019";
const JOOST: &str = "999990457";
/// Tilly's day of birth: without it her number leads to nobody.
const BORN: &str = "14-6-1948";

#[test]
fn no_bsn_in_clear_on_sqlite() {
    torture(Some(Place::sqlite(People::OfTheStories)));
}

#[test]
fn no_bsn_in_clear_on_postgresql() {
    torture(Place::postgres(People::OfTheStories));
}

fn torture(place: Option<Place>) {
    let Some(place) = place else {
        eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set");
        return;
    };
    let ring = KeyRing::new();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(story(&place, &ring));
}

/// The people of the demo, and those whom the stories add: all numbers there are.
fn needles() -> Needles {
    Needles::new((0..10_000).map(|n| format!("99999{n:04}")).filter(|number| Bsn::parse(number).is_ok()))
}

async fn story(place: &Place, ring: &KeyRing) {
    let needles = needles();
    let mut program = Program::start(place.address(), ring, BEGIN, "trace");
    let db = Database::connect(place.address().replace("sqlite:", "sqlite://")).await.unwrap();
    refer(&program, &db).await;
    call_by_api(&program, &db).await;
    help(&program, &db).await;
    let waiting = || async { crate::ledger::count(&db, "event where due_at is not null").await };
    until("all events are heard", async || waiting().await == 0).await;
    look_around(&program).await;

    // What was answered and logged.
    let mut answers = 0;
    program.seen.each(|Answer { path, headers, body }| {
        // What is in an address itself is the affair of who typed it.
        if needles.find(path.as_bytes(), true).is_none() {
            answers += 1;
            assert_eq!(needles.find(headers.as_bytes(), true), None, "in the headers of {path}: {headers}");
            assert_eq!(needles.find(body.as_bytes(), true), None, "in the answer to {path}: {body}");
        }
    });
    assert!(answers > 40, "{answers}");
    program.kill();
    let said = program.said();
    assert!(said.len() > 100_000, "it logged {} bytes only", said.len());
    for line in said.split(|byte| *byte == b'\n') {
        assert_eq!(needles.find(line, true), None, "in the log: {}", String::from_utf8_lossy(line));
    }

    // What was stored: the tables, and the files as they lie on the disk.
    for (what, bytes) in stored(place, &db).await {
        assert_eq!(needles.find(&bytes, false), None, "in {what}");
    }
    // And that it would be found.
    let hide = format!("update product set meenemen = 'x{TILLY}' where code = 'digid'");
    db.execute_unprepared(&hide).await.unwrap();
    let found: Vec<String> = stored(place, &db)
        .await
        .into_iter()
        .filter(|(_, bytes)| needles.find(bytes, false).is_some())
        .map(|(what, _)| what)
        .collect();
    assert!(!found.is_empty() && found.iter().any(|what| what.contains("product") || what.ends_with("-wal")), "{found:?}");
    db.close().await.unwrap();
}

/// Bas types numbers where they belong and where they do not, and refers.
async fn refer(program: &Program, db: &DatabaseConnection) {
    use caller::FORM;
    let slots = caller::free_slots(db, "enschede/gemeente-1", begin_ms(), 4).await;
    let bas = program.client();
    bas.log_in_as("Bas").await;
    let form = bas.get(FORM).await.expect(200);
    let typed = |fields: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        let mut all = caller::told("9999.90.019", slots[0]);
        for (name, value) in [&[("geboortedatum", BORN)], fields].concat() {
            all.retain(|(field, _)| *field != name);
            all.push((name, value.to_owned()));
        }
        all
    };
    let send = async |form: &Page, fields: Vec<(&'static str, String)>| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        bas.submit(form, FORM, &fields).await
    };
    // First a search: what was typed waits sealed in the concept, and comes back without the number.
    let search = send(&form, typed(&[("stap", "zoek"), ("tijdslot", "")])).await.expect(303);
    let form = bas.follow(&search).await.expect(200).shows("bewaard");
    // In every field where it does not belong it is refused, and not shown again.
    for field in [
        "naam",
        "geboortedatum",
        "postcode",
        "huisnummer",
        "straat",
        "plaats",
        "telefoon",
        "toelichting",
        "tijdslot",
        "product",
        "zinnen",
        "kanaal",
        "instemming",
    ] {
        for number in [TILLY, "9999.90.457", "999 990 457"] {
            // A product that is not there is no field that is wrong: no Balie takes it.
            send(&form, typed(&[(field, number)])).await.expect(if field == "product" { 409 } else { 400 });
        }
    }
    send(&form, typed(&[("bsn", "999990018")])).await.expect(400);
    send(&form, typed(&[("bsn", "9999900190")])).await.expect(400);
    let other = bas.get(FORM).await.expect(200);
    send(&other, typed(&[("stap", "opgelost"), ("product", TILLY)])).await.expect(400);
    // Then the referral; the same time once more; somebody who is not known; somebody who shares nothing.
    let done = send(&form, typed(&[("bsn", ""), ("geboortedatum", "14-6-1948")])).await.expect(303);
    bas.follow(&done).await.expect(200);
    let form = bas.get(FORM).await.expect(200);
    send(&form, typed(&[("bsn", JOOST)])).await.expect(409);
    let next = slots[1].to_string();
    send(&form, typed(&[("bsn", &caller::bsn(0)), ("tijdslot", &next)])).await.expect(303);
    let form = bas.get(FORM).await.expect(200);
    let next = slots[2].to_string();
    send(&form, typed(&[("bsn", JOOST), ("instemming", "nee"), ("tijdslot", &next)])).await.expect(303);
    // A number where an address is read: nothing of it comes back but a page that says there is nothing.
    for path in [format!("/doorverwijzingen/{TILLY}/bevestigd"), format!("/balie/{TILLY}"), format!("/{TILLY}")] {
        let page = bas.get(&path).await.expect(404);
        assert!(!page.text().contains(TILLY), "{path}");
    }
}

/// The same by API, where a number may also stand in the wrong place.
async fn call_by_api(program: &Program, db: &DatabaseConnection) {
    let slots = caller::free_slots(db, "enschede/gemeente-2", begin_ms(), 1).await;
    let bas = program.client();
    bas.log_in_as("Bas").await;
    let body = |persoon: serde_json::Value, toelichting: &str| serde_json::json!({ "product": "digid", "tijdslotId": slots[0], "instemming": "mondeling", "inwoner": persoon, "toelichting": toelichting });
    let tilly = serde_json::json!({ "bsn": TILLY, "naam": "Tilly Voorbeeld", "geboortedatum": "1948-06-14", "postcode": "7511 AA", "huisnummer": "9001" });
    let mut wrong = tilly.clone();
    wrong["naam"] = TILLY.into();
    wrong["telefoon"] = TILLY.into();
    wrong["huisnummer"] = TILLY.into();
    let mut unknown = tilly.clone();
    unknown[TILLY] = TILLY.into();
    let number = serde_json::json!({ "bsn": 999_990_019, "naam": 999_990_019 });
    let all = [
        (body(wrong, ""), 400),
        (body(unknown, ""), 400),
        (body(number, ""), 400),
        (body(tilly.clone(), TILLY), 400),
        (body(tilly, ""), 201),
    ];
    for (nth, (body, status)) in all.into_iter().enumerate() {
        let request =
            bas.request(Method::POST, "/api/v1/doorverwijzingen").header("idempotency-key", format!("sleutel-van-de-api-{nth}"));
        bas.send("/api/v1/doorverwijzingen", request.json(&body)).await.expect(status);
    }
    bas.get("/api/v1/doorverwijzingen").await.expect(200);
}

/// The counter receives Tilly, and types her number where it does not belong.
async fn help(program: &Program, db: &DatabaseConnection) {
    let sql = "select a.id from afspraak a join hulpvraag h on h.id = a.hulpvraag_id where a.aangemaakt_op >= $1 and a.inwoner_id = $2 order by a.begin";
    let visit = caller::ids(db, sql, [begin_ms().into(), eenloket::demo::id("inwoner/tilly").into()]).await[0];
    // She comes today after all: the Balie helps whoever is here.
    let today = begin_ms() + 3_600_000;
    let sql = "update afspraak set begin = $1, einde = $2 where id = $3";
    let moved =
        Statement::from_sql_and_values(db.get_database_backend(), sql, [today.into(), (today + 1_800_000).into(), visit.into()]);
    db.execute_raw(moved).await.unwrap();
    let greet = program.client();
    greet.log_in_as("Greet").await;
    let desk = format!("/balie/{}", eenloket::demo::id("locatie/enschede"));
    let day = greet.get(&desk).await.expect(200);
    let report = format!("{desk}/melden");
    greet.submit(&day, &report, &[("nummer", TILLY)]).await.expect(400);
    let day = greet.get(&desk).await.expect(200);
    greet.submit(&day, &report, &[("afspraak", &visit.to_string())]).await.expect(303);
    let day = greet.get(&desk).await.expect(200);
    let path = format!("/balie/bezoeken/{visit}");
    greet.submit(&day, &format!("{path}/oproepen"), &[]).await.expect(303);
    let page = greet.get(&path).await.expect(200);
    for (document, ending) in [("paspoort", TILLY), (TILLY, "12A")] {
        greet.submit(&page, &format!("{path}/identificatie"), &[("document", document), ("einde", ending)]).await.expect(400);
    }
    greet.submit(&page, &format!("{path}/identificatie"), &[("document", "paspoort"), ("einde", "12A")]).await.expect(303);
    let page = greet.get(&path).await.expect(200);
    let end = format!("{path}/klaar");
    let good = [
        ("uitkomst", "deels_opgelost"),
        ("vervolg", "code komt per brief"),
        ("vervolg_op", "10-3-2027"),
        ("toelichting", "DigiD aangevraagd"),
    ];
    for (wrong, _) in good {
        let fields = good.map(|(name, value)| (name, if name == wrong { TILLY } else { value }));
        greet.submit(&page, &end, &fields).await.expect(400);
    }
    greet.submit(&page, &end, &good).await.expect(303);
    greet.get(&format!("{path}/samenvatting")).await.expect(200);
}

/// Every page that somebody can open, of those who can open it.
async fn look_around(program: &Program) {
    for naam in ["Bas", "Gerda", "Greet", "Derk", "Loes"] {
        let client: Client = program.client();
        client.log_in_as(naam).await;
        let start = client.get("/").await.expect(200);
        for link in start.links() {
            client.get(&link).await;
        }
        for path in ["/doorverwijzingen", "/taken", "/doorverwijzingen/ontvangen", "/status", "/api/v1/openapi.json"] {
            client.get(path).await;
        }
    }
}

fn begin_ms() -> i64 {
    BEGIN.parse::<foundation::jiff::Timestamp>().unwrap().as_millisecond()
}

/// Everything that is stored, in pieces that have a name.
/// What is stored: the files as they lie on the disk, or every value of every table.
pub async fn stored(place: &Place, db: &DatabaseConnection) -> Vec<(String, Vec<u8>)> {
    match place {
        Place::Sqlite { folder, .. } => {
            let names = ["eenloket.db", "eenloket.db-wal"];
            names.map(|name| (name.to_owned(), std::fs::read(folder.join(name)).unwrap())).into()
        }
        Place::Postgres { .. } => dump(db).await,
    }
}

#[derive(FromQueryResult)]
struct Column {
    table_name: String,
    column_name: String,
    data_type: String,
}

/// All values of all tables: bytes as they are, everything else as text.
async fn dump(db: &DatabaseConnection) -> Vec<(String, Vec<u8>)> {
    let sql = "select table_name::text, column_name::text, data_type::text from information_schema.columns
               where table_schema = 'public' order by 1, ordinal_position";
    let columns = Column::find_by_statement(Statement::from_string(DbBackend::Postgres, sql)).all(db).await.unwrap();
    assert!(columns.iter().any(|column| column.table_name == "sessie"));
    let mut all = Vec::new();
    for Column { table_name, column_name, data_type } in columns {
        let is_bytes = data_type == "bytea";
        let cast = if is_bytes { "" } else { "::text" };
        let sql = format!("select \"{column_name}\"{cast} as value from \"{table_name}\" where \"{column_name}\" is not null");
        let rows = db.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap();
        let mut bytes = Vec::new();
        for row in rows {
            bytes.extend(if is_bytes {
                row.try_get::<Vec<u8>>("", "value").unwrap()
            } else {
                row.try_get::<String>("", "value").unwrap().into_bytes()
            });
            bytes.push(b'\n');
        }
        all.push((format!("{table_name}.{column_name}"), bytes));
    }
    all
}
