//! The connections to the database, lent and given back without a word to it.
//!
//! A connection that comes back is asked nothing: whoever used it knows how it went. So a look costs one
//! round trip, and so does an act of which all writes travel in one statement (besluit 23). What broke on
//! the way is thrown away, and with it all that lie idle: they led to the same server.

use crate::Backend;
use crate::link::{Link, Opener};
use deadpool::Runtime;
use deadpool::managed::{self, Object, PoolError, QueueMode};
use sea_orm::{ConnAcquireErr, ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement};
use std::ops::{Deref, DerefMut};
use std::time::Duration;

/// A few connections. A statement asked of the pool itself is a transaction of its own.
#[derive(Clone, Debug)]
pub(crate) struct Pool {
    backend: Backend,
    links: managed::Pool<Opener>,
}

impl Pool {
    /// At most `most` connections, for which a caller waits at most `patience`. One is opened at once, so
    /// that a database that is not there is noticed here.
    pub(crate) async fn open(opener: Opener, most: usize, patience: Duration) -> Result<Self, DbErr> {
        let backend = opener.backend();
        let links = managed::Pool::builder(opener)
            .max_size(most)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(patience))
            .create_timeout(Some(patience))
            // The one used last has its statements and pages at hand.
            .queue_mode(QueueMode::Lifo)
            .build()
            .map_err(|cause| DbErr::Custom(cause.to_string()))?;
        let pool = Self { backend, links };
        drop(pool.lend().await?);
        Ok(pool)
    }

    pub(crate) fn backend(&self) -> Backend {
        self.backend
    }

    pub(crate) async fn lend(&self) -> Result<Lent, DbErr> {
        match self.links.get().await {
            Ok(link) => Ok(Lent(Some(link))),
            Err(PoolError::Timeout(_)) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
            Err(PoolError::Closed) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)),
            Err(PoolError::Backend(cause)) => Err(DbErr::Conn(RuntimeErr::SqlxError(cause.into()))),
            Err(other) => Err(DbErr::Custom(other.to_string())),
        }
    }

    /// A fresh connection for a look whose connection turned out to be gone, as after a restart of the database: looking
    /// twice does no harm.
    async fn anew(&self, broken: Lent) -> Result<Lent, DbErr> {
        drop(broken);
        self.lend().await
    }

    /// Closes every connection, and waits for each to come back and say goodbye.
    pub(crate) async fn close(&self) -> Result<(), DbErr> {
        for _ in 0..self.links.status().size {
            if let Some(link) = self.lend().await?.0.take() {
                Object::take(link).close().await?;
            }
        }
        self.links.close();
        Ok(())
    }
}

/// A connection on loan; it goes back when it is dropped.
pub(crate) struct Lent(Option<Object<Opener>>);

impl Lent {
    /// Closes the connection instead of giving it back: the database undoes what was open on it.
    pub(crate) fn discard(mut self) {
        drop(self.0.take().map(Object::take));
    }
}

impl Deref for Lent {
    type Target = Link;
    fn deref(&self) -> &Link {
        self.0.as_ref().expect("there until it goes back")
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut Link {
        self.0.as_mut().expect("there until it goes back")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(link) = self.0.take().filter(|link| link.is_broken()) else { return };
        if let Some(pool) = Object::pool(&link) {
            drop(Object::take(link));
            pool.retain(|_, _| false);
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Pool {
    fn get_database_backend(&self) -> DbBackend {
        self.backend.into()
    }
    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.lend().await?.execute(statement).await
    }
    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.lend().await?.plain(sql).await
    }
    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let mut lent = self.lend().await?;
        match lent.row(statement.clone()).await {
            Err(_) if lent.is_broken() => self.anew(lent).await?.row(statement).await,
            done => done,
        }
    }
    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut lent = self.lend().await?;
        match lent.rows(statement.clone()).await {
            Err(_) if lent.is_broken() => self.anew(lent).await?.rows(statement).await,
            done => done,
        }
    }
}
