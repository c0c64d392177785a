//! Two people who were kept as one, to be parted by two pairs of eyes (V18).

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "create table scheiding (id uuid primary key, inwoner_id uuid not null, naar_id uuid, organisatie_id uuid not null, \
             hulpvragen text not null, inhoud bytea not null, status text not null, aangemaakt_door_id uuid not null, \
             klaar_door_id uuid, aangemaakt_op bigint not null, klaar_op bigint, aantal integer not null, versie integer not null)",
            "create index scheiding_organisatie on scheiding (organisatie_id, aangemaakt_op)",
        ];
        run_sql(manager, &tables).await
    }
}
