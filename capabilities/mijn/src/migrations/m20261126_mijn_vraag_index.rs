//! A message that waits finds what was asked about a look by its Hulpvraag.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run_sql(manager, &["create index inzage_vraag_hulpvraag on inzage_vraag (hulpvraag_id)"]).await
    }
}
