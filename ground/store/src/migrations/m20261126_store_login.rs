//! Sessions that began at a provider, and who logged in and out.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements = [
            "create table sessie_aanbieder (id_hash bytea primary key, sub_hash bytea not null, sid_hash bytea,
             begonnen_op bigint not null)",
            "create index sessie_aanbieder_sub on sessie_aanbieder (sub_hash)",
            "create index sessie_laatst_gezien on sessie (laatst_gezien)",
            "create table inlogregel (id uuid primary key, plaatsgevonden_op bigint not null, soort text not null,
             wijze text not null, wie uuid, wie_hash bytea, organisatie_id uuid, niveau text not null)",
            "create index inlogregel_plaatsgevonden_op on inlogregel (plaatsgevonden_op)",
        ];
        crate::run_sql(manager, &statements).await
    }
}
