//! What an act keeps for its end, and how it is sent: together.
//!
//! On PostgreSQL it travels as one statement, each part a common table expression; foreign keys are
//! checked when that statement ends. An act that wrote nothing before needs no transaction around it: the
//! statement is one. An act about very many people takes several. On SQLite the thread that writes runs the
//! parts one by one (`crate::writer`).

use crate::give_way::{PAUSES, has_to_give_way};
use crate::lines::Lines;
use crate::pool::Pool;
use crate::transaction::Transaction;
use crate::{Backend, StoreError, sqlite};
use sea_orm::sea_query::{
    CommonTableExpression, DeleteStatement, Expr, InsertStatement, Query, SqliteQueryBuilder, UpdateStatement, Value, Values,
    WithClause, WithQuery,
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, RuntimeErr, Statement};
use std::time::Duration;

/// The state that the function `eis` of the schema raises when a condition does not hold.
const UNMET: &str = "EL001";

/// What is written at the end of an act.
#[derive(Default)]
pub(crate) struct Batch {
    claims: Vec<Claim>,
    removals: Vec<DeleteStatement>,
    inserts: Vec<Added>,
}

/// Rows to add, and how many values they bring.
struct Added {
    statement: InsertStatement,
    values: usize,
}

/// Values in one statement at most: one of PostgreSQL binds 65,535, and claims and removals bring some as well.
const VALUES: usize = 50_000;
/// Tables in one statement at most: a plan has a part for each.
const INSERTS: usize = 500;

/// A change of exactly one row, or the act does not stand.
struct Claim {
    update: UpdateStatement,
    condition: &'static str,
}

impl Batch {
    pub(crate) fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.removals.is_empty() && self.inserts.is_empty()
    }

    pub(crate) fn claim(&mut self, update: UpdateStatement, condition: &'static str) {
        self.claims.push(Claim { update, condition });
    }

    pub(crate) fn remove(&mut self, delete: DeleteStatement) {
        self.removals.push(delete);
    }

    /// Adds rows; `values` is how many they bring together.
    pub(crate) fn insert(&mut self, statement: InsertStatement, values: usize) {
        self.inserts.push(Added { statement, values });
    }

    /// The lines of acts, and nothing else.
    pub(crate) fn of_lines(all: impl IntoIterator<Item = Lines>) -> Self {
        let mut batch = Self::default();
        Lines::insert_all(all, &mut batch);
        batch
    }

    /// Sends all of it in a transaction that is open, and commits.
    pub(crate) async fn send_and_commit(self, tx: Transaction) -> Result<(), StoreError> {
        match tx.backend() {
            Backend::Postgres => {
                for part in self.parts() {
                    part.send_joined(&tx).await?;
                }
                tx.commit().await
            }
            Backend::Sqlite => {
                match self.send_in_parts(&tx).await {
                    Ok(()) => tx.committed(),
                    Err(cause) => {
                        tx.rollback().await?;
                        return Err(cause);
                    }
                }
                Ok(())
            }
        }
    }

    /// As one statement of PostgreSQL, which is a transaction of its own. An act that has to give way goes again. What does not fit into
    /// one statement goes in as many as it takes, in a transaction around them.
    pub(crate) async fn send_alone(self, pool: &Pool) -> Result<(), StoreError> {
        if !self.fits() {
            let tx = Transaction::begin(pool).await?;
            return self.send_and_commit(tx).await;
        }
        let joined = self.joined();
        let mut pauses = PAUSES.iter();
        loop {
            match (joined.send(pool).await, pauses.next()) {
                // Two acts wanted the same rows the other way round. Nothing of this one was done: once more, it finds what
                // the other did.
                (Err(cause), Some(pause)) if has_to_give_way(&cause) => tokio::time::sleep(Duration::from_millis(*pause)).await,
                (done, _) => return done.map_err(|cause| joined.unmet(cause)),
            }
        }
    }

    /// As one statement of PostgreSQL in a transaction that is open. What has to give way there is said again by [`crate::talk`].
    async fn send_joined(self, tx: &Transaction) -> Result<(), StoreError> {
        let joined = self.joined();
        joined.send(tx).await.map_err(|cause| joined.unmet(cause))
    }

    fn fits(&self) -> bool {
        self.inserts.len() <= INSERTS && self.inserts.iter().map(|one| one.values).sum::<usize>() <= VALUES
    }

    /// In as many as it takes, in order: what has to hold and what goes comes first.
    fn parts(self) -> Vec<Self> {
        let (mut all, mut values) = (Vec::new(), 0);
        let mut part = Self { claims: self.claims, removals: self.removals, inserts: Vec::new() };
        for insert in self.inserts {
            values += insert.values;
            if !part.inserts.is_empty() && (values > VALUES || part.inserts.len() == INSERTS) {
                values = insert.values;
                all.push(std::mem::take(&mut part));
            }
            part.inserts.push(insert);
        }
        all.push(part);
        all
    }

    fn joined(mut self) -> Joined {
        if let ([], [], [_]) = (self.claims.as_slice(), self.removals.as_slice(), self.inserts.as_slice()) {
            let statement = self.inserts.pop().map(|one| One::Insert(Box::new(one.statement)));
            return Joined { conditions: vec![], statement };
        }
        if self.is_empty() {
            return Joined { conditions: vec![], statement: None };
        }
        let (mut with, mut answer) = (WithClause::new(), Query::select());
        let mut nth = 0;
        let mut name = || {
            nth += 1;
            format!("i{nth}")
        };
        let conditions: Vec<&'static str> = self.claims.iter().map(|claim| claim.condition).collect();
        for Claim { mut update, condition } in self.claims.drain(..) {
            update.returning(Query::returning().expr(Expr::val(1)));
            let name = name();
            answer.expr(Expr::cust(format!("eis((select count(*) from {name}) = 1, '{condition}')")));
            with.cte(CommonTableExpression::new().query(update).table_name(name).to_owned());
        }
        for delete in self.removals.drain(..) {
            with.cte(CommonTableExpression::new().query(delete).table_name(name()).to_owned());
        }
        for insert in self.inserts.drain(..) {
            with.cte(CommonTableExpression::new().query(insert.statement).table_name(name()).to_owned());
        }
        if conditions.is_empty() {
            answer.expr(Expr::val(1));
        }
        Joined { conditions, statement: Some(One::With(Box::new(answer.with(with)))) }
    }

    /// Writes all of it in a transaction of SQLite that others share. Gives the condition that did not hold, if that was
    /// the first: then nothing has changed, because a claim that finds its row taken changes none.
    ///
    /// # Errors
    /// `Unmet` where a later claim does not hold: what was done has to be undone.
    pub(crate) fn write_to(&self, connection: &rusqlite::Connection) -> Result<Option<&'static str>, StoreError> {
        for (nth, Claim { update, condition }) in self.claims.iter().enumerate() {
            if sqlite::run(connection, update.build(SqliteQueryBuilder))? != 1 {
                return if nth == 0 { Ok(Some(condition)) } else { Err(StoreError::Unmet(condition)) };
            }
        }
        for delete in &self.removals {
            sqlite::run(connection, delete.build(SqliteQueryBuilder))?;
        }
        for insert in &self.inserts {
            sqlite::run(connection, insert.statement.build(SqliteQueryBuilder))?;
        }
        Ok(None)
    }

    /// As one text of SQLite, after the claims, with the commit at its end.
    async fn send_in_parts(&self, tx: &Transaction) -> Result<(), StoreError> {
        for Claim { update, condition } in &self.claims {
            if tx.execute(update).await?.rows_affected() != 1 {
                return Err(StoreError::Unmet(condition));
            }
        }
        let mut text = Text::default();
        for delete in &self.removals {
            text.add(delete.build(SqliteQueryBuilder));
        }
        for insert in &self.inserts {
            text.add(insert.statement.build(SqliteQueryBuilder));
        }
        text.add_word("commit");
        Ok(tx.execute_raw(text.take()).await.map(|_| ())?)
    }
}

/// Statements of SQLite that travel together; each takes its values where the one before it stopped.
#[derive(Default)]
struct Text {
    sql: String,
    values: Vec<Value>,
}

impl Text {
    fn add(&mut self, (sql, values): (String, Values)) {
        self.add_word(&sql);
        self.values.extend(values.0);
    }

    fn add_word(&mut self, sql: &str) {
        if !self.sql.is_empty() {
            self.sql.push_str("; ");
        }
        self.sql.push_str(sql);
    }

    fn take(&mut self) -> Statement {
        let Self { sql, values } = std::mem::take(self);
        Statement { sql, values: Some(Values(values)), db_backend: DbBackend::Sqlite }
    }
}

/// A batch as PostgreSQL gets it, and the conditions it can answer with.
struct Joined {
    statement: Option<One>,
    conditions: Vec<&'static str>,
}

/// One insert needs no clauses around it.
enum One {
    Insert(Box<InsertStatement>),
    With(Box<WithQuery>),
}

impl Joined {
    async fn send(&self, connection: &impl ConnectionTrait) -> Result<(), DbErr> {
        match &self.statement {
            None => return Ok(()),
            Some(One::Insert(insert)) => connection.execute(insert.as_ref()).await?,
            Some(One::With(query)) => connection.execute(query.as_ref()).await?,
        };
        Ok(())
    }

    fn unmet(&self, cause: DbErr) -> StoreError {
        let (DbErr::Exec(RuntimeErr::SqlxError(fault)) | DbErr::Query(RuntimeErr::SqlxError(fault))) = &cause else {
            return cause.into();
        };
        let said = fault.as_database_error().filter(|said| said.code().as_deref() == Some(UNMET));
        match said.and_then(|said| self.conditions.iter().find(|condition| **condition == said.message())) {
            Some(condition) => StoreError::Unmet(condition),
            None => cause.into(),
        }
    }
}
