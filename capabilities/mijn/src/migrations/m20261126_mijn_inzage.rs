//! Looks without an open Hulpvraag, and what Inwoners ask about a look.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table inzage_melding (id uuid primary key, organisatie_id uuid not null, medewerker_id uuid not null, \
             handeling text not null, plaatsgevonden_op bigint not null, status text not null, uitkomst text, \
             toelichting text not null, klaar_door_id uuid, klaar_op bigint, versie integer not null, \
             constraint inzage_melding_uitkomst check ((status = 'klaar') = (uitkomst is not null)))",
            "create index inzage_melding_lijst on inzage_melding (organisatie_id, status, plaatsgevonden_op)",
            "create table inzage_vraag (id uuid primary key, hulpvraag_id uuid not null, inwoner_id uuid not null, \
             organisatie_id uuid not null, verwerking_id uuid not null, maand integer not null, vraag text not null, status text not null, \
             antwoord text not null, termijn_op bigint not null, aangemaakt_op bigint not null, klaar_door_id uuid, \
             klaar_op bigint, versie integer not null)",
            "create unique index inzage_vraag_regel on inzage_vraag (inwoner_id, verwerking_id)",
            "create index inzage_vraag_lijst on inzage_vraag (organisatie_id, status, termijn_op)",
            "create table inzage_stand (naam text primary key, tot bigint not null)",
        ];
        run_sql(manager, &tables).await
    }
}
