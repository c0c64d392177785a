//! The outbox, what was done once, and the sessions.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let blob =
            if manager.get_database_backend() == sea_orm_migration::sea_orm::DbBackend::Postgres { "bytea" } else { "blob" };
        let db = manager.get_connection();
        db.execute_unprepared(
            "create table event (id uuid primary key, kind text not null, payload text not null, organisatie_id uuid not null,
             told_at bigint not null, due_at bigint, tries integer not null)",
        )
        .await?;
        db.execute_unprepared("create index event_due on event (due_at) where due_at is not null").await?;
        db.execute_unprepared(&format!(
            "create table once (key_hash {blob} primary key, print_hash {blob} not null, act text not null,
             location text not null, made_at bigint not null)"
        ))
        .await?;
        db.execute_unprepared(&format!(
            "create table sessie (id_hash {blob} primary key, wie uuid, gegevens text not null, laatst_gezien bigint not null)"
        ))
        .await?;
        db.execute_unprepared("create index sessie_wie on sessie (wie)").await?;
        db.execute_unprepared("create table merk (naam text primary key, waarde text not null)").await?;
        Ok(())
    }
}
