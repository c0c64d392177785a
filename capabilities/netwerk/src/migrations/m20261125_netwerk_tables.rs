//! Organisaties, locaties, balies and who works there.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table organisatie (id uuid primary key, naam text not null, soort text not null, \
             overheidsorgaan boolean not null, vrije_tekst boolean not null, telefoon text not null)",
            "create table locatie (id uuid primary key, naam text not null, adres text not null, postcode text \
             not null, plaats text not null, gemeente_code text not null, tijdzone text not null, \
             gebied text not null, toegankelijkheid text not null, telefoon text not null)",
            "create index locatie_gemeente on locatie (gemeente_code)",
            "create table openingstijd (id uuid primary key, locatie_id uuid not null references locatie (id), \
             weekdag integer not null, begin text not null, einde text not null)",
            "create table medewerker (id uuid primary key, organisatie_id uuid not null references organisatie \
             (id), naam text not null, rollen text not null, actief boolean not null, locatie_id \
             uuid references locatie (id), versie integer not null)",
            "create table balie (id uuid primary key, locatie_id uuid not null references locatie (id), \
             organisatie_id uuid not null references organisatie (id), naam text not null, bonletter \
             text not null, coordinator_id uuid references medewerker (id), versie integer not null)",
            "create index balie_locatie on balie (locatie_id)",
            "create table medewerker_balie (medewerker_id uuid not null references medewerker (id), balie_id uuid \
             not null references balie (id), primary key (medewerker_id, balie_id))",
            "create table product (code text primary key, titel text not null, upl text, minuten integer not \
             null, meenemen text not null, vraag_tekst text not null, volgorde integer not null)",
            "create table balie_product (balie_id uuid not null references balie (id), product text not null \
             references product (code), reden text not null, primary key (balie_id, product))",
            "create table convenant (id uuid primary key, van_organisatie_id uuid not null references organisatie \
             (id), naar_organisatie_id uuid not null references organisatie (id), product text not \
             null references product (code), geldig_van text not null, geldig_tot text)",
            "create unique index convenant_uniek on convenant (van_organisatie_id, naar_organisatie_id, product)",
            "create table dienst (id uuid primary key, balie_id uuid not null references balie (id), \
             medewerker_id uuid references medewerker (id), begin bigint not null, einde bigint not \
             null, minuten integer not null, vrijgehouden integer not null)",
            "create index dienst_balie on dienst (balie_id, begin)",
        ];
        run_sql(manager, &tables).await
    }
}
