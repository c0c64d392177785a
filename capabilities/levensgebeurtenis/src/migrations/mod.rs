//! The tables of this capability.

mod m20261127_levensgebeurtenis_tables;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261127_levensgebeurtenis_tables::Migration)]
}
