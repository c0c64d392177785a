//! One act: a purpose, a transaction, and the lines that its end writes.

mod end;
mod reading;

use self::end::End;
use self::reading::Reading;
use crate::batch::Batch;
use crate::rows::{parts, width};
use crate::stored::person_of;
use crate::transaction::Transaction;
use crate::{Held, Once, Personal, PersonalTable, Plain, PlainTable, Store, StoreError, Stored, lines, outbox};
use access::Verwerking;
use foundation::Uuid;
use sea_orm::sea_query::{InsertStatement, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DbBackend, DbErr, DeleteMany, EntityTrait, Insert, QueryTrait, Statement, UpdateMany,
    Value,
};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use tokio::sync::OnceCell;

/// An open act. End it with [`Tx::finish`] or [`Tx::hand_out`]; an act that is dropped is undone,
/// and what it read is logged all the same.
///
/// A transaction of the database opens with the first change that does not wait for the end. Before
/// that each look sees what is committed at its moment; whatever a change rests on is said in the change.
pub struct Tx {
    /// The transaction, once something was changed in it.
    open: OnceCell<Transaction>,
    store: Store,
    purpose: Arc<Verwerking>,
    kept: Mutex<Kept>,
    ended: bool,
}

/// What an act gathers until its end.
#[derive(Default)]
struct Kept {
    /// Whom the act has read, or changed something about.
    persons: BTreeSet<Uuid>,
    /// About whom it adds something at its end; if it does not come to that, nobody knows them by it.
    added: BTreeSet<Uuid>,
    batch: Batch,
    events: Vec<outbox::event::ActiveModel>,
    /// Lines that are about somebody else, with whom they were said to be about and whom they are.
    corrections: Vec<(Uuid, [Uuid; 2])>,
    /// Rows that stay also when the act does not.
    whatever_comes: Vec<InsertStatement>,
}

impl Tx {
    pub(crate) fn begin(store: &Store, purpose: &Verwerking) -> Self {
        Self {
            open: OnceCell::new(),
            store: store.clone(),
            purpose: Arc::new(purpose.clone()),
            kept: Mutex::default(),
            ended: false,
        }
    }

    /// Where this act changes what cannot wait for its end.
    async fn writing(&self) -> Result<&Transaction, StoreError> {
        self.open.get_or_try_init(|| self.store.0.engine.begin()).await
    }

    fn reading(&self) -> Reading<'_> {
        match self.open.get() {
            Some(open) => Reading::Within(open),
            None => Reading::Beside(&self.store.0.engine.read),
        }
    }

    fn build(&self, query: &SelectStatement) -> Statement {
        DbBackend::from(self.store.backend()).build(query)
    }

    fn text(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
        Statement::from_sql_and_values(DbBackend::from(self.store.backend()), sql, values)
    }

    fn keep<T>(&self, change: impl FnOnce(&mut Kept) -> T) -> T {
        change(&mut self.kept.lock().expect("no panic under lock"))
    }

    /// The store, for its clock, chance and keys.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The purpose of this act.
    pub fn purpose(&self) -> &Verwerking {
        &self.purpose
    }

    /// Says that this act is about a person of whom no row was read or written through it.
    pub fn concerns(&self, inwoner: Uuid) {
        self.keep(|kept| kept.persons.insert(inwoner));
    }

    /// The rows of a query about persons. Each person found is in the lines of this act.
    pub async fn all<M: Personal>(
        &self,
        query: impl QueryTrait<QueryStatement = SelectStatement>,
    ) -> Result<Held<Vec<M>>, StoreError> {
        self.rows(&query.into_query()).await
    }

    /// As [`Tx::all`], for a hand-made query.
    pub async fn rows<M: Personal>(&self, query: &SelectStatement) -> Result<Held<Vec<M>>, StoreError> {
        let statement = self.build(query);
        let rows = M::find_by_statement(statement).all(&self.reading()).await?;
        self.keep(|kept| kept.persons.extend(rows.iter().filter_map(Personal::inwoner)));
        Ok(Held::new(rows))
    }

    /// The first row of a query about persons.
    pub async fn one<M: Personal>(
        &self,
        query: impl QueryTrait<QueryStatement = SelectStatement>,
    ) -> Result<Held<Option<M>>, StoreError> {
        let statement = self.build(&query.into_query());
        let row = M::find_by_statement(statement).one(&self.reading()).await?;
        self.keep(|kept| kept.persons.extend(row.iter().filter_map(Personal::inwoner)));
        Ok(Held::new(row))
    }

    /// The rows of a query about persons, as SQL that both databases read (`$1`, `$2` …).
    pub async fn sql<M: Personal>(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Held<Vec<M>>, StoreError> {
        let statement = self.text(sql, values);
        let rows = M::find_by_statement(statement).all(&self.reading()).await?;
        self.keep(|kept| kept.persons.extend(rows.iter().filter_map(Personal::inwoner)));
        Ok(Held::new(rows))
    }

    /// The rows of a query about nobody, as SQL that both databases read.
    pub async fn plain_sql<M: Plain>(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<M>, StoreError> {
        let statement = self.text(sql, values);
        Ok(M::find_by_statement(statement).all(&self.reading()).await?)
    }

    /// The rows of a query about nobody, within this act.
    pub async fn plain_all<M: Plain>(
        &self,
        query: impl QueryTrait<QueryStatement = SelectStatement>,
    ) -> Result<Vec<M>, StoreError> {
        self.plain_rows(&query.into_query()).await
    }

    /// As [`Tx::plain_all`], for a hand-made query.
    pub async fn plain_rows<M: Plain>(&self, query: &SelectStatement) -> Result<Vec<M>, StoreError> {
        let statement = self.build(query);
        Ok(M::find_by_statement(statement).all(&self.reading()).await?)
    }

    /// The first row of a query about nobody, within this act.
    pub async fn plain_one<M: Plain>(
        &self,
        query: impl QueryTrait<QueryStatement = SelectStatement>,
    ) -> Result<Option<M>, StoreError> {
        let statement = self.build(&query.into_query());
        Ok(M::find_by_statement(statement).one(&self.reading()).await?)
    }

    /// Adds a row at the end of the act, together with all others. About whom it is, the row says.
    pub fn add<A>(&self, row: A)
    where
        A: ActiveModelTrait + Send,
        A::Entity: Stored + EntityTrait<ActiveModel = A>,
    {
        let person = person_of(&row);
        self.keep(|kept| {
            kept.added.extend(person);
            kept.batch.insert_rows([row]);
        });
    }

    /// Adds a row about nobody when the act ends, however it ends: that something was refused is kept although nothing was done.
    /// Such an act also leaves its access line when it fails, or is dropped.
    pub fn add_whatever_comes<A>(&self, row: A)
    where
        A: ActiveModelTrait + Send,
        A::Entity: Stored<Kind = PlainTable> + EntityTrait<ActiveModel = A>,
    {
        let insert = Insert::one(row).into_query();
        self.keep(|kept| kept.whatever_comes.push(insert));
    }

    /// Adds rows of one table at the end of the act.
    pub fn add_all<A>(&self, rows: impl IntoIterator<Item = A>)
    where
        A: ActiveModelTrait + Send,
        A::Entity: Stored + EntityTrait<ActiveModel = A>,
    {
        let rows: Vec<A> = rows.into_iter().collect();
        self.keep(|kept| {
            kept.added.extend(rows.iter().filter_map(person_of));
            kept.batch.insert_rows(rows);
        });
    }

    /// Adds rows of one table at the end of the act, leaving out those whose unique value is there.
    pub fn add_all_unless_there<A>(&self, rows: impl IntoIterator<Item = A>)
    where
        A: ActiveModelTrait + Send,
        A::Entity: Stored + EntityTrait<ActiveModel = A>,
    {
        let rows: Vec<A> = rows.into_iter().collect();
        let nothing = sea_orm::sea_query::OnConflict::new().do_nothing().to_owned();
        self.keep(|kept| {
            kept.added.extend(rows.iter().filter_map(person_of));
            for part in parts(rows) {
                let values = part.len() * width::<A>();
                kept.batch.insert(Insert::many(part).on_conflict(nothing.clone()).into_query(), values);
            }
        });
    }

    /// Adds a row now unless one with the same unique value is there; tells whether it was added.
    pub async fn add_unless_there<A>(&self, row: A) -> Result<bool, StoreError>
    where
        A: ActiveModelTrait + Send,
        A::Entity: Stored + EntityTrait<ActiveModel = A>,
    {
        let person = person_of(&row);
        let insert = Insert::one(row).on_conflict(sea_orm::sea_query::OnConflict::new().do_nothing().to_owned());
        let done = self.writing().await?.execute(&insert.into_query()).await?.rows_affected() == 1;
        if done {
            self.keep(|kept| kept.persons.extend(person));
        }
        Ok(done)
    }

    /// Adds many rows of one table now, as many a statement as both databases take.
    pub async fn add_many<A>(&self, rows: Vec<A>) -> Result<(), StoreError>
    where
        A: ActiveModelTrait + Send,
        A::Entity: Stored + EntityTrait<ActiveModel = A>,
    {
        let persons: Vec<Uuid> = rows.iter().filter_map(person_of).collect();
        self.keep(|kept| kept.persons.extend(persons));
        for part in parts(rows) {
            self.writing().await?.execute(&Insert::many(part).into_query()).await?;
        }
        Ok(())
    }

    /// Changes rows about nobody; gives how many.
    pub async fn change<E: Stored<Kind = PlainTable>>(&self, update: UpdateMany<E>) -> Result<u64, StoreError> {
        Ok(update.exec(self.writing().await?).await?.rows_affected)
    }

    /// Changes rows about one person (or about nobody after all); gives how many.
    pub async fn change_about<E: Stored<Kind = PersonalTable>>(
        &self,
        inwoner: impl Into<Option<Uuid>>,
        update: UpdateMany<E>,
    ) -> Result<u64, StoreError> {
        let inwoner: Option<Uuid> = inwoner.into();
        self.keep(|kept| kept.persons.extend(inwoner));
        Ok(update.exec(self.writing().await?).await?.rows_affected)
    }

    /// Removes rows about nobody; gives how many.
    pub async fn remove<E: Stored<Kind = PlainTable>>(&self, delete: DeleteMany<E>) -> Result<u64, StoreError> {
        Ok(delete.exec(self.writing().await?).await?.rows_affected)
    }

    /// Removes rows about one person; gives how many.
    pub async fn remove_about<E: Stored<Kind = PersonalTable>>(
        &self,
        inwoner: impl Into<Option<Uuid>>,
        delete: DeleteMany<E>,
    ) -> Result<u64, StoreError> {
        let inwoner: Option<Uuid> = inwoner.into();
        self.keep(|kept| kept.persons.extend(inwoner));
        Ok(delete.exec(self.writing().await?).await?.rows_affected)
    }

    pub(crate) fn keep_correction(&self, line: Uuid, persons: [Uuid; 2]) {
        self.keep(|kept| kept.corrections.push((line, persons)));
    }

    /// Runs a hand-made change; gives how many rows it changed. The caller says whom it concerns.
    pub(crate) async fn run(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<u64, StoreError> {
        let statement = self.text(sql, values);
        Ok(self.writing().await?.execute_raw(statement).await?.rows_affected())
    }

    /// Changes exactly one row at the end of the act; unless it is there to be changed, the act does not
    /// stand and ends with [`StoreError::Unmet`] of that condition.
    pub fn claim<E: Stored<Kind = PlainTable>>(&self, update: UpdateMany<E>, condition: &'static str) {
        self.keep(|kept| kept.batch.claim(update.into_query(), condition));
    }

    /// Removes rows about nobody at the end of the act.
    pub fn remove_at_end<E: Stored<Kind = PlainTable>>(&self, delete: DeleteMany<E>) {
        self.keep(|kept| kept.batch.remove(delete.into_query()));
    }

    /// Tells what happened, to whoever the house has listening: in the outbox, in this transaction.
    pub fn tell(&self, kind: &'static str, payload: &impl serde::Serialize) {
        let row = outbox::row(&self.store, kind, payload, self.purpose.actor().organisatie);
        self.keep(|kept| kept.events.push(row));
    }

    /// Makes a repeat of this act with the same key give the same answer: `location` is where it led.
    pub fn remember(&self, once: &Once, location: &str) {
        let row = once.row(&self.store, self.purpose.act(), location);
        self.keep(|kept| kept.batch.insert_rows([row]));
    }

    /// Ends an act whose outcome holds nothing about a person.
    ///
    /// With `Ok` everything is committed together with the lines; with `Err` everything is undone and
    /// what was read is logged as `mislukt` in a transaction of its own. What has begun to end also
    /// ends when the caller goes away meanwhile: a browser that breaks off leaves no read without a line.
    pub async fn finish<T, E: From<StoreError>>(mut self, outcome: Result<T, E>) -> Result<T, E> {
        self.ended = true;
        let kept = std::mem::take(self.kept.get_mut().expect("no panic under lock"));
        let end = End { open: self.open.take(), store: self.store.clone(), purpose: self.purpose.clone(), kept };
        let ended = match &outcome {
            Ok(_) => tokio::spawn(end.commit()),
            Err(_) => tokio::spawn(end.undo()),
        };
        match ended.await {
            Ok(done) => done?,
            Err(cause) => return Err(StoreError::Outage(DbErr::Custom(format!("the act was cut off: {cause}"))).into()),
        }
        outcome
    }

    /// Ends an act and hands out what it read about persons.
    pub async fn hand_out<T, E: From<StoreError>>(self, outcome: Result<Held<T>, E>) -> Result<T, E> {
        self.finish(outcome).await.map(Held::open)
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        // What it changed is undone first; on SQLite that gives the one writer back.
        drop(self.open.take());
        let kept = std::mem::take(self.kept.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner));
        if kept.persons.is_empty() && kept.whatever_comes.is_empty() {
            return;
        }
        let (store, purpose) = (self.store.clone(), self.purpose.clone());
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(cause) = lines::write_failed(&store, &purpose, &kept.persons, false, kept.whatever_comes).await {
                    tracing::error!(act = %purpose.act(), %cause, "lines of a dropped act could not be written");
                }
            });
        }
    }
}
