//! The outbox: what happened is stored in the transaction in which it happened, and delivered after.
//!
//! Delivered at least once, in batches, to listeners that are idempotent. Several processes claim
//! with `FOR UPDATE SKIP LOCKED` (PostgreSQL) or through the one writer (SQLite).

use crate::look::{begin, commit};
use crate::{Ms, Plain, Store, StoreError};
use foundation::Uuid;
use sea_orm::sea_query::{LockBehavior, LockType, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, Order, QueryFilter, sea_query::Expr,
};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

pub(crate) mod event {
    use crate::Ms;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "event")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub payload: String,
        pub organisatie_id: Uuid,
        pub told_at: Ms,
        /// Free to claim from this instant on; null once delivered.
        pub due_at: Option<Ms>,
        pub tries: i32,
    }

    crate::plain!();
}

/// Something that happened: a stable kind and ids, never a value about a person.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Event {
    /// Unique; receivers use it to act once.
    pub id: Uuid,
    /// The stable kind, such as `doorverwijzing.geaccepteerd`.
    pub kind: String,
    /// Ids as JSON.
    pub payload: String,
    /// On whose behalf it happened.
    pub organisatie_id: Uuid,
    /// When it was told.
    pub told_at: Ms,
    /// How often delivery was tried before.
    pub tries: i32,
}
impl Plain for Event {}

impl Event {
    /// The payload as the type that the speaker published.
    pub fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T, StoreError> {
        serde_json::from_str(&self.payload).map_err(|_| StoreError::Unreadable("event.payload"))
    }
}

pub(crate) fn row(store: &Store, kind: &str, payload: &impl serde::Serialize, organisatie: Uuid) -> event::ActiveModel {
    let now = Ms::from(store.now());
    event::ActiveModel {
        id: Set(store.new_id()),
        kind: Set(kind.to_owned()),
        payload: Set(serde_json::to_string(payload).expect("ids are plain data")),
        organisatie_id: Set(organisatie),
        told_at: Set(now),
        due_at: Set(Some(now)),
        tries: Set(0),
    }
}

/// What a listener does with a batch of events of one kind: all of them, or an error and it gets them again.
pub type Reaction =
    Arc<dyn Fn(Vec<Event>) -> Pin<Box<dyn Future<Output = Result<(), Box<dyn std::error::Error + Send + Sync>>> + Send>> + Send + Sync>;

/// Who reacts to a kind of event. The house keeps the one table of these.
#[derive(Clone)]
pub struct Listener {
    /// The kind listened to.
    pub kind: &'static str,
    /// The name of the listener, for logs.
    pub name: &'static str,
    /// The reaction.
    pub reaction: Reaction,
}

/// Carries events from the outbox to the listeners.
pub struct Relay {
    store: Store,
    listeners: Vec<Listener>,
}

const BATCH: u64 = 200;
/// How long a claim holds before another process may take it over, in milliseconds.
const CLAIM_MS: i64 = 30_000;

impl Relay {
    /// A relay for the table of listeners.
    pub fn new(store: Store, listeners: Vec<Listener>) -> Self {
        Self { store, listeners }
    }

    /// Delivers until told to stop: woken by an act of this process, and every second for the others.
    pub async fn run(self, mut stop: tokio::sync::watch::Receiver<bool>) {
        loop {
            match self.deliver_batch().await {
                Ok(count) if count == BATCH as usize => continue,
                Ok(_) => {}
                Err(cause) => tracing::warn!(%cause, "the outbox could not be read"),
            }
            tokio::select! {
                _ = stop.changed() => return,
                () = self.store.0.wake.notified() => {}
                () = tokio::time::sleep(Duration::from_secs(1)) => {}
            }
        }
    }

    /// Delivers everything that is due now (tests and `eenloket controleer`); gives how many.
    pub async fn drain(&self) -> Result<usize, StoreError> {
        let mut all = 0;
        loop {
            let count = self.deliver_batch().await?;
            all += count;
            if count == 0 {
                return Ok(all);
            }
        }
    }

    async fn deliver_batch(&self) -> Result<usize, StoreError> {
        let claimed = self.claim().await?;
        let count = claimed.len();
        let mut done: Vec<Uuid> = Vec::with_capacity(count);
        let mut groups: Vec<(String, Vec<Event>)> = Vec::new();
        for event in claimed {
            match groups.iter_mut().find(|(kind, _)| *kind == event.kind) {
                Some((_, group)) => group.push(event),
                None => groups.push((event.kind.clone(), vec![event])),
            }
        }
        for (kind, group) in groups {
            done.extend(self.deliver_group(&kind, group).await);
        }
        self.mark_done(done).await?;
        metrics::counter!("eenloket_events_delivered_total").increment(count as u64);
        Ok(count)
    }

    /// A whole group first; if that fails, one by one, so that one bad event holds up no other.
    async fn deliver_group(&self, kind: &str, group: Vec<Event>) -> Vec<Uuid> {
        let mut failed: Vec<Uuid> = Vec::new();
        for listener in self.listeners.iter().filter(|l| l.kind == kind) {
            if (listener.reaction)(group.clone()).await.is_ok() {
                continue;
            }
            for event in &group {
                if let Err(cause) = (listener.reaction)(vec![event.clone()]).await {
                    tracing::warn!(kind, listener = listener.name, event = %event.id, %cause, "an event was not taken");
                    failed.push(event.id);
                }
            }
        }
        group.into_iter().map(|event| event.id).filter(|id| !failed.contains(id)).collect()
    }

    async fn claim(&self) -> Result<Vec<Event>, StoreError> {
        use event::{Column, Entity};
        let now = Ms::from(self.store.now());
        let mut due = Query::select()
            .column(Column::Id)
            .from(Entity)
            .and_where(Expr::col(Column::DueAt).lte(now))
            .order_by(Column::DueAt, Order::Asc)
            .limit(BATCH)
            .to_owned();
        let first = due.clone().limit(1).to_owned();
        due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        if self.store.look().rows::<Waiting>(&first).await?.is_empty() {
            return Ok(Vec::new());
        }
        let mut take = Query::update();
        take.table(Entity)
            .value(Column::DueAt, Ms(now.0 + CLAIM_MS))
            .value(Column::Tries, Expr::col(Column::Tries).add(1))
            .and_where(Expr::col(Column::Id).in_subquery(due))
            .returning(Query::returning().columns([
                Column::Id,
                Column::Kind,
                Column::Payload,
                Column::OrganisatieId,
                Column::ToldAt,
                Column::Tries,
            ]));
        let tx = begin(&self.store).await?;
        let statement = tx.get_database_backend().build(&take);
        let claimed = Event::find_by_statement(statement).all(&tx).await?;
        commit(tx, &self.store).await?;
        Ok(claimed)
    }

    async fn mark_done(&self, done: Vec<Uuid>) -> Result<(), StoreError> {
        use event::{Column, Entity};
        if done.is_empty() {
            return Ok(());
        }
        let tx = self.store.begin_plain().await?;
        let update = Entity::update_many().col_expr(Column::DueAt, Expr::val(Option::<i64>::None)).filter(Column::Id.is_in(done));
        tx.change(update).await?;
        tx.commit().await
    }
}

#[derive(FromQueryResult)]
struct Waiting {
    #[allow(dead_code, reason = "only its presence matters")]
    id: Uuid,
}
impl Plain for Waiting {}
