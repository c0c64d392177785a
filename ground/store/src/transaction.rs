//! A transaction on one connection. What is not committed is undone.

use crate::pool::{Lent, Pool};
use crate::talk::{Heard, Said, Talk};
use crate::{Backend, StoreError};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard};

/// An open transaction.
pub(crate) struct Transaction {
    backend: Backend,
    talk: Mutex<Option<Talk>>,
    /// After a fault PostgreSQL takes nothing more and answers a commit with an undoing, without an error.
    failed: AtomicBool,
}

impl Transaction {
    /// Begins; on SQLite as the one writer, so that nobody else writes until the end.
    pub(crate) async fn begin(pool: &Pool) -> Result<Self, DbErr> {
        // Whole before the word is sent: a caller that goes away meanwhile leaves a transaction that is undone.
        let talk = Mutex::new(Some(Talk::on(pool.lend().await?, pool.backend())));
        let tx = Self { backend: pool.backend(), talk, failed: AtomicBool::new(false) };
        let word = match tx.backend {
            Backend::Sqlite => "begin immediate",
            Backend::Postgres => "begin",
        };
        tx.heard(tx.link().await.lent.plain(word).await)?;
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
        self.heard(self.link().await.lent.plain("commit").await)?;
        self.committed();
        Ok(())
    }

    /// Says that the commit was part of the last text.
    pub(crate) fn committed(mut self) {
        drop(self.talk.get_mut().take());
    }

    pub(crate) async fn rollback(mut self) -> Result<(), DbErr> {
        let outcome = match self.talk.get_mut() {
            Some(talk) => undo(&mut talk.lent).await,
            None => Ok(()),
        };
        drop(self.talk.get_mut().take());
        outcome
    }

    async fn link(&self) -> MappedMutexGuard<'_, Talk> {
        MutexGuard::map(self.talk.lock().await, |talk| talk.as_mut().expect("there until the end"))
    }

    async fn say(&self, said: Said) -> Result<Heard, DbErr> {
        self.heard(self.link().await.say(said).await)
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
        let Some(Talk { mut lent, .. }) = self.talk.get_mut().take() else { return };
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
        self.say(Said::Change(statement)).await?.done()
    }
    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.say(Said::Text(sql.to_owned())).await?.done()
    }
    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        Ok(self.say(Said::Row(statement)).await?.rows().pop())
    }
    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        Ok(self.say(Said::Rows(statement)).await?.rows())
    }
}
