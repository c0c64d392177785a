//! What is kept on screens from now on: how to complain about an organisatie, who keeps a locatie, products in three
//! languages; and a balie may be without its coordinator, because somebody left.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "alter table organisatie add column klachten_telefoon text not null default ''",
            "alter table organisatie add column klachtenregeling text not null default ''",
            "alter table organisatie add column hoofdbeheerder boolean not null default false",
            "alter table organisatie add column versie integer not null default 1",
            "alter table locatie add column beheerder_id uuid",
            "alter table locatie add column versie integer not null default 1",
            // Until now nobody kept a locatie: it is the gemeente that works there, or else who does.
            "update locatie set beheerder_id = (select o.id from balie b join organisatie o on o.id = b.organisatie_id \
             where b.locatie_id = locatie.id order by case when o.soort = 'gemeente' then 0 else 1 end, o.id limit 1)",
            "alter table product add column upl_adres text not null default ''",
            "alter table product add column versie integer not null default 1",
            "create table product_tekst (product text not null references product (code), taal text not null, \
             titel text not null, meenemen text not null, primary key (product, taal))",
            "alter table balie add column zonder_coordinator_op bigint",
            // Who left stayed named until now. Since when, nobody noted: the term begins with this release.
            "update balie set coordinator_id = null, zonder_coordinator_op = 1795651200000, versie = versie + 1 \
             where coordinator_id in (select id from medewerker where actief = false)",
        ];
        run_sql(manager, &steps).await
    }
}
