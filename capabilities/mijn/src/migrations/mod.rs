//! The tables of this capability.

mod m20261126_mijn_inzage;
mod m20261126_mijn_vraag_index;
mod m20261127_mijn_opgeschreven;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261126_mijn_inzage::Migration),
        Box::new(m20261126_mijn_vraag_index::Migration),
        Box::new(m20261127_mijn_opgeschreven::Migration),
    ]
}
