//! When a Hulpvraag went to another Inwoner: what happened before is in the log of the one it was with.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table inwoner_hulpvraag (id uuid primary key, hulpvraag_id uuid not null references hulpvraag (id), \
             plaatsgevonden_op bigint not null)",
            "create index inwoner_hulpvraag_hulpvraag on inwoner_hulpvraag (hulpvraag_id)",
        ];
        run_sql(manager, &tables).await
    }
}
