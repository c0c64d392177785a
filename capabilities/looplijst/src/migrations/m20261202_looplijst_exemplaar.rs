//! A route is of a day and of all Looplijsten, so its copies are numbered by who goes there and the day. Of copies with one number the
//! first keeps it; the others go on after the last of that day.

use store::run_sql;
use store::sea_orm_migration::{self, prelude::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let steps = [
            "drop index looplijst_route_volgorde",
            // Beside the table: what is counted does not change while it is counted.
            "create table looplijst_route_vervolg (id uuid primary key, volgorde integer not null)",
            "insert into looplijst_route_vervolg (id, volgorde) \
             select id, most + row_number() over (partition by medewerker_id, dag order by aangemaakt_op, id) from ( \
             select id, medewerker_id, dag, aangemaakt_op, max(volgorde) over (partition by medewerker_id, dag) as most, \
             row_number() over (partition by medewerker_id, dag, volgorde order by aangemaakt_op, id) as nth \
             from looplijst_route) as copies where nth > 1",
            "update looplijst_route set volgorde = \
             (select d.volgorde from looplijst_route_vervolg d where d.id = looplijst_route.id) \
             where id in (select d.id from looplijst_route_vervolg d)",
            "drop table looplijst_route_vervolg",
            "create unique index looplijst_route_volgorde on looplijst_route (medewerker_id, dag, volgorde)",
        ];
        run_sql(manager, &steps).await
    }
}
