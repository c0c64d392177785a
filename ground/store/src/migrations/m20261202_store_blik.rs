//! An Inwoner turns the pages of what is about them (V29), and chooses an organisatie: found in the index alone, however
//! long the log is. Corrections have an index of their own, which is empty for almost everybody.

use crate::correct::CORRECT;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let corrected =
            format!("create index verwerking_correctie on verwerking (betrokkene_hash, trace_id) where naam = '{CORRECT}'");
        let statements = [
            "create index verwerking_blik on verwerking (betrokkene_hash, \"begin\", id, maand, organisatie_id, naam)",
            "drop index verwerking_inzage",
            &corrected,
        ];
        crate::run_sql(manager, &statements).await
    }
}
