//! What an organisatie adds to the begrippen that ship, and what was tried with them.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "create table begrip_versie (id uuid primary key, organisatie_id uuid not null, sleutel text not null, \
             versie integer not null, inhoud text not null, door_id uuid not null, plaatsgevonden_op bigint not null)",
            "create unique index begrip_versie_sleutel on begrip_versie (organisatie_id, sleutel, versie)",
            "create table gelijkstelling (id uuid primary key, organisatie_id uuid not null, een text not null, \
             ander text not null, toelichting text not null, status text not null, door_id uuid not null, \
             oordeel_door_id uuid, versie integer not null, aangemaakt_op bigint not null, \
             check (een < ander), check (oordeel_door_id is null or oordeel_door_id <> door_id))",
            // One at a time for each pair.
            "create unique index gelijkstelling_paar on gelijkstelling (organisatie_id, een, ander) \
             where status in ('voorstel', 'actief')",
            "create table combinatie (id uuid primary key, organisatie_id uuid not null, een text not null, \
             ander text not null, uitkomst text not null, verschillen text not null, gelijkstelling_id uuid, \
             door_id uuid not null, plaatsgevonden_op bigint not null)",
            "create index combinatie_organisatie on combinatie (organisatie_id, plaatsgevonden_op)",
            "create table ggm_uitgave (id uuid primary key, organisatie_id uuid not null, uitgave text not null, \
             aantal integer not null, status text not null, termen text not null, geraakt text not null, \
             door_id uuid not null, plaatsgevonden_op bigint not null)",
            "create unique index ggm_uitgave_naam on ggm_uitgave (organisatie_id, uitgave) where status = 'ingevoerd'",
        ];
        run_sql(manager, &steps).await
    }
}
