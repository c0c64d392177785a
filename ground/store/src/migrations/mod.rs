//! The tables of the ground: both logs with their seals, the outbox, once, and sessions.

mod m20261125_store_logs;
mod m20261125_store_outbox;
mod m20261126_store_eis;
mod m20261126_store_inzage;
mod m20261126_store_login;
mod m20261201_store_toepassing;
mod m20261202_store_blik;
mod m20261202_store_toepassing_sleutel;

pub(crate) use m20261125_store_logs::number_function;
use sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261125_store_logs::Migration),
        Box::new(m20261125_store_outbox::Migration),
        Box::new(m20261126_store_eis::Migration),
        Box::new(m20261126_store_login::Migration),
        Box::new(m20261126_store_inzage::Migration),
        Box::new(m20261201_store_toepassing::Migration),
        Box::new(m20261202_store_blik::Migration),
        Box::new(m20261202_store_toepassing_sleutel::Migration),
    ]
}
