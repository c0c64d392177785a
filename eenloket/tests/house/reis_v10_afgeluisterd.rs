//! V10: everything that goes between the house and its three sources is heard. Nobody can be read in it, what a source says of people
//! reads as noise, and it looks alike whatever the answers are. And whoever has the whole store with its keys reads nobody.

use crate::reis_v10_blind::{AANTAL, FATIH, TESS, before_fatih, counted, does};
use crate::sources::{Source, administratie};
use crate::world::World;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use foundation::Purpose;
use looplijst::Einde;
use looplijst::tables::bron::{ActiveModel, Entity, Model};
use looplijst::tables::looplijst_stand;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

/// What was asked and what was said, one after the other.
type Heard = Arc<Mutex<Vec<(Bytes, Bytes)>>>;

/// Whoever sits between the house and a source.
#[derive(Clone)]
struct Ear {
    real: String,
    heard: Heard,
}

async fn about(State(ear): State<Ear>) -> String {
    reqwest::get(format!("{}/bron/v1", ear.real)).await.unwrap().text().await.unwrap()
}

async fn step(State(ear): State<Ear>, body: Bytes) -> (StatusCode, Bytes) {
    let to = format!("{}/bron/v1/looplijst", ear.real);
    let sent =
        reqwest::Client::new().post(to).header("content-type", "application/cbor").body(body.clone()).send().await.unwrap();
    let (status, said) = (StatusCode::from_u16(sent.status().as_u16()).unwrap(), sent.bytes().await.unwrap());
    ear.heard.lock().unwrap().push((body, said.clone()));
    (status, said)
}

/// Sits between the house and each source; gives what is heard, by source.
async fn listen(world: &World) -> Vec<Heard> {
    let mut all = Vec::new();
    for row in Entity::find().all(world.db().await).await.unwrap() {
        let Model { id, adres, .. } = row;
        let ear = Ear { real: adres, heard: Heard::default() };
        let app = Router::new()
            .route("/bron/v1", get(about))
            .route("/bron/v1/looplijst", post(step).layer(axum::extract::DefaultBodyLimit::max(1 << 26)))
            .with_state(ear.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let adres = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await });
        ActiveModel { id: Set(id), adres: Set(adres), ..Default::default() }.update(world.db().await).await.unwrap();
        all.push(ear.heard);
    }
    all
}

/// The numbers of everybody, as digits and as CBOR has them.
fn numbers(world: &World) -> (HashSet<Vec<u8>>, HashSet<Vec<u8>>) {
    let digits: HashSet<Vec<u8>> = administratie(world).iter().map(|row| row["bsn"].clone().into_bytes()).collect();
    let number = |digits: &Vec<u8>| std::str::from_utf8(digits).unwrap().parse::<u32>().unwrap();
    let cbor = digits.iter().map(|one| [&[0x1a][..], &number(one).to_be_bytes()].concat()).collect();
    (digits, cbor)
}

fn names_somebody(bytes: &[u8], (digits, cbor): &(HashSet<Vec<u8>>, HashSet<Vec<u8>>)) -> bool {
    bytes.windows(9).any(|window| window[0] == b'9' && digits.contains(window))
        || bytes.windows(5).any(|window| window[0] == 0x1a && cbor.contains(window))
}

/// How far bytes are from noise: chi-square over 255 degrees of freedom, as a z.
fn z(bytes: &[u8]) -> f64 {
    let mut counts = [0_f64; 256];
    bytes.iter().for_each(|byte| counts[usize::from(*byte)] += 1.0);
    let expected = bytes.len() as f64 / 256.0;
    let square: f64 = counts.iter().map(|count| (count - expected).powi(2) / expected).sum();
    (square - 255.0) / (2.0_f64 * 255.0).sqrt()
}

/// Runs once, with sources of which the data was changed so; gives what was heard of each.
async fn heard(world: &World, change: impl Fn(&str, &str) -> String) -> Vec<Vec<(Bytes, Bytes)>> {
    let settings: Vec<PathBuf> = world.prepared(AANTAL).await;
    for file in &settings {
        let bron = file.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        let data = file.with_file_name("gegevens.csv");
        let text = std::fs::read_to_string(&data).unwrap();
        std::fs::write(&data, change(&bron, &text)).unwrap();
    }
    let _sources: Vec<Source> = settings.iter().map(|file| Source::start(file)).collect();
    let ears = listen(world).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let id = before_fatih(world, &tess).await;
    does(world, &fatih, id, "oordeel", &[("oordeel", "goedgekeurd"), ("wachtzin", FATIH)]).await.expect(303);
    does(world, &tess, id, "ondertekening", &[("wachtzin", TESS)]).await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
    ears.into_iter().map(|heard| heard.lock().unwrap().clone()).collect()
}

both!(nothing_that_is_said_names_anybody_or_tells_a_yes_from_a_no);
async fn nothing_that_is_said_names_anybody_or_tells_a_yes_from_a_no(world: &World) {
    // At the UWV nearly all earn little; at the next run nearly nobody does.
    let earn = |low: usize| {
        move |bron: &str, text: &str| {
            if bron != "uwv" {
                return text.to_owned();
            }
            let line = |(nth, line): (usize, &str)| {
                let mut cells: Vec<&str> = line.split(',').collect();
                let from = cells.len() - 2;
                if nth > 0 {
                    cells[from..].fill(if nth % 100 < low { "10000" } else { "900000" });
                }
                cells.join(",") + "\n"
            };
            text.lines().enumerate().map(line).collect()
        }
    };
    let many = heard(world, earn(97)).await;
    let few = heard(world, earn(3)).await;
    let numbers = numbers(world);
    for (many, few) in many.iter().zip(&few) {
        // D with the list, the toezeggingen, each row, the receipt: as many, and as long, whatever the answers are.
        let sizes = |all: &[(Bytes, Bytes)]| all.iter().map(|(asked, said)| (asked.len(), said.len())).collect::<Vec<_>>();
        assert_eq!(sizes(many), sizes(few));
        assert!(many.len() > 5, "{}", many.len());
        let all = many.iter().chain(few).flat_map(|(asked, said)| [asked, said]);
        assert!(all.clone().all(|bytes| !names_somebody(bytes, &numbers)), "somebody's number is to be read");
        // The cells: what is long in an answer. Those of both runs differ in every place, and read as noise.
        let rows = |all: &[(Bytes, Bytes)]| -> Vec<Bytes> {
            all.iter().map(|(_, said)| said.clone()).filter(|said| said.len() > 8 * AANTAL).collect()
        };
        let (many, few) = (rows(many), rows(few));
        assert!(!many.is_empty(), "a row a regeling and level");
        let bytes: Vec<u8> = many.iter().chain(&few).flat_map(|row| row[200..row.len() - 200].to_vec()).collect();
        assert!(z(&bytes).abs() < 5.0, "z {}", z(&bytes));
        let cells = |rows: &[Bytes]| -> HashSet<[u8; 8]> {
            rows.iter().flat_map(|row| row[200..row.len() - 200].as_chunks::<8>().0.to_vec()).collect()
        };
        assert!(cells(&many).is_disjoint(&cells(&few)));
    }
}

both!(whoever_has_the_whole_store_and_its_keys_reads_nobody);
async fn whoever_has_the_whole_store_and_its_keys_reads_nobody(world: &World) {
    let _sources = world.sources(AANTAL).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let id = counted(world, &tess, &fatih).await;
    let numbers = numbers(world);
    assert!(names_somebody(numbers.0.iter().next().unwrap(), &numbers), "it would be found");
    let opened = async || {
        let row = looplijst_stand::Entity::find_by_id(id).one(world.db().await).await.unwrap().unwrap();
        world.store().keys().open(Purpose::Looplijst, &row.stand).unwrap()
    };
    let kept = opened().await;
    // The list for both, the places and the halves; no row of a source any more.
    assert!(kept.len() > 9 * 1000 && kept.len() < 8 * AANTAL * 3, "{}", kept.len());
    assert!(!names_somebody(&kept, &numbers));
    // With what the first of two handed over, it is no different.
    does(world, &tess, id, "doorgave", &[("wachtzin", TESS), ("reden", "Gesprekken in december")]).await.expect(303);
    assert!(!names_somebody(&opened().await, &numbers));
}
