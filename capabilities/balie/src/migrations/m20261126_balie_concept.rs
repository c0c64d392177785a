//! What was typed at a visit that has not ended.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table bezoek_concept (id uuid primary key, afspraak_id uuid not null, organisatie_id uuid not null, \
             medewerker_id uuid not null, inhoud bytea not null, gewijzigd_op bigint not null)",
            "create unique index bezoek_concept_maker on bezoek_concept (afspraak_id, medewerker_id)",
            "create index bezoek_concept_gewijzigd on bezoek_concept (gewijzigd_op)",
        ];
        run_sql(manager, &tables).await
    }
}
