//! Who owned a Hulpvraag from when. Of what was open before this release only who has it now is known, and of what was closed
//! nobody: their first line says so.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let changes = [
            "create table eigenaar (hulpvraag_id uuid not null references hulpvraag (id), versie integer not null, organisatie_id \
             uuid, balie_id uuid, medewerker_id uuid, van_organisatie_id uuid, van_balie_id uuid, van_medewerker_id uuid, begin \
             bigint not null, handeling text not null, door_organisatie_id uuid not null, door_id uuid not null, primary key (hulpvraag_id, versie), constraint eigenaar_bekend check (organisatie_id is \
             not null or handeling = 'niet_bijgehouden'))",
            "insert into eigenaar (hulpvraag_id, versie, organisatie_id, balie_id, medewerker_id, begin, handeling, \
             door_organisatie_id, door_id) select id, versie, eigenaar_organisatie_id, eigenaar_balie_id, eigenaar_medewerker_id, \
             aangemaakt_op, 'niet_bijgehouden', aangemaakt_door_id, aangemaakt_door_id from hulpvraag",
        ];
        run_sql(manager, &changes).await
    }
}
