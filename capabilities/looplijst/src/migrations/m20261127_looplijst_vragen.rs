//! What is asked for a Looplijst: which sources there are, how far it is, who did what to it, and how many came of it. Whom it is
//! about stands in one sealed value, and goes when the list is open.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "create table bron (id uuid primary key, organisatie_id uuid not null, bronhouder text not null, \
             bron_id uuid not null, adres text not null, sleutel text not null, aangemaakt_op bigint not null, \
             versie integer not null)",
            "create unique index bron_bronhouder on bron (organisatie_id, bronhouder)",
            "create table looplijst_vraag (id uuid primary key references looplijst (id), organisatie_id uuid not null, \
             gemeente text not null, vervallen_aantal integer not null, inwoner_aantal integer not null, \
             verwerking_aantal integer not null, antwoord_aantal integer not null, vraag_aantal integer not null, \
             stap integer not null, \
             code text, bronhouder text)",
            // Sealed: it names everybody who is asked about. At the end it names the hits, and is removed when they are regels.
            "create table looplijst_stand (id uuid primary key references looplijst (id), stand bytea not null)",
            "create table looplijst_stap (id uuid primary key, looplijst_id uuid not null references looplijst (id), \
             versie integer not null, soort text not null, toelichting text not null, door_id uuid not null, rol text not null, \
             plaatsgevonden_op bigint not null)",
            "create unique index looplijst_stap_versie on looplijst_stap (looplijst_id, versie)",
            "create table looplijst_telling (id uuid primary key, looplijst_id uuid not null references looplijst (id), \
             regeling text not null, ja text not null, nee text not null, onbekend text not null)",
            "create unique index looplijst_telling_regeling on looplijst_telling (looplijst_id, regeling)",
            "create index looplijst_status on looplijst (status)",
            "create index weigering_wie on weigering (organisatie_id, regeling, datum, inwoner_id)",
        ];
        run_sql(manager, &steps).await
    }
}
