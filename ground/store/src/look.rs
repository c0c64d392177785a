//! Reading and changing what is about nobody.

use crate::stored::person_of;
use crate::{Backend, Plain, PlainTable, Store, StoreError, Stored, batch};
use sea_orm::sea_query::{InsertStatement, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DeleteMany, EntityTrait, Insert, QueryTrait,
    Statement, TransactionOptions, TransactionTrait, UpdateMany, Value,
};
use std::sync::Mutex;

/// A reader of plain rows; never blocks the writer.
pub struct Look<'a> {
    store: &'a Store,
}

impl<'a> Look<'a> {
    pub(crate) fn new(store: &'a Store) -> Self {
        Self { store }
    }

    /// The rows of a query about nobody.
    pub async fn all<M: Plain>(&self, query: impl QueryTrait<QueryStatement = SelectStatement>) -> Result<Vec<M>, StoreError> {
        self.rows(&query.into_query()).await
    }

    /// The first row of a query about nobody.
    pub async fn one<M: Plain>(&self, query: impl QueryTrait<QueryStatement = SelectStatement>) -> Result<Option<M>, StoreError> {
        let statement = self.store.0.read.get_database_backend().build(&query.into_query());
        Ok(M::find_by_statement(statement).one(&self.store.0.read).await?)
    }

    /// The rows of a query about nobody, as SQL that both databases read (`$1`, `$2` …).
    pub async fn sql<M: Plain>(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<M>, StoreError> {
        let statement = Statement::from_sql_and_values(self.store.0.read.get_database_backend(), sql, values);
        Ok(M::find_by_statement(statement).all(&self.store.0.read).await?)
    }

    /// The rows of a hand-made query about nobody.
    pub async fn rows<M: Plain>(&self, query: &SelectStatement) -> Result<Vec<M>, StoreError> {
        let statement = self.store.0.read.get_database_backend().build(query);
        Ok(M::find_by_statement(statement).all(&self.store.0.read).await?)
    }
}

/// A change of plain rows in one transaction.
pub struct PlainTx {
    pub(crate) inner: DatabaseTransaction,
    store: Store,
    inserts: Mutex<Vec<InsertStatement>>,
}

impl PlainTx {
    pub(crate) async fn begin(store: &Store) -> Result<Self, StoreError> {
        let inner = begin(store).await?;
        Ok(Self { inner, store: store.clone(), inserts: Mutex::default() })
    }

    /// The rows of a query about nobody, in this transaction.
    pub async fn all<M: Plain>(&self, query: impl QueryTrait<QueryStatement = SelectStatement>) -> Result<Vec<M>, StoreError> {
        let statement = self.inner.get_database_backend().build(&query.into_query());
        Ok(M::find_by_statement(statement).all(&self.inner).await?)
    }

    /// Adds a row at the end of this transaction.
    pub fn add<A>(&self, row: A)
    where
        A: ActiveModelTrait + Send,
        A::Entity: Stored<Kind = PlainTable> + EntityTrait<ActiveModel = A>,
    {
        debug_assert!(person_of(&row).is_none());
        self.inserts.lock().expect("no panic under lock").push(Insert::one(row).into_query());
    }

    /// Changes rows; gives how many.
    pub async fn change<E: Stored<Kind = PlainTable>>(&self, update: UpdateMany<E>) -> Result<u64, StoreError> {
        Ok(update.exec(&self.inner).await?.rows_affected)
    }

    /// Removes rows; gives how many.
    pub async fn remove<E: Stored<Kind = PlainTable>>(&self, delete: DeleteMany<E>) -> Result<u64, StoreError> {
        Ok(delete.exec(&self.inner).await?.rows_affected)
    }

    /// Ends the transaction.
    pub async fn commit(self) -> Result<(), StoreError> {
        let inserts = self.inserts.into_inner().expect("no panic under lock");
        batch::send(&self.inner, self.store.backend(), inserts).await?;
        commit(self.inner, &self.store).await
    }
}

pub(crate) async fn begin(store: &Store) -> Result<DatabaseTransaction, StoreError> {
    let mut options = TransactionOptions::default();
    if store.backend() == Backend::Sqlite {
        options.sqlite_transaction_mode = Some(sea_orm::SqliteTransactionMode::Immediate);
    }
    store.0.write.begin_with_options(options).await.map_err(StoreError::Outage)
}

/// Commits and, on SQLite, waits until the commit is on the disk.
pub(crate) async fn commit(tx: DatabaseTransaction, store: &Store) -> Result<(), StoreError> {
    tx.commit().await.map_err(StoreError::Outage)?;
    settle(store).await
}

/// Returns when all that was committed is on the disk.
pub(crate) async fn settle(store: &Store) -> Result<(), StoreError> {
    if let Some(durable) = &store.0.durable {
        durable.wait().await?;
    }
    Ok(())
}
