//! Along which way a Bericht goes: what the Inwoner chose for each kind, the e-mail address, and the Partijen of the printer.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "alter table bericht add column feiten text not null default '{}'",
            "alter table bericht add column partij_id uuid",
            "alter table bericht add column poging integer not null default 0",
            "alter table bericht add column email_op bigint",
            "alter table bericht add column code text",
            "create unique index bericht_code on bericht (code)",
            "create index bericht_partij on bericht (partij_id)",
            // What is told twice before it has left is told once, as it is when it leaves.
            "create unique index bericht_een on bericht (afspraak_id, soort) where status = 'klaar' and soort in \
             ('afspraak_bevestigd', 'afspraak_verplaatst', 'afspraak_afgezegd', 'afspraak_herinnering')",
            "create table partij (id uuid primary key, organisatie_id uuid not null, medewerker_id uuid not null, aantal \
             integer not null, aangemaakt_op bigint not null)",
            "create index partij_organisatie on partij (organisatie_id, aangemaakt_op)",
            "create table kanaalvoorkeur (id uuid primary key, inwoner_id uuid not null, soort text not null, kanaal text \
             not null, instemming text not null, organisatie_id uuid not null, door_id uuid not null, plaatsgevonden_op bigint \
             not null)",
            "create index kanaalvoorkeur_inwoner on kanaalvoorkeur (inwoner_id, soort, plaatsgevonden_op)",
            "create table email_adres (inwoner_id uuid primary key, adres text not null, status text not null, poging \
             integer not null, organisatie_id uuid not null, gevraagd_op bigint not null, email_op bigint, versie integer not null)",
        ];
        run_sql(manager, &tables).await
    }
}
