//! A condition on which a statement stands: without it PostgreSQL undoes all of it (`crate::batch`).

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            let sql = "create function eis(klopt boolean, naam text) returns boolean language plpgsql as $$
                begin
                    if not klopt then raise exception using errcode = 'EL001', message = naam; end if;
                    return true;
                end $$";
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }
}
