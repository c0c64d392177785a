//! A tijdslot that no dienst offers any more: it stays for the afspraken that once stood in it.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "alter table tijdslot add column vervallen boolean not null default false",
            "drop index tijdslot_vrij",
            "create index tijdslot_vrij on tijdslot (balie_id, begin) where bezet = false and vrijgehouden = false \
             and vervallen = false",
        ];
        run_sql(manager, &tables).await
    }
}
