//! Who does not want to be looked for. A row is there as long as that holds, and no longer.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "create table afmelding (id uuid primary key, inwoner_id uuid not null, regeling text not null, \
             organisatie_id uuid not null, kanaal text not null, begin bigint not null, vervalt_op text, \
             bij_organisatie_id uuid not null, bij_hulpvraag_id uuid)",
            // Said once for each reach; and all that a run asks for stands in the index.
            "create unique index afmelding_bereik on afmelding (inwoner_id, regeling, organisatie_id)",
            "create index afmelding_vraag on afmelding (inwoner_id, regeling, organisatie_id, vervalt_op)",
            "create index afmelding_vervalt on afmelding (vervalt_op)",
        ];
        run_sql(manager, &steps).await
    }
}
