//! The public keys of programs, and which of their assertions were used.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements = [
            "alter table toepassing add column sleutels text",
            "create table toepassing_bewijs (bewijs_hash bytea primary key, verloopt_op bigint not null)",
            "create index toepassing_bewijs_verloopt on toepassing_bewijs (verloopt_op)",
        ];
        crate::run_sql(manager, &statements).await
    }
}
