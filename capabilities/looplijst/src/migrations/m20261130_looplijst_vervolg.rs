//! What an attempt that is taken back gives back: for when it left the regel planned, so that a return that was noted with it goes and a later
//! plan stays, and whether one was to go with somebody before it.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "alter table poging add column vervolg_op text",
            "alter table poging add column vervolg_dagdeel text",
            "alter table poging add column vorige_samen boolean",
        ];
        run_sql(manager, &steps).await
    }
}
