//! The table of this capability.

mod m20261130_regeling_publicatie;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261130_regeling_publicatie::Migration)]
}
