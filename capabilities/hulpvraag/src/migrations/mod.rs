//! The tables of this capability.

mod m20261125_hulpvraag_keten;
mod m20261125_hulpvraag_tables;
mod m20261126_hulpvraag_deelname;
mod m20261126_hulpvraag_given;
mod m20261203_hulpvraag_eigenaar;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261125_hulpvraag_tables::Migration),
        Box::new(m20261125_hulpvraag_keten::Migration),
        Box::new(m20261126_hulpvraag_deelname::Migration),
        Box::new(m20261126_hulpvraag_given::Migration),
        Box::new(m20261203_hulpvraag_eigenaar::Migration),
    ]
}
