//! Under which name a login provider knows a medewerker.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table inlog (medewerker_id uuid primary key references medewerker (id), naam text not null, \
             organisatie text not null)",
            "create unique index inlog_uniek on inlog (naam, organisatie)",
        ];
        run_sql(manager, &tables).await
    }
}
