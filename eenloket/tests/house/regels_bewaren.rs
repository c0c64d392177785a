//! What is kept has an end, and what is sealed can be sealed again.

use crate::moments::busy;
use crate::people::JOOST;
use crate::world::World;
use std::collections::BTreeSet;
use store::sea_orm::{self, DbBackend, FromQueryResult};

both!(who_looked_for_somebody_is_kept_for_half_a_year);
async fn who_looked_for_somebody_is_kept_for_half_a_year(world: &World) {
    let visit = busy(world).await;
    world.gerda().await.looks_up(&visit, &[("bsn", JOOST.bsn)]).await.expect(200);
    let [march] = world.zoekpogingen().await.try_into().unwrap();
    world.it_is("2027-06-03T10:00");
    world.gerda().await.looks_up(&visit, &[("bsn", JOOST.bsn)]).await.expect(200);
    // A day before its term ends it is there, so that who looks back finds it; a day after it is gone, and June stays.
    world.it_is("2027-09-01T10:00");
    eenloket::terms::tidy_up(&world.house).await.unwrap();
    assert_eq!(world.zoekpogingen().await.len(), 2);
    world.it_is("2027-09-04T10:00");
    eenloket::terms::tidy_up(&world.house).await.unwrap();
    let [june] = world.zoekpogingen().await.try_into().unwrap();
    assert_ne!(june.id, march.id);
}

#[derive(FromQueryResult)]
struct Named {
    tabel: String,
    kolom: String,
}

/// Every column of bytes in the store, as the store itself says.
async fn bytes(world: &World) -> Vec<Named> {
    let sql = match world.db().await.get_database_backend() {
        DbBackend::Sqlite => {
            "select m.name as tabel, p.name as kolom from sqlite_master m join pragma_table_info(m.name) p
             where m.type = 'table' and lower(p.type) = 'blob'"
        }
        _ => {
            "select table_name::text as tabel, column_name::text as kolom from information_schema.columns
             where table_schema = 'public' and data_type = 'bytea'"
        }
    };
    world.ask(sql).await
}

/// What cannot be opened: hashes and traces.
fn is_no_secret(kolom: &str) -> bool {
    kolom == "hash" || ["_hash", "_index", "_id"].iter().any(|end| kolom.ends_with(end))
}

both!(every_sealed_column_is_known_to_a_change_of_keys, bare);
async fn every_sealed_column_is_known_to_a_change_of_keys(world: &World) {
    let known = eenloket::house::sealed().into_iter().map(|one| (one.table.to_owned(), one.column.to_owned()));
    let known: BTreeSet<(String, String)> = known.collect();
    assert_eq!(sealed_columns(world).await, known, "in the store, and in `house::sealed()`");
    // One that is left out is seen.
    let bytes = if world.address().starts_with("sqlite") { "blob" } else { "bytea" };
    world.meddle(&format!("alter table daglijst add column geheim {bytes}")).await;
    let more: Vec<_> = sealed_columns(world).await.difference(&known).cloned().collect();
    assert_eq!(more, [("daglijst".to_owned(), "geheim".to_owned())]);
}

/// The columns that hold something sealed, by table.
async fn sealed_columns(world: &World) -> BTreeSet<(String, String)> {
    // Lines of the log are chained: they keep their key until they leave (besluit 26).
    let all = bytes(world).await;
    let sealed = all.into_iter().filter(|one| !is_no_secret(&one.kolom) && !one.tabel.starts_with("verwerking"));
    sealed.map(|one| (one.tabel, one.kolom)).collect()
}
