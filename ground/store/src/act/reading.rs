//! Where an act looks.

use crate::pool::Pool;
use crate::transaction::Transaction;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement};

/// In its own transaction when it has one, else beside all others.
pub(super) enum Reading<'a> {
    Within(&'a Transaction),
    Beside(&'a Pool),
}

#[async_trait::async_trait]
impl ConnectionTrait for Reading<'_> {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Within(open) => open.get_database_backend(),
            Self::Beside(pool) => pool.get_database_backend(),
        }
    }
    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Within(open) => open.execute_raw(statement).await,
            Self::Beside(pool) => pool.execute_raw(statement).await,
        }
    }
    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Within(open) => open.execute_unprepared(sql).await,
            Self::Beside(pool) => pool.execute_unprepared(sql).await,
        }
    }
    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Within(open) => open.query_one_raw(statement).await,
            Self::Beside(pool) => pool.query_one_raw(statement).await,
        }
    }
    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Within(open) => open.query_all_raw(statement).await,
            Self::Beside(pool) => pool.query_all_raw(statement).await,
        }
    }
}
