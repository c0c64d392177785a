//! The tables of this capability.

mod m20261125_doorverwijzing_keten;
mod m20261125_doorverwijzing_tables;
mod m20261127_doorverwijzing_concept;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261125_doorverwijzing_tables::Migration),
        Box::new(m20261125_doorverwijzing_keten::Migration),
        Box::new(m20261127_doorverwijzing_concept::Migration),
    ]
}
