//! Hulpvragen: one owner and a next step with a date, as a constraint of the database.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table hulpvraag (id uuid primary key, nummer text not null, inwoner_id uuid, product text not \
             null, vraag text not null, status text not null, uitkomst text, eigenaar_organisatie_id \
             uuid, eigenaar_balie_id uuid, eigenaar_medewerker_id uuid, vervolgstap text, \
             vervolgstap_op bigint, aangemaakt_door_id uuid not null, aangemaakt_op bigint not null, \
             afgesloten_op bigint, versie integer not null, constraint hulpvraag_een_eigenaar check \
             (status = 'afgesloten' or (eigenaar_organisatie_id is not null and vervolgstap is not \
             null and vervolgstap_op is not null)), constraint hulpvraag_uitkomst check ((status = \
             'afgesloten') = (uitkomst is not null)))",
            "create unique index hulpvraag_nummer on hulpvraag (nummer)",
            "create index hulpvraag_inwoner on hulpvraag (inwoner_id)",
            "create index hulpvraag_vervolgstap on hulpvraag (eigenaar_organisatie_id, vervolgstap_op) where \
             status <> 'afgesloten'",
            "create table deelname (hulpvraag_id uuid not null references hulpvraag (id), organisatie_id uuid not \
             null, rol text not null, begin bigint not null, einde bigint, primary key \
             (hulpvraag_id, organisatie_id))",
            "create table momentopname (id uuid primary key, hulpvraag_id uuid not null references hulpvraag (id), \
             inwoner_id uuid not null, van_organisatie_id uuid not null, naar_organisatie_id uuid not null, \
             instemming text not null, inhoud text not null, aangemaakt_op bigint not null)",
            "create index momentopname_hulpvraag on momentopname (hulpvraag_id)",
            "create table taak (id uuid primary key, hulpvraag_id uuid not null references hulpvraag (id), \
             inwoner_id uuid, organisatie_id uuid not null, balie_id uuid, medewerker_id uuid, soort \
             text not null, tekst text not null, status text not null, termijn_op bigint not null, \
             aangemaakt_op bigint not null, klaar_op bigint, bron_id uuid not null, versie integer \
             not null)",
            "create unique index taak_bron on taak (bron_id, organisatie_id, soort)",
            "create index taak_open on taak (organisatie_id, termijn_op) where status in ('open', 'opgepakt')",
            "create index taak_hulpvraag on taak (hulpvraag_id)",
            "create table klantcontact (id uuid primary key, hulpvraag_id uuid not null references hulpvraag \
             (id), inwoner_id uuid, organisatie_id uuid not null, balie_id uuid, medewerker_id uuid \
             not null, kanaal text not null, begin bigint not null, einde bigint, stappen text not \
             null, toelichting text not null, uitkomst text, versie integer not null)",
            "create index klantcontact_hulpvraag on klantcontact (hulpvraag_id)",
        ];
        run_sql(manager, &tables).await
    }
}
