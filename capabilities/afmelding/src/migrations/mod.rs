//! The table of this capability.

mod m20261126_afmelding_table;
mod m20261127_afmelding_wie;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261126_afmelding_table::Migration), Box::new(m20261127_afmelding_wie::Migration)]
}
