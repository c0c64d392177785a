//! The store of an earlier release opens, holds, and the day goes on in it.
//!
//! `eenloket/tests/stores` has such stores; `script/old-store` made them with the program of that release.

use crate::place::Place;
use crate::world::{World, run};
use std::io::Read;
use std::path::PathBuf;

const RELEASE: &str = "0.1.0-12d411a";

fn kept(end: &str) -> PathBuf {
    PathBuf::from(format!("{}/tests/stores/{RELEASE}.{end}", env!("CARGO_MANIFEST_DIR")))
}

#[test]
fn a_sqlite_of_the_first_release_goes_on() {
    let place = Place::empty_beside("sqlite:");
    let file = std::fs::File::open(kept("sqlite.gz")).unwrap();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    std::fs::write(place.address().trim_start_matches("sqlite:"), bytes).unwrap();
    run(Some(place), the_day_goes_on);
}

#[test]
fn a_postgresql_of_the_first_release_goes_on() {
    if std::env::var_os("EENLOKET_TEST_POSTGRES").is_none() {
        eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set");
        return;
    }
    let place = Place::empty_beside("postgres:");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(store::restore(place.address(), &kept("pgdump"))).unwrap();
    run(Some(place), the_day_goes_on);
}

async fn the_day_goes_on(world: &World) {
    // Opening it brought it to the schema of today.
    world.must_hold().await;
    world.it_is("2027-03-02T10:05");
    let bas = world.log_in_as("Bas").await;
    let mine = bas.get("/doorverwijzingen").await.expect(200).shows("afspraak staat");
    let concept = mine.links().into_iter().find(|link| link.contains("concept=")).expect("what was typed then is still there");
    assert!(bas.get(&concept).await.expect(200).html.contains("Truus van Testveld"));
    let gerda = world.log_in_as("Gerda").await;
    let locatie = eenloket::demo::id("locatie/enschede");
    gerda.get(&format!("/balie/{locatie}")).await.expect(200);
    gerda.get("/taken").await.expect(200);

    // Somebody who was known then is found by the same BSN, and is nobody new.
    let before = crate::ledger::count(world.db().await, "inwoner").await;
    let slots = world.free("enschede/gemeente-1").await;
    let told = crate::caller::told("999999990", slots[3]);
    let told: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
    bas.write("/doorverwijzingen/nieuw", "een-sleutel-van-vandaag", &told).await.expect(303);
    assert_eq!(crate::ledger::count(world.db().await, "inwoner").await, before);
}

both!(a_store_of_a_newer_program_is_refused, bare);
async fn a_store_of_a_newer_program_is_refused(world: &World) {
    world.meddle("insert into seaql_migrations (version, applied_at) values ('m20990101_morgen', 1)").await;
    let config = eenloket::Config {
        database: world.address().to_owned(),
        clock: world.clock.clone(),
        chance: foundation::Chance::system(),
        keys: std::sync::Arc::new(foundation::Keys::for_tests()),
    };
    let refused = eenloket::open(config).await.err().expect("it is refused").to_string();
    assert!(refused.contains("newer Eenloket") && refused.contains("m20990101_morgen"), "{refused}");
    world.meddle("delete from seaql_migrations where version = 'm20990101_morgen'").await;
}
