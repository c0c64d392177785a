//! Who opted out of something at an organisatie is asked before each step of a looplijst, about everybody at once.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = "create index afmelding_wie on afmelding (organisatie_id, regeling, vervalt_op, inwoner_id)";
        run_sql(manager, &[index]).await
    }
}
