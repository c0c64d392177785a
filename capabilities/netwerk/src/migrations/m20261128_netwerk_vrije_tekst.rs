//! Who may write text of its own has a row that says so, from when to when and on which grondslag: it opens and closes on its date.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let changes = [
            "create table vrije_tekst (id uuid primary key, organisatie_id uuid not null references organisatie (id), \
             grondslag text not null, geldig_van text not null, geldig_tot text)",
            "create index vrije_tekst_organisatie on vrije_tekst (organisatie_id, geldig_van)",
            // Who might, may: on the ground on which everybody passes on. Nobody else has rows here, so the id of the
            // organisatie names the first one as well.
            "insert into vrije_tekst (id, organisatie_id, grondslag, geldig_van) \
             select id, id, 'Awb artikel 2:1 en 2:3', '2020-01-01' from organisatie where vrije_tekst = true",
            "alter table organisatie drop column vrije_tekst",
        ];
        run_sql(manager, &changes).await
    }
}
