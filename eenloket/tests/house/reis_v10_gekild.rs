//! V10: the program is killed thirty times while it asks blind. What is sent again are the same bytes, nobody is asked about twice, no
//! line is lost, the list is the same, and of nobody a BSN lies on the disk.

use crate::client::{Client, fresh_key};
use crate::ledger::count;
use crate::place::Place;
use crate::program::{self, KeyRing, Program, QUIET, until};
use crate::reis_v07_gekild::{Numbers, connect, far, prepared, status};
use crate::reis_v10_blind::{AANTAL, FATIH, TESS};
use crate::scan::stored;
use crate::sources::{REGELINGEN, Source, listed_in, right_to};
use crate::world::{BEGIN, People};
use foundation::{Chance, Uuid};
use looplijst::tables::{looplijst_regel, looplijst_vraag};
use std::collections::BTreeSet;
use std::path::Path;
use store::sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};

/// So many steps it has at least: a line of a thousand people twice, the list, the toezeggingen, ten rows of a source and the end.
const STEPS: i32 = 12;

#[test]
fn killed_thirty_times_on_sqlite() {
    torture(Some(Place::sqlite(People::OfTheStories)), 30);
}

#[test]
fn killed_eight_times_on_postgresql() {
    torture(Place::postgres(People::OfTheStories), 8);
}

fn torture(place: Option<Place>, kills: i32) {
    let Some(place) = place else {
        eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set");
        return;
    };
    let (ring, folder) = (KeyRing::new(), crate::place::folder());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(story(&place, &ring, &folder, kills));
    std::fs::remove_dir_all(folder).unwrap();
}

async fn story(place: &Place, ring: &KeyRing, folder: &Path, kills: i32) {
    let settings = prepared(place.address(), folder, AANTAL).await;
    let own = eenloket::demo::bronnen::administratie_in(folder);
    let start = || {
        let around = [("ADRES", "127.0.0.1:0"), ("ADMINISTRATIE", own.to_str().unwrap())];
        Program::start_with(place.address(), ring, BEGIN, QUIET, &around)
    };
    let mut sources: Vec<Source> = settings.iter().map(|file| Source::start(file)).collect();
    let mut program = start();
    let id = begun(&program.client(), &program.client()).await;
    let (chance, mut said) = (Chance::seeded(11), Vec::new());
    let db = connect(place.address()).await;
    let first = far(&db, id).await;
    for nth in 1..=kills {
        // The kills are spread over the steps; of two at one step the second hits a program that just took it up.
        let next = first + nth * STEPS / (kills + 1) + i32::try_from(chance.number() % 2).unwrap();
        until("it goes on", async || far(&db, id).await >= next || status(&db, id).await != "bevragen").await;
        program.kill();
        said.extend(program.said());
        assert_eq!(status(&db, id).await, "bevragen", "kill {nth}: it is over too soon");
        program = start();
    }
    until("it ends", async || status(&db, id).await != "bevragen").await;
    let row = looplijst_vraag::Entity::find_by_id(id).one(&db).await.unwrap().unwrap();
    assert_eq!(status(&db, id).await, "gecombineerd", "{:?} {:?}", row.code, row.bronhouder);
    let numbers = Numbers::of(&own);
    for (what, bytes) in stored(place, &db).await {
        assert_eq!(numbers.find(&bytes), None, "in {what}");
    }
    assert_eq!(numbers.find(&numbers.first), Some(0), "it would be found");
    opened(&program.client(), &program.client(), id).await;
    program.kill();
    said.extend(program.said());
    assert_eq!(numbers.find(&said), None, "in the log");
    sources.iter_mut().for_each(Source::kill);
    asked_once(&sources, &own, &db).await;
    same_list(id, &own, &db).await;
    db.close().await.unwrap();
    let store = program::open(place.address(), BEGIN).await;
    assert_eq!(program::findings(&store).await, []);
    store.close().await.unwrap();
}

/// Tess draws one up, both sign it, and it begins.
async fn begun(tess: &Client, fatih: &Client) -> Uuid {
    tess.log_in_as("Tess").await;
    fatih.log_in_as("Fatih Oefening").await;
    let fields = [("regelingen", REGELINGEN[0]), ("regelingen", REGELINGEN[1]), ("peildatum", "31-12-2026"), ("wijze", "blind")];
    let made = tess.write("/looplijsten/nieuw", &fresh_key(), &fields).await.expect(303).location().unwrap();
    let press = async |who: &Client, what: &str, more: &[(&str, &str)]| {
        who.write(&format!("{made}/{what}"), &fresh_key(), more).await.expect(303);
    };
    press(tess, "voorlegging", &[("versie", "1")]).await;
    press(fatih, "oordeel", &[("versie", "2"), ("oordeel", "goedgekeurd"), ("wachtzin", FATIH)]).await;
    press(tess, "ondertekening", &[("versie", "3"), ("wachtzin", TESS)]).await;
    made.rsplit('/').next().unwrap().parse().unwrap()
}

/// And both open it.
async fn opened(tess: &Client, fatih: &Client, id: Uuid) {
    tess.log_in_as("Tess").await;
    fatih.log_in_as("Fatih Oefening").await;
    let versie =
        |page: &crate::client::Page, action: &str| page.form(&format!("/looplijsten/vragen/{id}/{action}")).value("versie");
    let path = format!("/looplijsten/vragen/{id}");
    let seen = versie(&tess.get(&path).await.expect(200), "doorgave");
    let fields = [("versie", seen.as_str()), ("wachtzin", TESS), ("reden", "Gesprekken in december")];
    tess.write(&format!("{path}/doorgave"), &fresh_key(), &fields).await.expect(303);
    let seen = versie(&fatih.get(&path).await.expect(200), "ontsluiting");
    let fields = [("versie", seen.as_str()), ("wachtzin", FATIH)];
    fatih.write(&format!("{path}/ontsluiting"), &fresh_key(), &fields).await.expect(303);
}

/// Each source has one line about somebody, and the house has one about everybody.
async fn asked_once(sources: &[Source], own: &Path, db: &DatabaseConnection) {
    let left = listed_in(own).into_iter().filter(|row| row["reden"].is_empty());
    let all: Vec<String> = left.map(|row| row["bsn"].clone()).collect();
    for bsn in all.iter().step_by(97) {
        for source in sources {
            assert_eq!(source.asked_about(bsn).len(), 1, "{}", source.bronhouder());
        }
    }
    let lines = "verwerking where naam = 'looplijst.ask'";
    assert_eq!(count(db, lines).await, i64::try_from(all.len()).unwrap());
    let people = count(db, &format!("(select distinct betrokkene_hash from {lines}) as people")).await;
    assert_eq!(people, i64::try_from(all.len()).unwrap());
}

/// On the list is who has a right as one calculation over everything says.
async fn same_list(id: Uuid, own: &Path, db: &DatabaseConnection) {
    let mut expected: BTreeSet<String> = right_to(&listed_in(own), AANTAL).into_values().flatten().collect();
    // Who was on the list of the demo came along, a hit or not.
    let listed = eenloket::demo::on_the_list().unwrap();
    expected.extend(listed.iter().map(|one| String::from_utf8(one.bsn.digits().to_vec()).unwrap()));
    let on = async |list: Uuid| {
        let query = looplijst_regel::Entity::find().filter(looplijst_regel::Column::LooplijstId.eq(list));
        query.all(db).await.unwrap()
    };
    let before = on(eenloket::demo::id("looplijst/maastricht")).await;
    let along = before.iter().filter(|row| row.reden.as_deref() == Some("vervangen")).count();
    assert_eq!((along, on(id).await.len()), (listed.len(), expected.len()));
}
