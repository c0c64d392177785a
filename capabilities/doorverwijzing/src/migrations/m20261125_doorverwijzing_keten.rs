//! Which Doorverwijzing takes the place of which: a return is a new one, with a reference.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run_sql(manager, &["alter table doorverwijzing add column vorige_id uuid"]).await
    }
}
