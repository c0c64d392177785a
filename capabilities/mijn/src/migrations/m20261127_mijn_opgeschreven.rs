//! A question about a look that a colleague at the Balie wrote down says who did.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run_sql(manager, &["alter table inzage_vraag add column gevraagd_door_id uuid"]).await
    }
}
