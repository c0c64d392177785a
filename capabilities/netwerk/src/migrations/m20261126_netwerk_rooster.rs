//! A dienst is drafted, published and may fall away; a locatie has hours with dates and days on which it is closed.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "alter table dienst add column pauze_begin bigint",
            "alter table dienst add column pauze_einde bigint",
            "alter table dienst add column gepubliceerd_op bigint",
            "alter table dienst add column vervallen_op bigint",
            "alter table dienst add column versie integer not null default 1",
            // Until now a dienst was there with its tijdsloten: it counts as published.
            "update dienst set gepubliceerd_op = begin",
            "create unique index dienst_een_balie on dienst (balie_id, begin) where vervallen_op is null",
            "create unique index dienst_een_medewerker on dienst (medewerker_id, begin) where vervallen_op is null",
            "create index dienst_medewerker on dienst (medewerker_id, begin)",
            // Who changes the day of a balie or of a medewerker holds its row here until the commit.
            "create table bezetting (van_id uuid not null, dag text not null, versie integer not null, \
             primary key (van_id, dag))",
            "alter table openingstijd add column geldig_van text not null default '2020-01-01'",
            "alter table openingstijd add column geldig_tot text",
            "create index openingstijd_locatie on openingstijd (locatie_id)",
            "create table sluitingsdag (locatie_id uuid not null references locatie (id), datum text not null, \
             primary key (locatie_id, datum))",
        ];
        run_sql(manager, &tables).await
    }
}
