//! Who lives here. The BSN is sealed; its blind index is unique.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table inwoner (id uuid primary key, bsn bytea, bsn_index bytea, voornaam text not null, \
             achternaam text not null, geboortedatum text not null, postcode text not null, \
             huisnummer text not null, straat text not null, plaats text not null, telefoon text not \
             null, email text not null, taal text not null, kanaal text not null, grote_letter \
             boolean not null, geheimhouding boolean not null, aangemaakt_op bigint not null, versie \
             integer not null)",
            "create unique index inwoner_bsn on inwoner (bsn_index)",
            "create index inwoner_naam on inwoner (geboortedatum, postcode, achternaam)",
            "create table identificatie (id uuid primary key, inwoner_id uuid not null references inwoner (id), \
             hulpvraag_id uuid not null, organisatie_id uuid not null, medewerker_id uuid not null, \
             status text not null, document_soort text not null, document_tekens text not null, \
             plaatsgevonden_op bigint not null)",
            "create index identificatie_hulpvraag on identificatie (hulpvraag_id)",
        ];
        run_sql(manager, &tables).await
    }
}
