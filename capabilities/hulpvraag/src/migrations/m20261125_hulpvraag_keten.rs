//! Who holds a keten together, and where an overdue Taak went.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let changes = [
            "alter table hulpvraag add column ketenregisseur_id uuid",
            "alter table hulpvraag add column ketenregisseur_op bigint",
            "alter table hulpvraag add column opvolger_id uuid",
            "alter table hulpvraag add column opvolger_organisatie_id uuid",
            "alter table hulpvraag add column opvolger_op bigint",
            "alter table taak add column coordinator_id uuid",
            "alter table taak add column coordinator_op bigint",
            "alter table taak add column organisaties_op bigint",
            "create index taak_te_laat on taak (termijn_op) where status in ('open', 'opgepakt') and organisaties_op is null",
            "create index taak_stille_balie on taak (balie_id, termijn_op) where status = 'open' and soort = \
             'doorverwijzing_wacht'",
            "create index taak_medewerker on taak (medewerker_id) where status in ('open', 'opgepakt')",
            "create index hulpvraag_medewerker on hulpvraag (eigenaar_medewerker_id) where status <> 'afgesloten'",
        ];
        run_sql(manager, &changes).await
    }
}
