//! Searching for somebody, with a brake on guessing; and what was wrong with a document (V18).

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table zoekpoging (id uuid primary key, organisatie_id uuid not null, medewerker_id uuid not null, \
             soort text not null, inhoud_hash bytea not null, status text not null, aantal integer not null, \
             plaatsgevonden_op bigint not null)",
            "create index zoekpoging_medewerker on zoekpoging (medewerker_id, plaatsgevonden_op)",
            "create index zoekpoging_organisatie on zoekpoging (organisatie_id, plaatsgevonden_op)",
            "create table zoekrem (id uuid primary key, organisatie_id uuid not null, medewerker_id uuid not null, soort text not \
             null, begin bigint not null, einde bigint not null, status text not null, termijn_op bigint not null, \
             aangemaakt_op bigint not null, klaar_op bigint, klaar_door_id uuid)",
            "create unique index zoekrem_begin on zoekrem (medewerker_id, soort, begin)",
            "create index zoekrem_open on zoekrem (organisatie_id, termijn_op) where status = 'open'",
            "alter table identificatie add column document_stand text not null default 'geldig'",
        ];
        run_sql(manager, &tables).await
    }
}
