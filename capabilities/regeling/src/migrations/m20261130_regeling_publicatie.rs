//! Which versions an organisatie put forward and published. Nothing is published in a store of before.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "create table regeling_publicatie (id uuid primary key, organisatie_id uuid not null, sleutel text not null, \
             gebied text not null, versie text not null, digest text not null, voorgelegd_door uuid not null, \
             voorgelegd_op bigint not null, gepubliceerd_door uuid, gepubliceerd_op bigint, \
             check (gepubliceerd_door is null or gepubliceerd_door <> voorgelegd_door), \
             check ((gepubliceerd_door is null) = (gepubliceerd_op is null)))",
            "create unique index regeling_publicatie_versie on regeling_publicatie \
             (organisatie_id, sleutel, gebied, versie, digest)",
        ];
        run_sql(manager, &steps).await
    }
}
