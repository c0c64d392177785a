//! Reading and changing what is about nobody.

use crate::batch::Batch;
use crate::stored::person_of;
use crate::transaction::Transaction;
use crate::{Plain, PlainTable, Store, StoreError, Stored};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DeleteMany, EntityTrait, QueryTrait, Statement, UpdateMany, Value};
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
        let statement = self.store.0.engine.read.get_database_backend().build(&query.into_query());
        Ok(M::find_by_statement(statement).one(&self.store.0.engine.read).await?)
    }

    /// The rows of a query about nobody, as SQL that both databases read (`$1`, `$2` …).
    pub async fn sql<M: Plain>(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<M>, StoreError> {
        let statement = Statement::from_sql_and_values(self.store.0.engine.read.get_database_backend(), sql, values);
        Ok(M::find_by_statement(statement).all(&self.store.0.engine.read).await?)
    }

    /// The rows of a hand-made query about nobody.
    pub async fn rows<M: Plain>(&self, query: &SelectStatement) -> Result<Vec<M>, StoreError> {
        let statement = self.store.0.engine.read.get_database_backend().build(query);
        Ok(M::find_by_statement(statement).all(&self.store.0.engine.read).await?)
    }
}

/// A change of plain rows in one transaction.
pub struct PlainTx {
    inner: Transaction,
    store: Store,
    kept: Mutex<Batch>,
}

impl PlainTx {
    pub(crate) async fn begin(store: &Store) -> Result<Self, StoreError> {
        let inner = store.0.engine.begin().await?;
        Ok(Self { inner, store: store.clone(), kept: Mutex::default() })
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
        self.kept.lock().expect("no panic under lock").insert_rows([row]);
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
        let kept = self.kept.into_inner().expect("no panic under lock");
        self.store.0.engine.write_and_commit(kept, self.inner).await
    }
}
