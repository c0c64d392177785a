//! R3: a BSN is in no address, title, page, header, log, message or event, and in the store only sealed.

use crate::client::fresh_key;
use crate::moments::{booked, offered};
use crate::people::{ENSCHEDE, JOOST, TILLY};
use crate::seen::bsn_in;
use crate::telephone::NIEUW;
use crate::world::World;
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

/// Everything that was logged in this process, down to the finest level.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

static LOG: std::sync::OnceLock<Log> = std::sync::OnceLock::new();

/// Starts listening to the log of this process; `cargo test` runs both stores in one.
pub fn listen() -> Log {
    let start = || {
        let log = Log::default();
        let all = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false).with_writer(log.clone());
        all.try_init().expect("nobody else listens");
        log
    };
    LOG.get_or_init(start).clone()
}

both!(a_bsn_is_nowhere_to_be_read);
async fn a_bsn_is_nowhere_to_be_read(world: &World) {
    let log = listen();
    the_whole_story(world).await;
    the_same_by_api(world).await;

    must_be_silent(&log, &[TILLY.bsn, JOOST.bsn]);
    let mut answers = 0;
    world.seen.each(|answer| {
        answers += 1;
        for (part, text) in [("address", &answer.path), ("header", &answer.headers), ("body", &answer.body)] {
            assert!(bsn_in(text).is_none(), "a {part} of {} holds a bsn", answer.path);
        }
    });
    assert!(answers > 40, "{answers} answers were looked at");
    must_be_sealed(world, &[TILLY.bsn, JOOST.bsn]).await;
}

/// Fails if the log of this process holds one of these numbers.
pub fn must_be_silent(log: &Log, numbers: &[&str]) {
    let log = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(log.contains("/doorverwijzingen") && log.len() > 10_000, "the log was heard: {} bytes", log.len());
    if let Some(at) = numbers.iter().find_map(|bsn| log.find(*bsn)) {
        panic!("the log holds a bsn: …{}…", log.get(at.saturating_sub(300)..at + 20).unwrap_or_default());
    }
}

/// Fails if one of these numbers is in clear in a table, or in a file of the store.
pub async fn must_be_sealed(world: &World, numbers: &[&str]) {
    for table in world.tables().await {
        let rows = world.content(&table).await;
        for bsn in numbers {
            let hex: String = bsn.bytes().map(|byte| format!("{byte:02x}")).collect();
            assert!(!rows.contains(bsn) && !rows.to_lowercase().contains(&hex), "{table} holds a bsn");
        }
    }
    for (file, bytes) in world.store_files() {
        for bsn in numbers {
            assert!(!bytes.windows(9).any(|nine| nine == bsn.as_bytes()), "{file} holds a bsn");
        }
    }
}

/// V01 and V02 with everything that can go wrong on the way.
async fn the_whole_story(world: &World) {
    let (bas, loes) = (world.bas().await, world.loes().await);
    let call = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30");
    let form = call.choose(&call.search().await).await;
    // A wrong date, then a time that is gone, then it works.
    let wrong = form.clone().with(&[("bsn", TILLY.bsn), ("geboortedatum", "gisteren")]);
    bas.client.send_form(&wrong, Some(("stap", "bevestig"))).await.expect(400);
    loes.refers(&JOOST).to(ENSCHEDE).at("2027-03-03T09:30").saying("Neemt de brief mee.").done().await;
    let gone = bas.client.send_form(&form, Some(("stap", "bevestig"))).await.expect(409);
    let again = call.clone().at("2027-03-03T10:00").choose(&gone).await;
    let done = bas.client.send_form(&again, Some(("stap", "bevestig"))).await.expect(303);
    let visit = world.referred(&done.location().unwrap()).await;
    bas.reads_aloud(&visit).await.expect(200);
    bas.list().await;
    // A BSN in a text that goes along is refused, and so is one in the nummer of the receptie.
    loes.refers(&JOOST).saying("Zijn nummer is 123456782.").confirm().await.expect(400);
    // Left half-way.
    bas.refers(&JOOST).search().await;
    let offer = offered(world).await;
    world.tom().await.refuses(&offer, "verkeerde_balie").await.expect(303);
    world.deliver().await;

    world.it_is("2027-03-03T10:00");
    let (derk, gerda) = (world.derk().await, world.gerda().await);
    derk.reports_nummer("123456782").await.expect(400);
    derk.reports_nummer(&world.hulpvraag(visit.hulpvraag).await.nummer).await.expect(303);
    gerda.calls(&visit).await.expect(303);
    gerda.visit(&visit).await.expect(200);
    gerda.identifies(&visit).await.expect(303);
    gerda.visit(&visit).await.expect(200);
    let ended = gerda.finishes_in_part(&visit, "activeringscode", "10-3-2027").await.expect(303);
    gerda.client.follow(&ended).await.expect(200);
    gerda.tasks().await;
    world.deliver().await;
    let bas = world.bas().await;
    bas.list().await;
    bas.tasks().await;
    world.figures().await;
    booked(world).await;
}

async fn the_same_by_api(world: &World) {
    let loes = world.loes().await;
    let slot = world.free(ENSCHEDE).await[2].to_string();
    for (datum, status) in [("14-6-1948", 400), ("1948-06-14", 201), ("1948-06-14", 409)] {
        let body = serde_json::json!({
            "product": "digid", "tijdslotId": slot, "instemming": "mondeling", "terugkoppeling": true,
            "inwoner": {
                "bsn": TILLY.bsn, "naam": TILLY.naam, "geboortedatum": datum, "postcode": TILLY.postcode,
                "huisnummer": TILLY.huisnummer, "telefoon": TILLY.telefoon, "kanaal": "brief",
            },
        });
        let path = "/api/v1/doorverwijzingen";
        let request = loes.client.request(reqwest::Method::POST, path).header("idempotency-key", fresh_key());
        let request = request.header("content-type", "application/json").body(body.to_string());
        loes.client.send(path, request).await.expect(status);
        loes.client.get(path).await.expect(200);
    }
    // Unreadable JSON with a BSN in it, and a form that is no form.
    for (path, kind) in
        [("/api/v1/doorverwijzingen", "application/json"), (NIEUW, "application/x-www-form-urlencoded"), (NIEUW, "text/plain")]
    {
        let request = loes.client.request(reqwest::Method::POST, path).header("content-type", kind);
        let page = loes.client.send(path, request.body(format!("{{\"bsn\": {}", TILLY.bsn))).await;
        assert!((400..500).contains(&page.status), "{}", page.status);
    }
}
