//! In which version an attempt left the regel: who takes it back, takes back the return that was noted with it, and not a later plan.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run_sql(manager, &["alter table poging add column regel_versie integer"]).await
    }
}
