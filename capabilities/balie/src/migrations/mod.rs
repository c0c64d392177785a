//! The tables of this capability.

mod m20261126_balie_concept;
mod m20261126_balie_daglijst;
mod m20261126_balie_scheiding;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261126_balie_scheiding::Migration),
        Box::new(m20261126_balie_daglijst::Migration),
        Box::new(m20261126_balie_concept::Migration),
    ]
}
