//! The tables of this capability.

mod m20261125_netwerk_tables;
mod m20261126_netwerk_beheer;
mod m20261126_netwerk_inlog;
mod m20261126_netwerk_retour;
mod m20261126_netwerk_rooster;
mod m20261127_netwerk_versies;
mod m20261128_netwerk_vrije_tekst;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261125_netwerk_tables::Migration),
        Box::new(m20261126_netwerk_rooster::Migration),
        Box::new(m20261126_netwerk_inlog::Migration),
        Box::new(m20261127_netwerk_versies::Migration),
        Box::new(m20261126_netwerk_beheer::Migration),
        Box::new(m20261126_netwerk_retour::Migration),
        Box::new(m20261128_netwerk_vrije_tekst::Migration),
    ]
}
