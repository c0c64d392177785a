//! One connection to the database, of either kind, and how it is opened.

use crate::Backend;
use deadpool::managed::{Manager, Metrics, RecycleError, RecycleResult};
use sea_orm::sea_query::Values;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgConnection};
use sea_orm::sqlx::query::Query;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sea_orm::sqlx::{self, AssertSqlSafe, ConnectOptions, Connection, Database, Executor, IntoArguments};
use sea_orm::{DbErr, ExecResult, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;
use std::time::Duration;

/// What lay idle longer is asked whether it is still there, before it is used.
const ASKED_AFTER: Duration = Duration::from_secs(60);

/// How connections are opened.
#[derive(Debug)]
pub(crate) enum Opener {
    Sqlite(SqliteConnectOptions),
    Postgres(PgConnectOptions),
}

impl Opener {
    pub(crate) fn backend(&self) -> Backend {
        match self {
            Self::Sqlite(_) => Backend::Sqlite,
            Self::Postgres(_) => Backend::Postgres,
        }
    }
}

impl Manager for Opener {
    type Type = Link;
    type Error = sqlx::Error;

    async fn create(&self) -> Result<Link, sqlx::Error> {
        let wire = match self {
            Self::Sqlite(options) => Wire::Sqlite(Box::new(options.connect().await?)),
            Self::Postgres(options) => Wire::Postgres(Box::new(options.connect().await?)),
        };
        Ok(Link { wire, broken: false })
    }

    async fn recycle(&self, link: &mut Link, metrics: &Metrics) -> RecycleResult<sqlx::Error> {
        if metrics.last_used() > ASKED_AFTER {
            return match &mut link.wire {
                Wire::Sqlite(wire) => wire.ping().await,
                Wire::Postgres(wire) => wire.ping().await,
            }
            .map_err(RecycleError::Backend);
        }
        Ok(())
    }
}

#[derive(Debug)]
enum Wire {
    Sqlite(Box<SqliteConnection>),
    Postgres(Box<PgConnection>),
}

/// An open connection.
#[derive(Debug)]
pub(crate) struct Link {
    wire: Wire,
    broken: bool,
}

impl Link {
    /// Whether it failed in a way after which it cannot be used.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken
    }

    pub(crate) async fn execute(&mut self, statement: Statement) -> Result<ExecResult, DbErr> {
        let Statement { sql, values, .. } = statement;
        said(&sql);
        let outcome = match &mut self.wire {
            Wire::Sqlite(wire) => query(&sql, values).execute(&mut **wire).await.map(ExecResult::from),
            Wire::Postgres(wire) => query(&sql, values).execute(&mut **wire).await.map(ExecResult::from),
        };
        self.heard(outcome).map_err(DbErr::Exec)
    }

    pub(crate) async fn rows(&mut self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let Statement { sql, values, .. } = statement;
        said(&sql);
        let outcome = match &mut self.wire {
            Wire::Sqlite(wire) => {
                query(&sql, values).fetch_all(&mut **wire).await.map(|rows| rows.into_iter().map(QueryResult::from).collect())
            }
            Wire::Postgres(wire) => {
                query(&sql, values).fetch_all(&mut **wire).await.map(|rows| rows.into_iter().map(QueryResult::from).collect())
            }
        };
        self.heard(outcome).map_err(DbErr::Query)
    }

    pub(crate) async fn row(&mut self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let Statement { sql, values, .. } = statement;
        said(&sql);
        let outcome = match &mut self.wire {
            Wire::Sqlite(wire) => query(&sql, values).fetch_optional(&mut **wire).await.map(|row| row.map(QueryResult::from)),
            Wire::Postgres(wire) => query(&sql, values).fetch_optional(&mut **wire).await.map(|row| row.map(QueryResult::from)),
        };
        self.heard(outcome).map_err(DbErr::Query)
    }

    /// Text without values, of one statement or many, that is not kept for a next time.
    pub(crate) async fn plain(&mut self, sql: &str) -> Result<ExecResult, DbErr> {
        said(sql);
        let text = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        let outcome = match &mut self.wire {
            Wire::Sqlite(wire) => (&mut **wire).execute(text).await.map(ExecResult::from),
            Wire::Postgres(wire) => (&mut **wire).execute(text).await.map(ExecResult::from),
        };
        self.heard(outcome).map_err(DbErr::Exec)
    }

    pub(crate) async fn close(self) -> Result<(), DbErr> {
        let closed = match self.wire {
            Wire::Sqlite(wire) => wire.close().await,
            Wire::Postgres(wire) => wire.close().await,
        };
        closed.map_err(|cause| DbErr::Conn(RuntimeErr::SqlxError(cause.into())))
    }

    /// Remembers a fault after which nothing more can be asked.
    fn heard<T>(&mut self, outcome: Result<T, sqlx::Error>) -> Result<T, RuntimeErr> {
        outcome.map_err(|cause| {
            self.broken |= match &cause {
                sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed => true,
                // The server says goodbye: 57P01 to 57P03 of the PostgreSQL error codes.
                sqlx::Error::Database(said) => said.code().is_some_and(|code| code.starts_with("57P0")),
                _ => false,
            };
            RuntimeErr::SqlxError(cause.into())
        })
    }
}

/// What is asked, without a value: a test compares the questions about what is there with those about what is not (R5).
fn said(sql: &str) {
    tracing::trace!(target: "store::statement", sql);
}

fn query<D: Database>(sql: &str, values: Option<Values>) -> Query<'_, D, SqlxValues>
where
    SqlxValues: IntoArguments<D>,
{
    sqlx::query_with(AssertSqlSafe(sql), SqlxValues(values.unwrap_or_else(|| Values(Vec::new()))))
}
