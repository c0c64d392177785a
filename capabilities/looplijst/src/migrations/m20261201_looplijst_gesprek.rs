//! About what there was a Gesprek: that is kept with it, for as long as it is, and not only on the regel. Where the regel still says it, it is
//! taken from there.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "alter table gesprek add column regelingen text",
            "update gesprek set regelingen = (select r.regelingen from looplijst_regel r where r.id = gesprek.regel_id) \
             where plaatsgevonden_op is not null \
             and regel_id in (select r.id from looplijst_regel r where r.inwoner_id is not null)",
        ];
        run_sql(manager, &steps).await
    }
}
