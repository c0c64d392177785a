//! Programs of others that call the API, and the tokens they have.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements = [
            "create table toepassing (id uuid primary key, organisatie_id uuid not null, naam text not null, scopes text not null,
             geheim_hash bytea not null, aangemaakt_door uuid not null, aangemaakt_op bigint not null, ingetrokken_op bigint)",
            "create unique index toepassing_naam on toepassing (organisatie_id, naam) where ingetrokken_op is null",
            "create table toegangstoken (token_hash bytea primary key, toepassing_id uuid not null references toepassing (id),
             gegevens text not null, verloopt_op bigint not null)",
            "create index toegangstoken_verloopt on toegangstoken (verloopt_op)",
        ];
        crate::run_sql(manager, &statements).await
    }
}
