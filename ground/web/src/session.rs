//! Sessions on our own store and our own clock.
//!
//! Staff sessions end after 30 idle minutes. A session row names who it is, so that all sessions of
//! somebody who leaves end at once, in every process that shares the store.

use async_trait::async_trait;
use foundation::{Purpose, Uuid};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use store::{Ms, Store, StoreError};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Session, SessionStore};

pub(crate) const SESSION_WHO: &str = "wie";
pub(crate) const SESSION_CSRF: &str = "csrf";
const IDLE_MS: i64 = 30 * 60_000;
/// How stale `laatst_gezien` may get: a busy screen writes once a minute at most.
const TOUCH_MS: i64 = 60_000;

mod row {
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

/// tower-sessions on the store.
#[derive(Clone, Debug)]
pub(crate) struct Sessions(pub(crate) Store);

fn failed(cause: &StoreError) -> Error {
    Error::Backend(cause.to_string())
}

impl Sessions {
    /// The cookie holds the id; the store only its keyed hash.
    fn hash(&self, id: Id) -> Vec<u8> {
        self.0.keys().index(Purpose::Idempotency, &id.0.to_be_bytes())
    }

    fn row(&self, record: &Record) -> Result<row::ActiveModel> {
        let wie = record.data.get(SESSION_WHO).and_then(|who| who.get("id")).and_then(|id| id.as_str());
        Ok(row::ActiveModel {
            id_hash: Set(self.hash(record.id)),
            wie: Set(wie.and_then(|id| id.parse().ok())),
            gegevens: Set(serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))?),
            laatst_gezien: Set(Ms::from(self.0.now())),
        })
    }

    async fn put(&self, record: &Record, replace: bool) -> std::result::Result<(), StoreError> {
        let row = self.row(record).map_err(|_| StoreError::Unreadable("sessie.gegevens"))?;
        let tx = self.0.begin_plain().await?;
        if replace {
            tx.remove(row::Entity::delete_many().filter(row::Column::IdHash.eq(self.hash(record.id)))).await?;
        }
        tx.add(row);
        tx.commit().await
    }

    async fn find(&self, id: Id) -> std::result::Result<Option<Record>, StoreError> {
        let hash = self.hash(id);
        let query = row::Entity::find().filter(row::Column::IdHash.eq(hash.clone()));
        let Some(found): Option<row::Model> = self.0.look().one(query).await? else { return Ok(None) };
        let now = Ms::from(self.0.now());
        if now.0 - found.laatst_gezien.0 > IDLE_MS {
            return Ok(None);
        }
        if now.0 - found.laatst_gezien.0 > TOUCH_MS {
            let tx = self.0.begin_plain().await?;
            let touch = row::Entity::update_many().col_expr(row::Column::LaatstGezien, Expr::val(now)).filter(row::Column::IdHash.eq(hash));
            tx.change(touch).await?;
            tx.commit().await?;
        }
        let data = serde_json::from_str(&found.gegevens).map_err(|_| StoreError::Unreadable("sessie.gegevens"))?;
        // tower-sessions wants an end by the wall clock; ours is the one above.
        let expiry_date = tower_sessions::cookie::time::OffsetDateTime::now_utc() + tower_sessions::cookie::time::Duration::days(1);
        Ok(Some(Record { id, data, expiry_date }))
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        self.put(record, false).await.map_err(|e| failed(&e))
    }

    async fn save(&self, record: &Record) -> Result<()> {
        self.put(record, true).await.map_err(|e| failed(&e))
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        self.find(*id).await.map_err(|e| failed(&e))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let remove = async {
            let tx = self.0.begin_plain().await?;
            tx.remove(row::Entity::delete_many().filter(row::Column::IdHash.eq(self.hash(*id)))).await?;
            tx.commit().await
        };
        remove.await.map_err(|e: StoreError| failed(&e))
    }
}

/// Starts a session for somebody, under a new id (an id from before login is worth nothing after it).
pub async fn log_in(session: &Session, actor: &access::Actor) -> std::result::Result<(), crate::Oops> {
    let csrf = foundation::Chance::system().secret().simple().to_string();
    session.cycle_id().await.map_err(|_| crate::Oops::outage())?;
    session.insert(SESSION_WHO, actor).await.map_err(|_| crate::Oops::outage())?;
    session.insert(SESSION_CSRF, csrf).await.map_err(|_| crate::Oops::outage())
}

/// Ends a session.
pub async fn log_out(session: &Session) -> std::result::Result<(), crate::Oops> {
    session.flush().await.map_err(|_| crate::Oops::outage())
}

/// Ends every session of somebody who left, in every process.
pub async fn end_sessions_of(store: &Store, who: Uuid) -> std::result::Result<u64, StoreError> {
    let tx = store.begin_plain().await?;
    let count = tx.remove(row::Entity::delete_many().filter(row::Column::Wie.eq(who))).await?;
    tx.commit().await?;
    Ok(count)
}
