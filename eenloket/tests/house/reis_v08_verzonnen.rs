//! V08: a fresh install asks nobody anything, and invented and real people do not go together.

use crate::command_beheer::Terminal;
use crate::ledger::count;
use crate::register::{asks, decides, path, purpose};
use crate::world::World;
use ::grondslag::{Bron, GrondslagError, Reden, Soort, Vraag, may_ask};
use eenloket::demo;
use foundation::Uuid;
use std::collections::BTreeSet;
use store::sea_orm::ConnectionTrait;

const ROW: &str =
    "insert into grondslag (id, afnemer_id, bron_id, bronhouder, soort, doel, avg, wet, artikel, met_bsn, begrippen,
    geldig_van, geldig_tot, dpia, niet_in_werking, status, merk, versie, aangemaakt_op)
    values (ID, AFNEMER, BRON, 'svb', 'looplijst_bron', 'aio', 'publieke_taak', 'Participatiewet', '47a', true, 'aow_volledig@1',
    '2027-01-01', null, 'DPIA 14', false, 'STATUS', MERK, 1, 0)";

/// A row as somebody with a hand in the database would write it.
fn row(world: &World, id: Uuid, status: &str, merk: &str) -> String {
    // SQLite keeps an id as bytes.
    let sqlite = !world.address().starts_with("postgres");
    let id_of = |id: Uuid| if sqlite { format!("x'{}'", id.simple()) } else { format!("'{id}'") };
    ROW.replace("ID,", &format!("{},", id_of(id)))
        .replace("AFNEMER", &id_of(demo::id("organisatie/enschede")))
        .replace("BRON", &id_of(demo::id("organisatie/svb")))
        .replace("STATUS", status)
        .replace("MERK", merk)
}

fn question(afnemer: &str) -> Vraag {
    Vraag {
        afnemer: demo::id(afnemer),
        bron: Bron::Organisatie(demo::id("organisatie/svb")),
        soort: Soort::LooplijstBron,
        doel: "aio".to_owned(),
        begrippen: BTreeSet::from(["aow_volledig@1".to_owned()]),
        met_bsn: true,
    }
}

both!(a_store_that_was_just_made_asks_nobody_anything, bare);
async fn a_store_that_was_just_made_asks_nobody_anything(world: &World) {
    assert_eq!(count(world.db().await, "grondslag").await, 0, "migrations alone");
    // As an installation begins: its own organisaties, Locaties and products.
    let terminal = Terminal::new(world);
    let example = include_str!("../../../deploy/inrichting.voorbeeld.toml");
    std::fs::write(terminal.file("inrichting.toml"), example).unwrap();
    terminal.ends(&["inrichten", "inrichting.toml"], 0);
    assert_eq!(count(world.db().await, "grondslag").await, 0);
    for soort in Soort::ALL {
        let vraag = Vraag { soort: *soort, ..question("organisatie/maastricht") };
        assert_eq!(asks(world, &vraag).await, Err(Reden::Ontbreekt), "{soort}");
    }
}

both!(a_row_about_invented_people_cannot_be_in_a_store_of_real_ones, bare);
async fn a_row_about_invented_people_cannot_be_in_a_store_of_real_ones(world: &World) {
    let db = world.db().await;
    let id = Uuid::from_u128(8);
    assert!(db.execute_unprepared(&row(world, id, "actief", "'demo'")).await.is_err(), "the store refuses it");
    assert_eq!(count(db, "grondslag").await, 0);
    // Nor does the mark go from under a row.
    db.execute_unprepared(&row(world, id, "concept", "null")).await.unwrap();
    assert_eq!(count(db, "grondslag").await, 1);
}

both!(a_row_about_real_people_is_worth_nothing_in_a_demo);
async fn a_row_about_real_people_is_worth_nothing_in_a_demo(world: &World) {
    world.is_broken_on_purpose();
    let db = world.db().await;
    assert!(db.execute_unprepared("delete from merk where naam = 'demo'").await.is_err(), "rows point at the mark");
    let (active, waiting) = (Uuid::from_u128(8), Uuid::from_u128(9));
    db.execute_unprepared(&row(world, active, "actief", "null")).await.unwrap();
    let purpose = purpose(world, demo::id("organisatie/enschede"));
    let tx = world.store().begin(&purpose);
    let outcome = may_ask(&tx, &question("organisatie/enschede")).await.map(drop);
    let outcome = tx.finish(outcome).await;
    assert!(matches!(outcome, Err(GrondslagError::NotOnGround(Reden::AnderePersonen))), "{outcome:?}");
    db.execute_unprepared(&row(world, waiting, "te_accorderen", "null")).await.unwrap();
    let olga = world.log_in_as("Olga").await;
    let refused = decides(&olga, waiting, "oordeel", &[("oordeel", "goedgekeurd")]).await;
    refused.expect(400).shows("EL-100").shows("Deze grondslag gaat over andere personen dan deze opslag");
    assert_eq!(world.grondslag(waiting).await.status, "te_accorderen");
    olga.get(&path(waiting)).await.expect(200).shows("Wacht op akkoord");
    // Both are found by whoever checks the store.
    let found = eenloket::controleer::check(world.store()).await.unwrap();
    let names = found.iter().filter(|one| format!("{one:?}").contains("grondslag_over_andere_personen"));
    assert_eq!(names.count(), 2, "{found:?}");
}
