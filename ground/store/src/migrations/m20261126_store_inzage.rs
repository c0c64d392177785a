//! An Inwoner turns the pages of what is about them (V29): in the order of the pages, so that none is sorted.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements =
            ["create index verwerking_inzage on verwerking (betrokkene_hash, \"begin\", id)", "drop index verwerking_betrokkene"];
        crate::run_sql(manager, &statements).await
    }
}
