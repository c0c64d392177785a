//! Looplijsten: the districts and who goes there, one regel an Inwoner, the Gesprek and its attempts, who said no, and which
//! routes were printed.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "create table looplijst (id uuid primary key, organisatie_id uuid not null, regelingen text not null, \
             peildatum text not null, status text not null, geopend_op bigint, aangemaakt_op bigint not null, \
             versie integer not null)",
            "create index looplijst_organisatie on looplijst (organisatie_id, aangemaakt_op)",
            "create table looplijst_wijk (id uuid primary key, looplijst_id uuid not null references looplijst (id), \
             wijk text not null, medewerker_id uuid, versie integer not null)",
            "create unique index looplijst_wijk_wijk on looplijst_wijk (looplijst_id, wijk)",
            "create index looplijst_wijk_medewerker on looplijst_wijk (medewerker_id)",
            // Who said no, and what is not visited any more, names nobody: the database keeps it so.
            "create table looplijst_regel (id uuid primary key, looplijst_id uuid not null references looplijst (id), \
             inwoner_id uuid, regelingen text not null, wijk text not null, status text not null, reden text, \
             gepland_op text, dagdeel text, samen boolean not null, poging integer not null, aangemaakt_op bigint not null, \
             versie integer not null, check (poging between 0 and 3), \
             check (status not in ('geweigerd', 'vervallen', 'vernietigd') or (inwoner_id is null and regelingen = '')), \
             check (status <> 'gepland' or (gepland_op is not null and dagdeel is not null)))",
            "create unique index looplijst_regel_inwoner on looplijst_regel (looplijst_id, inwoner_id)",
            "create index looplijst_regel_wijk on looplijst_regel (looplijst_id, wijk, status)",
            "create index looplijst_regel_wie on looplijst_regel (inwoner_id)",
            "create table gesprek (id uuid primary key, looplijst_id uuid not null, regel_id uuid not null, \
             inwoner_id uuid not null, organisatie_id uuid not null, medewerker_id uuid not null, status text not null, \
             uitkomst text, hulpvraag_id uuid, plaatsgevonden_op bigint, versie integer not null, \
             check (status <> 'gevoerd' or (uitkomst is not null and plaatsgevonden_op is not null)), \
             check (status <> 'geweigerd'))",
            "create unique index gesprek_regel on gesprek (regel_id)",
            "create index gesprek_inwoner on gesprek (inwoner_id)",
            "create table poging (id uuid primary key, gesprek_id uuid not null references gesprek (id), \
             inwoner_id uuid not null, dag text not null, dagdeel text not null, medewerker_id uuid not null, \
             aangemaakt_op bigint not null)",
            // On each part of the day once: so a fourth attempt has no place.
            "create unique index poging_dagdeel on poging (gesprek_id, dagdeel)",
            "create index poging_inwoner on poging (inwoner_id)",
            // From what, and since when. Nothing else is kept, and nothing points here.
            "create table weigering (id uuid primary key, inwoner_id uuid not null, organisatie_id uuid not null, \
             regeling text not null, datum text not null)",
            "create unique index weigering_regeling on weigering (inwoner_id, organisatie_id, regeling)",
            "create table looplijst_route (id uuid primary key, looplijst_id uuid not null, organisatie_id uuid not null, \
             medewerker_id uuid not null, dag text not null, volgorde integer not null, aangemaakt_op bigint not null)",
            "create unique index looplijst_route_volgorde on looplijst_route (looplijst_id, medewerker_id, dag, volgorde)",
        ];
        run_sql(manager, &steps).await
    }
}
