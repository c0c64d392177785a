//! Asking blind: who holds the two keys, the keys of the sources, and what both signed for a Looplijst. Such a row points at the mark
//! of a demo, so that no store about real people can hold one.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "create table looplijst_blind (id uuid primary key references looplijst (id), \
             merk text not null references merk (naam), voorstel bytea, houder_b_id uuid, houder_a_id uuid, \
             getekend bytea, verloopt_op bigint, doorgave_tot bigint, verklaring bytea)",
            "create table sleutelhouder (id uuid primary key, organisatie_id uuid not null, plek text not null, \
             medewerker_id uuid not null, teken text not null, zegel text not null, geheim bytea not null, \
             aangemaakt_op bigint not null, versie integer not null)",
            "create unique index sleutelhouder_plek on sleutelhouder (organisatie_id, plek)",
            "alter table bron add column oin text",
            "alter table bron add column blind_teken text",
            "alter table bron add column blind_pad text",
            "alter table bron add column blind_zegel text",
        ];
        run_sql(manager, &steps).await
    }
}
