//! At which level an organisatie does something at a levensgebeurtenis, who said so, and what is planned for whom.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "create table levensgebeurtenis (id uuid primary key, organisatie_id uuid not null, soort text not null, \
             status text not null, niveau text, gevraagd text, peildatum text, plaatsgevonden_op bigint not null, \
             aangemaakt_op bigint not null, versie integer not null, \
             check ((status in ('actief', 'wijziging')) = (niveau is not null)), \
             check ((status in ('gevraagd', 'wijziging')) = (gevraagd is not null)))",
            "create unique index levensgebeurtenis_organisatie on levensgebeurtenis (organisatie_id, soort)",
            "create table levensgebeurtenis_stap (id uuid primary key, \
             levensgebeurtenis_id uuid not null references levensgebeurtenis (id), versie integer not null, soort text not null, \
             niveau text, door_id uuid not null, rol text not null, plaatsgevonden_op bigint not null)",
            "create unique index levensgebeurtenis_stap_versie on levensgebeurtenis_stap (levensgebeurtenis_id, versie)",
            // Who was told something is known; and of each person there is one, whatever happens.
            "create table voorstel (id uuid primary key, \
             levensgebeurtenis_id uuid not null references levensgebeurtenis (id), bsn_index bytea not null, inwoner_id uuid, \
             hulpvraag_id uuid, dag text not null, gepland_op text not null, status text not null, reden text, niveau text, \
             aangemaakt_op bigint not null, versie integer not null, check (gepland_op < dag), \
             check ((status = 'vervallen') = (reden is not null)), \
             check (inwoner_id is not null or status in ('gepland', 'vervallen')))",
            "create unique index voorstel_eenmaal on voorstel (levensgebeurtenis_id, bsn_index)",
            "create index voorstel_inwoner on voorstel (inwoner_id)",
        ];
        run_sql(manager, &steps).await
    }
}
