//! Doorverwijzingen with what was shared, as shared, and the concepts of their makers.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table doorverwijzing (id uuid primary key, hulpvraag_id uuid not null, inwoner_id uuid, \
             van_organisatie_id uuid not null, van_medewerker_id uuid not null, naar_organisatie_id \
             uuid not null, naar_balie_id uuid not null, afspraak_id uuid, product text not null, \
             status text not null, reden text, instemming text, terugkoppeling boolean not null, \
             uitkomst text, termijn_op bigint not null, aangemaakt_op bigint not null, \
             geaccepteerd_op bigint, afgerond_op bigint, versie integer not null)",
            "create index doorverwijzing_van on doorverwijzing (van_organisatie_id, aangemaakt_op, id)",
            "create index doorverwijzing_naar on doorverwijzing (naar_balie_id, termijn_op) where status = \
             'aangeboden'",
            "create index doorverwijzing_hulpvraag on doorverwijzing (hulpvraag_id)",
            "create unique index doorverwijzing_afspraak on doorverwijzing (afspraak_id)",
            "create table concept (id uuid primary key, medewerker_id uuid not null, organisatie_id uuid not \
             null, inhoud bytea not null, aangemaakt_op bigint not null, gewijzigd_op bigint not \
             null)",
            "create index concept_medewerker on concept (medewerker_id, gewijzigd_op)",
        ];
        run_sql(manager, &tables).await
    }
}
