//! Whoever took part in a Hulpvraag that was closed before this release does so no longer (R5).

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let end = "update deelname set einde = (select h.afgesloten_op from hulpvraag h where h.id = deelname.hulpvraag_id) \
                   where einde is null and exists (select 1 from hulpvraag h where h.id = deelname.hulpvraag_id and h.status = \
                   'afgesloten')";
        run_sql(manager, &[end]).await
    }
}
