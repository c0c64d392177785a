//! What is told to an Inwoner, once per event.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table bericht (id uuid primary key, inwoner_id uuid, hulpvraag_id uuid not null, afspraak_id \
             uuid, organisatie_id uuid not null, soort text not null, kanaal text not null, status \
             text not null, event_id uuid not null, aangemaakt_op bigint not null, verstuurd_op \
             bigint)",
            "create unique index bericht_event on bericht (event_id, soort)",
            "create index bericht_wacht on bericht (organisatie_id, aangemaakt_op) where status = 'klaar'",
            "create index bericht_inwoner on bericht (inwoner_id)",
        ];
        run_sql(manager, &tables).await
    }
}
