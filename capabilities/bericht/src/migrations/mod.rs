//! The tables of this capability.

mod m20261125_bericht_tables;
mod m20261126_bericht_channels;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261125_bericht_tables::Migration), Box::new(m20261126_bericht_channels::Migration)]
}
