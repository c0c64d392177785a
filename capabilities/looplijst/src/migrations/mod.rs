//! The tables of this capability.

mod m20261126_looplijst_tables;
mod m20261127_looplijst_vragen;
mod m20261128_looplijst_blind;
mod m20261129_looplijst_poging;
mod m20261130_looplijst_vervolg;
mod m20261201_looplijst_gesprek;
mod m20261202_looplijst_exemplaar;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261126_looplijst_tables::Migration),
        Box::new(m20261127_looplijst_vragen::Migration),
        Box::new(m20261128_looplijst_blind::Migration),
        Box::new(m20261129_looplijst_poging::Migration),
        Box::new(m20261130_looplijst_vervolg::Migration),
        Box::new(m20261201_looplijst_gesprek::Migration),
        Box::new(m20261202_looplijst_exemplaar::Migration),
    ]
}
