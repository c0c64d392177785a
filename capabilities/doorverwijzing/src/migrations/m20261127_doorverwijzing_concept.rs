//! What was typed to pass a Hulpvraag on is kept as what was typed for a new one.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "alter table concept add column hulpvraag_id uuid",
            "create index concept_hulpvraag on concept (hulpvraag_id) where hulpvraag_id is not null",
        ];
        run_sql(manager, &tables).await
    }
}
