//! Tijdsloten and what is booked in them: one slot, one booking.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table tijdslot (id uuid primary key, balie_id uuid not null, locatie_id uuid not null, \
             organisatie_id uuid not null, dienst_id uuid not null, begin bigint not null, einde \
             bigint not null, bezet boolean not null, vrijgehouden boolean not null)",
            "create unique index tijdslot_dienst on tijdslot (dienst_id, begin)",
            "create index tijdslot_vrij on tijdslot (balie_id, begin) where bezet = false and vrijgehouden = \
             false",
            "create index tijdslot_locatie on tijdslot (locatie_id, begin)",
            "create table afspraak (id uuid primary key, hulpvraag_id uuid not null, inwoner_id uuid, tijdslot_id \
             uuid not null references tijdslot (id), balie_id uuid not null, locatie_id uuid not \
             null, organisatie_id uuid not null, product text not null, naam text not null, plaats \
             text not null, begin bigint not null, einde bigint not null, status text not null, bon \
             text, bon_dag text, gemeld_op bigint, bezig_op bigint, klaar_op bigint, medewerker_id \
             uuid, aangemaakt_op bigint not null, versie integer not null)",
            "create unique index afspraak_een_boeking on afspraak (tijdslot_id) where status not in ('afgezegd', \
             'verplaatst')",
            "create index afspraak_locatie on afspraak (locatie_id, begin)",
            "create unique index afspraak_bon on afspraak (locatie_id, bon_dag, bon) where bon is not null",
            "create index afspraak_hulpvraag on afspraak (hulpvraag_id)",
            "create unique index afspraak_een_bezoeker on afspraak (medewerker_id) where status = 'bezig'",
            "create index afspraak_inwoner on afspraak (inwoner_id)",
        ];
        run_sql(manager, &tables).await
    }
}
