//! Both logs. On PostgreSQL they are partitioned by month from the start: a whole month can leave at
//! the front of the chain. The number of the transaction tells the sealer what can no longer change; on another server
//! it goes on where the old one had come to (`crate::go_on_numbering`).

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

const VERWERKING: &str = "maand integer not null, id uuid not null, trace_id bytea not null, span_id bytea not null,
    status text not null, naam text not null, \"begin\" bigint not null, einde bigint not null, activiteit text not null,
    activiteit_versie integer not null, grondslag text not null, organisatie_id uuid not null, betrokkene bytea not null,
    betrokkene_hash bytea not null";
const TOEGANG: &str = "maand integer not null, id uuid not null, trace_id bytea not null, organisatie_id uuid not null,
    door_id uuid not null, rol text not null, handeling text not null, grondslag text not null, object_soort text not null,
    object_id uuid not null, uitkomst text not null, aantal integer not null, plaatsgevonden_op bigint not null";

/// The number in the log of a transaction of PostgreSQL: its own number, and what other servers counted before.
pub(crate) fn number_function(before: i64) -> String {
    format!(
        "create or replace function log_number(xid8) returns bigint language sql immutable as 'select $1::text::bigint + {before}'"
    )
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let postgres = manager.get_database_backend() == DbBackend::Postgres;
        if postgres {
            db.execute_unprepared(&number_function(0)).await?;
        }
        for (table, columns) in [("verwerking", VERWERKING), ("toegang", TOEGANG)] {
            if postgres {
                db.execute_unprepared(&format!(
                    "create table {table} ({columns}, xid bigint not null default log_number(pg_current_xact_id()),
                     primary key (maand, id)) partition by range (maand)"
                ))
                .await?;
                db.execute_unprepared(&format!("create table {table}_rest partition of {table} default")).await?;
                db.execute_unprepared(&format!("create index {table}_xid on {table} using brin (xid)")).await?;
            } else {
                let columns = columns.replace("bytea", "blob");
                db.execute_unprepared(&format!("create table {table} ({columns}, primary key (maand, id))")).await?;
            }
        }
        db.execute_unprepared("create index verwerking_betrokkene on verwerking (betrokkene_hash, \"begin\")").await?;
        db.execute_unprepared("create index toegang_trace on toegang (trace_id)").await?;
        let blob = if postgres { "bytea" } else { "blob" };
        db.execute_unprepared(&format!(
            "create table zegel (logboek text not null, nr integer not null, tot bigint not null, aantal bigint not null,
             hash {blob} not null, gezet_op bigint not null, primary key (logboek, nr))"
        ))
        .await?;
        Ok(())
    }
}
