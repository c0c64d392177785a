//! What is said to the database in a transaction; and said again where PostgreSQL ended it for another (besluit 68).
//!
//! Nothing of it was done then. It is said once more, word for word, by this end of the line: the act that said it knows of
//! nothing, so nothing that it did beside the store is done twice. Where the database answers as it did before, all that the act
//! made of those answers stands. Where it answers otherwise, the other changed what this act rests on, and it ends.

use crate::Backend;
use crate::give_way::{CROSSED, PAUSES, has_to_give_way};
use crate::pool::Lent;
use sea_orm::sqlx::Row;
use sea_orm::{DbErr, ExecResult, QueryResult, Statement};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

/// Values that are kept to be said again at most. What brings in more at once has to begin anew by itself.
const KEPT: usize = 100_000;

/// One thing said.
#[derive(Clone)]
pub(crate) enum Said {
    /// A change.
    Change(Statement),
    /// Text without values.
    Text(String),
    /// A question for the first row.
    Row(Statement),
    /// A question for all rows.
    Rows(Statement),
}

/// What the database answered.
pub(crate) enum Heard {
    Done(ExecResult),
    Rows(Vec<QueryResult>),
}

/// A transaction on a connection, from after its first word.
pub(crate) struct Talk {
    pub(crate) lent: Lent,
    /// What was said until now with the print of each answer, as long as all of it is kept.
    kept: Option<Vec<(Said, u64)>>,
    values: usize,
}

impl Talk {
    pub(crate) fn on(lent: Lent, backend: Backend) -> Self {
        // On SQLite there is one writer, who gives way to nobody.
        let kept = (backend == Backend::Postgres).then(Vec::new);
        Self { lent, kept, values: 0 }
    }

    /// Says one thing more; what said it before has to give way, says all of it again.
    pub(crate) async fn say(&mut self, said: Said) -> Result<Heard, DbErr> {
        if self.kept.is_none() {
            return said.to(&mut self.lent).await;
        }
        let mut pauses = PAUSES.iter();
        let mut outcome = said.clone().to(&mut self.lent).await;
        loop {
            match outcome {
                Ok(heard) => {
                    self.keep(said, &heard);
                    return Ok(heard);
                }
                Err(cause) if has_to_give_way(&cause) => {
                    let Some(pause) = pauses.next() else { return Err(cause) };
                    self.lent.plain("rollback").await?;
                    tokio::time::sleep(Duration::from_millis(*pause)).await;
                    outcome = self.again(said.clone()).await;
                }
                Err(cause) => return Err(cause),
            }
        }
    }

    async fn again(&mut self, last: Said) -> Result<Heard, DbErr> {
        self.lent.plain("begin").await?;
        for (said, print) in self.kept.iter().flatten() {
            match said.clone().to(&mut self.lent).await {
                Ok(heard) if heard.print() == *print => {}
                Err(cause) if has_to_give_way(&cause) || self.lent.is_broken() => return Err(cause),
                // A no, too, is another answer than before. It is none to what is said last.
                _ => return Err(DbErr::Custom(CROSSED.to_owned())),
            }
        }
        last.to(&mut self.lent).await
    }

    fn keep(&mut self, said: Said, heard: &Heard) {
        self.values += said.values();
        match &mut self.kept {
            Some(kept) if self.values <= KEPT => kept.push((said, heard.print())),
            _ => self.kept = None,
        }
    }
}

impl Said {
    async fn to(self, lent: &mut Lent) -> Result<Heard, DbErr> {
        match self {
            Self::Change(statement) => lent.execute(statement).await.map(Heard::Done),
            Self::Text(text) => lent.plain(&text).await.map(Heard::Done),
            Self::Row(statement) => lent.row(statement).await.map(|row| Heard::Rows(row.into_iter().collect())),
            Self::Rows(statement) => lent.rows(statement).await.map(Heard::Rows),
        }
    }

    fn values(&self) -> usize {
        match self {
            Self::Change(said) | Self::Row(said) | Self::Rows(said) => said.values.as_ref().map_or(1, |values| values.0.len()),
            Self::Text(_) => 1,
        }
    }
}

impl Heard {
    pub(crate) fn done(self) -> Result<ExecResult, DbErr> {
        match self {
            Self::Done(done) => Ok(done),
            Self::Rows(_) => Err(DbErr::Custom("rows, where a change was asked".to_owned())),
        }
    }

    pub(crate) fn rows(self) -> Vec<QueryResult> {
        match self {
            Self::Rows(rows) => rows,
            Self::Done(_) => Vec::new(),
        }
    }

    /// The same for the same answer. Rows that come in another order are the same, as to who did not ask for one.
    fn print(&self) -> u64 {
        match self {
            Self::Done(done) => done.rows_affected(),
            Self::Rows(rows) => rows.iter().map(print_of).fold(rows.len() as u64, u64::wrapping_add),
        }
    }
}

/// Of the bytes of a row of PostgreSQL; only that gives a transaction up, so another needs none.
fn print_of(row: &QueryResult) -> u64 {
    let Some(row) = row.try_as_pg_row() else { return 0 };
    let mut print = DefaultHasher::new();
    for nth in 0..row.len() {
        row.try_get_raw(nth).ok().and_then(|value| value.as_bytes().ok()).hash(&mut print);
    }
    print.finish()
}
