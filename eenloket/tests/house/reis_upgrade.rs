//! The store of an earlier release opens, holds, and the day goes on in it.
//!
//! `eenloket/tests/stores` has such stores; `script/old-store` made them with the program of that release.

use crate::place::Place;
use crate::program::{KeyRing, command};
use crate::world::{BEGIN, World, run};
use std::io::Read;
use std::path::PathBuf;
use store::sea_orm::Database;

const RELEASE: &str = "0.1.0-12d411a";

fn kept(end: &str) -> PathBuf {
    PathBuf::from(format!("{}/tests/stores/{RELEASE}.{end}", env!("CARGO_MANIFEST_DIR")))
}

#[test]
fn a_sqlite_of_the_first_release_goes_on() {
    let place = Place::empty_beside("sqlite:");
    put_sqlite(&place);
    run(Some(place), the_day_goes_on);
}

fn put_sqlite(place: &Place) {
    let file = std::fs::File::open(kept("sqlite.gz")).unwrap();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    std::fs::write(place.address().trim_start_matches("sqlite:"), bytes).unwrap();
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

    // Who had what before was not kept: whoever has it now is said to, and of what was closed nobody.
    for row in world.hulpvragen().await {
        let kept = world.eigenaren(row.id).await;
        assert_eq!(kept.len(), 1, "{kept:?}");
        assert_eq!((kept[0].organisatie_id, kept[0].medewerker_id), (row.eigenaar_organisatie_id, row.eigenaar_medewerker_id));
        assert_eq!((kept[0].handeling.as_str(), kept[0].begin), ("niet_bijgehouden", row.aangemaakt_op));
    }

    // Somebody who was known then is found by the same BSN, and is nobody new.
    let before = crate::ledger::count(world.db().await, "inwoner").await;
    let slots = world.free("enschede/gemeente-1").await;
    let told = crate::caller::told("999999990", slots[3]);
    let told: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
    bas.write("/doorverwijzingen/nieuw", "een-sleutel-van-vandaag", &told).await.expect(303);
    assert_eq!(crate::ledger::count(world.db().await, "inwoner").await, before);
}

#[test]
fn only_who_is_asked_to_brings_a_sqlite_of_the_first_release_to_this_version() {
    let place = Place::empty_beside("sqlite:");
    put_sqlite(&place);
    only_who_is_asked_to_migrates(&place);
}

#[test]
fn only_who_is_asked_to_brings_a_postgresql_of_the_first_release_to_this_version() {
    if std::env::var_os("EENLOKET_TEST_POSTGRES").is_none() {
        eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set");
        return;
    }
    let place = Place::empty_beside("postgres:");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(store::restore(place.address(), &kept("pgdump"))).unwrap();
    only_who_is_asked_to_migrates(&place);
}

/// Programs of the first release may be serving from it: whatever only looks or does one thing, leaves its tables alone.
fn only_who_is_asked_to_migrates(place: &Place) {
    let ring = KeyRing::new();
    let run = |words: &[&str]| {
        let output = command(place.address(), &ring, &[&["--klok", BEGIN], words].concat()).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let done = || {
        runtime.block_on(async {
            let db = Database::connect(place.address().replace("sqlite:", "sqlite://")).await.unwrap();
            let done = crate::ledger::count(&db, "seaql_migrations").await;
            db.close().await.unwrap();
            done
        })
    };
    let (before, somebody) = (done(), "00000000-0000-0000-0000-000000000007");
    let asked: &[&[&str]] = &[
        &["controleer"],
        &["terugmelding"],
        &["medewerker", "uit-dienst", somebody],
        &["medewerker", "keek", somebody, "--van", BEGIN],
        &["toepassing", "lijst", "--organisatie", "DUO"],
        &["sessie", "beeindig"],
        &["sleutel", "lijst"],
        &["sleutel", "roteer"],
    ];
    for words in asked {
        let (code, said) = run(words);
        assert!(code == 1 && said.contains("eenloket migreer") && said.contains("Nothing was changed"), "{words:?}: {said}");
        assert_eq!(done(), before, "{words:?}");
    }
    // A copy is of what is there, also before one goes to a new version.
    let copy = crate::place::folder().join("kopie");
    assert_eq!(run(&["backup", &copy.display().to_string()]).0, 0);
    assert_eq!(done(), before);
    std::fs::remove_dir_all(copy.parent().unwrap()).unwrap();

    assert_eq!(run(&["migreer"]).0, 0);
    assert!(done() > before);
    assert_eq!(run(&["sleutel", "lijst"]).0, 0);
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
    let output = command(world.address(), &KeyRing::new(), &["controleer"]).output().unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().contains("newer Eenloket"), "a command refuses it, too");
    world.meddle("delete from seaql_migrations where version = 'm20990101_morgen'").await;
}
