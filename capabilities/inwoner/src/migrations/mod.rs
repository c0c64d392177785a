//! The tables of this capability.

mod m20261125_inwoner_tables;
mod m20261126_inwoner_search;
mod m20261127_inwoner_geheim;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261125_inwoner_tables::Migration),
        Box::new(m20261126_inwoner_search::Migration),
        Box::new(m20261127_inwoner_geheim::Migration),
    ]
}
