//! Rows of one table, as many together as one statement holds.

use crate::batch::Batch;
use sea_orm::{ActiveModelTrait, EntityTrait, Insert, Iterable, QueryTrait};

/// Values in one insert at most: a statement of SQLite binds 32,766, and one of PostgreSQL has to hold more than one of them.
const VALUES: usize = 16_000;

/// How many values a row of a table has.
pub(crate) fn width<A: ActiveModelTrait>() -> usize {
    <<A::Entity as EntityTrait>::Column as Iterable>::iter().count().max(1)
}

/// The rows in parts, each for one statement.
pub(crate) fn parts<A: ActiveModelTrait>(rows: impl IntoIterator<Item = A>) -> impl Iterator<Item = Vec<A>> {
    let mut rows = rows.into_iter().peekable();
    std::iter::from_fn(move || rows.peek().is_some().then(|| rows.by_ref().take(VALUES / width::<A>()).collect()))
}

impl Batch {
    /// Adds rows of one table, in as many statements as it takes.
    pub(crate) fn insert_rows<A: ActiveModelTrait>(&mut self, rows: impl IntoIterator<Item = A>) {
        for part in parts(rows) {
            let values = part.len() * width::<A>();
            self.insert(Insert::many(part).into_query(), values);
        }
    }
}
