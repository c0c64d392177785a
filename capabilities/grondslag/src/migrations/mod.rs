//! The tables of this capability.

mod m20261126_grondslag_register;
mod m20261129_grondslag_afgewezen;

use store::sea_orm_migration::MigrationTrait;

/// In the order in which they run.
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261126_grondslag_register::Migration), Box::new(m20261129_grondslag_afgewezen::Migration)]
}
