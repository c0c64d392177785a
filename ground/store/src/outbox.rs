//! The outbox: what happened is stored in the transaction in which it happened, and delivered after.
//!
//! Delivered at least once, in batches, to listeners that are idempotent. Several processes claim
//! with `FOR UPDATE SKIP LOCKED` (PostgreSQL) or through the one writer (SQLite).

use crate::transaction::Transaction;
use crate::{Backend, Ms, Plain, Store, StoreError};
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
        // What nobody listens to is kept as told, and not due to anybody.
        due_at: Set(is_heard(store, kind).then_some(now)),
        tries: Set(0),
    }
}

/// Whether somebody listens to a kind; as long as nobody has said who listens, it may be so.
pub(crate) fn is_heard(store: &Store, kind: &str) -> bool {
    store.0.heard.get().is_none_or(|kinds| kinds.contains(&kind))
}

/// What a listener does with a batch of events of one kind: all of them, or an error and it gets them again.
pub type Reaction = Arc<
    dyn Fn(Vec<Event>) -> Pin<Box<dyn Future<Output = Result<(), Box<dyn std::error::Error + Send + Sync>>> + Send>>
        + Send
        + Sync,
>;

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
/// When an event that was not taken is due again, in milliseconds.
const RETRY_MS: i64 = 30_000;
/// How long to gather after the first event of a burst: one batch for many costs little, and nobody
/// who reads a screen waits for it.
const GATHER: Duration = Duration::from_millis(200);

impl Relay {
    /// A relay for the table of listeners.
    pub fn new(store: Store, listeners: Vec<Listener>) -> Self {
        // Once is enough: the table of the house does not change while it is open.
        let _ = store.0.heard.set(listeners.iter().map(|listener| listener.kind).collect());
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
                () = self.store.0.wake.notified() => tokio::time::sleep(GATHER).await,
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
        let Some(batch) = Batch::take(&self.store).await? else { return Ok(0) };
        let count = batch.events.len();
        let mut groups: Vec<(String, Vec<Event>)> = Vec::new();
        for event in batch.events.iter().cloned() {
            match groups.iter_mut().find(|(kind, _)| *kind == event.kind) {
                Some((_, group)) => group.push(event),
                None => groups.push((event.kind.clone(), vec![event])),
            }
        }
        let mut failed: Vec<Uuid> = Vec::new();
        for (kind, group) in groups {
            failed.extend(self.deliver_group(&kind, group).await);
        }
        batch.finish(&self.store, &failed).await?;
        metrics::counter!("eenloket_events_delivered_total").increment((count - failed.len()) as u64);
        Ok(count)
    }

    /// A whole group first; if that fails, one by one, so that one bad event holds up no other. Gives
    /// those that were not taken.
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
        failed
    }
}

/// Events that are being delivered by this process.
///
/// On PostgreSQL their rows stay locked in an open transaction until they are done, so that another
/// process skips them, and takes them over at once if this one dies. On SQLite there is one process.
struct Batch {
    events: Vec<Event>,
    claim: Option<Transaction>,
}

impl Batch {
    async fn take(store: &Store) -> Result<Option<Self>, StoreError> {
        use event::{Column, Entity};
        let columns = [Column::Id, Column::Kind, Column::Payload, Column::OrganisatieId, Column::ToldAt, Column::Tries];
        let mut due = Query::select()
            .columns(columns)
            .from(Entity)
            .and_where(Expr::col(Column::DueAt).lte(Ms::from(store.now())))
            .order_by(Column::DueAt, Order::Asc)
            .limit(BATCH)
            .to_owned();
        if store.look().rows::<Event>(due.clone().limit(1)).await?.is_empty() {
            return Ok(None);
        }
        let (events, claim) = match store.backend() {
            Backend::Sqlite => (store.look().rows::<Event>(&due).await?, None),
            Backend::Postgres => {
                due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
                let tx = store.0.engine.begin().await?;
                let statement = tx.get_database_backend().build(&due);
                (Event::find_by_statement(statement).all(&tx).await?, Some(tx))
            }
        };
        Ok((!events.is_empty()).then_some(Self { events, claim }))
    }

    /// What was taken is done; what failed is due again after a while.
    async fn finish(self, store: &Store, failed: &[Uuid]) -> Result<(), StoreError> {
        use event::{Column, Entity};
        let tx = match self.claim {
            Some(tx) => tx,
            None => store.0.engine.begin().await?,
        };
        let done: Vec<Uuid> = self.events.iter().map(|event| event.id).filter(|id| !failed.contains(id)).collect();
        if !done.is_empty() {
            let update =
                Entity::update_many().col_expr(Column::DueAt, Expr::val(Option::<i64>::None)).filter(Column::Id.is_in(done));
            update.exec(&tx).await?;
        }
        if !failed.is_empty() {
            let update = Entity::update_many()
                .col_expr(Column::DueAt, Expr::val(Ms(Ms::from(store.now()).0 + RETRY_MS)))
                .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
                .filter(Column::Id.is_in(failed.iter().copied()));
            update.exec(&tx).await?;
        }
        store.0.engine.commit(tx).await
    }
}
