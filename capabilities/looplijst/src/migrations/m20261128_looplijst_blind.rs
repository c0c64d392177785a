//! Asking blind: who holds the two keys, the keys of the sources, and what both signed for a Looplijst. Such a row points at the mark
//! of a demo, so that no store about real people can hold one.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "create table looplijst_ondertekening (id uuid primary key references looplijst (id), \
             merk text not null references merk (naam), voorstel bytea, opener_id uuid, doorgever_id uuid, \
             opdracht bytea, vervalt_op bigint, doorgave_tot bigint, verklaring bytea)",
            "create table sleutelhouder (id uuid primary key, organisatie_id uuid not null, helft text not null, \
             medewerker_id uuid not null, handtekening text not null, zegel text not null, sleutel bytea not null, \
             aangemaakt_op bigint not null, versie integer not null)",
            "create unique index sleutelhouder_helft on sleutelhouder (organisatie_id, helft)",
            "alter table bron add column oin text",
            "alter table bron add column handtekening text",
            "alter table bron add column pad text",
            "alter table bron add column zegel text",
        ];
        run_sql(manager, &steps).await
    }
}
