//! The outbox, what was done once, and the sessions.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements = [
            "create table event (id uuid primary key, kind text not null, payload text not null, organisatie_id uuid not null,
             told_at bigint not null, due_at bigint, tries integer not null)",
            "create index event_due on event (due_at) where due_at is not null",
            "create table once (key_hash bytea primary key, print_hash bytea not null, act text not null,
             location text not null, made_at bigint not null)",
            "create table sessie (id_hash bytea primary key, wie uuid, gegevens text not null, laatst_gezien bigint not null)",
            "create index sessie_wie on sessie (wie)",
            "create table merk (naam text primary key, waarde text not null)",
        ];
        crate::run_sql(manager, &statements).await
    }
}
