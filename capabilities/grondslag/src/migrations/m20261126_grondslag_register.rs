//! The register: what may be asked of whom, what was done to each row of it, and which questions were refused.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            // What asks about invented people points at the mark that says so: it cannot be in a store without that mark.
            "create table grondslag (id uuid primary key, afnemer_id uuid not null, bron_id uuid not null, \
             bronhouder text not null, soort text not null, doel text not null, avg text not null, wet text not null, \
             artikel text not null, met_bsn boolean not null, begrippen text not null, geldig_van text not null, \
             geldig_tot text, dpia text not null, niet_in_werking boolean not null, status text not null, \
             merk text references merk (naam), versie integer not null, aangemaakt_op bigint not null, \
             check (geldig_tot is null or geldig_tot >= geldig_van), \
             check (status <> 'actief' or not niet_in_werking), \
             check (not (met_bsn and avg = 'toestemming')))",
            "create index grondslag_afnemer on grondslag (afnemer_id, soort)",
            "create table grondslag_stap (id uuid primary key, grondslag_id uuid not null references grondslag (id), \
             versie integer not null, soort text not null, toelichting text not null, door_id uuid not null, \
             rol text not null, plaatsgevonden_op bigint not null)",
            "create unique index grondslag_stap_grondslag on grondslag_stap (grondslag_id, versie)",
            "create table afgewezen_vraag (id uuid primary key, afnemer_id uuid not null, bron_id uuid not null, \
             soort text not null, doel text not null, begrippen text not null, reden text not null, grondslag_id uuid, \
             handeling text not null, door_id uuid not null, plaatsgevonden_op bigint not null)",
            "create index afgewezen_vraag_afnemer on afgewezen_vraag (afnemer_id, plaatsgevonden_op)",
        ];
        run_sql(manager, &steps).await
    }
}
