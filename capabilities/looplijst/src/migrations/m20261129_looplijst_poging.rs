//! For when a visit was planned at which nobody was at home: an attempt that was noted by mistake gives that back.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = ["alter table poging add column gepland_op text", "alter table poging add column gepland_dagdeel text"];
        run_sql(manager, &steps).await
    }
}
