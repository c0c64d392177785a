//! A transaction on one connection. What is not committed is undone.

use crate::pool::{Lent, Pool};
use crate::{Backend, StoreError};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard};

/// An open transaction.
pub(crate) struct Transaction {
    backend: Backend,
    lent: Mutex<Option<Lent>>,
    /// After a fault PostgreSQL takes nothing more and answers a commit with an undoing, without an error.
    failed: AtomicBool,
}

impl Transaction {
    /// Begins; on SQLite as the one writer, so that nobody else writes until the end.
    pub(crate) async fn begin(pool: &Pool) -> Result<Self, DbErr> {
        // Whole before the word is sent: a caller that goes away meanwhile leaves a transaction that is undone.
        let lent = Mutex::new(Some(pool.lend().await?));
        let tx = Self { backend: pool.backend(), lent, failed: AtomicBool::new(false) };
        let word = match tx.backend {
            Backend::Sqlite => "begin immediate",
            Backend::Postgres => "begin",
        };
        tx.execute_unprepared(word).await?;
        Ok(tx)
    }

    pub(crate) fn backend(&self) -> Backend {
        self.backend
    }

    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        if self.failed.load(Ordering::Relaxed) {
            return Err(StoreError::Outage(DbErr::Custom(
                "a statement of this transaction failed, it cannot be committed".to_owned(),
            )));
        }
        self.execute_unprepared("commit").await?;
        self.committed();
        Ok(())
    }

    /// Says that the commit was part of the last text.
    pub(crate) fn committed(mut self) {
        drop(self.lent.get_mut().take());
    }

    pub(crate) async fn rollback(mut self) -> Result<(), DbErr> {
        let outcome = match self.lent.get_mut() {
            Some(lent) => undo(lent).await,
            None => Ok(()),
        };
        drop(self.lent.get_mut().take());
        outcome
    }

    async fn link(&self) -> MappedMutexGuard<'_, Lent> {
        MutexGuard::map(self.lent.lock().await, |lent| lent.as_mut().expect("there until the end"))
    }

    fn heard<T>(&self, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
        if outcome.is_err() {
            self.failed.store(true, Ordering::Relaxed);
        }
        outcome
    }
}

async fn undo(lent: &mut Lent) -> Result<(), DbErr> {
    match lent.plain("rollback").await {
        // SQLite undoes some faults by itself, and has then nothing left to undo.
        Err(_) if !lent.is_broken() => Ok(()),
        other => other.map(|_| ()),
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        let Some(mut lent) = self.lent.get_mut().take() else { return };
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => {
                runtime.spawn(async move { undo(&mut lent).await });
            }
            Err(_) => lent.discard(),
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.backend.into()
    }
    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.heard(self.link().await.execute(statement).await)
    }
    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.heard(self.link().await.plain(sql).await)
    }
    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.heard(self.link().await.row(statement).await)
    }
    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.heard(self.link().await.rows(statement).await)
    }
}
