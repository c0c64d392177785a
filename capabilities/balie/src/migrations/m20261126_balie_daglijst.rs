//! Which copies of a day were printed, by whom (names on paper).

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table daglijst (id uuid primary key, locatie_id uuid not null, organisatie_id uuid not null, medewerker_id \
             uuid not null, dag text not null, volgorde integer not null, aangemaakt_op bigint not null)",
            "create unique index daglijst_volgorde on daglijst (locatie_id, organisatie_id, dag, volgorde)",
        ];
        run_sql(manager, &tables).await
    }
}
