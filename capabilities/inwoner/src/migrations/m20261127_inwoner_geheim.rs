//! Whose address is secret is asked before each step of a looplijst, about everybody at once.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run_sql(manager, &["create index inwoner_geheim on inwoner (bsn_index) where geheimhouding"]).await
    }
}
