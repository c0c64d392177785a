//! A question may be refused before anybody said who answers for a bronhouder. SQLite cannot take `not null` off a column, so the
//! column is made anew.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "alter table afgewezen_vraag rename column bron_id to bron_was",
            "alter table afgewezen_vraag add column bron_id uuid",
            "update afgewezen_vraag set bron_id = bron_was",
            "alter table afgewezen_vraag drop column bron_was",
            "alter table afgewezen_vraag add column bronhouder text check ((bron_id is null) <> (bronhouder is null))",
        ];
        run_sql(manager, &steps).await
    }
}
