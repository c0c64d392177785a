//! Sessions on our own store and our own clock.
//!
//! A session ends after some idle minutes: 30 of a medewerker, 15 of an inwoner, 5 of an inwoner at a computer that others
//! use, too ([`Stay`]). A session row names who it is, so that all sessions of somebody who leaves end at once, in every
//! process that shares the store.

use async_trait::async_trait;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use foundation::{Purpose, Uuid};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use store::{Ms, Store, StoreError};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Session, SessionStore};

pub(crate) const SESSION_WHO: &str = "wie";
/// The name of the cookie.
pub(crate) const COOKIE: &str = "eenloket";
/// How long the session may be idle, in minutes. A session without it is one of a medewerker from before it was kept.
const SESSION_IDLE: &str = "minuten";
const MINUTE_MS: i64 = 60_000;
/// The longest that any session may be idle: what is older is only in the way.
pub(crate) const LONGEST_IDLE_MS: i64 = 30 * MINUTE_MS;
/// How stale `laatst_gezien` may get: a busy screen writes once a minute at most.
const TOUCH_MS: i64 = 60_000;

/// How long a session stays while nothing happens in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// A medewerker at work.
    Medewerker,
    /// An inwoner at a computer or telephone of their own.
    Inwoner,
    /// An inwoner at a computer that others use, too: in a library, at the Balie.
    PublicComputer,
}

impl Stay {
    const fn minutes(self) -> i64 {
        match self {
            Self::Medewerker => 30,
            Self::Inwoner => 15,
            Self::PublicComputer => 5,
        }
    }
}

pub(crate) mod row {
    use sea_orm::entity::prelude::*;
    use store::Ms;
    use store::sea_orm;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sessie")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id_hash: Vec<u8>,
        pub wie: Option<Uuid>,
        pub gegevens: String,
        pub laatst_gezien: Ms,
    }

    store::plain!();
}

/// How long a session that was just read is taken as read, on the clock of the machine: a screen asks several
/// times in a second. Who leaves or logs out elsewhere is out after this time at the latest (60 s is allowed).
const TAKEN_AS_READ: Duration = Duration::from_secs(5);
/// Sessions remembered at most.
const REMEMBERED: usize = 10_000;

tokio::task_local! {
    /// Set while a request runs that a screen sends by itself.
    static BY_ITSELF: ();
}

/// A screen that refreshes itself says so, and keeps nobody logged in by it. Who says it falsely shortens nothing but
/// their own session.
pub(crate) async fn note_refresh(request: Request, next: Next) -> Response {
    if request.headers().contains_key("eenloket-ververst") {
        return BY_ITSELF.scope((), next.run(request)).await;
    }
    next.run(request).await
}

/// tower-sessions on the store.
#[derive(Clone, Debug)]
pub(crate) struct Sessions {
    store: Store,
    read: Arc<Mutex<HashMap<Id, Read>>>,
}

/// A session as it was read.
#[derive(Clone, Debug)]
struct Read {
    record: Record,
    laatst_gezien: Ms,
    at: Instant,
}

fn failed(cause: &StoreError) -> Error {
    Error::Backend(cause.to_string())
}

/// The cookie holds the id; the store only its keyed hash.
pub(crate) fn hash(store: &Store, id: Id) -> Vec<u8> {
    store.keys().index(Purpose::Idempotency, &id.0.to_be_bytes())
}

impl Sessions {
    pub(crate) fn new(store: Store) -> Self {
        Self { store, read: Arc::default() }
    }

    fn remember(&self, read: Read) {
        let mut all = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED {
            all.retain(|_, read| read.at.elapsed() < TAKEN_AS_READ);
        }
        if all.len() < REMEMBERED {
            all.insert(read.record.id, read);
        }
    }

    fn recall(&self, id: Id) -> Option<Read> {
        let all = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&id).filter(|read| read.at.elapsed() < TAKEN_AS_READ).cloned()
    }

    fn forget(&self, id: Id) {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }

    fn hash(&self, id: Id) -> Vec<u8> {
        hash(&self.store, id)
    }

    fn row(&self, record: &Record) -> Result<row::ActiveModel> {
        let wie = record.data.get(SESSION_WHO).and_then(|who| who.get("id")).and_then(|id| id.as_str());
        Ok(row::ActiveModel {
            id_hash: Set(self.hash(record.id)),
            wie: Set(wie.and_then(|id| id.parse().ok())),
            gegevens: Set(serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))?),
            laatst_gezien: Set(Ms::from(self.store.now())),
        })
    }

    async fn put(&self, record: &Record, replace: bool) -> std::result::Result<(), StoreError> {
        let row = self.row(record).map_err(|_| StoreError::Unreadable("sessie.gegevens"))?;
        let tx = self.store.begin_plain().await?;
        if replace {
            tx.remove(row::Entity::delete_many().filter(row::Column::IdHash.eq(self.hash(record.id)))).await?;
        }
        tx.add(row);
        tx.commit().await
    }

    async fn find(&self, id: Id) -> std::result::Result<Option<Record>, StoreError> {
        let now = Ms::from(self.store.now());
        let idle = |seen: Ms| now.0 - seen.0;
        if let Some(read) = self.recall(id).filter(|read| idle(read.laatst_gezien) <= TOUCH_MS) {
            return Ok(Some(read.record));
        }
        let hash = self.hash(id);
        let query = row::Entity::find().filter(row::Column::IdHash.eq(hash.clone()));
        let Some(found): Option<row::Model> = self.store.look().one(query).await? else { return Ok(None) };
        let mut laatst_gezien = found.laatst_gezien;
        let data: HashMap<String, serde_json::Value> =
            serde_json::from_str(&found.gegevens).map_err(|_| StoreError::Unreadable("sessie.gegevens"))?;
        if idle(laatst_gezien) > idle_max(&data) {
            return Ok(None);
        }
        if idle(laatst_gezien) > TOUCH_MS && BY_ITSELF.try_with(|()| ()).is_err() {
            let tx = self.store.begin_plain().await?;
            let touch = row::Entity::update_many()
                .col_expr(row::Column::LaatstGezien, Expr::val(now))
                .filter(row::Column::IdHash.eq(hash));
            tx.change(touch).await?;
            tx.commit().await?;
            laatst_gezien = now;
        }
        // tower-sessions wants an end by the wall clock; ours is the one above.
        let expiry_date =
            tower_sessions::cookie::time::OffsetDateTime::now_utc() + tower_sessions::cookie::time::Duration::days(1);
        let record = Record { id, data, expiry_date };
        self.remember(Read { record: record.clone(), laatst_gezien, at: Instant::now() });
        Ok(Some(record))
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        self.put(record, false).await.map_err(|e| failed(&e))
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let saved = self.put(record, true).await.map_err(|e| failed(&e));
        self.forget(record.id);
        saved
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        self.find(*id).await.map_err(|e| failed(&e))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let remove = async {
            let tx = self.store.begin_plain().await?;
            tx.remove(row::Entity::delete_many().filter(row::Column::IdHash.eq(self.hash(*id)))).await?;
            tx.commit().await
        };
        let removed = remove.await.map_err(|e: StoreError| failed(&e));
        // After it is gone, so that nobody reads it once more in between and remembers it.
        self.forget(*id);
        removed
    }
}

/// The longest that the session with these data may be idle, in milliseconds.
fn idle_max(data: &HashMap<String, serde_json::Value>) -> i64 {
    data.get(SESSION_IDLE).and_then(serde_json::Value::as_i64).unwrap_or(Stay::Medewerker.minutes()) * MINUTE_MS
}

/// Starts a session for somebody whose identity is certain, under a new id (an id from before login is worth nothing after
/// it). Every way to log in ends here: of an inwoner with [`access::Actor::inwoner`], which carries how sure it is.
pub async fn log_in(session: &Session, actor: &access::Actor, stay: Stay) -> std::result::Result<(), crate::Oops> {
    session.cycle_id().await.map_err(|_| crate::Oops::outage())?;
    // Nothing of whoever was logged in here before.
    session.clear().await;
    session.insert(SESSION_WHO, actor).await.map_err(|_| crate::Oops::outage())?;
    session.insert(SESSION_IDLE, stay.minutes()).await.map_err(|_| crate::Oops::outage())?;
    // Here, where a fault still becomes a page that says so.
    session.save().await.map_err(|_| crate::Oops::outage())
}

/// Ends a session.
pub async fn log_out(session: &Session) -> std::result::Result<(), crate::Oops> {
    session.flush().await.map_err(|_| crate::Oops::outage())
}

/// Ends every session of somebody who left, in every process that shares the store: after 5 seconds at the latest.
pub async fn end_sessions_of(store: &Store, who: Uuid) -> std::result::Result<u64, StoreError> {
    let tx = store.begin_plain().await?;
    let count = tx.remove(row::Entity::delete_many().filter(row::Column::Wie.eq(who))).await?;
    tx.commit().await?;
    Ok(count)
}

/// Ends every session of everybody, within an act; gives how many. Tokens of programs are good for ten minutes and stay.
pub async fn end_all_sessions(tx: &store::Tx) -> std::result::Result<u64, StoreError> {
    tx.remove(row::Entity::delete_many()).await
}
